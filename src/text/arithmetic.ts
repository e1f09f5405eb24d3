// Where a sequence or acknowledgment number comes from, as one line of arithmetic in the notation of the scenario.
import { showCount } from "./amounts.ts";
import { hostName, segmentName, spaced } from "./host-names.ts";
import type { Locale } from "./locale.ts";

export interface Addend {
	readonly kind: "syn" | "fin" | "data";
	readonly amount: number;
}

export interface NumberFacts {
	readonly field: "seq" | "ack";
	readonly segment: number;
	/** Id of the host that sent the segment. */
	readonly sender: string;
	/** The earlier number that this one is counted from; null where it is not shown: before the exchange began. */
	readonly of: { readonly segment: number; readonly field: "seq" | "ack"; readonly shown: string } | null;
	readonly addends: readonly Addend[];
	/** One is taken away at the end: a keep-alive probe. */
	readonly back: boolean;
	/** The number itself in the scenario's notation. */
	readonly shown: string;
	/** The sum passed 2^32. */
	readonly wraps: boolean;
	readonly kind: "counted" | "initial" | "cookie" | "zero" | "injected";
	readonly retransmission: boolean;
	/** The earlier number was sent by the peer. */
	readonly fromPeer: boolean;
}

/** "ack = 4021 (seq of segment 1) + 100 octets + 1 (FIN) = 4122: the next number expected." */
export function numberSentence(facts: NumberFacts, locale: Locale): string {
	const sentence = facts.kind === "counted" ? countedSentence(facts, locale) : givenSentence(facts, facts.kind, locale);
	return locale === "zh" ? spaced(sentence) : sentence;
}

function givenSentence(facts: NumberFacts, kind: Exclude<NumberFacts["kind"], "counted">, locale: Locale): string {
	const equation = `${facts.field} = ${facts.shown}`;
	const name = hostName(facts.sender, locale);
	switch (kind) {
		case "initial":
			return locale === "en"
				? `${equation}: the initial sequence number that ${name} chose.`
				: `${equation}：${name}选择的初始序号。`;
		case "cookie":
			return locale === "en"
				? `${equation}: a SYN cookie, an initial sequence number that encodes the half-open connection.`
				: `${equation}：这是 SYN cookie，即编码了半连接信息的初始序号。`;
		case "zero":
			return locale === "en"
				? `${equation}: a RST that answers a segment without ACK has no number to go by, so it carries 0.`
				: `${equation}：RST 应答的报文段不带 ACK，没有可用的序号，所以填 0。`;
		case "injected":
			return locale === "en"
				? `${equation} is given with the segment: nothing in this exchange determines it.`
				: `${equation} 是随报文段给定的，不由这次交互决定。`;
	}
}

function countedSentence(facts: NumberFacts, locale: Locale): string {
	const addends = facts.addends.filter(({ amount }) => amount > 0);
	if (facts.of && addends.length === 0 && !facts.back) return copiedSentence(facts, facts.of, locale);
	const equation = facts.of ? sumOf(facts, facts.of, addends, locale) : `${facts.field} = ${facts.shown}`;
	const meaning = meaningOf(facts, locale);
	if (meaning === null && !facts.of)
		return locale === "en" ? `${facts.field} is ${facts.shown}.` : `${facts.field} 是 ${facts.shown}。`;
	if (meaning === null) return locale === "en" ? `${equation}.` : `${equation}。`;
	return locale === "en" ? `${equation}: ${meaning}.` : `${equation}：${meaning}。`;
}

/** "ack = 4294967295 (seq of segment 1) + 1 (SYN) = 0 (modulo 2^32)" */
function sumOf(
	facts: NumberFacts,
	of: NonNullable<NumberFacts["of"]>,
	addends: readonly Addend[],
	locale: Locale,
): string {
	const start = `${facts.field} = ${of.shown}${bracketed(reference(of, locale), locale)}`;
	const sum = addends.map((addend) => `+ ${showAddend(addend, locale)}`);
	const terms = [...sum, ...(facts.back ? ["- 1"] : []), `= ${facts.shown}`];
	const modulo = facts.wraps ? bracketed(locale === "en" ? "modulo 2^32" : "模 2^32", locale) : "";
	return `${[start, ...terms].join(" ")}${modulo}`.replaceAll("） ", "）");
}

/** Nothing is added: the number is that of another segment. */
function copiedSentence(facts: NumberFacts, of: NonNullable<NumberFacts["of"]>, locale: Locale): string {
	const equation = `${facts.field} = ${facts.shown}`;
	const ref = reference(of, locale);
	if (facts.retransmission && facts.field === "seq")
		return locale === "en"
			? `${equation}, the same as ${ref}: a retransmission repeats its sequence number.`
			: `${equation}，与${ref} 相同：重传使用原来的序号。`;
	if (facts.field === "seq" && of.field === "ack")
		return locale === "en"
			? `${equation}, taken from ${ref}: the number that ${facts.fromPeer ? "its sender" : "this end"} expects next.`
			: `${equation}，取自${ref}：${facts.fromPeer ? "对方" : "本端"}期望收到的下一个序号。`;
	if (facts.field === "ack" && of.field === "seq")
		return locale === "en"
			? `${equation}, the same as ${ref}: nothing is counted from there, so this number is expected next.`
			: `${equation}，与${ref} 相同：其后没有要计入的序号，所以期望收到的下一个序号就是它。`;
	return locale === "en"
		? `${equation}, the same as ${ref}: the same number goes out again.`
		: `${equation}，与${ref} 相同：同一个序号再次发出。`;
}

/** What the sum stands for; null where the facts do not say. */
function meaningOf({ field, of, back, fromPeer, sender, retransmission }: NumberFacts, locale: Locale): string | null {
	if (back)
		return locale === "en"
			? "a keep-alive probe goes one back, so that the peer must answer"
			: "保活探测的序号要减 1，使对方必须应答";
	if (field === "seq" && retransmission && of)
		return locale === "en"
			? "the retransmission leaves out what is acknowledged already"
			: "重传时略去已得到确认的部分";
	if (field === "ack" && fromPeer) return locale === "en" ? "the next number expected" : "期望收到的下一个序号";
	if (field === "seq" && of?.field !== "ack" && !fromPeer && !retransmission)
		return locale === "en"
			? `${hostName(sender, "en")}'s next sequence number`
			: `${hostName(sender, "zh")}的下一个序号`;
	return null;
}

function reference(of: { readonly segment: number; readonly field: "seq" | "ack" }, locale: Locale): string {
	const name = segmentName(of.segment, locale);
	return locale === "en" ? `${of.field} of ${name}` : `${name}的 ${of.field}`;
}

function bracketed(text: string, locale: Locale): string {
	return locale === "en" ? ` (${text})` : `（${text}）`;
}

function showAddend({ kind, amount }: Addend, locale: Locale): string {
	const count = showCount(amount, locale);
	if (kind === "data") {
		if (locale === "zh") return `${count} 字节`;
		return `${count} ${amount === 1 ? "octet" : "octets"}`;
	}
	return `${count}${bracketed(kind.toUpperCase(), locale)}`;
}
