// An exhaustive search: everything that two ends, their users and the network between them can do up to a bound. Every
// state that comes up is checked, and from every one the run must still be able to end with both ends CLOSED.
import type { Connection } from "../../src/tcp/connection.ts";
import type { Effect } from "../../src/tcp/effects.ts";
import { stateOf } from "../../src/tcp/observe.ts";
import type { Segment } from "../../src/tcp/segment.ts";
import { sequenceNumber } from "../../src/tcp/sequence-number.ts";
import { PROFILES, type ProfileName, type Settings, withAckPolicy } from "../../src/tcp/settings.ts";
import { perform, type TcpEvent } from "../../src/tcp/step.ts";
import { liveTimers } from "../../src/tcp/timer-queue.ts";
import { createWorld, fork, type Host, type World } from "../../src/tcp/world.ts";
import { violation } from "./invariants.ts";

/** How often each kind of thing may happen in one run. */
export interface Bound {
	readonly losses: number;
	readonly copies: number;
	readonly timeouts: number;
	readonly sends: number;
	readonly aborts: number;
	/** Whether the server may connect() too, so that both ends open at once. */
	readonly bothConnect: boolean;
}

/** A deliberately broken engine: other rules, or something done to the world after each event. */
export interface Mutant {
	readonly name: string;
	readonly settings?: Partial<Settings>;
	readonly after?: (world: World, event: TcpEvent, effects: Effect[]) => void;
}

export interface Exploration {
	readonly pairs: ReadonlySet<string>;
	readonly states: number;
	readonly transitions: number;
	readonly violation: string | undefined;
}

interface Node {
	readonly world: World;
	readonly spent: Spent;
	readonly path: string;
}

interface Spent extends Bound {
	/** Calls made so far, such as "client connect". */
	readonly calls: readonly string[];
}

export function pairWorld(profile: ProfileName, settings: Partial<Settings> = {}): World {
	const all = { ...withAckPolicy(PROFILES[profile], "immediate"), ...settings };
	const listener = {
		backlog: 2,
		somaxconn: 4096,
		maxSynBacklog: 256,
		synCookies: false,
		synAckRetries: 1,
		abortOnOverflow: false,
	};
	const host = (id: string, ip: string, port: number, isn: number) => ({
		id,
		ip,
		port,
		settings: { ...all, synRetries: 1, synLinearTimeouts: 0, dataRetries: 3, orphanRetries: 3 },
		// Later connections get numbers far from the first one's, as the clock of RFC 9293, 3.4.1, sees to.
		isns: [0, 1, 2, 3].map((k) => sequenceNumber(isn + k * 1_000_000)),
		listener: settings.synAckRetries === undefined ? listener : { ...listener, synAckRetries: settings.synAckRetries },
	});
	return createWorld([host("client", "192.0.2.1", 40_000, 4_294_967_295), host("server", "192.0.2.2", 80, 5000)]);
}

/** The world after the event, or why it cannot be. */
export function act(
	world: World,
	event: TcpEvent,
	mutant?: Mutant,
): { readonly world: World; readonly violation: string | undefined } | undefined {
	const after = fork(world);
	const arrived =
		event.type === "deliver" || event.type === "duplicate" ? world.segments[event.segment - 1] : undefined;
	const performed = perform(after, event);
	if (!performed.ok) return undefined;
	const effects = [...performed.effects];
	mutant?.after?.(after, event, effects);
	return { world: after, violation: violation(after, event, arrived, effects) };
}

