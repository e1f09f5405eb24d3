// The few sentences that all questions share.
import type { Verdict } from "../exercise/types.ts";
import type { Localized } from "../text/locale.ts";

export const TRUTH = {
	true: { en: "True", zh: "对" },
	false: { en: "False", zh: "错" },
} as const satisfies Record<string, Localized>;

/** A reason with the verdict in front. */
export const REASON: Localized<(truth: string, reason: string) => string> = {
	en: (truth, reason) => `${truth}: ${reason}`,
	zh: (truth, reason) => `${truth}：${reason}`,
};

export const UNITS = {
	s: { en: "s", zh: "秒" },
	ms: { en: "ms", zh: "毫秒" },
	"sequence-number": { en: "", zh: "" },
} as const satisfies Record<string, Localized>;

export const OPENINGS = {
	correct: { en: "Correct.", zh: "回答正确。" },
	"follow-through": { en: "Correct.", zh: "回答正确。" },
	partly: { en: "Partly right.", zh: "部分正确。" },
	wrong: { en: "That is not it.", zh: "回答不对。" },
	unreadable: {
		en: "Not readable: it earns nothing until you rewrite it and submit again.",
		zh: "未能识别，不得分，请改写后重交。",
	},
	unanswered: { en: "No answer.", zh: "未作答。" },
} as const satisfies Record<Verdict, Localized>;

export const EXTRA = {
	missed: {
		en: (texts) => `Missing: ${texts.join("; ")}.`,
		zh: (texts) => `漏选：${texts.join("；")}。`,
	},
	rightVerdict: {
		en: "True or false is right, but not for this reason.",
		zh: "对错判断正确，但理由不对。",
	},
	noReason: {
		en: "True or false is right; choose the reason as well.",
		zh: "对错判断正确，还要选出理由。",
	},
	firstMisplaced: {
		en: (place, text) => `Step ${place} is: ${text}`,
		zh: (place, text) => `第 ${place} 步应为：${text}`,
	},
} as const satisfies {
	readonly missed: Localized<(texts: readonly string[]) => string>;
	readonly rightVerdict: Localized;
	readonly noReason: Localized;
	readonly firstMisplaced: Localized<(place: number, text: string) => string>;
};

/** Why an answer could not be read, beyond what the readers of single values say. */
export const UNREADABLE = {
	notText: { en: "Write a word or two, at most 64 characters.", zh: "请写一个词或短语，最多 64 个字符。" },
	notPairs: {
		en: "Send an object with the id of a right-hand side for each left-hand side.",
		zh: "请用对象作答：左侧每一项对应右侧一项的编号。",
	},
} as const satisfies Record<string, Localized>;
