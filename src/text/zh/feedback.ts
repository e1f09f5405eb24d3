// How feedback opens, and what a result comes to, in Chinese.
import { showCount } from "../digits.ts";
import { type AnswerFacts, type FeedbackWords, SLIPS, type Slip, type SummaryFacts } from "../facts/feedback.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

const itIs = ({ expected }: AnswerFacts) => spaced(`应为${expected}。`);

const opening: FeedbackWords["opening"] = {
	correct: ({ expected }) => `正确：${expected}。`,
	"follow-through": ({ given, expected }) =>
		given === null
			? `按你前面的答案推算没有错；准确值是 ${expected}。`
			: `按你前面的答案推算，${given} 没有错；准确值是 ${expected}。`,
	partly: (facts) =>
		facts.given === null
			? `部分正确，${itIs(facts)}`
			: spaced(`部分正确：你写的是${facts.given}，应为${facts.expected}。`),
	wrong: (facts) => (facts.given === null ? itIs(facts) : spaced(`你写的是${facts.given}，应为${facts.expected}。`)),
	unreadable: (facts) => `未能识别，本空不得分，请改写后重交。${itIs(facts)}`,
	unanswered: ({ expected }) => spaced(`未作答；答案是${expected}。`),
};

const SLIP_WORDS: Readonly<Record<Slip, string>> = {
	wrong: "错",
	followThrough: "沿用前面的错值、推算正确",
	unreadable: "未能识别",
	unanswered: "未答",
};

function summary(facts: SummaryFacts): string {
	const slips = SLIPS.filter((slip) => facts[slip] > 0).map(
		(slip) => `${SLIP_WORDS[slip]} ${showCount(facts[slip])} 处`,
	);
	const points = `得 ${showCount(facts.points)} 分，满分 ${showCount(facts.max)} 分`;
	return `${points}${slips.length > 0 ? `：${slips.join("，")}` : ""}。`;
}

function stayed(host: string, state: string, sinceStep: number | null): string {
	const since = sinceStep === null ? "仍" : `从第 ${sinceStep} 步起就`;
	return spaced(`${hostName(host)}${since}处于 ${state}，这一步不变。`);
}

const pshOptional = "PSH 只表示请尽快把数据交给应用程序，写不写都算对。";

const shortOpening: FeedbackWords["shortOpening"] = {
	correct: "正确。",
	"follow-through": "按你前面的答案推算没有错。",
	partly: "部分正确。",
	wrong: "不对。",
	unreadable: "未能识别你的答案。",
	unanswered: "未作答。",
};

export const feedback: FeedbackWords = { opening, shortOpening, summary, stayed, pshOptional };
