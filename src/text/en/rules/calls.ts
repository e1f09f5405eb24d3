// Why a call did what it did, apart from opening and closing (RFC 9293, 3.10).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const CALL_RULES = {
	"send-transmits-data": rule(({ Sent }) =>
		Sent === null
			? "Data that the application hands over goes out as soon as it may; each octet takes one sequence number."
			: `${Sent} carries the data that the application handed over. Once connected, ACK is always set; the last of the data has PSH too, or FIN after a close.`,
	),
	"send-queues-until-established": rule(
		() => "Data goes out only once the connection is established; until then send() keeps it or refuses it.",
	),
	"nagle-holds-small-data": rule(
		() => "Nagle's algorithm: a small segment waits while earlier data is still unacknowledged.",
	),
	"peer-window-full": rule(
		({ peer }) => `As much as ${peer}'s window takes is under way already: the data waits until an ACK makes room.`,
	),
	"congestion-window-full": rule(
		() => "As much as the window allows is under way already: the data waits until an ACK makes room.",
	),
	"bind-takes-port": rule(
		() => "bind() only settles the local address and port: nothing is sent, and no connection changes.",
	),
	"receive-takes-data": rule(
		() =>
			"Reading, or giving up reading, is a matter between the application and its own TCP: no state changes and nothing is sent.",
	),
	"accept-takes-connection": rule(({ count }) =>
		count === null
			? "Connections leave the accept queue when the application takes them, the oldest first; TCP sends nothing for it."
			: `The application takes the oldest connection out of the accept queue, which then holds ${count}; TCP sends nothing for it.`,
	),
	"call-without-connection": rule(
		() =>
			"There is no connection, or no open direction of it, for this call to act on: nothing is sent and no state changes.",
	),
	"call-reports-error": rule(
		() =>
			"An error that ends a connection is kept until a call reports it to the application, once; nothing is sent for that.",
	),
	"connect-again": rule(
		() =>
			"The socket has been used for a connection before: connect() only reports how that stands, and sends nothing.",
	),
	"port-in-use": rule(
		() => "The port, or the pair of addresses and ports, is still in use: the call fails and sends nothing.",
	),
	"host-crash-forgets": rule(
		({ peer }) => `A host that crashes forgets its connections without sending anything, so ${peer} is not told.`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
