// Why an answer could not be read and what is accepted instead: one short sentence, in the learner's language.
// The examples are chosen never to be the answer to a blank: a message must not give anything away.
import type { Locale, Localized } from "./locale.ts";

/** What the blank asks for; decides which accepted forms a message names. */
export const ASKED = [
	"number",
	"symbolic",
	"state",
	"flags",
	"count",
	"duration",
	"choice",
	"choices",
	"segment",
	"order",
] as const;
export type Asked = (typeof ASKED)[number];

/** What an answer about a whole segment is made of. */
export const SEGMENT_PARTS = ["flags", "seq", "ack"] as const;
export type SegmentPart = (typeof SEGMENT_PARTS)[number];

/**
 * The particulars of a message: `asked` is an `Asked`; `text` is a piece of what the learner wrote; `part`, a
 * `SegmentPart`, says which part of the answer it is about.
 */
export type UnreadableDetail = Readonly<Record<string, string | number>>;

type Sentence = Localized<(detail: UnreadableDetail) => string>;

const EXCERPT_LENGTH = 20;

/** A learner's own words made fit to be shown again: letters, digits and plain signs, at most 20 characters. */
export function excerpt(given: string): string {
	const plain = given.slice(0, 256).replace(/[^\p{L}\p{N} +\-*=_.,:/|()[\]^]/gu, "");
	const characters = [...plain.trim()];
	if (characters.length <= EXCERPT_LENGTH) return characters.join("");
	return `${characters.slice(0, EXCERPT_LENGTH - 1).join("")}…`;
}

/** The sentence for a learner, of at most about 140 characters. Unknown or missing particulars are left out. */
export function unreadableMessage(
	reason: UnreadableReason,
	detail: UnreadableDetail | undefined,
	locale: Locale,
): string {
	const message = MESSAGES[reason][locale](detail ?? {});
	const part = SEGMENT_PARTS.find((one) => one === detail?.part);
	return part === undefined ? message : `${PART_NAMES[part][locale]}${locale === "en" ? ": " : "："}${message}`;
}

const PART_NAMES: Readonly<Record<SegmentPart, Localized>> = {
	flags: { en: "Flags", zh: "标志位" },
	seq: { en: "Sequence number", zh: "序号" },
	ack: { en: "Acknowledgment number", zh: "确认号" },
};

const ACCEPTED: Readonly<Record<Asked, Sentence>> = {
	number: {
		en: () => "write a whole number, such as 123456, 123,456, 0x1E240 or 123450+6",
		zh: () => "请写整数，例如 123456、123,456、0x1E240 或 123450+6",
	},
	symbolic: {
		en: (detail) => `write a symbol plus a number, such as ${example(detail)}`,
		zh: (detail) => `请写成“符号+数字”的形式，例如 ${example(detail)}`,
	},
	state: {
		en: () => "write the name of a TCP state as the RFC, ss or netstat shows it",
		zh: () => "请写 TCP 状态名，RFC、ss、netstat 的写法或教材中的中文名都可以",
	},
	flags: {
		en: () => "write names or letters, such as URG+PSH or UP, or none",
		zh: () => "请写标志位的名称或字母，例如 URG+PSH 或 UP，没有标志位就写“无”",
	},
	count: {
		en: () => "write a whole number from 0 up, such as 123456 or 123,456",
		zh: () => "请写不小于 0 的整数，例如 123456 或 123,456",
	},
	duration: {
		en: () => "write a time such as 12.5 s, 12500 ms or 1 min 23 s",
		zh: () => "请写时间，例如 12.5 秒、12500 毫秒或 1 分 23 秒",
	},
	choice: {
		en: () => "write one choice: its letter, its id or its full text",
		zh: () => "请选一项：写选项字母、编号或完整文字",
	},
	choices: {
		en: () => "write the choices with commas between, by letter, id or full text",
		zh: () => "请写出所选各项，用逗号分开，写选项字母、编号或完整文字",
	},
	segment: {
		en: () => "write the flags, seq=… and ack=…, in one line or as an object",
		zh: () => "请写出标志位、seq=… 和 ack=…，写成一行或一个对象",
	},
	order: {
		en: () => "write every item once, in order, with commas between",
		zh: () => "请按顺序写出每一项，每项一次，用逗号分开",
	},
};

