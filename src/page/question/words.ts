// What a question says beside its own texts.
import type { ConfidenceLevel } from "../../contract/confidence.ts";
import type { Verdict } from "../../exercise/types.ts";
import type { QuestionKind } from "../../question-bank/schema.ts";
import type { Localized } from "../../text/locale.ts";

export interface QuestionWords {
	readonly check: string;
	readonly checking: string;
	readonly another: string;
	readonly nothingYet: string;
	/** How an answer is put in. */
	readonly ask: Readonly<Record<QuestionKind, string>>;
	readonly yourAnswer: string;
	readonly answerIn: (unit: string) => string;
	readonly understood: (number: string) => string;
	readonly choose: string;
	readonly up: (step: string) => string;
	readonly down: (step: string) => string;
	readonly moved: (step: string, place: number) => string;
	/** After checking: where it had been put, from 1. */
	readonly youHad: (place: number) => string;
	readonly sure: string;
	readonly levels: Readonly<Record<ConfidenceLevel, string>>;
	readonly verdicts: Readonly<Record<Verdict, string>>;
	readonly points: (points: string, max: number) => string;
	readonly marks: {
		readonly hit: string;
		readonly chosen: string;
		readonly wrong: string;
		readonly missed: string;
		readonly key: string;
	};
	readonly rightAnswer: string;
	readonly nothingGiven: string;
	readonly idea: string;
	readonly reference: (rfc: string, section: string) => string;
	readonly source: (source: string) => string;
	readonly withheld: string;
	/** To a scenario that shows it. */
	readonly practiseIt: string;
	readonly queued: string;
	readonly none: string;
}

export const QUESTION_WORDS = {
	en: {
		check: "Check",
		checking: "Checking …",
		another: "Another question",
		nothingYet: "There is no answer yet.",
		ask: {
			choice: "Choose one.",
			choices: "Choose every one that is right.",
			"true-false": "True or false, and why? Choose one.",
			numeric: "Write a number.",
			order: "Put them in order, the first at the top.",
			match: "Choose one for each. One may serve several.",
			"short-text": "Write a word or two.",
		},
		yourAnswer: "Your answer",
		answerIn: (unit) => `Your answer, in ${unit}`,
		understood: (number) => `= ${number}`,
		choose: "Choose …",
		up: (step) => `Move up: ${step}`,
		down: (step) => `Move down: ${step}`,
		moved: (step, place) => `${step}: now number ${place}`,
		youHad: (place) => `you had it as number ${place}`,
		sure: "How sure are you?",
		levels: { 1: "Guess", 2: "Fairly sure", 3: "Certain" },
		verdicts: {
			correct: "Right",
			"follow-through": "Right",
			partly: "Partly right",
			wrong: "Wrong",
			unreadable: "Not readable",
			unanswered: "No answer",
		},
		points: (points, max) => `${points} of ${max} ${max === 1 ? "point" : "points"}`,
		marks: {
			hit: "your answer, right",
			chosen: "your answer",
			wrong: "your answer, wrong",
			missed: "right, not chosen",
			key: "right answer",
		},
		rightAnswer: "Right answer",
		nothingGiven: "nothing",
		idea: "The idea behind it",
		reference: (rfc, section) => `${rfc}, section ${section}`,
		source: (source) => `Source: ${source}`,
		practiseIt: "See it on the wire, and practise it",
		withheld: "The solution is shown later.",
		queued: "Kept on this device. It is graded as soon as the service can be reached.",
		none: "No question fits.",
	},
	zh: {
		check: "检查",
		checking: "正在检查……",
		another: "换一题",
		nothingYet: "还没有作答。",
		ask: {
			choice: "请选择一项。",
			choices: "请选出所有正确的选项。",
			"true-false": "对还是错？为什么？请选择一项。",
			numeric: "请填写数字。",
			order: "请排出先后顺序，最先的放在最上面。",
			match: "请为每一项选出对应的内容，同一内容可用多次。",
			"short-text": "请填写一个词或短语。",
		},
		yourAnswer: "你的答案",
		answerIn: (unit) => `你的答案（单位：${unit}）`,
		understood: (number) => `= ${number}`,
		choose: "请选择……",
		up: (step) => `上移：${step}`,
		down: (step) => `下移：${step}`,
		moved: (step, place) => `${step}：现在是第 ${place} 项`,
		youHad: (place) => `你放在第 ${place} 位`,
		sure: "你有多大把握？",
		levels: { 1: "猜的", 2: "比较有把握", 3: "确定" },
		verdicts: {
			correct: "正确",
			"follow-through": "正确",
			partly: "部分正确",
			wrong: "错误",
			unreadable: "无法识别",
			unanswered: "未作答",
		},
		points: (points, max) => `${points} 分，满分 ${max} 分`,
		marks: {
			hit: "你的答案，正确",
			chosen: "你的答案",
			wrong: "你的答案，错误",
			missed: "正确，漏选",
			key: "正确答案",
		},
		rightAnswer: "正确答案",
		nothingGiven: "未作答",
		idea: "背后的误解",
		reference: (rfc, section) => `${rfc} 第 ${section} 节`,
		source: (source) => `依据：${source}`,
		practiseIt: "在时序图里看一看，练一练",
		withheld: "解答稍后公布。",
		queued: "已保存在本机，连上服务后即自动评分。",
		none: "没有符合要求的题目。",
	},
} as const satisfies Localized<QuestionWords>;
