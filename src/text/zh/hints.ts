// Where to look, the rule, and the first line of the working, in Chinese.
import type {
	CountingStart,
	FlagsFacts,
	FlagsPrinciple,
	HintWords,
	LookFacts,
	NumberPrinciple,
	Occasion,
	PathItem,
} from "../facts/hints.ts";
import { entering } from "./entering.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

function look(facts: LookFacts): string {
	switch (facts.kind) {
		case "number":
			return lookAtNumber(facts);
		case "state":
			return `看到第 ${facts.step} 步为止，${hostName(facts.host)}发送和收到了什么。`;
		case "flags":
			return `${occasion(facts.occasion)}此时报文段 ${facts.segment} 要表达什么？`;
		case "queue":
			return `看第 ${facts.step} 步有什么到达${hostName(facts.host)}、什么离开队列，以及队列能容纳多少条目。`;
	}
}

function lookAtNumber({ field, of, host }: Extract<LookFacts, { readonly kind: "number" }>): string {
	if (of === null) return `看题目中给出的${hostName(host)}的下一个序号。`;
	return `看报文段 ${of}：${field === "ack" ? "它的 seq 和它所带的全部内容" : "它的 seq、ack 和所带的内容"}。`;
}

function occasion(facts: Occasion): string {
	switch (facts.kind) {
		case "arrival":
			return `第 ${facts.step} 步，报文段 ${facts.segment} 到达${hostName(facts.host)}。`;
		case "call":
			return `第 ${facts.step} 步，${hostName(facts.host)}调用 ${facts.call}()。`;
		case "timer":
			return `第 ${facts.step} 步，${hostName(facts.host)}的一个定时器到期。`;
		case "other":
			return `看第 ${facts.step} 步${hostName(facts.host)}发生了什么。`;
	}
}

function number(principle: NumberPrinciple): string {
	switch (principle.kind) {
		case "story":
			return `从题目给出的${hostName(principle.host)}的下一个序号开始，加上它此后发送的内容：SYN 或 FIN 各算 1，数据每字节算 1，纯 ACK 不算。`;
		case "copied":
			return COPIED[principle.copy](`报文段 ${principle.of.segment} 的 ${principle.of.field}`);
		case "after":
			return principle.field === "ack"
				? `ack 是期望收到的下一个序号：报文段 ${principle.of.segment} 的 seq 加上它占用的全部序号（SYN 或 FIN 各算 1，数据每字节算 1）。`
				: `seq 接着报文段 ${principle.of.segment} 往下数：它的 seq 加上它占用的全部序号（SYN 或 FIN 各算 1，数据每字节算 1）。`;
		case "syn-alone":
			return `报文段 ${principle.of.segment} 中只有 SYN 算数，其后的数据不算：它的 seq 加 1。`;
		case "within":
			return `这里只算报文段 ${principle.of.segment} 的一部分：它的 ${principle.of.field} 加上 ${principle.octets} 字节。`;
		case "probe":
			return `保活探测使用下一个序号减 1：报文段 ${principle.of.segment} 的 ${principle.of.field}${principle.after ? " 加上它占用的全部序号，再" : " "}减 1。`;
	}
}

const COPIED = {
	retransmission: (ref) => `重传使用原来的序号：${ref}。`,
	"seq-from-ack": (ref) => `它的 seq 就是对方期望收到的下一个序号：${ref}。`,
	"ack-from-seq": (ref) => `不占用序号的报文段不改变期望收到的下一个序号：${ref}。`,
	again: (ref) => `其间没有占用序号的内容，所以与${ref} 相同。`,
} as const satisfies Record<string, (ref: string) => string>;

const FLAGS = {
	again: ({ of }) => `重传的标志位与原来的报文段 ${of} 相同。`,
	opens: () => "第一个报文段请求建立连接，此时还没有可确认的内容。",
	"opens-and-acknowledges": () => "应答 SYN 的报文段既确认对方的 SYN，又打开自己的发送方向。",
	ends: () => "发送方要关闭，所以它结束这个方向；连接建立后的报文段照例还要确认对方。",
	"carries-data": () => "带数据的报文段同时也确认对方，连接建立后都如此；是否请对方尽快交付可写可不写。",
	acknowledges: () => "它不打开、不结束、也不拒绝什么，只是确认。",
	"answers-with-reset": ({ of }) =>
		`所应答的报文段带 ACK 时，复位报文段不带别的标志位；不带 ACK 时，还要确认它。这里应答的是报文段 ${of}。`,
	aborts: () => "异常中止时发送复位报文段，不带别的标志位。",
	"aborts-with-ack": () => "异常中止时发送复位报文段，这里同时还要确认。",
} as const satisfies Record<FlagsPrinciple, (facts: FlagsFacts) => string>;

function path(host: string, items: readonly PathItem[], step: number): string {
	const told = items.map(({ rule, state }) => `${entering[rule] ?? "下一次变化"} → ${state}`);
	return `${hostName(host)}的状态依次这样变化：${told.join("；")}。到第 ${step} 步为止，最后发生的是哪一个？`;
}

function startCounting({ segment, field, shown }: CountingStart): string {
	return shown === null
		? `从你为报文段 ${segment} 的 ${field} 填写的答案开始数。`
		: `从 ${shown}（报文段 ${segment} 的 ${field}）开始数。`;
}

export const hints: HintWords = {
	look: (facts) => spaced(look(facts)),
	number: (principle) => spaced(number(principle)),
	flags: (facts) => FLAGS[facts.principle](facts),
	path: (host, items, step) => spaced(path(host, items, step)),
	queue: "有空位的 SYN 增加一个条目；完成握手、被复位、最后一次等待到期，各减少一个。被丢弃的不留下条目。",
	startCounting,
	startFromStory: (host) => `从题目给出的${hostName(host)}的下一个序号开始，只加上此后它发送的占用序号的内容。`,
	moved: (host, step, before) =>
		spaced(`${hostName(host)}的状态最后一次变化在第 ${step} 步${before === null ? "" : `，此前处于 ${before}`}。`),
	answers: (segment, flags) =>
		flags === null ? `它应答的是报文段 ${segment}。` : `它应答的是报文段 ${segment}，其标志位是 ${flags}。`,
	occasion: (facts) => spaced(occasion(facts)),
	queueBefore: (step, length) =>
		length === null ? `从你为第 ${step} 步之前填写的队列长度开始数。` : `第 ${step} 步之前，队列长度为 ${length}。`,
};
