// Events to be put in order.
import type { EventFacts } from "./facts/events.ts";
import { type Locale, words } from "./locale.ts";

/** "The client receives SYN,ACK and enters ESTABLISHED"; without a full stop, as it is an item of a list. */
export function eventSentence(facts: EventFacts, locale: Locale): string {
	return words(locale).events.item(facts);
}
