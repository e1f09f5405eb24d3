// A template plays its story on a stage: each move is an event of the engine and, once the curtain is up, a row of the
// trace. Moves are relative ("deliver what is next on the wire"), so that the same play runs under other rules too.
import type { CallEvent, CallName } from "../tcp/calls/event.ts";
import type { Effect } from "../tcp/effects.ts";
import { SYN } from "../tcp/flags.ts";
import { queuesOf, stateOf } from "../tcp/observe.ts";
import type { Endpoint, Segment } from "../tcp/segment.ts";
import { type SequenceNumber, sequenceNumber } from "../tcp/sequence-number.ts";
import type { State } from "../tcp/state.ts";
import { perform, type TcpEvent } from "../tcp/step.ts";
import { liveTimers } from "../tcp/timer-queue.ts";
import { createWorld, type Host, type HostSetup, type World } from "../tcp/world.ts";
import type { Cause, Row, Trace } from "./trace.ts";

export interface Stage {
	readonly world: World;
	/** From here on moves become rows. */
	curtainUp(): void;
	call(host: string, call: CallName, options?: Partial<CallEvent>): void;
	/** The next segment on the wire arrives, or the one with that number; nothing happens if there is none. */
	deliver(segment?: number): void;
	/** The next segment on the wire is lost, or the one with that number. */
	lose(segment?: number): void;
	/** Everything on the wire arrives, in order. */
	deliverAll(): void;
	/** Time passes until the next timer of any host, or of that one, fires. */
	untilTimer(host?: string): void;
	/** Time passes, ms; timers fire when they are due. One row. */
	pass(ms: number): void;
	/** A SYN that no host of the scenario sent travels to a host. Two rows: it is under way, it arrives. */
	inject(to: string, seq: SequenceNumber, from: Endpoint, note: "old-duplicate" | "spoofed"): void;
	/** `syns` SYNs from as many spoofed addresses reach a host, evenly over `duringMs`. One row. */
	flood(to: string, syns: number, duringMs: number): void;
	/** Number of the segment sent last, 0 if none. */
	last(): number;
	/** Something is under way between hosts of the scenario. */
	busy(): boolean;
}

export interface StageSetup {
	readonly hosts: readonly HostSetup[];
	/** How long a segment travels, ms. */
	readonly delayMs: number;
}

/** Runs a play from an empty world and returns what happened. */
export function performPlay(setup: StageSetup, play: (stage: Stage) => void): Trace {
	const run = new Run(setup);
	play(run);
	return run.trace();
}

/** The only class of this room: a play is written as calls on one object that remembers. */
class Run implements Stage {
	readonly world: World;
	readonly #delayMs: number;
	readonly #sentAt = new Map<number, number>();
	readonly #lost = new Set<number>();
	readonly #delivered = new Set<number>();
	readonly #rows: Row[] = [];
	readonly #prologue: Effect[] = [];
	#startNumbers: Trace["startNumbers"] = {};
	#startStates: Row["states"] | null = null;
	#startMs = 0;
	#spoofed = 0;

	constructor(setup: StageSetup) {
		this.world = createWorld(setup.hosts);
		this.#delayMs = setup.delayMs;
	}

	trace(): Trace {
		return {
			rows: this.#rows,
			prologue: this.#prologue,
			startMs: this.#startMs,
			startNumbers: this.#startNumbers,
			startStates: this.#startStates ?? this.#states(),
			lost: this.#lost,
			delivered: this.#delivered,
			end: this.world,
		};
	}

	curtainUp(): void {
		this.#startStates = this.#states();
		this.#startMs = this.world.nowMs;
		const connections = [...this.world.hosts.values()].flatMap((host) => [...host.connections.values()]);
		this.#startNumbers = Object.fromEntries(connections.map((c) => [c.host, c.sndNxt]));
	}

	call(host: string, call: CallName, options: Partial<CallEvent> = {}): void {
		const effects = this.#perform({ ...options, type: "call", host, call });
		const returned = effects.find((e) => e.kind === "call-returned");
		const result = returned?.kind === "call-returned" ? returned.result : "ok";
		this.#row({ kind: "call", host, call, bytes: options.bytes ?? 0, result }, effects);
	}

