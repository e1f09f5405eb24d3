// The questions that the Worker carries.
import { BUNDLED } from "./index.generated.ts";
import type { Question } from "./schema.ts";

/** In list order. The files were checked by `check-questions`, so that nothing is parsed or validated here. */
export const QUESTIONS = BUNDLED as readonly Question[];

export function findQuestion(id: string): Question | undefined {
	return QUESTIONS.find((question) => question.id === id);
}
