// Why a number is counted as it is, and what one would have seen otherwise.

export const NUMBER_RULE_IDS = [
	"syn-consumes-one",
	"text-of-syn-dropped",
	"fin-consumes-one",
	"data-counts-octets",
	"ack-is-next-expected",
	"pure-ack-consumes-nothing",
	"retransmission-keeps-number",
	"reset-takes-number-from-ack",
	"abort-takes-next-number",
	"reset-without-number",
	"cookie-encodes-entry",
	"probe-goes-one-back",
	"initial-number-is-chosen",
	"given-from-outside",
] as const;
export type NumberRuleId = (typeof NUMBER_RULE_IDS)[number];

export interface NumberWhyFacts {
	readonly field: "seq" | "ack";
	/** The number that it was counted from, as shown; null where that is not shown. */
	readonly from: string | null;
	/** The number that one short of it would be, as shown. */
	readonly oneLess: string;
}

export interface NumberWhyWords {
	/** One sentence; empty where the arithmetic says it all. */
	readonly sentence: Readonly<Record<NumberRuleId, (facts: NumberWhyFacts) => string>>;
}
