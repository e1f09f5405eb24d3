// The engine as a sandbox: a script of events in, one entry a event out. Requests are already checked for shape.
import type { CallName } from "./calls/event.ts";
import type { Effect } from "./effects.ts";
import { type Flag, flagBits, flagNames } from "./flags.ts";
import type { ListenerOptions } from "./listener.ts";
import { type QueueLengths, queuesOf, stateOf } from "./observe.ts";
import { RULES, type RuleId } from "./rule-catalogue.ts";
import type { Endpoint, Segment } from "./segment.ts";
import { sequenceNumber } from "./sequence-number.ts";
import { PROFILES, type ProfileName, withAckPolicy } from "./settings.ts";
import type { State } from "./state.ts";
import { perform, type Refusal, type TcpEvent } from "./step.ts";
import { createWorld, type HostSetup, type Limits, type World } from "./world.ts";

export interface SimulationHost {
	readonly ip?: string | undefined;
	readonly port?: number | undefined;
	readonly isn?: number | undefined;
	readonly listener?: { readonly [K in keyof ListenerOptions]?: ListenerOptions[K] | undefined } | undefined;
}

export interface SimulationSegment {
	readonly flags: readonly Flag[];
	readonly seq: number;
	readonly ack?: number | null | undefined;
	readonly length?: number | undefined;
	readonly from?: { readonly ip?: string | undefined; readonly port?: number | undefined } | undefined;
}

export type SimulationEvent =
	| {
			readonly type: "call";
			readonly host: string;
			readonly call: CallName;
			readonly bytes?: number | undefined;
			readonly more?: boolean | undefined;
			readonly how?: "read" | "write" | "both" | undefined;
			readonly backlog?: number | undefined;
			readonly port?: number | undefined;
			readonly to?: string | undefined;
			readonly socket?: "connection" | "listener" | undefined;
			readonly toPort?: number | undefined;
			readonly blocking?: boolean | undefined;
			readonly reuseAddress?: boolean | undefined;
			readonly lingerZero?: boolean | undefined;
			readonly deferAccept?: boolean | undefined;
			readonly idleMs?: number | undefined;
			readonly intervalMs?: number | undefined;
			readonly probes?: number | undefined;
	  }
	| { readonly type: "deliver" | "drop" | "duplicate"; readonly segment: number }
	| { readonly type: "deliver-all" }
	| { readonly type: "inject"; readonly to: string; readonly segment: SimulationSegment }
	| { readonly type: "advance"; readonly ms: number }
	| { readonly type: "crash"; readonly host: string };

export interface SimulationRequest {
	readonly profile?: ProfileName | undefined;
	readonly ackPolicy?: "immediate" | "delayed" | undefined;
	/** Octets. */
	readonly mss?: number | undefined;
	/** How long TIME-WAIT lasts is twice this, ms; default the profile's. */
	readonly mslMs?: number | undefined;
	readonly hosts?: Readonly<Record<string, SimulationHost>> | undefined;
	readonly events: readonly SimulationEvent[];
}

export interface TracedSegment {
	readonly number: number;
	readonly timeMs: number;
	/** Host id, or the address if nobody of this simulation lives there. */
	readonly from: string;
	readonly to: string;
	readonly fromPort: number;
	readonly toPort: number;
	readonly flags: readonly Flag[];
	readonly seq: number;
	readonly ack: number | null;
	readonly length: number;
	readonly retransmission: boolean;
}

export interface TracedCall {
	readonly host: string;
	readonly call: string;
	readonly result: string;
	readonly bytes?: number;
}

export interface TraceEntry {
	readonly event: number;
	readonly timeMs: number;
	readonly sent: readonly TracedSegment[];
	readonly states: Readonly<Record<string, State>>;
	readonly queues: Readonly<Record<string, QueueLengths>>;
	readonly calls: readonly TracedCall[];
	readonly rules: readonly { readonly id: RuleId; readonly rfc: string; readonly section: string }[];
}

export type Simulation =
	| { readonly ok: true; readonly trace: readonly TraceEntry[] }
	| { readonly ok: false; readonly pointer: string; readonly code: string; readonly detail: string };

/** What one request may bring about: about 2 MB of trace, in time that is linear in its segments. */
const LIMITS: Limits = { segments: 12_500, deliveries: 100_000, expiries: 12_000 };

const DEFAULT_HOSTS: Readonly<Record<string, SimulationHost>> = { client: {}, server: {} };

const DEFAULT_ENDPOINTS: readonly Endpoint[] = [
	{ ip: "192.0.2.10", port: 49_152 },
	{ ip: "198.51.100.5", port: 443 },
];

