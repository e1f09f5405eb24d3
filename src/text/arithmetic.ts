// Where a sequence or acknowledgment number comes from, as one line of arithmetic in the notation of the scenario.
import type { NumberFacts } from "./facts/arithmetic.ts";
import { type Locale, words } from "./locale.ts";

/** "ack = 4021 (seq of segment 1) + 100 octets + 1 (FIN) = 4122: the next number expected." */
export function numberSentence(facts: NumberFacts, locale: Locale): string {
	return words(locale).arithmetic.sentence(facts);
}
