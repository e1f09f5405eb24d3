// The question bank, as its files say: the bench knows what is right.
import { readQuestionFiles } from "../../cli/write-bank.ts";
import { checkShape } from "../../question-bank/check/shape.ts";
import type { Question } from "../../question-bank/schema.ts";

/** By id. */
export function readQuestions(): ReadonlyMap<string, Question> {
	const found = new Map<string, Question>();
	for (const [file, text] of readQuestionFiles()) {
		const shape = checkShape(file, text);
		if (shape.ok) found.set(shape.question.id, shape.question);
	}
	return found;
}
