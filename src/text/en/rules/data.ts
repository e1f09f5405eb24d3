// What an end makes of data and acknowledgments that arrive (RFC 9293, 3.10.7.4 and 3.8.6.3; RFC 5961, 5).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const DATA_RULES = {
	"sequence-unacceptable": rule(
		({ Arrived, sent }) =>
			`${Arrived} has sequence numbers received before, or beyond the window: nothing of it is taken, and an ACK${sent} says what is expected.`,
	),
	"no-ack-dropped": rule(
		({ Arrived }) =>
			`${Arrived} has no ACK, or brings nothing new to an end that no application holds any more: it is dropped without an answer.`,
	),
	"ack-of-unsent-data": rule(
		({ Arrived, host, sent }) =>
			`${Arrived} acknowledges numbers that ${host} has not sent yet: it is not taken, and an ACK${sent} with the right numbers answers it.`,
	),
	"ack-too-old": rule(
		({ arrived, sent }) =>
			`The acknowledgment number of ${arrived} is older than any that can still be under way, so it may be forged: a challenge ACK${sent} answers it.`,
	),
	"ack-advances-una": rule(
		({ Arrived }) =>
			`${Arrived} acknowledges more than was acknowledged before: what it covers need not be sent again.`,
	),
	"data-acknowledged": rule(
		({ sentSegment }) =>
			`Data that arrives in order is taken${sentSegment === null ? "" : `, and ${sentSegment} acknowledges it`}: the acknowledgment number is that of the next octet expected.`,
	),
	"data-out-of-order": rule(
		({ arrived, sent }) =>
			`Something before ${arrived} is missing: that segment is kept, and the ACK${sent} repeats the number that is still expected.`,
	),
	"delayed-ack-waits": rule(
		() => "An ACK may wait a moment, so that it can go along with data or cover another segment.",
	),
	"delayed-ack-sent": rule(
		({ wait, sent }) =>
			`The ACK that was held back has waited long enough${wait === null ? "" : ` (${wait})`} and nothing took it along: it goes out by itself${sent}.`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
