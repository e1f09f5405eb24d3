// Where to look, the rule, and the first line of the working, in English.
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
import { hostAtStart, hostName } from "./host-names.ts";

function look(facts: LookFacts): string {
	switch (facts.kind) {
		case "number":
			return lookAtNumber(facts);
		case "state":
			return `Look at all that ${hostName(facts.host)} has sent and received up to step ${facts.step}.`;
		case "flags":
			return `${occasion(facts.occasion)} What must segment ${facts.segment} say then?`;
		case "queue":
			return `Look at what arrives at ${hostName(facts.host)} in step ${facts.step}, at what leaves the queue, and at how many entries fit.`;
	}
}

function lookAtNumber({ field, of, host }: Extract<LookFacts, { readonly kind: "number" }>): string {
	if (of === null) return `Look at what the story tells of ${hostName(host)}'s next sequence number.`;
	return `Look at segment ${of}: its ${field === "ack" ? "seq and everything that it carries" : "numbers and what it carries"}.`;
}

function occasion(facts: Occasion): string {
	switch (facts.kind) {
		case "arrival":
			return `In step ${facts.step} segment ${facts.segment} reaches ${hostName(facts.host)}.`;
		case "call":
			return `In step ${facts.step} ${hostName(facts.host)} calls ${facts.call}().`;
		case "timer":
			return `In step ${facts.step} a timer of ${hostName(facts.host)} expires.`;
		case "other":
			return `Look at what happens at ${hostName(facts.host)} in step ${facts.step}.`;
	}
}

function number(principle: NumberPrinciple): string {
	switch (principle.kind) {
		case "story":
			return `Begin with ${hostName(principle.host)}'s next sequence number in the story and add what it has sent since: 1 for a SYN or FIN, 1 for each octet of data, nothing for a plain ACK.`;
		case "copied":
			return COPIED[principle.copy](`the ${principle.of.field} of segment ${principle.of.segment}`);
		case "after":
			return principle.field === "ack"
				? `ack names the next number expected: the seq of segment ${principle.of.segment} plus all that it takes, 1 for a SYN or FIN and 1 for each octet of data.`
				: `seq goes on where segment ${principle.of.segment} ended: its seq plus all that it takes, 1 for a SYN or FIN and 1 for each octet of data.`;
		case "syn-alone":
			return `Of segment ${principle.of.segment} only the SYN counts, not the data behind it: its seq plus 1.`;
		case "within":
			return `Only a part of segment ${principle.of.segment} counts here: its ${principle.of.field} plus ${principle.octets} octets.`;
		case "probe":
			return `A keep-alive probe goes one below the next number: take the ${principle.of.field} of segment ${principle.of.segment}${principle.after ? ", plus all that it takes," : ""} minus 1.`;
	}
}

const COPIED = {
	retransmission: (ref) => `A retransmission keeps its number: ${ref}.`,
	"seq-from-ack": (ref) => `Its seq is the number that the other end expects next: ${ref}.`,
	"ack-from-seq": (ref) => `What takes no sequence number does not move what is expected next: ${ref}.`,
	again: (ref) => `Nothing that counts has come in between, so the number is the same as ${ref}.`,
} as const satisfies Record<string, (ref: string) => string>;

const FLAGS = {
	again: ({ of }) => `A retransmission has the flags of the segment that it repeats, segment ${of}.`,
	opens: () => "A first segment asks to open a connection; it has nothing to acknowledge yet.",
	"opens-and-acknowledges": () =>
		"A SYN is answered in one segment that opens the answering end's own direction as well as acknowledging the SYN.",
	ends: () => "Its sender closes, so it ends that direction; and it acknowledges, as every segment once connected.",
	"carries-data": () =>
		"A segment with data acknowledges too, as every segment once connected; asking to hand the data on at once is optional.",
	acknowledges: () => "It opens nothing, ends nothing and refuses nothing: it only acknowledges.",
	"answers-with-reset": ({ of }) =>
		`A reset that answers a segment with ACK has no flag beside its own; one that answers a segment without ACK must acknowledge it. It answers segment ${of}.`,
	aborts: () => "An abort sends a reset, with no flag beside its own.",
	"aborts-with-ack": () => "An abort sends a reset, and here it acknowledges too.",
} as const satisfies Record<FlagsPrinciple, (facts: FlagsFacts) => string>;

function path(host: string, items: readonly PathItem[], step: number): string {
	const told = items.map(({ rule, state }) => `${entering[rule] ?? "the next change"} → ${state}`);
	return `What moves ${hostName(host)}, in order: ${told.join("; ")}. What has happened last by step ${step}?`;
}

function startCounting({ segment, field, shown }: CountingStart): string {
	return shown === null
		? `Start counting from your own answer for ${field} of segment ${segment}.`
		: `Start counting from ${shown}, the ${field} of segment ${segment}.`;
}

export const hints: HintWords = {
	look,
	number,
	flags: (facts) => FLAGS[facts.principle](facts),
	path,
	queue:
		"A SYN that finds room adds one entry; a handshake that completes, a reset, and a last wait that ends each take one away. What is dropped leaves none.",
	startCounting,
	startFromStory: (host) =>
		`Start from ${hostName(host)}'s next sequence number in the story, and add only what counts of what it has sent since.`,
	moved: (host, step, before) =>
		`${hostAtStart(host)} changed its state last in step ${step}${before === null ? "" : `; before that it was in ${before}`}.`,
	answers: (segment, flags) =>
		flags === null ? `It answers segment ${segment}.` : `It answers segment ${segment}, which carries ${flags}.`,
	occasion,
	queueBefore: (step, length) =>
		length === null
			? `Begin with your own answer for the length before step ${step}.`
			: `Before step ${step} the queue holds ${length}.`,
};
