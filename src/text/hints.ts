// The words of hints: where to look, and the first step.
import type { CountingStart, LookFacts } from "./facts/hints.ts";
import { type Locale, words } from "./locale.ts";

/** First rung: what to look at. */
export function lookSentence(facts: LookFacts, locale: Locale): string {
	return words(locale).hints.look(facts);
}

/** Last rung for a number: where counting starts. */
export function startCountingSentence(facts: CountingStart, locale: Locale): string {
	return words(locale).hints.startCounting(facts);
}

/** Last rung for a number that has not moved since the story gave it. */
export function startFromStorySentence(host: string, locale: Locale): string {
	return words(locale).hints.startFromStory(host);
}

/** Last rung where there is a list to choose from. */
export function oneOfSentence(options: readonly string[], locale: Locale): string {
	return words(locale).hints.oneOf(options);
}

/** One that does not belong. */
export function notSentence(option: string, locale: Locale): string {
	return words(locale).hints.not(option);
}

/** Last rung for a queue or an amount. */
export function stepByStepSentence(kind: "count" | "duration", locale: Locale): string {
	return words(locale).hints.stepByStep[kind];
}
