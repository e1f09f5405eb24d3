// A deliberately broken engine, and the ways to break one from outside: other settings, always or for some segments;
// something done instead of what the event does, or after it; something hidden from the engine meanwhile.
import type { Connection } from "../../../src/tcp/connection.ts";
import { findConnection } from "../../../src/tcp/connection-table.ts";
import type { Effect } from "../../../src/tcp/effects.ts";
import type { Segment } from "../../../src/tcp/segment.ts";
import type { ProfileName, Settings } from "../../../src/tcp/settings.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { liveTimers } from "../../../src/tcp/timer-queue.ts";
import { type Host, hostAt, type World } from "../../../src/tcp/world.ts";
import type { LawName } from "../laws/laws.ts";
import { type Engine, theEngine } from "../laws/watch.ts";

export interface Mutant {
	/** What is wrong. */
	readonly name: string;
	readonly settings?: Partial<Settings>;
	readonly engine?: Engine;
}

/** A fault that the engine once had, put back, and the law that catches it. */
export interface KnownFault extends Mutant {
	/** Its name in the list of faults. */
	readonly fault: string;
	/** Where it was wrong. */
	readonly profiles: readonly ProfileName[];
	readonly law: LawName;
}

/** A segment on its way to an end. */
export interface Arriving {
	readonly world: World;
	readonly host: Host;
	readonly at: Connection | undefined;
	readonly segment: Segment;
}

/** A segment on its way to a connection. */
export interface ArrivingAt extends Arriving {
	readonly at: Connection;
}

export function arriving(world: World, event: TcpEvent): Arriving | undefined {
	const segment = event.type === "arrive" ? event.segment : fromTheWire(world, event);
	const host = segment && hostAt(world, segment.to);
	return segment && host && { world, host, at: findConnection(host, segment.to.port, segment.from), segment };
}

function fromTheWire({ wire, segments }: World, event: TcpEvent): Segment | undefined {
	if (event.type !== "deliver" && event.type !== "duplicate") return undefined;
	const arrives = wire.has(event.segment) === (event.type === "deliver");
	return arrives ? segments[event.segment - 1] : undefined;
}

function arrivingAt(world: World, event: TcpEvent): ArrivingAt | undefined {
	const came = arriving(world, event);
	return came?.at && { ...came, at: came.at };
}

/** Other settings for the host of such a segment while it arrives. */
export function settingsWhen(when: (came: ArrivingAt) => boolean, settings: Partial<Settings>): Engine {
	return (world, event) => {
		const came = arrivingAt(world, event);
		if (!came || !when(came)) return theEngine(world, event);
		const { setup } = came.host;
		Object.assign(came.host, { setup: { ...setup, settings: { ...setup.settings, ...settings } } });
		const effects = theEngine(world, event);
		Object.assign(came.host, { setup });
		return effects;
	};
}

/** Such a segment arrives, and this happens. */
export function instead(when: (came: ArrivingAt) => boolean, act: (came: ArrivingAt) => void): Engine {
	return (world, event) => {
		const came = arrivingAt(world, event);
		if (!came || !when(came)) return theEngine(world, event);
		if (event.type === "deliver") perform(world, { type: "drop", segment: event.segment });
		world.effects = [];
		act(came);
		return world.effects;
	};
}

/** Changes what the event has done; `came` is as before, but that its connection is the changed one. */
export function afterwards(change: (world: World, effects: Effect[], came: Arriving | undefined) => void): Engine {
	return (world, event) => {
		const came = arriving(world, event);
		if (!theEngine(world, event)) return undefined;
		change(world, world.effects, came);
		return world.effects;
	};
}

/** The same, for what arrives at a connection, with a picture of that connection before. */
export function comparing(change: (came: ArrivingAt, before: Connection, effects: Effect[]) => void): Engine {
	return (world, event) => {
		const came = arrivingAt(world, event);
		const before = came && { ...came.at, outOfOrder: [...came.at.outOfOrder] };
		if (!theEngine(world, event)) return undefined;
		if (came && before) change(came, before, world.effects);
		return world.effects;
	};
}

/** Changes the segments that the event sent, as a wrong engine would have sent them. */
export function changingSent(change: (segment: Segment) => Segment): Engine {
	return afterwards((world, effects) => {
		for (const [i, effect] of effects.entries()) {
			if (effect.kind !== "segment-sent") continue;
			const segment = change(effect.segment);
			world.segments[segment.number - 1] = segment;
			effects[i] = { ...effect, segment };
		}
	});
}

/** The connection whose timer of that kind the event lets fire. */
export function firing(world: World, event: TcpEvent, kind: string): Connection | undefined {
	if (event.type !== "fire") return undefined;
	const timer = liveTimers(world.timers).find(
		(t) => t.connection.host === event.host && (event.timer === undefined || t.kind === event.timer),
	);
	return timer?.kind === kind ? timer.connection : undefined;
}
