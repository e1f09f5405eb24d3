// How long an answer may be at all: of a longer one only the beginning is looked at, said again and kept.

/**
 * Longest answer that any reader reads, in UTF-16 units; of an answer that is no text, of its JSON. The longest that
 * means something is a list of the full texts of several options; most readers stop far earlier.
 */
export const MAX_ANSWER_CHARACTERS = 1000;

/** An answer as it was sent; the beginning of it, as a text that every reader finds too long, if it is too long. */
export function cutAnswer(sent: unknown): unknown {
	const text = typeof sent === "object" && sent !== null ? JSON.stringify(sent) : sent;
	if (typeof text !== "string" || text.length <= MAX_ANSWER_CHARACTERS) return sent;
	return `${text.slice(0, MAX_ANSWER_CHARACTERS)}…`;
}

/** Each of them cut. */
export function cutAnswers(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(answers).map(([id, sent]) => [id, cutAnswer(sent)]));
}
