// What the id of a timed quiz stands for. Its scenarios have their deadline in themselves; its questions are everyone's.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { seedOf } from "../question-bank/seed.ts";
import { refuseLate } from "./deadline.ts";

export interface QuizTerms {
	/** Seconds since 1970. */
	readonly deadline: number;
	/** Marks of the questions that it asks, each with its seed. */
	readonly questions: readonly string[];
}

/** 32 bits in hexadecimal, of a question as it is asked with this seed. */
export function questionMark(questionId: string, seed: number): string {
	return seedOf(`quiz question ${questionId} ${seed}`).toString(16).padStart(8, "0");
}

/** Why this question is not taken as one of the quiz, now; null if it is. */
export function refuseOutsideQuiz(
	terms: QuizTerms,
	{ questionId, seed }: { readonly questionId: string; readonly seed: number | undefined },
	nowS: number,
): Failure | null {
	if (seed === undefined || !terms.questions.includes(questionMark(questionId, seed)))
		return failure("question-not-of-quiz", DETAILS.questionNotOfQuiz);
	return refuseLate(terms, nowS);
}
