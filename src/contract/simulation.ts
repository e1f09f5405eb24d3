// What the engine as a sandbox answers: one entry an event.
import * as v from "valibot";
import { Count, described, FlagName, StateName, Uint32 } from "./primitives.ts";
import { Port } from "./simulation-event.ts";

/** What a trace may take; all its texts are ASCII, so that a character is a byte. */
export const MAX_ANSWER_BYTES = 2_000_000;

const TracedSegment = v.pipe(
	v.object({
		number: described(Count, "From 1, in the order of sending."),
		timeMs: described(v.number(), "When it was sent, or arrived where it stands in `edited`."),
		from: described(v.string(), "Id of the host, or an address where none of these hosts is."),
		to: v.string(),
		fromPort: Port,
		toPort: Port,
		flags: v.array(FlagName),
		seq: Uint32,
		ack: described(v.nullable(Uint32), "Null without ACK."),
		length: described(Count, "Octets of data."),
		window: described(Count, "What its sender has room for, octets."),
		mss: v.exactOptional(described(Count, "MSS option of a SYN, octets.")),
		retransmission: described(v.boolean(), "Repeats numbers that were sent before."),
	}),
	v.metadata({ ref: "TracedSegment" }),
);

const TraceEntry = v.pipe(
	v.object({
		event: described(Count, "Index in `events`, from 0."),
		timeMs: described(v.number(), "After the event, from 0 at the beginning."),
		sent: described(v.array(TracedSegment), "What the event made hosts send."),
		edited: v.exactOptional(
			described(
				v.array(TracedSegment),
				"Segments that arrived otherwise than they were sent, as they arrived; left out where there are none.",
			),
		),
		states: described(v.record(v.string(), StateName), "Of each host's main connection, after the event."),
		queues: described(
			v.record(v.string(), v.object({ syn: Count, accept: Count })),
			"Of hosts that listen: half-open connections, and complete ones that wait for accept().",
		),
		calls: described(
			v.array(v.object({ host: v.string(), call: v.string(), result: v.string(), bytes: v.exactOptional(Count) })),
			"Calls that returned: `ok`, `EOF` or the name of an error.",
		),
		rules: described(
			v.array(v.object({ id: v.string(), rfc: v.string(), section: v.string() })),
			"What prescribes what happened.",
		),
	}),
	v.metadata({ ref: "TraceEntry" }),
);

export const SimulationResponse = v.pipe(v.object({ trace: v.array(TraceEntry) }), v.metadata({ ref: "Simulation" }));