export function explore(profile: ProfileName, bound: Bound, mutant?: Mutant): Exploration {
	const start = pairWorld(profile, mutant?.settings);
	const seen = new Set<string>();
	const pairs = new Set<string>();
	const open: Node[] = [
		{
			world: start,
			spent: { losses: 0, copies: 0, timeouts: 0, sends: 0, aborts: 0, bothConnect: false, calls: [] },
			path: "",
		},
	];
	let transitions = 0;
	for (let node = open.pop(); node; node = open.pop()) {
		pairs.add(pairOf(node.world));
		for (const [event, spent] of choices(node, bound)) {
			const next = act(node.world, event, mutant);
			if (!next) continue;
			transitions += 1;
			const path = `${node.path} ${nameOf(event)}`;
			if (next.violation) return { pairs, states: seen.size, transitions, violation: `${next.violation} after${path}` };
			const key = keyOf(next.world, spent);
			if (seen.has(key)) continue;
			seen.add(key);
			const stuck = cannotEnd(next.world, mutant);
			if (stuck) return { pairs, states: seen.size, transitions, violation: `${stuck} after${path}` };
			open.push({ world: next.world, spent, path });
		}
	}
	return { pairs, states: seen.size, transitions, violation: undefined };
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

function choices({ world, spent }: Node, bound: Bound): [TcpEvent, Spent][] {
	const events: [TcpEvent, Spent][] = calls(spent, bound);
	for (const segment of world.wire.keys()) {
		events.push([{ type: "deliver", segment }, spent]);
		if (spent.losses < bound.losses)
			events.push([
				{ type: "drop", segment },
				{ ...spent, losses: spent.losses + 1 },
			]);
		if (spent.copies < bound.copies)
			events.push([
				{ type: "duplicate", segment },
				{ ...spent, copies: spent.copies + 1 },
			]);
	}
	for (const host of ["client", "server"])
		if (spent.timeouts < bound.timeouts)
			events.push([
				{ type: "fire", host },
				{ ...spent, timeouts: spent.timeouts + 1 },
			]);
	return events;
}

function calls(spent: Spent, bound: Bound): [TcpEvent, Spent][] {
	const once = ["client connect", "server listen", "server connect", "client close", "server close"] as const;
	const events: [TcpEvent, Spent][] = [];
	const add = (name: string, more: Partial<Spent>) => {
		const [host, call] = name.split(" ") as [string, "connect"];
		events.push([
			{ type: "call", host, call },
			{ ...spent, ...more, calls: [...spent.calls, name].sort() },
		]);
	};
	for (const name of once) {
		if (name === "server connect" && !bound.bothConnect) continue;
		const excluded = name === "server connect" ? "server listen" : name === "server listen" ? "server connect" : name;
		if (!spent.calls.includes(name) && !spent.calls.includes(excluded)) add(name, {});
	}
	for (const host of ["client", "server"]) {
		if (spent.sends < bound.sends) add(`${host} send`, { sends: spent.sends + 1 });
		if (spent.aborts < bound.aborts) add(`${host} abort`, { aborts: spent.aborts + 1 });
	}
	return events;
}

/** Two worlds with the same key have the same future; the clock and the numbers of segments do not matter. */
function keyOf(world: World, spent: Spent): string {
	const hosts = [...world.hosts.values()].map(hostKey);
	const wire = [...world.wire].map(
		([number, copies]) => `${segmentKey(world.segments[number - 1] as Segment)}*${copies}`,
	);
	const { losses, copies, timeouts, sends, aborts, calls: made } = spent;
	return [...hosts, ...wire.sort(), losses, copies, timeouts, sends, aborts, made.join()].join("|");
}

function segmentKey(s: Segment): string {
	return `${s.from.port} ${s.bits} ${s.seq} ${s.ack} ${s.length}`;
}

function hostKey(host: Host): string {
	const listeners = [...host.listeners.values()].map((l) => `${l.synQueue} ${l.acceptQueue.length}`);
	const own = host.socket ? connectionKey(host.socket) : "";
	return `${listeners} ${own} ${[...host.connections.values()].map(connectionKey)}`;
}

function connectionKey(c: Connection): string {
	const numbers = [
		c.sndUna,
		c.sndNxt,
		c.rcvNxt,
		c.unsent,
		c.unread,
		c.expiries,
		c.outOfOrder.length,
		c.unacknowledged.length,
	];
	const flags = [c.finQueued, c.finSent, c.finReceived, c.connectPending, c.finAckedBy !== null].map(Number).join("");
	const { congestion } = c;
	const window = congestion ? `${congestion.window} ${congestion.phase} ${congestion.duplicates}` : "";
	return `${c.state} ${c.opening} ${c.holder} ${c.error} ${numbers} ${flags} ${Object.keys(c.timers)} ${window}`;
}

/** Both users close, the network delivers everything and time passes: then nothing may be left. */
export function cannotEnd(world: World, mutant?: Mutant): string | undefined {
	const end = fork(world);
	const run = (event: TcpEvent) => {
		const performed = perform(end, event);
		if (performed.ok) mutant?.after?.(end, event, [...performed.effects]);
	};
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
