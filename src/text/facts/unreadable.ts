// Why an answer could not be read, what was asked instead, and the particulars that a message may name.

/** What the blank asks for; decides which accepted forms a message names. */
export const ASKED = [
	"number",
	"symbolic",
	"state",
	"flags",
	"count",
	"duration",
	"choice",
	"choices",
	"segment",
	"order",
	"truth",
] as const;
export type Asked = (typeof ASKED)[number];

/** What an answer about a whole segment is made of. */
export const SEGMENT_PARTS = ["flags", "seq", "ack"] as const;
export type SegmentPart = (typeof SEGMENT_PARTS)[number];

/** Every way in which an answer can fail to be read; a closed set. */
export const UNREADABLE_REASONS = [
	"nothing-given",
	"empty",
	"boolean-given",
	"list-given",
	"object-given",
	"number-given",
	"too-long",
	"too-many",
	"not-a-number",
	"not-finite",
	"negative",
	"fraction",
	"exponent",
	"unclear-grouping",
	"outside-32-bits",
	"incomplete-sum",
	"subtraction",
	"symbolic-where-number-asked",
	"number-where-symbol-asked",
	"unknown-symbol",
	"ambiguous-symbol",
	"not-symbol-plus-number",
	"too-large",
	"beyond-30-days",
	"too-precise",
	"unknown-unit",
	"ambiguous-unit",
	"clock-form",
	"not-a-duration",
	"unknown-state",
	"ambiguous-state",
	"unknown-flag",
	"contradictory-flags",
	"unknown-choice",
	"ambiguous-choice",
	"not-a-segment",
	"flag-or-number",
	"not-an-order",
	"incomplete-order",
	"ambiguous-order",
	"contradictory",
	"another-field",
	"unchanged-from-what",
] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/**
 * The particulars of a message: `asked` is an `Asked`; `text` is a piece of what the learner wrote; `symbol` is one of
 * the exercise; `meant` names states with spaces between; `limit` is the largest number that is read; `part`, a
 * `SegmentPart`, says which part of the answer it is about. What is unknown or missing is left out.
 */
export type UnreadableDetail = Readonly<Record<string, string | number>>;

const EXCERPT_LENGTH = 20;
const NOT_PLAIN = /[^\p{L}\p{N} +\-*=_.,:/|()[\]^]/gu;

/** A learner's own words made fit to be shown again: letters, digits and plain signs, at most 20 characters. */
export function excerpt(given: string): string {
	const plain = given.slice(0, 256).replace(NOT_PLAIN, "");
	const characters = [...plain.trim()];
	if (characters.length <= EXCERPT_LENGTH) return characters.join("");
	return `${characters.slice(0, EXCERPT_LENGTH - 1).join("")}…`;
}

/** What is asked for: a number where the detail does not say. */
export function askedOf({ asked }: UnreadableDetail): Asked {
	return ASKED.find((one) => one === asked) ?? "number";
}

export function partOf({ part }: UnreadableDetail): SegmentPart | undefined {
	return SEGMENT_PARTS.find((one) => one === part);
}

/** The learner's words; empty where nothing of them can be shown. */
export function quotable({ text }: UnreadableDetail): string {
	return excerpt(String(text ?? ""));
}

/** Offset 25: no handshake or teardown of the templates adds up to it by its own rules. */
export function exampleSum({ symbol }: UnreadableDetail): string {
	return `${excerpt(String(symbol ?? "")) || "x"}+25`;
}

export function statesMeant({ meant }: UnreadableDetail): readonly string[] {
	return String(meant ?? "")
		.split(" ")
		.map(excerpt);
}

export function largestRead({ limit }: UnreadableDetail): number {
	return Number(limit ?? 0);
}

export interface UnreadableWords {
	/**
	 * Why, and what is accepted instead: one sentence of at most about 140 characters. Its examples are never the answer
	 * to a blank: a message must not give anything away.
	 */
	message(reason: UnreadableReason, detail: UnreadableDetail): string;
}
