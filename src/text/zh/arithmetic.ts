// Where a number comes from, in Chinese.
import { showCount } from "../digits.ts";
import {
	type Addend,
	type ArithmeticWords,
	type Copy,
	type Derivation,
	derivationOf,
	type EarlierNumber,
	type Meaning,
	type NumberFacts,
} from "../facts/arithmetic.ts";
import { hostName, segmentName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

function sentence(facts: NumberFacts): string {
	const equation = `${facts.field} = ${facts.shown}`;
	const derivation = derivationOf(facts);
	switch (derivation.kind) {
		case "initial":
			return `${equation}：${hostName(facts.sender)}选择的初始序号。`;
		case "cookie":
			return `${equation}：这是 SYN cookie，用初始序号代替不保存的半连接条目。`;
		case "zero":
			return `${equation}：RST 应答的报文段不带 ACK，没有可用的序号，所以填 0。`;
		case "injected":
			return `${equation} 是随报文段给定的，不由这次交互决定。`;
		case "copied":
			return `${equation}，${COPIED[derivation.copy](reference(derivation.of), facts)}。`;
		case "summed":
			return summed(facts, derivation);
	}
}

const COPIED = {
	retransmission: (ref) => `与${ref} 相同：重传使用原来的序号`,
	"seq-from-ack": (ref, { fromPeer }) => `取自${ref}：${fromPeer ? "对方" : "本端"}期望收到的下一个序号`,
	"ack-from-seq": (ref) => `与${ref} 相同：其后没有要计入的序号，所以期望收到的下一个序号就是它`,
	again: (ref) => `与${ref} 相同：同一个序号再次发出`,
} as const satisfies Record<Copy, (ref: string, facts: NumberFacts) => string>;

function summed(
	facts: NumberFacts,
	{ of, addends, meaning }: Extract<Derivation, { readonly kind: "summed" }>,
): string {
	const means = meaning === null ? "" : `：${MEANINGS[meaning](facts)}`;
	if (of) return `${sum(facts, of, addends)}${means}。`;
	return `${facts.field} ${meaning === null ? "是" : "="} ${facts.shown}${means}。`;
}

/** "ack = 4294967295（报文段 1 的 seq）+ 1（SYN）= 0（模 2^32）": no space beside a full-width parenthesis. */
function sum({ field, back, shown, wraps }: NumberFacts, of: EarlierNumber, addends: readonly Addend[]): string {
	const start = `${field} = ${of.shown}（${reference(of)}）`;
	const terms = [start, ...addends.map((addend) => `+ ${showAddend(addend)}`), ...(back ? ["- 1"] : []), `= ${shown}`];
	return `${terms.join(" ").replaceAll("） ", "）")}${wraps ? "（模 2^32）" : ""}`;
}

const MEANINGS = {
	"keep-alive": () => "保活探测的序号要减 1，使对方必须应答",
	"rest-of-retransmission": () => "重传时略去已得到确认的部分",
	"next-expected": () => "期望收到的下一个序号",
	"next-of-sender": ({ sender }) => `${hostName(sender)}的下一个序号`,
} as const satisfies Record<Meaning, (facts: NumberFacts) => string>;

function reference({ field, segment }: EarlierNumber): string {
	return `${segmentName(segment)}的 ${field}`;
}

function showAddend({ kind, amount }: Addend): string {
	return kind === "data" ? `${showCount(amount)} 字节` : `${showCount(amount)}（${kind.toUpperCase()}）`;
}

export const arithmetic: ArithmeticWords = { sentence: (facts) => spaced(sentence(facts)) };
