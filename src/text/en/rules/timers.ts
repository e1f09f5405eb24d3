// What timers do: retransmission, giving up, keep-alive, the ends of waiting states (RFC 6298; RFC 9293, 3.8 and 3.10.8).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const TIMER_RULES = {
	"syn-retransmitted": rule(
		({ wait, sent }) =>
			`When the timer expires${wait === null ? "" : ` after ${wait}`}, no answer has completed the handshake: the same SYN goes out again${sent}, with the same number.`,
	),
	"syn-ack-retransmitted": rule(
		({ wait, sent }) =>
			`No ACK has completed the handshake ${within(wait)}, so the same SYN,ACK goes out again${sent}, with the same number.`,
	),
	"data-retransmitted": rule(
		({ wait, sent }) =>
			`${wait === null ? "Data that is not acknowledged is taken for lost" : `The oldest data has not been acknowledged within ${wait}`}, so it goes out again${sent}, each octet with the number it had.`,
	),
	"fin-retransmitted": rule(
		({ wait, Host, sent }) =>
			`${Host}'s FIN ${wait === null ? "is not acknowledged and taken for lost" : `has not been acknowledged within ${wait}`}, so it goes out again${sent} with ACK set and keeps its number.`,
	),
	"rto-doubles": rule(
		() =>
			"Each time the retransmission timer expires, the next wait is twice as long, up to a limit; some systems first repeat a SYN a few times without doubling.",
	),
	"syn-gives-up": rule(
		({ wait, ends }) =>
			`All retransmissions of the SYN are used up, and one more wait${wait === null ? "" : ` of ${wait}`} brought no connection: connect() fails with ETIMEDOUT, and ${ends}.`,
	),
	"retransmission-gives-up": rule(
		({ ends }) =>
			`The oldest segment has been retransmitted for as long as is allowed and is still unacknowledged: ${ends}.`,
	),
	"keepalive-probe": rule(({ Sent }) =>
		Sent === null
			? "A keep-alive probe asks a peer that has been silent whether it is still there: an ACK one sequence number too low, which must be answered."
			: `Nothing has been heard for a while. ${Sent} is a keep-alive probe: an ACK one sequence number too low, which a live peer must answer.`,
	),
	"keepalive-gives-up": rule(
		({ sent, ends }) => `No keep-alive probe has been answered: a reset${sent} is sent, and ${ends}.`,
	),
	"fin-wait-2-expires": rule(
		({ wait, peer, ends }) =>
			`No application holds the connection any more, and ${peer}'s FIN has not come within ${wait ?? "tcp_fin_timeout"}: ${ends}, without TIME-WAIT.`,
	),
	"time-wait-expires": rule(
		({ wait, ends }) =>
			`TIME-WAIT is over${wait === null ? "" : ` after ${wait}`}: time enough for a repeated FIN to be acknowledged again and for old segments to die out. So ${ends}.`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;

function within(wait: string | null): string {
	return wait === null ? "in time" : `within ${wait}`;
}
