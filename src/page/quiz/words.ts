// What a quiz says beside its questions and scenarios.
import type { Localized } from "../../text/locale.ts";
import type { Entry } from "./sitting.ts";

export interface QuizWords {
	/** Before a timed quiz: its clock starts with it. */
	readonly offer: (items: number, time: string) => string;
	readonly clockStarts: string;
	readonly begin: string;
	readonly place: (nth: number, of: number) => string;
	/** For each dot; `what` is a verdict or a state. */
	readonly states: Readonly<Record<Exclude<Entry["state"], "graded">, string>>;
	readonly timeLeft: string;
	readonly secondsLeft: (seconds: number) => string;
	readonly timeIsUp: string;
	readonly handingIn: string;
	readonly notHandedIn: (items: number) => string;
	readonly gone: string;
	readonly back: string;
	readonly next: string;
	readonly skip: string;
	readonly toEnd: string;
	readonly toSummary: string;
	readonly openOnes: (items: number) => string;
	readonly toOpen: string;
	readonly handIn: string;
	readonly summary: string;
	readonly points: (points: string, max: string) => string;
	readonly later: (items: number) => string;
	readonly items: string;
	readonly lookAgain: (nth: number) => string;
	readonly weak: string;
	readonly noneWeak: string;
	readonly share: (right: number) => string;
	readonly practise: string;
	readonly practiseOne: (title: string) => string;
	readonly another: string;
	readonly nothing: string;
}

export const QUIZ_WORDS = {
	en: {
		offer: (items, time) => `${items} items in ${time}.`,
		clockStarts: "The clock starts when you begin. What stands there at the end is handed in.",
		begin: "Begin",
		place: (nth, of) => `${nth} of ${of}`,
		states: { open: "not answered", queued: "graded later", gone: "no longer open" },
		timeLeft: "Time left",
		secondsLeft: (seconds) => (seconds === 60 ? "One minute left." : `${seconds} seconds left.`),
		timeIsUp: "Time is up. What you had put in was handed in.",
		handingIn: "Handing in …",
		notHandedIn: (items) =>
			items === 1 ? "One answer could not be handed in." : `${items} answers could not be handed in.`,
		gone: "This one takes no answers any more. It does not count: go on with the next.",
		back: "Back",
		next: "Next",
		skip: "Skip",
		toEnd: "To the end",
		toSummary: "Summary",
		openOnes: (items) => (items === 1 ? "One item is not answered yet." : `${items} items are not answered yet.`),
		toOpen: "Go back to it",
		handIn: "Finish",
		summary: "Summary",
		points: (points, max) => `${points} of ${max} points`,
		later: (items) => (items === 1 ? "One answer is graded later." : `${items} answers are graded later.`),
		items: "One by one",
		lookAgain: (nth) => `Look at ${nth} again`,
		weak: "Worth practising",
		noneWeak: "Nothing weak showed.",
		share: (right) => `${right}% right`,
		practise: "Practise",
		practiseOne: (title) => `Practise: ${title}`,
		another: "Another quiz",
		nothing: "Nothing fits these wishes.",
	},
	zh: {
		offer: (items, time) => `共 ${items} 题，限时 ${time}。`,
		clockStarts: "点击开始后计时。时间一到，已填写的内容自动交卷。",
		begin: "开始",
		place: (nth, of) => `第 ${nth} 题，共 ${of} 题`,
		states: { open: "未作答", queued: "稍后评分", gone: "已不能作答" },
		timeLeft: "剩余时间",
		secondsLeft: (seconds) => (seconds === 60 ? "还剩一分钟。" : `还剩 ${seconds} 秒。`),
		timeIsUp: "时间到，已填写的内容已交卷。",
		handingIn: "正在交卷……",
		notHandedIn: (items) => `有 ${items} 题未能交上。`,
		gone: "这一题已不能作答，不计分，请继续下一题。",
		back: "上一题",
		next: "下一题",
		skip: "跳过",
		toEnd: "到最后",
		toSummary: "查看总结",
		openOnes: (items) => `还有 ${items} 题未作答。`,
		toOpen: "返回作答",
		handIn: "交卷",
		summary: "总结",
		points: (points, max) => `得 ${points} 分，满分 ${max} 分`,
		later: (items) => `有 ${items} 题稍后评分。`,
		items: "逐题回顾",
		lookAgain: (nth) => `再看第 ${nth} 题`,
		weak: "值得再练",
		noneWeak: "没有发现薄弱之处。",
		share: (right) => `正确率 ${right}%`,
		practise: "练习",
		practiseOne: (title) => `练习：${title}`,
		another: "再来一套",
		nothing: "没有符合要求的内容。",
	},
} as const satisfies Localized<QuizWords>;
