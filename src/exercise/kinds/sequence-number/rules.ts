// The counting rules behind sequence and acknowledgment numbers, with their sources.
import { ACK, RST, SYN } from "../../../tcp/flags.ts";
import type { NumberRuleId } from "../../../text/facts/number-why.ts";
import type { NumberField } from "../../fields.ts";
import { countedFrom, countsSynAlone, originOf } from "../../numbers.ts";
import type { Situation } from "../../situation.ts";
import type { Reference } from "../../types.ts";

const COUNTING: Reference = { rfc: "RFC 9293", section: "3.4" };

export const NUMBER_RULES: Readonly<Record<NumberRuleId, Reference>> = {
	"syn-consumes-one": COUNTING,
	"text-of-syn-dropped": { rfc: "Linux", section: "tcp_rcv_synsent_state_process()" },
	"fin-consumes-one": COUNTING,
	"data-counts-octets": COUNTING,
	"ack-is-next-expected": COUNTING,
	"pure-ack-consumes-nothing": COUNTING,
	"retransmission-keeps-number": { rfc: "RFC 9293", section: "3.10.8" },
	"reset-takes-number-from-ack": { rfc: "RFC 9293", section: "3.5.2" },
	"abort-takes-next-number": { rfc: "RFC 9293", section: "3.10.5" },
	"reset-without-number": { rfc: "RFC 9293", section: "3.5.2" },
	"cookie-encodes-entry": { rfc: "RFC 4987", section: "3.6" },
	"probe-goes-one-back": { rfc: "RFC 9293", section: "3.8.4" },
	"initial-number-is-chosen": { rfc: "RFC 9293", section: "3.4.1" },
	"given-from-outside": COUNTING,
};

type Counting = Pick<Situation, "trace" | "segments">;

/** The rule that the learner needs most for this number. */
export function numberRule(field: NumberField, run: Counting): NumberRuleId {
	const { segment } = field;
	const origin = originOf(segment, field.field);
	switch (origin?.kind) {
		case undefined:
		case "initial":
			return "initial-number-is-chosen";
		case "cookie":
			return "cookie-encodes-entry";
		case "zero":
			return "reset-without-number";
		case "injected":
			return "given-from-outside";
		case "counted":
			return countingRule(field, run);
	}
}

function countingRule(asked: NumberField, run: Counting): NumberRuleId {
	const { segment, field } = asked;
	const counted = countedFrom(run, asked);
	const counting = counted?.counting;
	if (field === "seq" && segment.bits & RST) return resetRule(segment.bits, counting?.of.field);
	if (counting?.back) return "probe-goes-one-back";
	if (field === "seq" && (segment.retransmission || segment.bits & SYN)) return "retransmission-keeps-number";
	if (counting?.fin) return "fin-consumes-one";
	if (counted && countsSynAlone(counted)) return "text-of-syn-dropped";
	if (counting?.syn && counting.data === 0) return "syn-consumes-one";
	if (counting && counting.data > 0) return "data-counts-octets";
	return field === "ack" ? "ack-is-next-expected" : "pure-ack-consumes-nothing";
}

/** A reset that answers a segment takes its number from that segment's ACK; one that gives up goes on counting. */
function resetRule(bits: number, from: "seq" | "ack" | undefined): NumberRuleId {
	return from === "ack" && !(bits & ACK) ? "reset-takes-number-from-ack" : "abort-takes-next-number";
}
