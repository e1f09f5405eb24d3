// How a connection closes: the FINs, their ACKs, and who waits in TIME-WAIT (RFC 9293, 3.6 and 3.10.7.4).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const CLOSE_RULES = {
	"close-sends-fin": rule(({ Host, Sent, entered, moves }) => {
		if (entered) return `${Host} closes its direction: its FIN goes out behind the last data, and it ${moves("")}.`;
		return Sent === null
			? "Each end sends one FIN, behind its last data; closing again sends no second one."
			: `${Host} closes its direction: any data left goes out, then the FIN. ${Sent} has ACK set too, as usual once connected.`;
	}),
	"close-after-peer-fin": rule(
		({ Peer, host, Sent, entered, moves }) =>
			`${Peer} has closed its direction before; now ${host} closes too: its FIN goes out behind its last data, and it ${moves("waits for the last ACK")}.${entered || Sent === null ? "" : ` ${Sent} has ACK set too.`}`,
	),
	"close-in-syn-sent": rule(
		({ ends }) => `In SYN-SENT there is no connection yet to close: no FIN and no RST is sent, and ${ends}.`,
	),
	"close-in-syn-received": rule(
		({ host, moves }) =>
			`The application closed while ${host} was in SYN-RECEIVED: a FIN follows whatever data is left, and ${host} ${moves("goes on to FIN-WAIT-1")}.`,
	),
	"fin-acked": rule(
		({ Arrived, host, peer, moves }) =>
			`${Arrived} acknowledges ${host}'s FIN: ${host} ${moves("goes to FIN-WAIT-2")}, where it waits for ${peer}'s FIN.`,
	),
	"fin-acked-while-closing": rule(
		({ Arrived, host, peer, moves }) =>
			`${Arrived} acknowledges ${host}'s FIN, and ${peer}'s FIN has come before: ${host} ${moves("goes to TIME-WAIT")}.`,
	),
	"fin-acked-in-last-ack": rule(
		({ Arrived, host, ends }) =>
			`${Arrived} acknowledges ${host}'s FIN, the last thing it waited for: ${ends}. The end that closes second has no TIME-WAIT.`,
	),
	"fin-received": rule(({ peer, host, Sent, entered, moves }) => {
		if (entered)
			return `Everything up to ${peer}'s FIN has arrived: ${host} ${moves("")} and can go on sending until its own application closes.`;
		return Sent === null
			? `Everything up to ${peer}'s FIN has arrived; the FIN takes one sequence number, which the ACK counts.`
			: `Everything up to ${peer}'s FIN has arrived. ${Sent} acknowledges it and counts one number for the FIN.`;
	}),
	"fin-crosses-fin": rule(
		({ Peer, host, moves }) =>
			`${Peer}'s FIN is here, but ${host}'s own FIN is not acknowledged yet: ${host} ${moves("goes to CLOSING")} and waits for that ACK.`,
	),
	"fin-received-in-fin-wait-2": rule(
		({ Peer, host, moves }) =>
			`${Peer} has closed too: ${host} acknowledges the FIN and ${moves("goes to TIME-WAIT")}, in case that ACK is lost and the FIN comes again.`,
	),
	"fin-with-ack-of-fin": rule(
		({ Peer, host, moves }) =>
			`${Peer}'s FIN and its ACK of ${host}'s FIN came in one segment, so both directions are closed: ${host} ${moves("goes to TIME-WAIT")}.`,
	),
	"fin-repeated": rule(
		({ Peer, sent }) =>
			`${Peer}'s FIN was taken before and comes again, as after a lost ACK: it is acknowledged once more${sent}, with the same number.`,
	),
	"time-wait-ignores": rule(
		({ arrived }) =>
			`In TIME-WAIT nothing new can come: ${arrived} is neither a repeated FIN nor wrong, and is ignored.`,
	),
	"time-wait-acks-again": rule(({ Arrived, sent }) =>
		sent === ""
			? "TIME-WAIT is there to acknowledge a repeated FIN again. An ACK alone, with the number that is expected, needs no answer."
			: `${Arrived} finds TIME-WAIT, so it is answered with the ACK once more${sent}: the last one may have been lost.`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
