// How a connection opens: calls, LISTEN, SYN-SENT and SYN-RECEIVED (RFC 9293, 3.5 and 3.10.7.1 to 3.10.7.4).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const OPEN_RULES = {
	"passive-open-listens": rule(
		({ host }) => `listen() is a passive open: ${host} sends nothing and waits in LISTEN for a SYN.`,
	),
	"active-open-sends-syn": rule(
		({ host, sent, moves }) =>
			`connect() is an active open: ${host} sends a SYN${sent} without ACK, for there is nothing to acknowledge yet, and ${moves("waits in SYN-SENT")}.`,
	),
	"listen-answers-syn": rule(
		({ host, sent, moves }) =>
			`A listener answers a SYN with SYN,ACK${sent}: one segment acknowledges that SYN and carries its own. So ${host} ${moves("is in SYN-RECEIVED")}.`,
	),
	"listen-drops-other": rule(
		({ Arrived }) =>
			`${Arrived} does not ask for a connection in a way that this listener takes: it is dropped unanswered.`,
	),
	"syn-ack-completes-active-open": rule(
		({ Arrived, host, peer, sent, moves }) =>
			`${Arrived} acknowledges ${host}'s SYN and brings ${peer}'s: ${host} ${moves("is ESTABLISHED")} and owes only an ACK${sent}.`,
	),
	"simultaneous-open": rule(
		({ host, sent, moves }) =>
			`A SYN without ACK meets ${host}'s own SYN: a simultaneous open. That SYN goes out again as SYN,ACK${sent}, same number, and ${host} ${moves("is in SYN-RECEIVED")}.`,
	),
	"simultaneous-syn-ack-accepted": rule(
		({ Arrived, host, peer, sent }) =>
			`${Arrived} repeats ${peer}'s SYN and acknowledges ${host}'s, which completes the simultaneous open; it is answered with an ACK${sent}.`,
	),
	"syn-sent-drops-other": rule(
		({ Arrived }) =>
			`${Arrived} carries neither SYN nor RST, so it does not help to open the connection: it is dropped.`,
	),
	"ack-completes-passive-open": rule(
		({ Arrived, host, moves, count }) =>
			`${Arrived} acknowledges ${host}'s SYN, so both directions are open: ${host} ${moves("is ESTABLISHED")}.${count === null ? "" : ` The SYN queue now holds ${count}.`}`,
	),
	"duplicate-syn-answered": rule(
		({ sent }) => `This SYN has been taken before: it opens nothing new and is only answered once more${sent}.`,
	),
	"new-syn-returns-to-listen": rule(
		({ sent }) =>
			`Another SYN, inside the window, hits the half-open connection: that one is given up${sent === "" ? "" : ` with a reset${sent}`}; a listener goes on listening.`,
	),
	"old-syn-returns-to-time-wait": rule(
		({ host }) => `The SYN that reopened the connection was an old one: ${host} returns to TIME-WAIT and waits again.`,
	),
	"time-wait-accepts-new-syn": rule(
		({ host, sent, moves }) =>
			`The SYN's number lies beyond all that the old connection received, so it is no old duplicate: ${host} answers it like a listener${sent} and ${moves("is in SYN-RECEIVED")}.`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
