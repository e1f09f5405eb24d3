// What made a step of the timeline happen, by kind. Mirrors `CauseFacts` of src/text/facts/timeline.ts.
import * as v from "valibot";
import { CALLS } from "../tcp/calls/event.ts";
import { TIMER_KINDS } from "../tcp/connection.ts";
import { CALL_OPTIONS, type CauseKind, FOREIGN_SEGMENTS } from "../text/facts/timeline.ts";
import { Count, StateName } from "./primitives.ts";

const HostId = v.string();
const Milliseconds = v.pipe(v.number(), v.minValue(0));
const Endpoint = v.object({ ip: v.string(), port: Count });

function described<const Schema extends v.GenericSchema>(schema: Schema, description: string) {
	return v.pipe(schema, v.metadata({ description }));
}

/** Null where it would give an answer away. */
const Duration = v.nullable(Milliseconds);

const During = described(Milliseconds, "Evenly over so many ms; 0 for all at once.");

const Connection = v.pipe(
	v.object({
		state: StateName,
		local: Endpoint,
		remote: Endpoint,
		timer: described(
			v.nullable(v.object({ expiresInMs: v.number(), retransmissions: Count })),
			"Of retransmission; null if it does not run.",
		),
	}),
	v.metadata({ ref: "ListedConnection", description: "A line of what `ss -tnoa` prints." }),
);

/** An object of one kind; the description says what happened. */
function kind<const Kind extends CauseKind, const Entries extends v.ObjectEntries>(
	name: Kind,
	description: string,
	entries: Entries,
) {
	return v.pipe(v.object({ kind: v.literal(name), ...entries }), v.metadata({ description }));
}

const Call = kind("call", "A program on `host` makes a call.", {
	host: HostId,
	call: v.picklist(CALLS),
	bytes: described(v.nullable(Count), "Octets to send or to read; null where `text` names none."),
	result: described(
		v.nullable(v.string()),
		"The error that the program gets; null where `text` names none, as where the result is asked for.",
	),
	option: v.exactOptional(
		described(v.picklist(CALL_OPTIONS), "Changes what the call does; `LISTENER`: it is for the listening socket."),
	),
});

const Injection = v.variant("note", [
	kind("inject", "A segment that the host whose address it has does not send now is under way to `to`.", {
		note: v.picklist(FOREIGN_SEGMENTS),
		to: HostId,
		address: described(v.string(), "Its source address."),
	}),
	kind("inject", "A probe is under way to a port of `to`.", { note: v.literal("probe"), to: HostId, port: Count }),
	kind("inject", "`from`, whose TCP is another system's, sends a segment to `to`.", {
		note: v.literal("played"),
		to: HostId,
		from: HostId,
	}),
]);

export const Cause = v.pipe(
	v.variant("kind", [
		Call,
		kind("deliver", "A segment arrives at `to`.", {
			segment: described(v.number(), "Its number in the timeline."),
			to: HostId,
		}),
		Injection,
		kind("timer", "A timer of `host` expires.", {
			host: HostId,
			timer: v.picklist(TIMER_KINDS),
			waitedMs: Duration,
		}),
		kind("flood", "SYNs with spoofed source addresses arrive at `to`.", { to: HostId, syns: Count, duringMs: During }),
		kind("other-clients", "Other clients complete their handshakes with `to`; their segments are not shown.", {
			to: HostId,
			clients: Count,
			duringMs: During,
		}),
		kind("live-sources", "Spoofed addresses belong to live hosts, which answer the SYN,ACKs of `to`.", {
			to: HostId,
			hosts: Count,
		}),
		kind("pass", "Time passes.", { ms: Duration }),
		kind("unseen", "Time passes, in which segments travel that are not shown.", { ms: Duration }),
		kind("look", "Somebody lists the connections of `host`.", { host: HostId, connections: v.array(Connection) }),
		kind("crash", "`host` crashes and starts again.", { host: HostId }),
		kind("in-vain", "`host` retransmits without ever getting an answer, and gives up.", {
			host: HostId,
			ms: Duration,
		}),
	]),
	v.metadata({
		ref: "Cause",
		description:
			"What made the step happen, by `kind`: no more than its `text` says. A duration is null where it would give an answer away.",
	}),
);
