// The same with the client of orval.
import {
	type Answers,
	type Attempt,
	type Blank,
	type Cause,
	createScenario,
	gradeAnswers,
	listAttempts,
} from "../generated/orval/client.ts";

export async function practise(): Promise<string> {
	const made = await createScenario({ template: "three-way", difficulty: 1, seed: 16 });
	if (made.status !== 201) return made.data.code;
	const answers: Answers = { b1: 1, b2: "SYN-SENT", b3: ["SYN", "ACK"], b4: { flags: ["ACK"], seq: 5 } };
	const graded = await gradeAnswers(made.data.id, { answers }, { locale: "zh" });
	return graded.status === 200 ? String(graded.data.blanks.b1?.expected) : graded.data.detail;
}

export async function history(learnerId: string): Promise<number> {
	const { data, status } = await listAttempts(learnerId, { limit: 20, answers: true });
	// @ts-expect-error a limit is a number
	void listAttempts(learnerId, { limit: "20" });
	return status === 200 ? data.items.filter((item) => item.type === "scenario").length : 0;
}

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
