// Where a number comes from, in English.
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

function sentence(facts: NumberFacts): string {
	const equation = `${facts.field} = ${facts.shown}`;
	const derivation = derivationOf(facts);
	switch (derivation.kind) {
		case "initial":
			return `${equation}: the initial sequence number that ${hostName(facts.sender)} chose.`;
		case "cookie":
			return `${equation}: a SYN cookie, an initial sequence number that stands for the entry that is not kept.`;
		case "zero":
			return `${equation}: a RST that answers a segment without ACK has no number to go by, so it carries 0.`;
		case "injected":
			return `${equation} is given with the segment: nothing in this exchange determines it.`;
		case "copied":
			return `${equation}, ${COPIED[derivation.copy](reference(derivation.of), facts)}.`;
		case "summed":
			return summed(facts, derivation);
	}
}

const COPIED = {
	retransmission: (ref) => `the same as ${ref}: a retransmission repeats its sequence number`,
	"seq-from-ack": (ref, { fromPeer }) =>
		`taken from ${ref}: the number that ${fromPeer ? "its sender" : "this end"} expects next`,
	"ack-from-seq": (ref) => `the same as ${ref}: nothing is counted from there, so this number is expected next`,
	again: (ref) => `the same as ${ref}: the same number goes out again`,
} as const satisfies Record<Copy, (ref: string, facts: NumberFacts) => string>;

function summed(
	facts: NumberFacts,
	{ of, addends, meaning }: Extract<Derivation, { readonly kind: "summed" }>,
): string {
	const means = meaning === null ? "" : `: ${MEANINGS[meaning](facts)}`;
	if (of) return `${sum(facts, of, addends)}${means}.`;
	return `${facts.field} ${meaning === null ? "is" : "="} ${facts.shown}${means}.`;
}

/** "ack = 4294967295 (seq of segment 1) + 1 (SYN) = 0 (modulo 2^32)" */
function sum({ field, back, shown, wraps }: NumberFacts, of: EarlierNumber, addends: readonly Addend[]): string {
	const start = `${field} = ${of.shown} (${reference(of)})`;
	const terms = [start, ...addends.map((addend) => `+ ${showAddend(addend)}`), ...(back ? ["- 1"] : []), `= ${shown}`];
	return `${terms.join(" ")}${wraps ? " (modulo 2^32)" : ""}`;
}

const MEANINGS = {
	"keep-alive": () => "a keep-alive probe goes one back, so that the peer must answer",
	"rest-of-retransmission": () => "the retransmission leaves out what is acknowledged already",
	"next-expected": () => "the next number expected",
	"next-of-sender": ({ sender }) => `${hostName(sender)}'s next sequence number`,
} as const satisfies Record<Meaning, (facts: NumberFacts) => string>;

function reference({ field, segment }: EarlierNumber): string {
	return `${field} of ${segmentName(segment)}`;
}

function showAddend({ kind, amount }: Addend): string {
	if (kind !== "data") return `${showCount(amount)} (${kind.toUpperCase()})`;
	return `${showCount(amount)} ${amount === 1 ? "octet" : "octets"}`;
}

export const arithmetic: ArithmeticWords = { sentence };
