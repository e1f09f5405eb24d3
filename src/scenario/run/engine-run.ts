// Runs the script of a template: each move is an event of the engine and, once the timeline has started, a row of the
// trace. Moves are relative ("deliver what is next on the wire"), so that the same script runs under other settings too.
import type { CallEvent, CallName } from "../../tcp/calls/event.ts";
import type { Effect } from "../../tcp/effects.ts";
import { SYN } from "../../tcp/flags.ts";
import { type InjectedSegment, makeInjected } from "../../tcp/injection.ts";
import { type QueueLengths, queuesOf } from "../../tcp/observe.ts";
import type { Endpoint, Segment } from "../../tcp/segment.ts";
import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import { perform, type TcpEvent } from "../../tcp/step.ts";
import { liveTimers, nextTimer } from "../../tcp/timer-queue.ts";
import { createWorld, type HostSetup, type World } from "../../tcp/world.ts";
import { completing, listConnections, otherClientSyn, resetsOf, spoofedSyn, statesShown } from "./outsiders.ts";
import type { Run } from "./run.ts";
import { type Cause, type InjectNote, isShown, optionOf, type Row, type Trace } from "./trace.ts";
import { nextInside, noteSent, nothingUnderWay, takeUnreported } from "./under-way.ts";

export interface RunSetup {
	readonly hosts: readonly HostSetup[];
	/** How long a segment travels, ms. */
	readonly delayMs: number;
}

/** Runs a script from an empty world and returns what happened. */
export function runScript(setup: RunSetup, script: (run: Run) => void): Trace {
	const run = new EngineRun(setup);
	script(run);
	return run.trace();
}

/** The only class of this room: a script is written as calls on one object that remembers. */
class EngineRun implements Run {
	readonly world: World;
	readonly #delayMs: number;
	readonly #underWay = nothingUnderWay();
	readonly #lost = new Set<number>();
	readonly #delivered = new Set<number>();
	readonly #rows: Row[] = [];
	readonly #prologue: Effect[] = [];
	#startNumbers: Trace["startNumbers"] = {};
	#startStates: Row["states"] | null = null;
	#startMs = 0;
	#spoofed = 0;
	#clients = 0;

	constructor(setup: RunSetup) {
		this.world = createWorld(setup.hosts);
		this.#delayMs = setup.delayMs;
	}

	trace(): Trace {
		return {
			rows: this.#rows,
			prologue: this.#prologue,
			startMs: this.#startMs,
			startNumbers: this.#startNumbers,
			startStates: this.#startStates ?? statesShown(this.world),
			lost: this.#lost,
			delivered: this.#delivered,
			end: this.world,
			furtherRuns: new Map(),
		};
	}

	startTimeline(): void {
		this.#startStates = statesShown(this.world);
		this.#startMs = this.world.nowMs;
		const connections = [...this.world.hosts.values()].flatMap((host) => [...host.connections.values()]);
		this.#startNumbers = Object.fromEntries(connections.map((c) => [c.host, c.sndNxt]));
	}

	call(host: string, call: CallName, options: Partial<CallEvent> = {}): void {
		const effects = this.#perform({ ...options, type: "call", host, call });
		const returned = effects.find((e) => e.kind === "call-returned");
		const result = returned?.kind === "call-returned" ? returned.result : "ok";
		this.#row({ kind: "call", host, call, bytes: options.bytes ?? 0, result, ...optionOf(options) }, effects);
	}

	callAskingResult(host: string, call: CallName, options: Partial<CallEvent> = {}): void {
		const effects = this.#perform({ ...options, type: "call", host, call });
		this.#row({ kind: "call", host, call, bytes: options.bytes ?? 0, result: "ok", ...optionOf(options) }, effects);
	}

