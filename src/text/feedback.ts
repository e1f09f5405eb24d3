// How feedback opens, and what a whole result comes to.
import type { AnswerFacts, SummaryFacts, VerdictName } from "./facts/feedback.ts";
import { type Locale, words } from "./locale.ts";

/** "You wrote 9000; it is 9001." */
export function feedbackOpening(verdict: VerdictName, facts: AnswerFacts, locale: Locale): string {
	return words(locale).feedback.opening[verdict](facts);
}

/** "7 of 9 points: 1 wrong, 2 unanswered." */
export function summarySentence(facts: SummaryFacts, locale: Locale): string {
	return words(locale).feedback.summary(facts);
}

/** An end whose state this step leaves as it was; `sinceStep` is the step in which it got there, null for the start. */
export function stayedSentence(host: string, state: string, sinceStep: number | null, locale: Locale): string {
	return words(locale).feedback.stayed(host, state, sinceStep);
}
