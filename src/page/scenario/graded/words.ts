// What is said after checking, in every language.
import type { Localized } from "../../../text/locale.ts";

export interface GradedWords {
	readonly findings: string;
	readonly lab: string;
	readonly yours: string;
	readonly right: string;
	readonly withheld: string;
	readonly believedShow: string;
	readonly believedHide: string;
	readonly believed: string;
	readonly actual: string;
	readonly differs: string;
	readonly sendIt: string;
	readonly sendItAway: string;
	readonly asWritten: string;
	readonly nothingSent: string;
	readonly showAll: string;
	readonly parts: Readonly<Record<"flags" | "seq" | "ack", string>>;
	deducted(points: number): string;
	plus(amount: number, why: "SYN" | "data" | "FIN" | "keep-alive"): string;
	rightOnes(count: number): string;
}

const points = (n: number) => String(Math.round(n * 100) / 100);
const signed = (n: number) => (n < 0 ? `−${-n}` : `+${n}`);

export const GRADED_WORDS = {
	en: {
		findings: "What may be behind it",
		lab: "What if a segment were lost? Play on in the lab",
		yours: "you wrote",
		right: "it is",
		withheld: "The solution is shown later.",
		believedShow: "As it would run if that were true",
		believedHide: "Hide that run",
		believed: "If it were true",
		actual: "As it is",
		differs: "differs",
		sendIt: "Send it as you wrote it",
		sendItAway: "Take it back",
		asWritten: "as you wrote it",
		nothingSent: "It sends nothing.",
		showAll: "Explanations",
		parts: { flags: "flags", seq: "seq", ack: "ack" },
		deducted: (n) => `Hints took ${points(n)} ${n === 1 ? "point" : "points"}.`,
		plus: (n, why) =>
			why === "data" ? `${signed(n)} ${Math.abs(n) === 1 ? "octet" : "octets"}` : `${signed(n)} ${why}`,
		rightOnes: (n) => (n === 1 ? "1 right" : `${n} right`),
	},
	zh: {
		findings: "可能的原因",
		lab: "如果某个报文段丢失会怎样？到实验室里继续",
		yours: "你写的是",
		right: "应为",
		withheld: "答案稍后公布。",
		believedShow: "假如真是这样，会怎么走",
		believedHide: "收起",
		believed: "假如真是这样",
		actual: "实际情况",
		differs: "不同",
		sendIt: "就按你写的发出去",
		sendItAway: "收回",
		asWritten: "按你写的",
		nothingSent: "对方什么也不发。",
		showAll: "讲解",
		parts: { flags: "标志位", seq: "序号", ack: "确认号" },
		deducted: (n) => `提示扣去 ${points(n)} 分。`,
		plus: (n, why) => (why === "data" ? `${signed(n)} 字节` : `${signed(n)} ${why}`),
		rightOnes: (n) => `答对 ${n} 空`,
	},
} satisfies Localized<GradedWords>;
