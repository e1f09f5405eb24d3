// How feedback opens, and what a whole result comes to.
import { showCount } from "./amounts.ts";
import { hostName, spaced } from "./host-names.ts";
import type { Locale, Localized } from "./locale.ts";

export type VerdictName = "correct" | "follow-through" | "partly" | "wrong" | "unreadable" | "unanswered";

export interface AnswerFacts {
	/** As read; null where there is nothing to show. */
	readonly given: string | null;
	readonly expected: string;
}

/** "You wrote 9000; it is 9001." */
export function feedbackOpening(verdict: VerdictName, facts: AnswerFacts, locale: Locale): string {
	return OPENINGS[verdict](facts)[locale];
}

function itIs({ expected }: AnswerFacts): Localized {
	return { en: `It is ${expected}.`, zh: spaced(`应为${expected}。`) };
}

const OPENINGS = {
	correct: ({ expected }) => ({ en: `Correct: ${expected}.`, zh: `正确：${expected}。` }),
	"follow-through": ({ given, expected }) =>
		given === null
			? {
					en: `This follows from your earlier answer; the exact value is ${expected}.`,
					zh: `按你前面的答案推算没有错；准确值是 ${expected}。`,
				}
			: {
					en: `${given} follows from your earlier answer; the exact value is ${expected}.`,
					zh: `按你前面的答案推算，${given} 没有错；准确值是 ${expected}。`,
				},
	partly: (facts) =>
		facts.given === null
			? { en: `Partly right. ${itIs(facts).en}`, zh: `部分正确，${itIs(facts).zh}` }
			: {
					en: `Partly right: you wrote ${facts.given}; it is ${facts.expected}.`,
					zh: spaced(`部分正确：你写的是${facts.given}，应为${facts.expected}。`),
				},
	wrong: (facts) =>
		facts.given === null
			? itIs(facts)
			: {
					en: `You wrote ${facts.given}; it is ${facts.expected}.`,
					zh: spaced(`你写的是${facts.given}，应为${facts.expected}。`),
				},
	unreadable: (facts) => ({
		en: `Your answer could not be read, which costs nothing. ${itIs(facts).en}`,
		zh: `没能读懂你的答案，不扣分。${itIs(facts).zh}`,
	}),
	unanswered: ({ expected }) => ({ en: `No answer; it is ${expected}.`, zh: spaced(`未作答；答案是${expected}。`) }),
} as const satisfies Record<VerdictName, (facts: AnswerFacts) => Localized>;

export interface SummaryFacts {
	readonly points: number;
	readonly max: number;
	readonly wrong: number;
	readonly unreadable: number;
	readonly unanswered: number;
	readonly followThrough: number;
}

/** "7 of 9 points: 1 wrong, 2 unanswered." */
export function summarySentence(facts: SummaryFacts, locale: Locale): string {
	const points = showCount(facts.points, locale);
	const max = showCount(facts.max, locale);
	const parts = PARTS.flatMap(({ fact, en, zh }) => {
		const n = facts[fact];
		if (n === 0) return [];
		return [locale === "en" ? `${showCount(n, locale)} ${en}` : `${zh} ${showCount(n, locale)} 处`];
	});
	if (locale === "en")
		return `${points} of ${max} ${facts.max === 1 ? "point" : "points"}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
	return `得 ${points} 分，满分 ${max} 分${parts.length > 0 ? `：${parts.join("，")}` : ""}。`;
}

type Part = Localized & { readonly fact: "wrong" | "followThrough" | "unreadable" | "unanswered" };

const PARTS: readonly Part[] = [
	{ fact: "wrong", en: "wrong", zh: "错" },
	{ fact: "followThrough", en: "right given an earlier slip", zh: "只受前面错误影响的" },
	{ fact: "unreadable", en: "unreadable", zh: "读不懂" },
	{ fact: "unanswered", en: "unanswered", zh: "未答" },
];

/** An end whose state this step leaves as it was; `sinceStep` is the step in which it got there, null for the start. */
export function stayedSentence(host: string, state: string, sinceStep: number | null, locale: Locale): string {
	const name = hostName(host, locale);
	if (locale === "en") {
		const stays = sinceStep === null ? `it is still in ${state}` : `it has been in ${state} since step ${sinceStep}`;
		return `This step does not change the state of ${name}: ${stays}.`;
	}
	const stays = sinceStep === null ? `仍处于 ${state}` : `从第 ${sinceStep} 步起一直处于 ${state}`;
	return spaced(`这一步没有改变${name}的状态：${stays}。`);
}
