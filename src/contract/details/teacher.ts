// What problems of a teacher's link say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

export const TEACHER_DETAILS = {
	linkExpired: {
		en: "This teacher's link has run out. Ask whoever gave it to you for a new one.",
		zh: "这个教师链接已经过期。请向提供链接的人索取新的链接。",
	},
	otherThanClass: {
		en: "A teacher's link shows the class of its assignment and makes follow-ups of it; this takes a server key.",
		zh: "教师链接只用于查看该作业的班级情况和布置后续练习；这个操作需要服务器密钥。",
	},
} as const satisfies Readonly<Record<string, Localized>>;