const MESSAGES = {
	"nothing-given": tail("No answer was sent", "没有收到答案"),
	empty: tail("The answer is empty", "答案是空的"),
	"boolean-given": tail("True or false cannot be read here", "这里不能填 true 或 false"),
	"list-given": tail("One value is asked for, not a list", "这里只要一个值，不是列表"),
	"object-given": tail("A value is asked for, not an object", "这里要填一个值，不能是 JSON 对象"),
	"number-given": tail("A bare number cannot be read here", "这里不能只填数字"),
	"too-long": {
		en: (detail) => `The answer is too long to read; ${accepted(detail, "en")}.`,
		zh: (detail) => `答案太长，读不了；${accepted(detail, "zh")}。`,
	},
	"too-many": tail("The list has too many items", "列表的项数太多"),
	"not-a-number": {
		en: (detail) => `${quoted(detail, "en")} is not a number; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不是数字；${accepted(detail, "zh")}。`,
	},
	"not-finite": tail("NaN and infinity are not read", "不能填 NaN 或无穷大"),
	negative: tail("The answer is never negative", "答案不会是负数"),
	fraction: tail("A decimal point cannot be read here", "这里不能有小数点"),
	exponent: tail("A number with an exponent, like 1e3, is not read", "不接受 1e3 这样的科学计数法"),
	"unclear-grouping": {
		en: () =>
			"The separators leave the number unclear; put them every three digits, as in 1,234,567, or leave them out.",
		zh: () => "分隔符的位置不清楚；请每三位分隔一次，如 1,234,567，或者不用分隔符。",
	},
	"outside-32-bits": {
		en: () => "The number is outside 32 bits; a sequence number is 0 to 4294967295.",
		zh: () => "这个数超出 32 位；序号的范围是 0 到 4294967295。",
	},
	"incomplete-sum": tail("A part of the sum is missing", "加式不完整"),
	subtraction: tail(
		"A minus sign between numbers could be a range or a difference",
		"数字之间的减号可能表示范围，也可能表示相减",
	),
	"symbolic-where-number-asked": tail("A symbol is written where a number is asked for", "这里要填具体数值，不是符号"),
	"number-where-symbol-asked": tail(
		"A plain number is written where a symbol is asked for",
		"这里要用符号表示，不是具体数值",
	),
	"unknown-symbol": {
		en: (detail) => `${quoted(detail, "en")} is not a symbol of this exercise; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不是本题的符号；${accepted(detail, "zh")}。`,
	},
	"ambiguous-symbol": {
		en: (detail) => `${quoted(detail, "en")} could be either side's; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}没有说明是哪一端的；${accepted(detail, "zh")}。`,
	},
	"not-symbol-plus-number": tail("Only one symbol with whole numbers added is read", "只接受一个符号加上整数"),
	"too-large": {
		en: (detail) => `The number is too large; ${upTo(detail, "en")}.`,
		zh: (detail) => `这个数太大；${upTo(detail, "zh")}。`,
	},
	"beyond-30-days": tail("The time is longer than 30 days", "时间超过了 30 天"),
	"too-precise": {
		en: () => "The time is too precise; at most six decimals are read.",
		zh: () => "时间的小数位太多；最多六位小数。",
	},
	"unknown-unit": {
		en: (detail) => `${quoted(detail, "en")} is not a unit here; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不是这里能用的单位；${accepted(detail, "zh")}。`,
	},
	"ambiguous-unit": {
		en: () => "“m” alone could be minutes or milliseconds; write min or ms.",
		zh: () => "单独的 m 可能是分钟，也可能是毫秒；请写 min 或 ms。",
	},
	"clock-form": tail("A time with a colon leaves its units open", "用冒号写的时间看不出单位"),
	"not-a-duration": {
		en: (detail) => `${quoted(detail, "en")} is not a time; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不是时间；${accepted(detail, "zh")}。`,
	},
	"unknown-state": {
		en: (detail) => `${quoted(detail, "en")} is not a TCP state; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不是 TCP 状态；${accepted(detail, "zh")}。`,
	},
	"ambiguous-state": {
		en: (detail) => `${quoted(detail, "en")} fits more than one state; say ${meant(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不止对应一个状态；请写明是 ${meant(detail, "zh")}。`,
	},
	"unknown-flag": {
		en: (detail) => `${quoted(detail, "en")} is not one of FIN, SYN, RST, PSH, ACK, URG; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不是 FIN、SYN 等六个标志位之一；${accepted(detail, "zh")}。`,
	},
	"contradictory-flags": tail("The flags contradict one another", "标志位前后矛盾"),
	"unknown-choice": {
		en: (detail) => `${quoted(detail, "en")} is not one of the choices; ${accepted(detail, "en")}.`,
		zh: (detail) => `${quoted(detail, "zh")}不在选项中；${accepted(detail, "zh")}。`,
	},
	"ambiguous-choice": {
		en: (detail) => `${quoted(detail, "en")} fits more than one choice; write the choice's letter or id.`,
		zh: (detail) => `${quoted(detail, "zh")}不止对应一个选项；请写选项字母或编号。`,
	},
	"not-a-segment": tail("Flags, seq and ack cannot be told apart here", "分不清标志位、序号和确认号"),
	"flag-or-number": {
		en: () => "“ACK=1” could be the flag or the number; name the flags apart from the number.",
		zh: () => "“ACK=1”可能是标志位，也可能是确认号；请把标志位和确认号分开写。",
	},
	"not-an-order": {
		en: () => "Send every item once, in order, as a list of ids or as text with commas between.",
		zh: () => "请按顺序写出每一项，每项一次，用列表或用逗号分开。",
	},
	"incomplete-order": {
		en: () => "Every item must be named exactly once.",
		zh: () => "每一项都要写，而且只写一次。",
	},
} as const satisfies Record<string, Sentence>;

