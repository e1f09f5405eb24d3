// How feedback opens, and what a result comes to, in English.
import { showCount } from "../digits.ts";
import { type AnswerFacts, type FeedbackWords, SLIPS, type Slip, type SummaryFacts } from "../facts/feedback.ts";
import { hostName } from "./host-names.ts";

const itIs = ({ expected }: AnswerFacts) => `It is ${expected}.`;

const opening: FeedbackWords["opening"] = {
	correct: ({ expected }) => `Correct: ${expected}.`,
	"follow-through": ({ given, expected }) =>
		`${given ?? "This"} follows from your earlier answer; the exact value is ${expected}.`,
	partly: (facts) =>
		facts.given === null
			? `Partly right. ${itIs(facts)}`
			: `Partly right: you wrote ${facts.given}; it is ${facts.expected}.`,
	wrong: (facts) => (facts.given === null ? itIs(facts) : `You wrote ${facts.given}; it is ${facts.expected}.`),
	unreadable: (facts) => `Not readable: this blank earns nothing until you rewrite it and submit again. ${itIs(facts)}`,
	unanswered: ({ expected }) => `No answer; it is ${expected}.`,
};

const SLIP_WORDS: Readonly<Record<Slip, string>> = {
	wrong: "wrong",
	followThrough: "right given an earlier slip",
	unreadable: "unreadable",
	unanswered: "unanswered",
};

function summary(facts: SummaryFacts): string {
	const slips = SLIPS.filter((slip) => facts[slip] > 0).map((slip) => `${showCount(facts[slip])} ${SLIP_WORDS[slip]}`);
	const points = `${showCount(facts.points)} of ${showCount(facts.max)} ${facts.max === 1 ? "point" : "points"}`;
	return `${points}${slips.length > 0 ? `: ${slips.join(", ")}` : ""}.`;
}

function stayed(host: string, state: string, sinceStep: number | null): string {
	const since = sinceStep === null ? "" : `, where it has been since step ${sinceStep}`;
	return `This step leaves ${hostName(host)} in ${state}${since}.`;
}

const pshOptional = "PSH only asks to hand the data on at once: with it or without it counts the same.";

const shortOpening: FeedbackWords["shortOpening"] = {
	correct: "Correct.",
	"follow-through": "Right, given your earlier answer.",
	partly: "Partly right.",
	wrong: "That is not it.",
	unreadable: "Your answer could not be read.",
	unanswered: "No answer.",
};

export const feedback: FeedbackWords = { opening, shortOpening, summary, stayed, pshOptional };
