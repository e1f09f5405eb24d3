// What a submission says as one text, whatever the order of its keys: the same text is the same submission.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";

export function submittedText(submitted: ScenarioAnswers | QuestionAnswer): string {
	const said =
		"questionId" in submitted
			? ["question", submitted.questionId, submitted.seed ?? null, submitted.answer]
			: [submitted.scenarioId, submitted.answers];
	if ("quizId" in submitted && submitted.quizId !== undefined) said.push({ quizId: submitted.quizId });
	// What was not said keeps the text that a submission had before there was such a thing. When it was answered tells no two
	// submissions apart: a client may well work it out anew when it sends again.
	const sure = submitted.confidence === undefined ? [] : [{ confidence: submitted.confidence }];
	return canonical([...said, ...(submitted.final ? ["final"] : []), ...sure]);
}

/** Depth is bounded: bodies nested deeper were refused when they were read. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value === "number") return String(value);
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}
