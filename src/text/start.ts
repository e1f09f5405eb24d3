// How a scenario begins, and what it takes for granted.
import { type Assumption, type AssumptionFacts, sentencesFor } from "./facts/start.ts";
import type { Locale } from "./locale.ts";
import { words } from "./words.ts";

/** One sentence an assumption, in the order of `show`; whose TCP it is and how it acknowledges go into one. */
export function assumptionSentences(facts: AssumptionFacts, show: readonly Assumption[], locale: Locale): string[] {
	return sentencesFor(show).map((about) => words(locale).start.assumptions[about](facts));
}
