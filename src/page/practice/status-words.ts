// What the line about how things stand says, in every language.
import type { Localized } from "../../text/locale.ts";

export interface StatusWords {
	readonly offline: string;
	readonly waiting: (answers: number) => string;
	readonly sent: (answers: number) => string;
	readonly lost: string;
	readonly sendNow: string;
	readonly update: string;
	readonly reload: string;
	readonly away: string;
	readonly points: (points: number, max: number) => string;
	readonly refused: (reason: string) => string;
	/** `what` became of the item called so. */
	readonly became: (title: string, what: string) => string;
	readonly seen: string;
}

export const STATUS_WORDS: Localized<StatusWords> = {
	en: {
		offline: "Offline.",
		waiting: (answers) => (answers === 1 ? "1 answer waits to be sent." : `${answers} answers wait to be sent.`),
		sent: (answers) => (answers === 1 ? "1 answer was sent." : `${answers} answers were sent.`),
		lost: "This browser keeps nothing: everything works, but your record ends with this tab.",
		sendNow: "Send now",
		update: "There is a newer version of this page.",
		reload: "Load it",
		away: "Graded while you were away",
		points: (points, max) => `${points} of ${max} points`,
		refused: (reason) => `not recorded: ${reason}`,
		became: (title, what) => `${title}: ${what}`,
		seen: "Done",
	},
	zh: {
		offline: "离线。",
		waiting: (answers) => `有 ${answers} 个作答等待提交。`,
		sent: (answers) => `已提交 ${answers} 个作答。`,
		lost: "这个浏览器不保存数据：一切功能照常，但关闭标签页后记录就没有了。",
		sendNow: "立即提交",
		update: "本页有新版本。",
		reload: "加载新版本",
		away: "您离开期间已评分",
		points: (points, max) => `${points} / ${max} 分`,
		refused: (reason) => `未记录，${reason}`,
		became: (title, what) => `${title}：${what}`,
		seen: "知道了",
	},
};
