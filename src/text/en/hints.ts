// Where to look, and the first step, in English.
import type { CountingStart, HintWords, LookFacts } from "../facts/hints.ts";
import { hostName } from "./host-names.ts";

function look(facts: LookFacts): string {
	switch (facts.kind) {
		case "number":
			return lookAtNumber(facts);
		case "state":
			return `Look at what ${hostName(facts.host)} sends or receives in step ${facts.step}, and in which state it was before.`;
		case "flags":
			return `Look at what happens in step ${facts.step}: what must segment ${facts.segment} say, and what does it answer?`;
		case "queue":
			return `Look at what arrives in step ${facts.step} and how many entries fit.`;
		case "question":
			return `Look at step ${facts.step} and the assumptions.`;
	}
}

function lookAtNumber({ field, of, host }: Extract<LookFacts, { readonly kind: "number" }>): string {
	if (of === null) return `Look at what the story tells of ${hostName(host)}'s next sequence number.`;
	return `Look at segment ${of}: its ${field === "ack" ? "seq and everything that it carries" : "numbers and what it carries"}.`;
}

function startCounting({ segment, field, shown }: CountingStart): string {
	return shown === null
		? `Start counting from your own answer for ${field} of segment ${segment}.`
		: `Start counting from ${shown}, the ${field} of segment ${segment}.`;
}

export const hints: HintWords = {
	look,
	startCounting,
	startFromStory: (host) =>
		`Start from ${hostName(host)}'s next sequence number in the story, and add only what counts of what it has sent since.`,
	oneOf: (options) => `It is one of: ${options.join(" · ")}.`,
	not: (option) => `This one is wrong: “${option}”.`,
	stepByStep: {
		count: "Write down how many there were before, then add and take away what the step brings.",
		duration: "Write down each wait in turn, then add them up.",
	},
};
