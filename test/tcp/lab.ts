// A laboratory bench for tests: two hosts, a wire, and short texts for what happens on it. The client's first sequence
// number is x = 1000, the server's y = 5000; "client ACK 1001,5001 +10" is an ACK with ten octets of data.
import type { CallEvent, CallName } from "../../src/tcp/calls/event.ts";
import type { TimerKind } from "../../src/tcp/connection.ts";
import type { Effect } from "../../src/tcp/effects.ts";
import { type Flag, flagBits, flagNames } from "../../src/tcp/flags.ts";
import type { ListenerOptions } from "../../src/tcp/listener.ts";
import { queuesOf, stateOf } from "../../src/tcp/observe.ts";
import type { RuleId } from "../../src/tcp/rule-catalogue.ts";
import type { Endpoint, Segment } from "../../src/tcp/segment.ts";
import { sequenceNumber } from "../../src/tcp/sequence-number.ts";
import { PROFILES, type ProfileName, type Settings, withAckPolicy } from "../../src/tcp/settings.ts";
import { perform, type TcpEvent } from "../../src/tcp/step.ts";
import { liveTimers } from "../../src/tcp/timer-queue.ts";
import { createWorld, type Host, type World } from "../../src/tcp/world.ts";

export const X = 1000;
export const Y = 5000;
const CLIENT: Endpoint = { ip: "192.0.2.10", port: 49_152 };
const SERVER: Endpoint = { ip: "198.51.100.5", port: 443 };

export interface LabOptions {
	readonly settings?: Partial<Settings>;
	readonly ackPolicy?: "immediate" | "delayed";
	readonly listener?: Partial<ListenerOptions>;
	readonly x?: number;
	readonly y?: number;
	/** Initial sequence numbers of later connections. */
	readonly laterClientIsns?: readonly number[];
	readonly laterServerIsns?: readonly number[];
}

export interface Injected {
	readonly seq: number;
	readonly ack?: number;
	readonly length?: number;
	readonly from?: Endpoint;
}

export type Side = "client" | "server";