	deliver(segment = this.#next()): void {
		if (segment === undefined || !this.world.wire.has(segment)) return;
		const travelling = this.#arrivalTime(segment) - this.world.nowMs;
		const before = travelling > 0 ? this.#perform({ type: "advance", ms: travelling }) : [];
		const effects = [...before, ...this.#perform({ type: "deliver", segment })];
		this.#delivered.add(segment);
		const to = this.world.hostByIp.get((this.#segment(segment) as Segment).to.ip);
		if (to) this.#row({ kind: "deliver", segment, to: to.setup.id }, effects);
	}

	lose(segment = this.#next()): void {
		if (segment === undefined || !this.world.wire.has(segment)) return;
		this.#perform({ type: "drop", segment });
		this.#lost.add(segment);
	}

	deliverAll(): void {
		for (let n = this.#next(); n !== undefined; n = this.#next()) this.deliver(n);
	}

	untilTimer(host?: string): void {
		const timer = liveTimers(this.world.timers).find((t) => host === undefined || t.connection.host === host);
		if (!timer) return;
		const waitedMs = timer.dueMs - timer.setMs;
		const cause = { kind: "timer", host: timer.connection.host, timer: timer.kind, waitedMs } as const;
		this.#row(cause, this.#perform({ type: "advance", ms: Math.max(0, timer.dueMs - this.world.nowMs) }));
	}

	pass(ms: number): void {
		this.#row({ kind: "pass", ms }, this.#perform({ type: "advance", ms }));
	}

	inject(to: string, seq: SequenceNumber, from: Endpoint, note: "old-duplicate" | "spoofed"): void {
		const host = this.world.hosts.get(to);
		if (!host) return;
		const segment: Segment = {
			number: -this.world.injections - 1,
			from,
			to: { ip: host.setup.ip, port: host.setup.port },
			bits: SYN,
			seq,
			ack: sequenceNumber(0),
			length: 0,
			seqOrigin: { kind: "injected" },
			ackOrigin: null,
			retransmission: false,
		};
		this.#row({ kind: "inject", segment, to, note }, []);
		const travelling = this.#perform({ type: "advance", ms: this.#delayMs });
		const arriving = this.#perform({ type: "inject", to, segment: { bits: SYN, seq, length: 0, from } });
		this.#delivered.add(segment.number);
		this.#row({ kind: "deliver", segment: segment.number, to }, [...travelling, ...arriving]);
	}

	flood(to: string, syns: number, duringMs: number): void {
		const effects: Effect[] = [];
		const startMs = this.world.nowMs;
		for (let i = 1; i <= syns; i++) {
			const due = startMs + Math.round((i * duringMs) / syns);
			if (due > this.world.nowMs) effects.push(...this.#perform({ type: "advance", ms: due - this.world.nowMs }));
			effects.push(...this.#perform({ type: "inject", to, segment: this.#spoofedSyn() }));
		}
		for (const n of [...this.world.wire.keys()]) {
			const segment = this.#segment(n);
			if (segment && !this.world.hostByIp.has(segment.to.ip)) this.#perform({ type: "drop", segment: n });
		}
		this.#row({ kind: "flood", to, syns, duringMs }, effects);
	}

	last(): number {
		return this.world.segments.length;
	}

	busy(): boolean {
		return this.#next() !== undefined;
	}

	/** One address a SYN, from the blocks reserved for documentation and benchmarks, so that no real host is named. */
	#spoofedSyn() {
		const i = this.#spoofed++;
		return {
			bits: SYN,
			seq: sequenceNumber(1_000_000 + i * 7919),
			length: 0,
			from: { ip: `198.18.${Math.floor(i / 250) % 250}.${1 + (i % 250)}`, port: 1024 + (i % 60_000) },
		};
	}

	#perform(event: TcpEvent): readonly Effect[] {
		const performed = perform(this.world, event);
		if (!performed.ok) throw new Error(`a play made an impossible move: ${event.type}, ${performed.reason}`);
		for (const effect of performed.effects)
			if (effect.kind === "segment-sent") this.#sentAt.set(effect.segment.number, effect.atMs);
		return performed.effects;
	}

	#next(): number | undefined {
		for (const n of this.world.wire.keys()) {
			const segment = this.#segment(n);
			if (segment && this.world.hostByIp.has(segment.to.ip)) return n;
		}
		return undefined;
	}

	#segment(n: number): Segment | undefined {
		return this.world.segments[n - 1];
	}

	#arrivalTime(n: number): number {
		return (this.#sentAt.get(n) ?? this.world.nowMs) + this.#delayMs;
	}

	/** A listener that only strangers have knocked at is still shown as listening. */
	#states(): Row["states"] {
		const stateFor = (host: Host): State => {
			const known = [...host.connections.values()].some((c) => this.world.hostByIp.has(c.remote.ip));
			return !known && !host.socket && host.listeners.size > 0 ? "LISTEN" : stateOf(this.world, host);
		};
		return Object.fromEntries([...this.world.hosts].map(([id, host]) => [id, stateFor(host)]));
	}

	#row(cause: Cause, effects: readonly Effect[]): void {
		if (!this.#startStates) {
			this.#prologue.push(...effects);
			return;
		}
		const queues = [...this.world.hosts].flatMap(([id, host]) => {
			const lengths = queuesOf(host);
			return lengths ? [[id, lengths] as const] : [];
		});
		this.#rows.push({
			step: this.#rows.length + 1,
			timeMs: this.world.nowMs,
			cause,
			sent: effects.flatMap((e) =>
				e.kind === "segment-sent" && this.world.hostByIp.has(e.segment.to.ip) ? [e.segment] : [],
			),
			states: this.#states(),
			queues: Object.fromEntries(queues),
			effects,
		});
	}
}
