// The engine as a sandbox: a script of events in, a trace out. What a request leaves out takes the default that
// its description states (src/tcp/simulate.ts applies it).
import * as v from "valibot";
import { PROFILE_NAMES } from "../scenario/spec.ts";
import { CALLS } from "../tcp/calls/event.ts";
import { Count, closed, FlagName, isPlainObject, StateName, Uint32 } from "./primitives.ts";

export const MAX_EVENTS = 2000;
const MAX_HOSTS = 16;
const MAX_SEND_BYTES = 1_000_000;
const MAX_ADVANCE_MS = 86_400_000;
const MAX_QUEUE = 65_535;

const HostId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/, "Expected 1 to 32 of a-z 0-9 -"));
const Ipv4 = v.pipe(v.string(), v.ipv4());
const Port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const upTo = (max: number, min = 0) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const SegmentNumber = upTo(1_000_000, 1);

const Listener = v.pipe(
	closed({
		backlog: v.exactOptional(upTo(MAX_QUEUE)),
		somaxconn: v.exactOptional(upTo(MAX_QUEUE)),
		maxSynBacklog: v.exactOptional(upTo(MAX_QUEUE)),
		synCookies: v.exactOptional(v.union([v.boolean(), v.literal("always")])),
		synAckRetries: v.exactOptional(upTo(255)),
		abortOnOverflow: v.exactOptional(v.boolean()),
	}),
	v.metadata({ ref: "SimulationListener" }),
);

const Host = v.pipe(
	closed({
		ip: v.exactOptional(Ipv4),
		port: v.exactOptional(Port),
		isn: v.exactOptional(Uint32),
		listener: v.exactOptional(Listener),
	}),
	v.metadata({ ref: "SimulationHost" }),
);

// valibot's record drops these keys in silence.
const DROPPED = ["__proto__", "constructor", "prototype"];

const Hosts = v.pipe(
	v.custom<Record<string, unknown>>(isPlainObject, "Expected an object of hosts by id"),
	v.check((hosts) => DROPPED.every((id) => !Object.hasOwn(hosts, id)), `No host can be called ${DROPPED.join(", ")}`),
	v.record(HostId, Host),
	v.minEntries(1),
	v.maxEntries(MAX_HOSTS),
);

// An array has no `type`, so that the events need not be `closed`, which a variant could not look into.
const CallEvent = v.strictObject({
	type: v.literal("call"),
	host: HostId,
	call: v.picklist(CALLS),
	bytes: v.exactOptional(upTo(MAX_SEND_BYTES, 1)),
	more: v.exactOptional(v.boolean()),
	socket: v.exactOptional(v.picklist(["connection", "listener"])),
	port: v.exactOptional(Port),
	to: v.exactOptional(HostId),
	how: v.exactOptional(v.picklist(["read", "write", "both"])),
	backlog: v.exactOptional(upTo(MAX_QUEUE)),
	deferAccept: v.exactOptional(v.boolean()),
	toPort: v.exactOptional(Port),
	blocking: v.exactOptional(v.boolean()),
	reuseAddress: v.exactOptional(v.boolean()),
	lingerZero: v.exactOptional(v.boolean()),
	idleMs: v.exactOptional(upTo(MAX_ADVANCE_MS, 1)),
	intervalMs: v.exactOptional(upTo(MAX_ADVANCE_MS, 1)),
	probes: v.exactOptional(upTo(127, 1)),
});

const InjectEvent = v.strictObject({
	type: v.literal("inject"),
	to: HostId,
	segment: closed({
		flags: v.pipe(v.array(FlagName), v.maxLength(6)),
		seq: Uint32,
		ack: v.exactOptional(v.nullable(Uint32)),
		length: v.exactOptional(upTo(65_535)),
		from: v.exactOptional(closed({ ip: v.exactOptional(Ipv4), port: v.exactOptional(Port) })),
	}),
});

const Event = v.pipe(
	v.variant("type", [
		CallEvent,
		v.strictObject({ type: v.literal("deliver"), segment: SegmentNumber }),
		v.strictObject({ type: v.literal("drop"), segment: SegmentNumber }),
		v.strictObject({ type: v.literal("duplicate"), segment: SegmentNumber }),
		InjectEvent,
		v.strictObject({ type: v.literal("advance"), ms: upTo(MAX_ADVANCE_MS) }),
		v.strictObject({ type: v.literal("deliver-all") }),
		v.strictObject({ type: v.literal("crash"), host: HostId }),
	]),
	v.metadata({ ref: "SimulationEvent" }),
);

export const SimulationRequest = v.pipe(
	closed({
		profile: v.exactOptional(v.picklist(PROFILE_NAMES)),
		ackPolicy: v.exactOptional(v.picklist(["immediate", "delayed"])),
		mss: v.exactOptional(upTo(65_495, 1)),
		mslMs: v.exactOptional(
			v.pipe(
				upTo(MAX_ADVANCE_MS),
				v.metadata({ description: "Half of how long TIME-WAIT lasts; the profile's when left out." }),
			),
		),
		hosts: v.exactOptional(Hosts),
		events: v.pipe(v.array(Event), v.maxLength(MAX_EVENTS)),
	}),
	v.metadata({ ref: "SimulationRequest" }),
);
export type SimulationRequest = v.InferOutput<typeof SimulationRequest>;

const SentSegment = v.object({
	number: Count,
	timeMs: v.number(),
	from: v.string(),
	to: v.string(),
	fromPort: Port,
	toPort: Port,
	flags: v.array(FlagName),
	seq: Uint32,
	ack: v.nullable(Uint32),
	length: Count,
	retransmission: v.boolean(),
});

const TraceEntry = v.pipe(
	v.object({
		event: v.pipe(Count, v.metadata({ description: "Index in `events`, from 0." })),
		timeMs: v.number(),
		sent: v.array(SentSegment),
		states: v.record(v.string(), StateName),
		queues: v.record(v.string(), v.object({ syn: Count, accept: Count })),
		calls: v.array(v.object({ host: v.string(), call: v.string(), result: v.string(), bytes: v.exactOptional(Count) })),
		rules: v.array(v.object({ id: v.string(), rfc: v.string(), section: v.string() })),
	}),
	v.metadata({ ref: "TraceEntry" }),
);

export const SimulationResponse = v.pipe(v.object({ trace: v.array(TraceEntry) }), v.metadata({ ref: "Simulation" }));
