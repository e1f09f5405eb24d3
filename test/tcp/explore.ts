// An exhaustive search: everything that two ends, their users and the network between them can do up to a bound. Every
// event is judged by every law, and from every state the run must still be able to end with both ends CLOSED.
import type { Connection } from "../../src/tcp/connection.ts";
import { stateOf } from "../../src/tcp/observe.ts";
import type { ProfileName } from "../../src/tcp/settings.ts";
import type { TcpEvent } from "../../src/tcp/step.ts";
import { liveTimers } from "../../src/tcp/timer-queue.ts";
import { fork, type Host, type World } from "../../src/tcp/world.ts";
import { type Bound, choices, NOTHING_SPENT, type Spent, spendsNoMore } from "./explore-choices.ts";
import { keyOf } from "./explore-key.ts";
import { theEngine, type Watched, watch } from "./laws/watch.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { pairOfHosts } from "./scripts/pair-world.ts";

export interface Exploration {
	readonly pairs: ReadonlySet<string>;
	/** Worlds with different futures, however often each came up. */
	readonly worlds: number;
	readonly transitions: number;
	readonly violation: string | undefined;
}

interface Node {
	readonly now: Watched;
	readonly spent: Spent;
	readonly path: string;
}

/** Few retries, so that a run ends soon. */
const PATIENCE = { synRetries: 1, synLinearTimeouts: 0, dataRetries: 3, orphanRetries: 3 };

export function exploredPair(profile: ProfileName, bound: Bound, mutant?: Mutant): Watched {
	const listener = bound.cookies ? { synCookies: "always" as const } : {};
	return pairOfHosts({ profile, settings: PATIENCE, listener }, mutant?.settings);
}

export function explore(profile: ProfileName, bound: Bound, mutant?: Mutant): Exploration {
	const seen: Seen = new Map();
	const pairs = new Set<string>();
	// First come, first served: so that most worlds come up first where least is spent.
	const open: Node[] = [{ now: exploredPair(profile, bound, mutant), spent: NOTHING_SPENT, path: "" }];
	let transitions = 0;
	for (let node = open.shift(); node; node = open.shift()) {
		pairs.add(pairOf(node.now.world));
		for (const [event, spent] of choices(node.now.world, node.spent, bound)) {
			const step = watch(node.now, event, mutant?.engine);
			if (!step) continue;
			transitions += 1;
			const next: Node = { now: step.next, spent, path: `${node.path} ${nameOf(event)}` };
			const key = keyOf(next.now.world);
			const violation =
				(step.breach && `${step.breach.law}: ${step.breach.how}`) ??
				(seen.has(key) ? undefined : cannotEnd(next.now.world, mutant));
			if (violation) return { pairs, worlds: seen.size, transitions, violation: `${violation} after${next.path}` };
			if (!isNew(seen, key, spent)) continue;
			open.push(next);
		}
	}
	return { pairs, worlds: seen.size, transitions, violation: undefined };
}

/** For each world what had been spent when it came up. */
type Seen = Map<string, Spent[]>;

/** Not where it came up before with no more spent: all that can happen now could happen then. */
function isNew(seen: Seen, key: string, spent: Spent): boolean {
	const before = seen.get(key);
	if (!before) {
		seen.set(key, [spent]);
		return true;
	}
	if (before.some((one) => spendsNoMore(one, spent))) return false;
	before.push(spent);
	return true;
}

function nameOf(event: TcpEvent): string {
	switch (event.type) {
		case "call":
			return `${event.host}.${event.call};`;
		case "deliver":
		case "drop":
		case "duplicate":
			return `${event.type} ${event.segment};`;
		default:
			return `${event.type};`;
	}
}

export function pairOf(world: World): string {
	return [...world.hosts.values()].map((host) => stateOf(world, host)).join(" / ");
}

/** Both users close, the network delivers everything and time passes: then nothing may be left. */
export function cannotEnd(world: World, mutant?: Mutant): string | undefined {
	const end = fork(world);
	const engine = mutant?.engine ?? theEngine;
	const run = (event: TcpEvent) => void engine(end, event);
	for (let round = 0; round < 3 && !isOver(end); round++) {
		for (const host of ["client", "server"]) run({ type: "call", host, call: "close", socket: "connection" });
		empty(end, run);
		run({ type: "advance", ms: 500_000 });
	}
	if (isOver(end)) return undefined;
	return `cannot end any more: ${pairOf(end)}, ${liveTimers(end.timers).length} timers`;
}

/**
 * Delivers what is on the wire. An old SYN's connection and a TIME-WAIT can answer each other's ACKs for ever, as
 * RFC 9293 without the limit of RFC 5961, 7, has it; then the network loses the rest.
 */
function empty(end: World, run: (event: TcpEvent) => void): void {
	for (let deliveries = 0; deliveries < 100 && end.wire.size > 0; deliveries++) {
		const [segment] = end.wire.keys();
		if (segment !== undefined) run({ type: "deliver", segment });
	}
	for (const segment of [...end.wire.keys()]) run({ type: "drop", segment });
}

/** RFC 9293 has no timer for FIN-WAIT-2: where the peer vanished without a word, it lasts. Linux gives orphans 60 s. */
function waitsForEver(host: Host, connection: Connection): boolean {
	return connection.state === "FIN-WAIT-2" && host.setup.settings.finWait2OrphanMs === null;
}

function isOver(world: World): boolean {
	for (const host of world.hosts.values()) {
		for (const connection of host.connections.values()) if (!waitsForEver(host, connection)) return false;
		for (const listener of host.listeners.values()) if (listener.synQueue > 0) return false;
	}
	return true;
}
