// A timeline that stops, and what is asked about what follows, in English.
import { capitalized } from "../capitalized.ts";
import type { CutWords } from "../facts/cut.ts";
import { hostName } from "./host-names.ts";

function stop(step: number): readonly string[] {
	if (step === 0) return ["The timeline is left out: it is for you to put in order."];
	return [
		`The timeline stops after step ${step}: what follows is not shown.`,
		"Up to there no other calls are made, nobody else sends anything, and nothing else is lost.",
	];
}

export const cut: CutWords = {
	stop,
	nextSegmentLabel: (host) =>
		`Which segment does ${hostName(host)} send next: which flags, sequence number and acknowledgment number (or none)?`,
	orderLabel: (step) => `In which order do these events happen${step === 0 ? "" : ` after step ${step}`}?`,
	misplaced: (place, id, text) => `Place ${place} is ${id}: ${text}.`,
	oneBeforeTheNext:
		"Each comes before the next for a reason: a segment is sent before it arrives, an end goes through its states in turn, and a timer that expires again has waited longer.",
	because: {
		brings: (earlier, later) => `${earlier} comes before ${later}: what ${earlier} sends is what arrives in ${later}.`,
		states: (earlier, later) =>
			`${earlier} comes before ${later}: the same end must pass through the state of ${earlier} first.`,
		waits: (earlier, later) => `${earlier} comes before ${later}: the same timer waits longer each time.`,
	},
	noAck: "Without the ACK flag a segment has no acknowledgment number: the field says nothing.",
	lookForCauses: "Ask of each event what must have happened before it: a segment is sent before it arrives.",
	begins: (id, text) => `It begins with ${id}: ${text}.`,
	partHint: (part, hint) => `${capitalized(part)}: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}`,
};
