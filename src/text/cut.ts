// A timeline that stops before its end, and what is asked about what follows.
import { inEveryLanguage, type Locale, type Localized, words } from "./locale.ts";

/** What a learner must know of a timeline that stops after `step`, which is 0 where nothing is shown. */
export function stopSentences(step: number, locale: Locale): readonly string[] {
	return words(locale).cut.stop(step);
}

/** "Which segment does the server send next: …?" */
export function nextSegmentLabel(host: string, locale: Locale): string {
	return words(locale).cut.nextSegmentLabel(host);
}

/** "In which order do these happen after step 4?" */
export function orderLabel(step: number, locale: Locale): string {
	return words(locale).cut.orderLabel(step);
}

/** "Place 2 is c: The client …" */
export function misplacedSentence(place: number, id: string, text: string, locale: Locale): string {
	return words(locale).cut.misplaced(place, id, text);
}

/** Why no other order fits: the reasons that tie one event to the next. */
export const ONE_BEFORE_THE_NEXT: Localized = inEveryLanguage((locale) => words(locale).cut.oneBeforeTheNext);

/** Why a segment has no acknowledgment number. */
export const NO_ACK: Localized = inEveryLanguage((locale) => words(locale).cut.noAck);

/** First rung of an order's hints. */
export const LOOK_FOR_CAUSES: Localized = inEveryLanguage((locale) => words(locale).cut.lookForCauses);

/** Last rung: how the order begins. */
export function beginsSentence(id: string, text: string, locale: Locale): string {
	return words(locale).cut.begins(id, text);
}

/** Last rung of a segment's hints: "Seq: start counting from …" */
export function partHint(part: "seq" | "ack", hint: string, locale: Locale): string {
	return words(locale).cut.partHint(part, hint);
}
