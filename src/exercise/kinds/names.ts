// The names of all kinds of blanks. Their own file: the contract names kinds, and need not load what they do.

/** A new one stands at the end: scenario ids are sealed with the places of this list. */
export const BLANK_KINDS = [
	"state",
	"flags",
	"sequence-number",
	"count",
	"duration",
	"choice",
	"next-segment",
	"order",
	"choices",
] as const;
export type BlankKind = (typeof BLANK_KINDS)[number];