/** Every way in which an answer can fail to be read; a closed set. */
export type UnreadableReason = keyof typeof MESSAGES;

export const UNREADABLE_REASONS = Object.keys(MESSAGES) as readonly UnreadableReason[];

/** A sentence of a fixed cause and the accepted forms. */
function tail(en: string, zh: string): Sentence {
	return {
		en: (detail) => `${en}; ${accepted(detail, "en")}.`,
		zh: (detail) => `${zh}；${accepted(detail, "zh")}。`,
	};
}

function accepted(detail: UnreadableDetail, locale: Locale): string {
	const asked = ASKED.find((one) => one === detail.asked) ?? "number";
	return ACCEPTED[asked][locale](detail);
}

/** The learner's words in quotation marks, or "this" where nothing of them can be shown. */
function quoted(detail: UnreadableDetail, locale: Locale): string {
	const words = excerpt(String(detail.text ?? ""));
	if (words !== "") return `“${words}”`;
	return locale === "en" ? "This" : "这";
}

/** Offset 25 in the example: no handshake or teardown of the templates adds up to it by its own rules. */
function example(detail: UnreadableDetail): string {
	const symbol = excerpt(String(detail.symbol ?? ""));
	return `${symbol === "" ? "x" : symbol}+25`;
}

function meant(detail: UnreadableDetail, locale: Locale): string {
	const states = String(detail.meant ?? "")
		.split(" ")
		.map(excerpt);
	return states.join(locale === "en" ? " or " : " 还是 ");
}

function upTo(detail: UnreadableDetail, locale: Locale): string {
	const limit = Number(detail.limit ?? 0);
	return locale === "en" ? `at most ${limit} is read` : `最大只接受 ${limit}`;
}
