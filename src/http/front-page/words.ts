// What the front page says, in every language.
import type { Localized } from "../../text/locale.ts";

interface FrontPageWords {
	readonly title: string;
	/** One sentence; also in the JSON. */
	readonly summary: string;
	readonly offers: readonly string[];
	readonly begin: string;
	readonly docs: string;
	readonly openapi: string;
	readonly catalogue: string;
	/** The link to this page in this language. */
	readonly ownName: string;
}

export const FRONT_PAGE_WORDS: Localized<FrontPageWords> = {
	en: {
		title: "seqack: quizzes about TCP",
		summary: "A quiz and grading API about how TCP opens, closes and is attacked.",
		offers: [
			"Randomized scenarios with blanks in them: states, flags, sequence and acknowledgment numbers, queues, times.",
			"Answers are graded and every value is explained, with its RFC section, by the engine that made it.",
			"Concept questions, quizzes, pictures, captures for Wireshark, and a TCP engine to try things out.",
		],
		begin: "Ask for a first scenario; no key is needed:",
		docs: "Documentation",
		openapi: "OpenAPI document",
		catalogue: "What there is to practise",
		ownName: "English",
	},
	zh: {
		title: "seqack：TCP 练习与评分",
		summary: "关于 TCP 如何建立连接、释放连接和遭受攻击的练习与评分 API。",
		offers: [
			"随机生成的场景，其中留有空格：状态、标志位、序号与确认号、队列、时间。",
			"答案自动评分，每个值都由生成它的引擎解释，并注明 RFC 章节。",
			"另有概念题、测验、示意图、可用 Wireshark 打开的抓包文件，以及可自由试验的 TCP 引擎。",
		],
		begin: "取第一个场景，不需要密钥：",
		docs: "文档",
		openapi: "OpenAPI 文档",
		catalogue: "全部练习内容",
		ownName: "中文",
	},
};
