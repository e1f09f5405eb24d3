// A number that still stands where the story gave it.
import { type Locale, words } from "./locale.ts";

/** `host`: whose number it is; for an ACK that is the peer of its sender. */
export function givenNumberSentence(field: "seq" | "ack", host: string, shown: string, locale: Locale): string {
	return words(locale).givenNumber.sentence(field, host, shown);
}
