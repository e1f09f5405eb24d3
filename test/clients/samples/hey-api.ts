// The same with the types of hey-api.
import type {
	Answers,
	Attempt,
	Blank,
	Cause,
	CreateScenarioData,
	ListAttemptsData,
} from "../generated/hey-api/types.gen.ts";

export const wish: CreateScenarioData["body"] = { template: "three-way", difficulty: 1, seed: 16 };
export const answers: Answers = { b1: 1, b2: "SYN-SENT", b3: ["SYN", "ACK"], b4: { flags: ["ACK"], seq: 5 } };
export const page: ListAttemptsData["query"] = { limit: 20, answers: true };
// @ts-expect-error a limit is a number
export const wrong: ListAttemptsData["query"] = { limit: "20" };

export function widgetOf(blank: Blank): string {
	switch (blank.kind) {
		case "state":
		case "flags":
			return blank.choices.map((name) => name.toLowerCase()).join();
		case "choice":
		case "choices":
		case "order":
			return blank.choices.map(({ id, text }) => `${id}: ${text}`).join();
		case "duration":
			return blank.unit;
		case "count":
			return blank.unit ?? blank.host ?? "";
		case "next-segment":
			return blank.host;
		case "sequence-number":
			// @ts-expect-error nothing to choose from
			return blank.choices;
	}
}

export function told(attempt: Attempt): string {
	switch (attempt.variant) {
		case "scenario-practice":
		case "scenario-shown":
			return Object.values(attempt.blanks)
				.map(({ explanation }) => explanation)
				.join();
		case "scenario-withheld":
			return String(attempt.attemptsLeft);
		case "question-practice":
		case "question-shown":
			return attempt.feedback;
		case "question-withheld":
			// @ts-expect-error it is withheld
			return attempt.explanation;
	}
}

export function happened(cause: Cause): string {
	if (cause.kind === "deliver") return `segment ${cause.segment}`;
	if (cause.kind === "inject" && cause.note === "probe") return `port ${cause.port}`;
	return cause.kind;
}
