// What a blank asks for, as the label beside its field.
import { type Locale, words } from "./locale.ts";

/** "State of the client after step 3" */
export function stateLabel(host: string, step: number, locale: Locale): string {
	return words(locale).labels.state(host, step);
}

/** "Flags of segment 2" */
export function flagsLabel(segment: number, locale: Locale): string {
	return words(locale).labels.flags(segment);
}

/** "Acknowledgment number of segment 2" */
export function numberLabel(field: "seq" | "ack", segment: number, locale: Locale): string {
	return words(locale).labels.number(field, segment);
}

/** "Entries in the server's SYN queue after step 4" */
export function queueLabel(host: string, queue: "syn" | "accept", step: number, locale: Locale): string {
	return words(locale).labels.queue(host, queue, step);
}
