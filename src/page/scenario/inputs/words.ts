// What the inputs say, in every language.
import type { Localized } from "../../../text/locale.ts";

export interface InputWords {
	readonly opening: string;
	readonly closesFirst: string;
	readonly closesSecond: string;
	readonly seq: string;
	readonly ack: string;
	readonly flags: string;
	readonly noAck: string;
	readonly answer: string;
	readonly up: (text: string) => string;
	readonly down: (text: string) => string;
	readonly orderHow: string;
	readonly several: string;
	readonly choose: string;
	readonly arrange: string;
	readonly whole: string;
	readonly readAs: string;
	readonly doubts: Readonly<Record<"relative-for-raw" | "raw-for-relative", string>>;
	readonly forms: Readonly<Record<"raw" | "relative" | "symbolic", string>>;
	unit(unit: string): string;
}

export const INPUT_WORDS = {
	en: {
		opening: "Opening",
		closesFirst: "Closing first",
		closesSecond: "Closing second",
		seq: "Sequence number",
		ack: "Acknowledgment number",
		flags: "Flags",
		noAck: "It has none",
		answer: "Answer",
		up: (text) => `Move up: ${text}`,
		down: (text) => `Move down: ${text}`,
		orderHow: "First at the top.",
		several: "Choose all that apply.",
		choose: "Choose …",
		arrange: "Put in order …",
		whole: "flags, seq, ack?",
		readAs: "read as",
		doubts: {
			"relative-for-raw": "A relative number? Raw numbers are asked here.",
			"raw-for-relative": "A raw number? Relative numbers are asked here.",
		},
		forms: {
			raw: "A raw number; sums and 0x… are read too.",
			relative: "A relative number; sums are read too.",
			symbolic: "A symbol plus a number, such as x+25.",
		},
		unit: (unit) => unit,
	},
	zh: {
		opening: "建立连接",
		closesFirst: "先关闭的一端",
		closesSecond: "后关闭的一端",
		seq: "序号",
		ack: "确认号",
		flags: "标志位",
		noAck: "没有确认号",
		answer: "答案",
		up: (text) => `上移：${text}`,
		down: (text) => `下移：${text}`,
		orderHow: "最先发生的排在最上面。",
		several: "选出所有符合的项。",
		choose: "请选择……",
		arrange: "排出先后顺序……",
		whole: "标志位、序号、确认号？",
		readAs: "读作",
		doubts: {
			"relative-for-raw": "这是相对序号吗？这里要填原始序号。",
			"raw-for-relative": "这是原始序号吗？这里要填相对序号。",
		},
		forms: {
			raw: "填原始数值；也可写成算式或 0x…。",
			relative: "填相对数值；也可写成算式。",
			symbolic: "填符号加数字，如 x+25。",
		},
		unit: (unit) => ({ s: "秒", ms: "毫秒" })[unit] ?? unit,
	},
} satisfies Localized<InputWords>;
