// The outcome of reading one answer: the value that the learner meant, or why it cannot be told.
// Not readable is no mistake of the learner's TCP: it earns nothing until it is rewritten, is never called wrong, and
// never blocks the other answers.
import { type Asked, excerpt, type UnreadableDetail, type UnreadableReason } from "../../text/facts/unreadable.ts";

export interface Unreadable {
	readonly ok: false;
	readonly reason: UnreadableReason;
	readonly detail?: UnreadableDetail;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | Unreadable;

export function readable<T>(value: T): Reading<T> {
	return { ok: true, value };
}

/** `detail.text`, the learner's own words, is cut and cleaned here: no reading carries raw input. */
export function unreadable(asked: Asked, reason: UnreadableReason, detail: UnreadableDetail = {}): Unreadable {
	const { text } = detail;
	const words = typeof text === "string" ? { text: excerpt(text) } : {};
	return { ok: false, reason, detail: { ...detail, ...words, asked } };
}
