// What a submission says as one text, whatever the order of its keys: the same text is the same submission.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import { canonicalText } from "./canonical-text.ts";

export function submittedText(submitted: ScenarioAnswers | QuestionAnswer): string {
	const said =
		"questionId" in submitted
			? ["question", submitted.questionId, submitted.seed ?? null, submitted.answer]
			: [submitted.scenarioId, submitted.answers];
	if ("quizId" in submitted && submitted.quizId !== undefined) said.push({ quizId: submitted.quizId });
	// What was not said keeps the text that a submission had before there was such a thing. When it was answered tells no two
	// submissions apart: a client may well work it out anew when it sends again.
	const sure = submitted.confidence === undefined ? [] : [{ confidence: submitted.confidence }];
	const { assignmentId, item } = submitted;
	if (assignmentId !== undefined) said.push({ assignmentId, item });
	return canonicalText([...said, ...(submitted.final ? ["final"] : []), ...sure]);
}
