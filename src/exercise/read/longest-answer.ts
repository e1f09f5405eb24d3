// How long an answer may be at all: of a longer one only the beginning is looked at, said again and kept.

import { MAX_TEXT_LENGTH } from "./limits.ts";

/** An answer as it was sent; the beginning of it, as a text that every reader finds too long, if it (or its JSON) is too long. */
export function cutAnswer(sent: unknown): unknown {
	const text = typeof sent === "object" && sent !== null ? JSON.stringify(sent) : sent;
	if (typeof text !== "string" || text.length <= MAX_TEXT_LENGTH) return sent;
	return `${text.slice(0, MAX_TEXT_LENGTH)}…`;
}

/** Each of them cut. */
export function cutAnswers(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(answers).map(([id, sent]) => [id, cutAnswer(sent)]));
}
