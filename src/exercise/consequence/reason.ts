// Why something else follows: the rule that the segment meets, or what it lacks.
import { FIN, RST } from "../../tcp/flags.ts";
import type { Segment } from "../../tcp/segment.ts";
import { MET_RULES, type OtherReason, type Reason } from "../../text/facts/consequence.ts";
import type { Decided } from "./compare.ts";
import type { Delivery } from "./deliver.ts";

/** `sent` is the segment as it really was. Null where there are no words for it. */
export function reasonFor(delivery: Delivery, { rule, how }: Decided, sent: Segment): Reason | null {
	switch (how) {
		case "done":
			return metRule(rule);
		case "also":
			return otherOutcome(delivery, rule) ?? metRule(rule);
		case "missing":
			return whatIsLacking(delivery.segment, sent);
	}
}

function metRule(rule: string): Reason | null {
	return MET_RULES.find((met) => met === rule) ?? null;
}

const OTHER_OUTCOMES: Readonly<Record<string, OtherReason>> = {
	"closed-answers-reset": "reset-goes-by-numbers",
	"data-after-close-resets": "reset-goes-by-numbers",
	"syn-sent-resets-bad-ack": "reset-goes-by-numbers",
	"bad-ack-in-syn-received": "reset-goes-by-numbers",
	"listen-resets-ack": "reset-goes-by-numbers",
	"syn-cookie-refuses-ack": "reset-goes-by-numbers",
	"listen-answers-syn": "other-initial-number",
	"syn-ack-completes-active-open": "other-initial-number",
	"simultaneous-open": "other-initial-number",
};

/** The real segment met the same rule. */
function otherOutcome({ real, written }: Delivery, rule: string): OtherReason | null {
	return octetsTakenIn(real) === octetsTakenIn(written) ? (OTHER_OUTCOMES[rule] ?? null) : "overlap";
}

/** Octets of data that the process may now read. */
export function octetsTakenIn({ effects }: Delivery["real"]): number {
	return effects.reduce((sum, effect) => sum + (effect.kind === "data-received" ? effect.octets : 0), 0);
}

/** Nothing is done that would have been done. */
function whatIsLacking(segment: Segment, sent: Segment): OtherReason | null {
	const lost = sent.bits & ~segment.bits;
	if (lost & FIN) return "without-fin";
	if (lost & RST) return "without-reset";
	if (segment.seq !== sent.seq) return "number-not-expected";
	return segment.ack === sent.ack ? null : "acknowledges-less";
}
