// Why an answer could not be read, in Chinese.
import {
	type Asked,
	askedOf,
	exampleSum,
	largestRead,
	partOf,
	quotable,
	type SegmentPart,
	statesMeant,
	type UnreadableDetail,
	type UnreadableReason,
	type UnreadableWords,
} from "../facts/unreadable.ts";

type Say = (detail: UnreadableDetail) => string;

const ACCEPTED: Readonly<Record<Asked, Say>> = {
	number: () => "请写整数，例如 123456、123,456、0x1E240 或 123450+6",
	symbolic: (detail) => `请写成“符号+数字”的形式，例如 ${exampleSum(detail)}`,
	state: () => "请写 TCP 状态名，RFC、ss、netstat 的写法或教材中的中文名都可以",
	flags: () => "请写标志位的名称或字母，例如 URG+PSH 或 UP，没有标志位就写“无”",
	count: () => "请写不小于 0 的整数，例如 123456 或 123,456",
	duration: () => "请写时间，例如 12.5 秒、12500 毫秒或 1 分 23 秒",
	choice: () => "请选一项：写选项字母、编号或完整文字",
	choices: () => "请写出所选各项，用逗号分开，写选项字母、编号或完整文字",
	segment: () => "请写出标志位、seq=… 和 ack=…，写成一行或一个对象",
	order: () => "请按顺序写出每一项，每项一次，用逗号分开",
	truth: () => "请写“对”或“错”，或者选一个理由",
};

const accepted: Say = (detail) => ACCEPTED[askedOf(detail)](detail);

/** A sentence of a fixed cause and the accepted forms. */
const tail =
	(cause: string): Say =>
	(detail) =>
		`${cause}；${accepted(detail)}。`;

/** The learner's words in quotation marks, or "这" where nothing of them can be shown. */
function quoted(detail: UnreadableDetail): string {
	const written = quotable(detail);
	return written === "" ? "这" : `“${written}”`;
}

const MESSAGES: Readonly<Record<UnreadableReason, Say>> = {
	"nothing-given": tail("没有收到答案"),
	empty: tail("答案是空的"),
	"boolean-given": tail("这里不能填 true 或 false"),
	"list-given": tail("这里只要一个值，不是列表"),
	"object-given": tail("这里要填一个值，不能是 JSON 对象"),
	"number-given": tail("这里不能只填数字"),
	"too-long": tail("答案太长，读不了"),
	"too-many": tail("列表的项数太多"),
	"not-a-number": (detail) => `${quoted(detail)}不是数字；${accepted(detail)}。`,
	"not-finite": tail("不能填 NaN 或无穷大"),
	negative: tail("答案不会是负数"),
	fraction: tail("这里不能有小数点"),
	exponent: tail("不接受 1e3 这样的科学计数法"),
	"unclear-grouping": () => "分隔符的位置不清楚；请每三位分隔一次，如 1,234,567，或者不用分隔符。",
	"outside-32-bits": () => "这个数超出 32 位；序号的范围是 0 到 4294967295。",
	"incomplete-sum": tail("加式不完整"),
	subtraction: tail("数字之间的减号可能表示范围，也可能表示相减"),
	"symbolic-where-number-asked": tail("这里要填具体数值，不是符号"),
	"number-where-symbol-asked": tail("这里要用符号表示，不是具体数值"),
	"unknown-symbol": (detail) => `${quoted(detail)}不是本题的符号；${accepted(detail)}。`,
	"ambiguous-symbol": (detail) => `${quoted(detail)}没有说明是哪一端的；${accepted(detail)}。`,
	"not-symbol-plus-number": tail("只接受一个符号加上整数"),
	"too-large": (detail) => `这个数太大；最大只接受 ${largestRead(detail)}。`,
	"beyond-30-days": tail("时间超过了 30 天"),
	"too-precise": () => "时间的小数位太多；最多九位小数。",
	"unknown-unit": (detail) => `${quoted(detail)}不是这里能用的单位；${accepted(detail)}。`,
	"ambiguous-unit": () => "单独的 m 可能是分钟，也可能是毫秒；请写 min 或 ms。",
	"clock-form": tail("用冒号写的时间看不出单位"),
	"not-a-duration": (detail) => `${quoted(detail)}不是时间；${accepted(detail)}。`,
	"unknown-state": (detail) => `${quoted(detail)}不是 TCP 状态；${accepted(detail)}。`,
	"ambiguous-state": (detail) => `${quoted(detail)}不止对应一个状态；请写明是 ${statesMeant(detail).join(" 还是 ")}。`,
	"unknown-flag": (detail) => `${quoted(detail)}不是 FIN、SYN 等六个标志位之一；${accepted(detail)}。`,
	"contradictory-flags": tail("标志位前后矛盾"),
	"unknown-choice": (detail) => `${quoted(detail)}不在选项中；${accepted(detail)}。`,
	"ambiguous-choice": (detail) => `${quoted(detail)}不止对应一个选项；请写选项字母或编号。`,
	"not-a-segment": tail("分不清标志位、序号和确认号"),
	"flag-or-number": () => "“ACK=1”可能是标志位，也可能是确认号；请把标志位和确认号分开写。",
	"not-an-order": () => "请按顺序写出每一项，每项一次，用列表或用逗号分开。",
	"incomplete-order": () => "每一项都要写，而且只写一次。",
	"ambiguous-order": () => "这个顺序有不止一种读法；请只写字母，用逗号分开。",
	contradictory: tail("答案前后矛盾，写了两个不同的值"),
	"another-field": tail("答案写的是另一个字段，不是本空所问"),
	"unchanged-from-what": tail("“不变”指的是哪个值不清楚"),
};

const PART_NAMES: Readonly<Record<SegmentPart, string>> = {
	flags: "标志位",
	seq: "序号",
	ack: "确认号",
};

export const unreadable: UnreadableWords = {
	message(reason, detail) {
		const message = MESSAGES[reason](detail);
		const part = partOf(detail);
		return part === undefined ? message : `${PART_NAMES[part]}：${message}`;
	},
};
