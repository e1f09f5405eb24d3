// What this service is, in a sentence, for machines that ask at its address.
import type { Localized } from "../text/locale.ts";

export const FRONT_PAGE_SUMMARY: Localized = {
	en: "A quiz and grading API about how TCP opens, closes and is attacked.",
	zh: "关于 TCP 如何建立连接、释放连接和遭受攻击的练习与评分 API。",
};
