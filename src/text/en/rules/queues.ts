// The two queues of a listener, and SYN cookies (RFC 4987, 2 and 3.6).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const QUEUE_RULES = {
	"syn-queue-adds-entry": rule(
		({ count }) =>
			`The half-open connection takes an entry in the SYN queue until it is completed, reset or timed out${count === null ? "" : `; the queue now holds ${count}`}.`,
	),
	"syn-queue-full-drops-syn": rule(
		({ count }) =>
			`The SYN queue is full${count === null ? "" : ` (${count})`}, and no SYN cookie is used: the SYN is dropped without an answer.`,
	),
	"syn-cookie-keeps-no-entry": rule(
		({ sent }) =>
			`With a SYN cookie the SYN is answered${sent} but no entry is kept: its own sequence number, a hash of addresses, ports, a clock and a secret, lets the server know the ACK again.`,
	),
	"syn-cookie-accepts-ack": rule(
		({ Arrived, host, moves }) =>
			`${Arrived} acknowledges a valid cookie, so the connection is rebuilt from it: ${host} ${moves("is ESTABLISHED")}; no entry was ever kept.`,
	),
	"syn-cookie-refuses-ack": rule(
		({ Arrived, sent }) =>
			`${Arrived} fits no connection and acknowledges no valid cookie: it is answered with a RST${sent}.`,
	),
	"syn-ack-timeout-frees-entry": rule(
		({ wait, count }) =>
			`All retransmissions of the SYN,ACK are used up and one more wait${wait === null ? "" : ` of ${wait}`} brought no ACK that completes the handshake: the entry is freed without a RST.${count === null ? "" : ` The queue now holds ${count}.`}`,
	),
	"crowded-syn-queue-frees-entry": rule(
		({ count }) =>
			`More than half of the SYN queue is taken, half of it or more by old entries: to keep room for new ones, Linux gives an old one up before all its retransmissions are used up.${count === null ? "" : ` The queue now holds ${count}.`}`,
	),
	"accept-queue-adds-connection": rule(
		({ count }) =>
			`The connection is complete and waits in the accept queue${count === null ? "" : `, which then holds ${count},`} until the application takes it with accept().`,
	),
	"accept-queue-full-drops-syn": rule(
		() =>
			"The accept queue is full, so there is no place for a further connection: the SYN is dropped without an answer.",
	),
	"accept-queue-full-ignores-ack": rule(
		({ arrived, count }) =>
			`The accept queue is full${count === null ? "" : ` (${count})`}: ${arrived}, which would complete the connection, is ignored and nothing is sent.`,
	),
	"accept-queue-full-resets": rule(
		({ host, sent }) =>
			`The accept queue is full and ${host} is set to refuse then: the ACK is answered with a RST${sent} and the half-open entry is freed.`,
	),
	"deferred-accept-waits-for-data": rule(
		() =>
			"The listener waits for data before it completes a connection: an ACK without data is ignored, and the connection stays half-open.",
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
