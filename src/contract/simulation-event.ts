// The events of a script for the sandbox.
import * as v from "valibot";
import { CALLS } from "../tcp/calls/event.ts";
import { isIpAddress } from "../tcp/ip-address.ts";
import { closed, described, FlagName, listOf, Uint32, wholeUpTo as upTo } from "./primitives.ts";

const MAX_SEND_BYTES = 1_000_000;
export const MAX_ADVANCE_MS = 86_400_000;
export const MAX_QUEUE = 65_535;

export const HostId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/, "Expected 1 to 32 of a-z 0-9 -"));
export const Port = upTo(65_535);
export const WindowOctets = upTo(65_535);
export const Mss = upTo(65_495, 1);

/** IPv4 or IPv6; two spellings of one IPv6 address are one address. */
export const IpAddress = v.pipe(
	v.string(),
	v.check(isIpAddress, "Expected an IPv4 address or an IPv6 address without a zone"),
	v.metadata({
		description: "IPv4, or IPv6 in any spelling; a trace spells it as RFC 5952 does.",
		examples: ["192.0.2.10", "2001:db8::10"],
		anyOf: [
			{ type: "string", format: "ipv4" },
			{ type: "string", format: "ipv6" },
		],
	}),
);

const SegmentNumber = described(upTo(1_000_000, 1), "From 1, in the order of sending.");
const OnHost = described(HostId, "Id of a host.");

// An array has no `type`, so that the events need not be `closed`, which a variant could not look into.
const CallEvent = v.strictObject({
	type: v.literal("call"),
	host: OnHost,
	call: described(v.picklist(CALLS), "Which call; what else is said belongs to the calls that it names."),
	bytes: v.exactOptional(
		described(upTo(MAX_SEND_BYTES, 1), "`send`: octets, default 1. `receive`: at most so many, default all."),
	),
	more: v.exactOptional(described(v.boolean(), "`send`: a last small segment waits for what follows (MSG_MORE).")),
	socket: v.exactOptional(
		described(v.picklist(["connection", "listener"]), "`close`, `abort`: which socket, where the host has both."),
	),
	port: v.exactOptional(described(Port, "`bind`, `listen`, `connect`: the local port; default the host's.")),
	to: v.exactOptional(described(HostId, "`connect`: the host to connect to; default the first other one.")),
	how: v.exactOptional(described(v.picklist(["read", "write", "both"]), "`shutdown`; default `write`.")),
	backlog: v.exactOptional(described(upTo(MAX_QUEUE), "`listen`; default that of the host's `listener`.")),
	deferAccept: v.exactOptional(
		described(v.boolean(), "`listen`: a connection completes with its first data (TCP_DEFER_ACCEPT)."),
	),
	toPort: v.exactOptional(described(Port, "`connect`: the port to connect to; default the other host's.")),
	blocking: v.exactOptional(
		described(v.boolean(), "`connect`: returns once, with its outcome, and not with EINPROGRESS first."),
	),
	reuseAddress: v.exactOptional(described(v.boolean(), "`bind`: also a port that connections hold (SO_REUSEADDR).")),
	lingerZero: v.exactOptional(described(v.boolean(), "`close`: at once, with RST (SO_LINGER of zero).")),
	idleMs: v.exactOptional(described(upTo(MAX_ADVANCE_MS, 1), "`keepalive`: until the first probe.")),
	intervalMs: v.exactOptional(described(upTo(MAX_ADVANCE_MS, 1), "`keepalive`: between probes.")),
	probes: v.exactOptional(described(upTo(127, 1), "`keepalive`: before it gives up.")),
});

const Flags = listOf(FlagName, 6);
const MssOption = described(v.nullable(Mss), "MSS option of a SYN; null: none, which means 536, or 1220 over IPv6.");