const LISTENER: ListenerOptions = {
	backlog: 8,
	somaxconn: 4096,
	maxSynBacklog: 256,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

/** Every action answers with what it brought about: segments sent and results of calls, in order. */
export interface Lab {
	readonly world: World;
	readonly settings: Settings;
	/** Rules that any effect has named so far. */
	readonly named: ReadonlySet<RuleId>;
	call(side: Side, call: CallName, more?: Partial<CallEvent>): readonly string[];
	/** Delivers the segment, or the oldest one on the wire. */
	deliver(number?: number): readonly string[];
	deliverAll(): readonly string[];
	drop(number?: number): void;
	duplicate(number: number): readonly string[];
	inject(to: Side, flags: string, injected: Injected): readonly string[];
	advance(ms: number): readonly string[];
	fire(side: Side, timer?: TimerKind): readonly string[];
	crash(side: Side): void;
	state(side: Side): string;
	states(): string;
	queues(): { readonly syn: number; readonly accept: number } | null;
	/** ms until the timer of that kind fires; undefined if it is not set. */
	wait(side: Side, kind: TimerKind): number | undefined;
	host(side: Side): Host;
	onTheWire(): readonly number[];
}

export function lab(profile: ProfileName, options: LabOptions = {}): Lab {
	const settings = { ...withAckPolicy(PROFILES[profile], options.ackPolicy ?? "immediate"), ...options.settings };
	const world = createLabWorld(settings, options);
	const named = new Set<RuleId>();
	const act = (event: TcpEvent): readonly string[] => {
		const performed = perform(world, event);
		if (!performed.ok) throw new Error(`${event.type}: ${performed.reason}`);
		for (const effect of performed.effects) if ("rule" in effect) named.add(effect.rule);
		return performed.effects.flatMap(showEffect);
	};
	const oldest = () => {
		const [number] = world.wire.keys();
		if (number === undefined) throw new Error("nothing is on the wire");
		return number;
	};
	const host = (side: Side) => world.hosts.get(side) as Host;
	return {
		world,
		settings,
		named,
		call: (side, call, more = {}) => act({ type: "call", host: side, call, ...more }),
		deliver: (number = oldest()) => act({ type: "deliver", segment: number }),
		deliverAll: () => act({ type: "deliver-all" }),
		drop: (number = oldest()) => void act({ type: "drop", segment: number }),
		duplicate: (number) => act({ type: "duplicate", segment: number }),
		inject: (to, flags, injected) => act(injection(to, flags, injected)),
		advance: (ms) => act({ type: "advance", ms }),
		fire: (side, timer) =>
			act(timer === undefined ? { type: "fire", host: side } : { type: "fire", host: side, timer }),
		crash: (side) => void act({ type: "crash", host: side }),
		state: (side) => stateOf(world, host(side)),
		states: () => `${stateOf(world, host("client"))} ${stateOf(world, host("server"))}`,
		queues: () => queuesOf(host("server")),
		wait: (side, kind) => {
			const timer = liveTimers(world.timers).find((t) => t.connection.host === side && t.kind === kind);
			return timer && timer.dueMs - world.nowMs;
		},
		host,
		onTheWire: () => [...world.wire.keys()],
	};
}

function createLabWorld(settings: Settings, options: LabOptions): World {
	const listener = { ...LISTENER, ...options.listener };
	const numbers = (first: number, later: readonly number[] = []) => [first, ...later].map(sequenceNumber);
	return createWorld([
		{ id: "client", ...CLIENT, settings, isns: numbers(options.x ?? X, options.laterClientIsns), listener },
		{ id: "server", ...SERVER, settings, isns: numbers(options.y ?? Y, options.laterServerIsns), listener },
	]);
}

function injection(to: Side, flags: string, { seq, ack, length, from }: Injected): TcpEvent {
	return {
		type: "inject",
		to,
		segment: {
			bits: flagBits(flags.split(",").filter(Boolean) as Flag[]),
			seq: sequenceNumber(seq),
			ack: ack === undefined ? null : sequenceNumber(ack),
			length: length ?? 0,
			from: from ?? (to === "server" ? CLIENT : SERVER),
		},
	};
}

function showEffect(effect: Effect): readonly string[] {
	if (effect.kind === "segment-sent") return [showSegment(effect.host, effect.segment)];
	if (effect.kind !== "call-returned") return [];
	const octets = effect.octets === undefined ? "" : ` ${effect.octets}`;
	return [`${effect.call}: ${effect.result}${octets}`];
}

/** PSH is left out; it changes nothing. */
export function showSegment(host: string, s: Segment): string {
	const flags = flagNames(s.bits).filter((flag) => flag !== "PSH");
	const ack = flags.includes("ACK") ? `,${s.ack}` : "";
	return `${host} ${flags.join(",")} ${s.seq}${ack}${s.length > 0 ? ` +${s.length}` : ""}`;
}

/** Both ends ESTABLISHED; the server's process has accepted. Segments 1 to 3 are gone, each after that many ms. */
export function opened(bench: Lab, delayMs = 0): Lab {
	bench.call("server", "listen");
	bench.call("client", "connect");
	for (const segment of [1, 2, 3]) {
		bench.advance(delayMs);
		bench.deliver(segment);
	}
	bench.call("server", "accept");
	return bench;
}

/** One end in the named state, the other as it then is; nothing is left on the wire but what `held` says. */
export const REACH = {
	"SYN-SENT": (bench: Lab) => {
		bench.call("client", "connect");
		bench.drop();
		return bench;
	},
	ESTABLISHED: (bench: Lab) => opened(bench),
	"FIN-WAIT-1": (bench: Lab) => {
		opened(bench).call("client", "close");
		bench.drop();
		return bench;
	},
	"FIN-WAIT-2": (bench: Lab) => {
		opened(bench).call("client", "shutdown");
		bench.deliverAll();
		return bench;
	},
	CLOSING: (bench: Lab) => {
		opened(bench).call("client", "shutdown");
		bench.drop();
		bench.call("server", "shutdown");
		bench.deliver();
		bench.drop();
		return bench;
	},
	"TIME-WAIT": (bench: Lab) => {
		opened(bench).call("client", "close");
		bench.deliverAll();
		bench.call("server", "close");
		bench.deliverAll();
		return bench;
	},
} as const;
