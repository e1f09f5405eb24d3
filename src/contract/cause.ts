// What made a step of the timeline happen, by kind. Mirrors `CauseFacts` of src/text/facts/timeline.ts.
import * as v from "valibot";
import { CALLS } from "../tcp/calls/event.ts";
import { TIMER_KINDS } from "../tcp/connection.ts";
import { CALL_OPTIONS, type CauseKind, FOREIGN_SEGMENTS } from "../text/facts/timeline.ts";
import { Count, described, StateName } from "./primitives.ts";

const HostId = described(v.string(), "Id of a host of the scenario.");
const Milliseconds = v.pipe(v.number(), v.minValue(0));
const Endpoint = v.pipe(
	v.object({ ip: described(v.string(), "IPv4 address."), port: described(Count, "0 to 65535.") }),
	v.metadata({ ref: "Endpoint", description: "One end of a connection." }),
);

const Duration = described(v.nullable(Milliseconds), "ms; null where it would give an answer away.");

const During = described(Milliseconds, "Evenly over so many ms; 0 for all at once.");

const Connection = v.pipe(
	v.object({
		state: StateName,
		local: described(Endpoint, "The end of the host that is looked at."),
		remote: described(Endpoint, "The other end."),
		timer: described(
			v.nullable(
				v.object({
					expiresInMs: described(v.number(), "Until it expires, ms."),
					retransmissions: described(Count, "Made so far."),
				}),
			),
			"Of retransmission; null if it does not run.",
		),
	}),
	v.metadata({ ref: "ListedConnection", description: "A line of what `ss -tnoa` prints." }),
);

/** An object of one kind. */
function kind<const Kind extends CauseKind, const Entries extends v.ObjectEntries>(name: Kind, entries: Entries) {
	return v.object({ kind: v.literal(name), ...entries });
}

const Call = v.pipe(
	kind("call", {
		host: HostId,
		call: described(v.picklist(CALLS), "Which call of the sockets API, in words of RFC 9293, 3.9.1."),
		bytes: described(v.nullable(Count), "Octets to send or to read; null where `text` names none."),
		result: described(
			v.nullable(v.string()),
			"The error that the program gets; null where `text` names none, as where the result is asked for.",
		),
		option: v.exactOptional(
			described(v.picklist(CALL_OPTIONS), "Changes what the call does; `LISTENER`: it is for the listening socket."),
		),
	}),
	v.metadata({ ref: "CallCause", description: "A program on `host` makes a call." }),
);

const Injection = v.pipe(
	v.variant("note", [
		v.pipe(
			kind("inject", {
				note: described(v.picklist(FOREIGN_SEGMENTS), "Whether it was sent long ago, or by somebody else."),
				to: HostId,
				address: described(v.string(), "Its source address."),
			}),
			v.metadata({
				ref: "ForeignSegmentCause",
				description: "A segment that the host whose address it has does not send now is under way to `to`.",
			}),
		),
		v.pipe(
			kind("inject", {
				note: v.literal("probe"),
				to: HostId,
				port: described(Count, "Where it is sent, 0 to 65535."),
			}),
			v.metadata({ ref: "ProbeCause", description: "A probe is under way to a port of `to`." }),
		),
		v.pipe(
			kind("inject", {
				note: v.literal("played"),
				to: HostId,
				from: HostId,
			}),
			v.metadata({
				ref: "PlayedSegmentCause",
				description: "`from`, whose TCP is another system's, sends a segment to `to`.",
			}),
		),
	]),
	v.metadata({ ref: "InjectCause", description: "A segment comes from outside of the two hosts' TCP, by `note`." }),
);

export const Cause = v.pipe(
	v.variant("kind", [
		Call,
		v.pipe(
			kind("deliver", {
				segment: described(v.number(), "Its number in the timeline."),
				to: HostId,
			}),
			v.metadata({ ref: "DeliverCause", description: "A segment arrives at `to`." }),
		),
		Injection,
		v.pipe(
			kind("timer", {
				host: HostId,
				timer: described(v.picklist(TIMER_KINDS), "Which of its timers."),
				waitedMs: Duration,
			}),
			v.metadata({ ref: "TimerCause", description: "A timer of `host` expires." }),
		),
		v.pipe(
			kind("flood", {
				to: HostId,
				syns: described(Count, "How many."),
				duringMs: During,
			}),
			v.metadata({ ref: "FloodCause", description: "SYNs with spoofed source addresses arrive at `to`." }),
		),
		v.pipe(
			kind("other-clients", {
				to: HostId,
				clients: described(Count, "How many."),
				duringMs: During,
			}),
			v.metadata({
				ref: "OtherClientsCause",
				description: "Other clients complete their handshakes with `to`; their segments are not shown.",
			}),
		),
		v.pipe(
			kind("live-sources", {
				to: HostId,
				hosts: described(Count, "How many."),
			}),
			v.metadata({
				ref: "LiveSourcesCause",
				description: "Spoofed addresses belong to live hosts, which answer the SYN,ACKs of `to`.",
			}),
		),
		v.pipe(kind("pass", { ms: Duration }), v.metadata({ ref: "PassCause", description: "Time passes." })),
		v.pipe(
			kind("unseen", { ms: Duration }),
			v.metadata({ ref: "UnseenCause", description: "Time passes, in which segments travel that are not shown." }),
		),
		v.pipe(
			kind("look", {
				host: HostId,
				connections: described(v.array(Connection), "All that the host has."),
			}),
			v.metadata({ ref: "LookCause", description: "Somebody lists the connections of `host`." }),
		),
		v.pipe(
			kind("crash", { host: HostId }),
			v.metadata({ ref: "CrashCause", description: "`host` crashes and starts again." }),
		),
		v.pipe(
			kind("in-vain", {
				host: HostId,
				ms: Duration,
			}),
			v.metadata({
				ref: "InVainCause",
				description: "`host` retransmits without ever getting an answer, and gives up.",
			}),
		),
	]),
	v.metadata({
		ref: "Cause",
		description:
			"What made the step happen, by `kind`: no more than its `text` says. A duration is null where it would give an answer away.",
	}),
);
