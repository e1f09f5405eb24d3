// What would have come of a segment as it was answered, in English.
import { showCount } from "../digits.ts";
import type { ConsequenceFacts, ConsequenceWords, SegmentInShort } from "../facts/consequence.ts";
import { REASONS } from "./consequence/reasons.ts";
import { hostName } from "./host-names.ts";

function sentence(facts: ConsequenceFacts): string {
	return `With ${inList(written(facts))}, ${hostName(facts.host)} would ${deed(facts)} and ${move(facts)}: ${REASONS[facts.reason](facts)}.`;
}

function written({ wrong: { flags, seq, ack } }: ConsequenceFacts): readonly string[] {
	return [
		...(flags === null ? [] : [flags === "" ? "no flags" : `flags ${flags}`]),
		...(seq === null ? [] : [`seq ${seq}`]),
		...(ack === null ? [] : [`ack ${ack}`]),
	];
}

function deed({ sent, dropped }: ConsequenceFacts): string {
	if (sent.length > 0) return `answer with ${inList(sent.map(inShort))}`;
	return dropped ? "drop it without an answer" : "send nothing";
}

/** The number that matters: what a RST is believed by, what anything else acknowledges. */
function inShort({ flags, seq, ack, length }: SegmentInShort): string {
	const number = ack === null ? `seq ${seq}` : `ack ${ack}`;
	const data = length === 0 ? "" : `, ${showCount(length)} ${length === 1 ? "octet" : "octets"}`;
	return `${flags} (${number}${data})`;
}

function move({ from, to }: ConsequenceFacts): string {
	if (from === to) return `stay in ${to}`;
	return to === "LISTEN" ? "give the connection up, back in LISTEN" : `go from ${from} to ${to}`;
}

function inList(items: readonly string[]): string {
	if (items.length < 2) return items.join("");
	return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export const consequence: ConsequenceWords = { sentence };
