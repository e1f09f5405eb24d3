// What the documentation says besides its chapters.
import type { Localized } from "../../text/locale.ts";

interface DocsWords {
	readonly intro: string;
	readonly contents: string;
	readonly chapters: string;
	readonly operations: string;
	readonly search: string;
	readonly searchHint: string;
	readonly found: (n: number) => string;
	readonly reference: string;
	readonly sample: string;
	/** Above what a sample prints. */
	readonly prints: string;
	/** Of what stands above the viewer. */
	readonly away: string;
	readonly back: string;
	/** What the viewer shows, and that it is in English. */
	readonly viewer: string;
	readonly waiting: string;
	readonly unreachable: string;
}

export const DOCS_WORDS: Localized<DocsWords> = {
	en: {
		intro:
			"An API about how TCP opens, closes and is attacked: it makes scenarios and questions, grades answers, says what went wrong and remembers what a learner has mastered.",
		contents: "Contents",
		chapters: "Chapters",
		operations: "Operations",
		search: "Search",
		searchHint: "operation, path, error code …",
		found: (n) => (n === 1 ? "1 found" : `${n} found`),
		reference: "Try every operation out",
		sample: "Sample",
		prints: "It prints",
		away: "Documentation",
		back: "Chapters and errors",
		viewer: "Every operation",
		waiting: "Loading every operation …",
		unreachable: "The document could not be loaded. Check the network and load the page again.",
	},
	zh: {
		intro: "关于 TCP 如何建立、释放连接和遭受攻击的 API：生成场景和题目，评分，指出错在哪里，并记住学习者掌握了什么。",
		contents: "目录",
		chapters: "章节",
		operations: "接口",
		search: "搜索",
		searchHint: "接口、路径、错误码……",
		found: (n) => `找到 ${n} 项`,
		reference: "在线试用全部接口",
		sample: "示例",
		prints: "输出",
		away: "文档",
		back: "章节与错误码",
		viewer: "全部接口（英文）",
		waiting: "正在加载全部接口……",
		unreachable: "文档加载失败。请检查网络，然后刷新页面。",
	},
};
