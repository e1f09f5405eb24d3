// The counting rules behind sequence and acknowledgment numbers, with their sources.
import type { Trace } from "../../../scenario/run/trace.ts";
import { RST, SYN } from "../../../tcp/flags.ts";
import type { NumberField } from "../../fields.ts";
import { originOf, visibleCounting } from "../../numbers.ts";
import type { Reference } from "../../types.ts";

export const NUMBER_RULES = {
	"syn-consumes-one": { rfc: "RFC 9293", section: "3.4" },
	"fin-consumes-one": { rfc: "RFC 9293", section: "3.4" },
	"data-counts-octets": { rfc: "RFC 9293", section: "3.4" },
	"ack-is-next-expected": { rfc: "RFC 9293", section: "3.4" },
	"pure-ack-consumes-nothing": { rfc: "RFC 9293", section: "3.4" },
	"retransmission-keeps-number": { rfc: "RFC 9293", section: "3.8.1" },
	"reset-takes-number-from-ack": { rfc: "RFC 9293", section: "3.10.7.1" },
	"initial-number-is-chosen": { rfc: "RFC 9293", section: "3.4.1" },
} as const satisfies Record<string, Reference>;

export type NumberRuleId = keyof typeof NUMBER_RULES;

/** The rule that the learner needs most for this number. */
export function numberRule(field: NumberField, trace: Trace): NumberRuleId {
	const { segment } = field;
	if (originOf(segment, field.field)?.kind !== "counted") return "initial-number-is-chosen";
	const counting = visibleCounting(trace, segment, field.field);
	if (field.field === "seq" && segment.bits & RST) return "reset-takes-number-from-ack";
	if (field.field === "seq" && (segment.retransmission || segment.bits & SYN)) return "retransmission-keeps-number";
	if (counting?.fin) return "fin-consumes-one";
	if (counting?.syn) return "syn-consumes-one";
	if (counting && counting.data > 0) return "data-counts-octets";
	return field.field === "ack" ? "ack-is-next-expected" : "pure-ack-consumes-nothing";
}