const InjectEvent = v.strictObject({
	type: v.literal("inject"),
	to: described(HostId, "Id of the host where it arrives."),
	segment: described(
		closed({
			flags: described(Flags, "ACK goes with `ack`, whatever stands here."),
			seq: described(Uint32, "Sequence number."),
			ack: v.exactOptional(described(v.nullable(Uint32), "Acknowledgment number. Null or left out: no ACK.")),
			length: v.exactOptional(described(upTo(65_535), "Octets of data; default 0.")),
			window: v.exactOptional(
				described(WindowOctets, "Default what the host with that `ip` offers, else what the receiving host offers."),
			),
			mss: v.exactOptional(MssOption),
			from: v.exactOptional(
				described(
					closed({
						ip: v.exactOptional(IpAddress),
						port: v.exactOptional(described(Port, "Source port; default the port of the first other host.")),
					}),
					"Where it claims to come from; default the first other host.",
				),
			),
		}),
		"What arrives.",
	),
});

const EditEvent = v.strictObject({
	type: v.literal("edit"),
	segment: described(
		SegmentNumber,
		"With all its copies. It keeps its number; the trace shows it as `edited` where it arrives.",
	),
	set: described(
		v.pipe(
			closed({
				flags: v.exactOptional(described(Flags, "All flags that it has from now on.")),
				seq: v.exactOptional(described(Uint32, "Sequence number.")),
				ack: v.exactOptional(described(v.nullable(Uint32), "With ACK, whatever `flags` says; null: without.")),
				length: v.exactOptional(described(upTo(65_535), "Octets of data.")),
				window: v.exactOptional(described(WindowOctets, "What its sender has room for, octets.")),
				mss: v.exactOptional(MssOption),
			}),
			v.minEntries(1, "Expected at least one field to change"),
		),
		"What changes; the rest stays.",
	),
});

const onWire = (type: "deliver" | "drop") => v.strictObject({ type: v.literal(type), segment: SegmentNumber });

export const SimulationEvent = v.pipe(
	v.variant("type", [
		v.pipe(CallEvent, v.metadata({ ref: "CallEvent", description: "The process on a host makes a call." })),
		v.pipe(onWire("deliver"), v.metadata({ ref: "DeliverEvent", description: "A segment on the wire arrives." })),
		v.pipe(
			onWire("drop"),
			v.metadata({ ref: "DropEvent", description: "A segment on the wire, or one of its copies, is lost." }),
		),
		v.pipe(
			v.strictObject({ type: v.literal("duplicate"), segment: SegmentNumber }),
			v.metadata({
				ref: "DuplicateEvent",
				description: "A segment on the wire gets a copy; of one that has left it a copy arrives at once.",
			}),
		),
		v.pipe(
			EditEvent,
			v.metadata({
				ref: "EditEvent",
				description: "A segment on the wire is changed on its way, as by a middlebox or an attacker.",
			}),
		),
		v.pipe(
			InjectEvent,
			v.metadata({
				ref: "InjectEvent",
				description: "A segment that no host of this script sends now arrives: spoofed, late, or a scanner's.",
			}),
		),
		v.pipe(
			v.strictObject({ type: v.literal("advance"), ms: described(upTo(MAX_ADVANCE_MS), "How long, ms.") }),
			v.metadata({ ref: "AdvanceEvent", description: "Time passes; timers fire when they are due." }),
		),
		v.pipe(
			v.strictObject({ type: v.literal("deliver-all") }),
			v.metadata({
				ref: "DeliverAllEvent",
				description: "All that is on the wire, and all that this makes hosts send, arrives in the order of sending.",
			}),
		),
		v.pipe(
			v.strictObject({ type: v.literal("ack-now"), host: OnHost }),
			v.metadata({
				ref: "AckNowEvent",
				description: "The host sends every ACK that it withholds; refused (`no-ack-pending`) where it withholds none.",
			}),
		),
		v.pipe(
			v.strictObject({ type: v.literal("crash"), host: OnHost }),
			v.metadata({
				ref: "CrashEvent",
				description: "The host loses all its connections without a word, and listens again where it did.",
			}),
		),
	]),
	v.metadata({ ref: "SimulationEvent", description: "Something that happens, by `type`." }),
);