export const DEFAULT_LISTENER: ListenerOptions = {
	backlog: 128,
	somaxconn: 4096,
	maxSynBacklog: 256,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

/** Runs the script; stops with a reason at the first event that cannot happen. */
export function simulate(request: SimulationRequest): Simulation {
	const setups = setupHosts(request);
	const clash = setups.findIndex((setup, i) => setups.findIndex((other) => other.ip === setup.ip) !== i);
	if (clash >= 0)
		return refuse(
			`/hosts/${setups[clash]?.id}/ip`,
			"duplicate-address",
			"Two hosts have the same ip: give each its own.",
		);
	const world = createWorld(setups, LIMITS);
	const trace: TraceEntry[] = [];
	for (const [index, event] of request.events.entries()) {
		const performed = perform(world, toEngine(world, event));
		if (!performed.ok) return explain(world, index, event, performed.reason);
		trace.push(entry(world, index, performed.effects));
	}
	return { ok: true, trace };
}

function setupHosts(request: SimulationRequest): readonly HostSetup[] {
	const profile = PROFILES[request.profile ?? "rfc9293"];
	const settings = {
		...withAckPolicy(profile, request.ackPolicy ?? "immediate"),
		...(request.mss === undefined ? {} : { mss: request.mss }),
		...(request.mslMs === undefined ? {} : { timeWaitMs: 2 * request.mslMs }),
	};
	return Object.entries(request.hosts ?? DEFAULT_HOSTS).map(([id, host], i) => {
		const usual = DEFAULT_ENDPOINTS[i] ?? { ip: `203.0.113.${100 + i}`, port: 49_152 + i };
		return {
			id,
			ip: host.ip ?? usual.ip,
			port: host.port ?? usual.port,
			settings,
			isns: [sequenceNumber(host.isn ?? (i + 1) * 1000)],
			listener: { ...DEFAULT_LISTENER, ...definedOnly(host.listener ?? {}) },
		};
	});
}

function definedOnly<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]: Exclude<T[K], undefined>;
	};
}

function toEngine(world: World, event: SimulationEvent): TcpEvent {
	if (event.type === "call") return definedOnly(event) as TcpEvent;
	if (event.type !== "inject") return event;
	const { flags, seq, ack, length, from } = event.segment;
	const source = [...world.hosts.values()].find((host) => host.setup.id !== event.to)?.setup;
	return {
		type: "inject",
		to: event.to,
		segment: {
			bits: flagBits(flags),
			seq: sequenceNumber(seq),
			ack: ack === null || ack === undefined ? null : sequenceNumber(ack),
			length: length ?? 0,
			from: {
				ip: from?.ip ?? source?.ip ?? "203.0.113.9",
				port: from?.port ?? source?.port ?? 1024,
			},
		},
	};
}

function entry(world: World, index: number, effects: readonly Effect[]): TraceEntry {
	const hosts = [...world.hosts.entries()];
	const rules = new Set(effects.flatMap((effect) => ("rule" in effect ? [effect.rule] : [])));
	return {
		event: index,
		timeMs: world.nowMs,
		sent: effects.flatMap((e) => (e.kind === "segment-sent" ? [traced(world, e.segment, e.atMs)] : [])),
		states: Object.fromEntries(hosts.map(([id, host]) => [id, stateOf(world, host)])),
		queues: Object.fromEntries(
			hosts.flatMap(([id, host]) => {
				const queues = queuesOf(host);
				return queues ? [[id, queues] as const] : [];
			}),
		),
		calls: effects.flatMap((e) =>
			e.kind === "call-returned"
				? [{ host: e.host, call: e.call, result: e.result, ...(e.octets === undefined ? {} : { bytes: e.octets }) }]
				: [],
		),
		rules: [...rules].map((id) => ({ id, ...RULES[id] })),
	};
}

function traced(world: World, segment: Segment, timeMs: number): TracedSegment {
	const flags = flagNames(segment.bits);
	const name = (end: Endpoint) => world.hostByIp.get(end.ip)?.setup.id ?? end.ip;
	return {
		number: segment.number,
		timeMs,
		from: name(segment.from),
		to: name(segment.to),
		fromPort: segment.from.port,
		toPort: segment.to.port,
		flags,
		seq: segment.seq,
		ack: flags.includes("ACK") ? segment.ack : null,
		length: segment.length,
		retransmission: segment.retransmission,
	};
}

function refuse(pointer: string, code: string, detail: string): Simulation {
	return { ok: false, pointer, code, detail };
}

function explain(world: World, index: number, event: SimulationEvent, reason: Refusal): Simulation {
	const at = `/events/${index}`;
	const number = "segment" in event && typeof event.segment === "number" ? event.segment : 0;
	switch (reason) {
		case "unknown-host":
			return refuse(
				`${at}/${event.type === "inject" ? "to" : "host"}`,
				reason,
				`There is no such host; the hosts are ${[...world.hosts.keys()].join(", ")}.`,
			);
		case "segment-not-sent":
			return refuse(
				`${at}/segment`,
				reason,
				`Segment ${number} has not been sent; so far there are ${world.segments.length}.`,
			);
		case "segment-not-on-the-wire": {
			const wire = [...world.wire.keys()];
			const rest = wire.length > 0 ? `on the wire: ${wire.slice(0, 20).join(", ")}` : "the wire is empty";
			return refuse(`${at}/segment`, reason, `Segment ${number} is not on the wire any more; ${rest}.`);
		}
		case "no-timer":
			return refuse(at, reason, "No timer is pending.");
		case "too-many-segments":
			return refuse(
				at,
				reason,
				`With this event the script sends more than ${LIMITS.segments} segments. Send less, or in larger segments, or split the script.`,
			);
		case "endless-exchange":
			return refuse(
				at,
				reason,
				`This takes more than ${LIMITS.expiries} timeouts or ${LIMITS.deliveries} deliveries: it may go on without end. Let less time pass at once.`,
			);
	}
}