	deliver(segment = this.#next()): void {
		if (segment === undefined || !this.world.wire.has(segment)) return;
		const travelling = this.#arrivalTime(segment) - this.world.nowMs;
		const before = travelling > 0 ? this.#perform({ type: "advance", ms: travelling }) : [];
		const effects = [...before, ...this.#perform({ type: "deliver", segment })];
		this.#delivered.add(segment);
		const to = this.world.hostByIp.get((this.#segment(segment) as Segment).to.ip);
		if (to) this.#row({ kind: "deliver", segment, to: to.setup.id }, effects);
		else takeUnreported(this.#underWay);
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

	inject(to: string, seq: SequenceNumber, from: Endpoint, note: InjectNote): void {
		this.injectSegment(to, { bits: SYN, seq, length: 0, from }, note);
	}

	injectSegment(to: string, injected: InjectedSegment, note: InjectNote): void {
		const host = this.world.hosts.get(to);
		if (!host) return;
		const segment = makeInjected(this.world, host, injected);
		this.#row({ kind: "inject", segment, to, note }, []);
		const travelling = this.#perform({ type: "advance", ms: this.#delayMs });
		const arriving = this.#perform({ type: "arrive", segment });
		this.#delivered.add(segment.number);
		this.#row({ kind: "deliver", segment: segment.number, to }, [...travelling, ...arriving]);
	}

	injectInVain(to: string, injected: InjectedSegment, note: InjectNote): void {
		const host = this.world.hosts.get(to);
		if (!host) return;
		const segment = makeInjected(this.world, host, injected);
		this.#lost.add(segment.number);
		this.#row({ kind: "inject", segment, to, note }, []);
	}

	flood(to: string, syns: number, duringMs: number): void {
		const effects = this.#evenly(syns, duringMs, () =>
			this.#perform({ type: "inject", to, segment: spoofedSyn(this.#spoofed++) }),
		);
		this.#forgetOutside();
		this.#row({ kind: "flood", to, syns, duringMs }, effects);
	}

	otherClients(to: string, clients: number, duringMs: number): void {
		const effects = this.#evenly(clients, duringMs, () => {
			const asked = this.#perform({ type: "inject", to, segment: otherClientSyn(this.#clients++) });
			const answer = asked.find((e) => e.kind === "segment-sent");
			if (answer?.kind !== "segment-sent") return asked;
			return [...asked, ...this.#perform({ type: "inject", to, segment: completing(answer.segment) })];
		});
		this.#forgetOutside();
		const completed = effects.filter(
			(e) => e.kind === "state-entered" && e.host === to && e.to === "ESTABLISHED",
		).length;
		this.#row({ kind: "other-clients", to, clients: completed, duringMs }, effects);
	}

	liveSources(to: string, hosts: number): void {
		const host = this.world.hosts.get(to);
		const resets = host ? resetsOf(this.world, host, hosts) : [];
		const travelling = this.#perform({ type: "advance", ms: 2 * this.#delayMs });
		const arriving = resets.flatMap((segment) => this.#perform({ type: "inject", to, segment }));
		this.#row({ kind: "live-sources", to, hosts: resets.length }, [...travelling, ...arriving]);
	}

	unseen(ms: number): void {
		const effects: Effect[] = [];
		const untilMs = this.world.nowMs + ms;
		const advanceTo = (time: number) =>
			effects.push(...this.#perform({ type: "advance", ms: Math.max(0, time - this.world.nowMs) }));
		while (this.world.nowMs < untilMs) {
			const next = this.#next();
			const arrivesMs = next === undefined ? untilMs : Math.max(this.world.nowMs, this.#arrivalTime(next));
			const timerMs = Math.max(this.world.nowMs, nextTimer(this.world.timers, untilMs)?.dueMs ?? untilMs);
			if (Math.min(arrivesMs, timerMs) >= untilMs) break;
			advanceTo(Math.min(arrivesMs, timerMs));
			if (next === undefined || arrivesMs > timerMs) continue;
			effects.push(...this.#perform({ type: "deliver", segment: next }));
			this.#delivered.add(next);
		}
		advanceTo(untilMs);
		this.#row({ kind: "unseen", ms }, effects);
	}

	look(host: string): void {
		const looked = this.world.hosts.get(host);
		if (looked) this.#row({ kind: "look", host, connections: listConnections(this.world, looked) }, []);
	}

	crash(host: string): void {
		this.#row({ kind: "crash", host }, this.#perform({ type: "crash", host }));
	}

	untilGivenUp(host: string): void {
		const startMs = this.world.nowMs;
		const effects: Effect[] = [];
		for (let due = this.#retransmissionDue(host); due !== undefined; due = this.#retransmissionDue(host)) {
			const fired = this.#perform({ type: "advance", ms: Math.max(0, due - this.world.nowMs) });
			effects.push(...fired);
			for (const effect of fired) if (effect.kind === "segment-sent") this.lose(effect.segment.number);
		}
		this.#row({ kind: "in-vain", host, ms: this.world.nowMs - startMs }, effects);
	}

	last(): number {
		return this.world.segments.length;
	}

	busy(): boolean {
		return this.#next() !== undefined;
	}

	/** Does something `times` times, the last time after `duringMs`. */
	#evenly(times: number, duringMs: number, move: () => readonly Effect[]): Effect[] {
		const effects: Effect[] = [];
		const startMs = this.world.nowMs;
		for (let i = 1; i <= times; i++) {
			const due = startMs + Math.round((i * duringMs) / times);
			if (due > this.world.nowMs) effects.push(...this.#perform({ type: "advance", ms: due - this.world.nowMs }));
			effects.push(...move());
		}
		return effects;
	}

	/** What was sent to addresses outside the scenario has left the wire. */
	#forgetOutside(): void {
		for (const segment of this.#underWay.outside)
			if (this.world.wire.has(segment)) this.#perform({ type: "drop", segment });
		this.#underWay.outside = [];
	}

	#perform(event: TcpEvent): readonly Effect[] {
		const performed = perform(this.world, event);
		if (!performed.ok) throw new Error(`a script made an impossible move: ${event.type}, ${performed.reason}`);
		noteSent(this.#underWay, this.world, performed.effects);
		return performed.effects;
	}

	#retransmissionDue(host: string): number | undefined {
		return liveTimers(this.world.timers).find((t) => t.connection.host === host && t.kind === "retransmission")?.dueMs;
	}

	#next(): number | undefined {
		return nextInside(this.#underWay, this.world);
	}

	#segment(n: number): Segment | undefined {
		return this.world.segments[n - 1];
	}

	#arrivalTime(n: number): number {
		return (this.#underWay.sentAt[n - 1] ?? this.world.nowMs) + this.#delayMs;
	}

	#row(cause: Cause, effects: readonly Effect[]): void {
		const sent = takeUnreported(this.#underWay);
		if (!this.#startStates) {
			this.#prologue.push(...effects);
			return;
		}
		this.#rows.push({
			step: this.#rows.length + 1,
			timeMs: this.world.nowMs,
			cause,
			sent: isShown(cause) ? sent : [],
			states: statesShown(this.world),
			queues: this.#queueLengths(),
			effects,
		});
	}

	#queueLengths(): Row["queues"] {
		const queues: Record<string, QueueLengths> = {};
		for (const [id, host] of this.world.hosts) {
			const lengths = queuesOf(host);
			if (lengths) queues[id] = lengths;
		}
		return queues;
	}
}
