// How the length of a queue came about in one step.
import type { QueueFacts } from "./facts/queue.ts";
import { type Locale, words } from "./locale.ts";

export function queueSentence(facts: QueueFacts, locale: Locale): string {
	return words(locale).queue.sentence(facts);
}
