// What the engine as a sandbox answers: one entry an event.
import * as v from "valibot";
import { Count, described, FlagName, StateName, Uint32 } from "./primitives.ts";
import { Port } from "./simulation-event.ts";

/** What a trace may take; all its texts are ASCII, so that a character is a byte. */
export const MAX_ANSWER_BYTES = 2_000_000;

const TracedSegment = v.pipe(
	v.object({
		number: described(Count, "From 1, in the order of sending."),
		timeMs: described(v.number(), "ms from the beginning when it was sent, or arrived where it stands in `edited`."),
		from: described(v.string(), "Id of the host, or an address where none of these hosts is."),
		to: described(v.string(), "Id of the host that it is sent to, or an address where none of these hosts is."),
		fromPort: described(Port, "Source port."),
		toPort: described(Port, "Destination port."),
		flags: described(v.array(FlagName), "Those that are set."),
		seq: described(Uint32, "Sequence number."),
		ack: described(v.nullable(Uint32), "Acknowledgment number; null without ACK."),
		length: described(Count, "Octets of data."),
		window: described(Count, "What its sender has room for, octets."),
		mss: v.exactOptional(described(Count, "MSS option of a SYN, octets.")),
		retransmission: described(v.boolean(), "Repeats numbers that were sent before."),
	}),
	v.metadata({ ref: "TracedSegment", description: "A segment, as it was sent or arrived." }),
);

const TraceEntry = v.pipe(
	v.object({
		event: described(Count, "Index in `events`, from 0."),
		timeMs: described(v.number(), "ms after the event, from 0 at the beginning."),
		sent: described(v.array(TracedSegment), "What the event made hosts send."),
		edited: v.exactOptional(
			described(
				v.array(TracedSegment),
				"Segments that arrived otherwise than they were sent, as they arrived; left out where there are none.",
			),
		),
		states: described(v.record(v.string(), StateName), "Of each host's main connection, after the event."),
		queues: described(
			v.record(
				v.string(),
				v.object({
					syn: described(Count, "Half-open connections."),
					accept: described(Count, "Complete ones that wait for accept()."),
				}),
			),
			"Of hosts that listen: half-open connections, and complete ones that wait for accept().",
		),
		calls: described(
			v.array(
				v.object({
					host: described(v.string(), "Id of the host whose process called."),
					call: described(v.string(), "Which call."),
					result: described(v.string(), "`ok`, `EOF` or the name of an error."),
					bytes: v.exactOptional(described(Count, "Octets read or taken.")),
				}),
			),
			"Calls that returned: `ok`, `EOF` or the name of an error.",
		),
		rules: described(
			v.array(
				v.object({
					id: described(v.string(), "Of the engine's rule."),
					rfc: described(v.string(), "Such as `RFC 9293`."),
					section: described(v.string(), "Such as `3.10.7.4`."),
				}),
			),
			"What prescribes what happened.",
		),
	}),
	v.metadata({ ref: "TraceEntry", description: "What an event of the script brought about." }),
);

export const SimulationResponse = v.pipe(
	v.object({ trace: described(v.array(TraceEntry), "One entry an event, in their order.") }),
	v.metadata({ ref: "Simulation", description: "What happened, event by event." }),
);
