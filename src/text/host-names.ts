// What the hosts and segments of a scenario are called in a sentence.
import { type Locale, words } from "./locale.ts";

// Not yet imported from where they are defined by all who use them.
export { capitalized } from "./capitalized.ts";
export { spaced } from "./zh/spaced.ts";

/** The name inside a sentence; a host that is not a usual role keeps its id. */
export function hostName(id: string, locale: Locale): string {
	return words(locale).hostNames.host(id);
}

/** The name at the start of a sentence. */
export function hostAtStart(id: string, locale: Locale): string {
	return words(locale).hostNames.hostAtStart(id);
}

/** "segment 3"; an injected segment has no number of its own in the exchange. */
export function segmentName(segment: number, locale: Locale): string {
	return words(locale).hostNames.segment(segment);
}
