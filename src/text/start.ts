// How a scenario begins, and what it takes for granted.
import { type Assumption, type AssumptionFacts, type StartNumber, sentencesFor } from "./facts/start.ts";
import { type Locale, words } from "./locale.ts";

/** "The connection is ESTABLISHED. The client's next sequence number is 4021, the server's is 9000." */
export function startSentence(starts: readonly StartNumber[], locale: Locale): string {
	return words(locale).start.sentence(starts);
}

/** One sentence an assumption, in the order of `show`; whose TCP it is and how it acknowledges go into one. */
export function assumptionSentences(facts: AssumptionFacts, show: readonly Assumption[], locale: Locale): string[] {
	return sentencesFor(show).map((about) => words(locale).start.assumptions[about](facts));
}
