// Hosts, the wire between them, and the clock: everything that one run of the engine consists of.
//
// Inside the engine a world is changed in place, so that "SND.UNA <- SEG.ACK" of the RFC is an assignment and a flood
// of n SYNs costs n steps. `fork` copies a world; `step` in step.ts forks first and is therefore pure.
import { type Connection, noTimers, type Timer } from "./connection.ts";
import { type ConnectionTable, connectionTable } from "./connection-table.ts";
import type { Effect } from "./effects.ts";
import type { Listener, ListenerOptions } from "./listener.ts";
import type { Endpoint, Segment } from "./segment.ts";
import { copySendQueue } from "./send-queue.ts";
import type { SequenceNumber } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";
import { type TimerQueue, timerQueue } from "./timer-queue.ts";

export interface HostSetup {
	readonly id: string;
	readonly ip: string;
	/** The port that the host listens on or connects from. */
	readonly port: number;
	readonly settings: Settings;
	/** Initial sequence numbers in the order of use; later ones follow the clock of RFC 9293, 3.4.1. */
	readonly isns: readonly SequenceNumber[];
	readonly listener: ListenerOptions;
	/** The host that connect() goes to, by id; default: the first other host. */
	readonly peer?: string;
}

export interface Host extends ConnectionTable {
	readonly setup: HostSetup;
	readonly listeners: Map<number, Listener>;
	/** The socket that the process works with: the last one from connect() or accept(), until close(). */
	socket: Connection | null;
	/** The process holds a socket that is connected to nothing: bound, or its connect() failed. */
	hasIdleSocket: boolean;
	/** The port that bind() took, until listen() or connect() uses it. */
	boundPort: number | null;
	listensMade: number;
	isnsUsed: number;
	/** Set off so that the clock continues from the last given number. */
	isnOffset: number;
}

/** How much all events together may bring about before one is refused: two ends that only answer each other would never stop. */
export interface Limits {
	/** Segments sent. */
	readonly segments: number;
	/** Deliveries in deliver-all. */
	readonly deliveries: number;
	/** Expiries in advance; more would be a timer of a few ms over days. */
	readonly expiries: number;
}

const USUAL_LIMITS: Limits = { segments: Number.POSITIVE_INFINITY, deliveries: 100_000, expiries: 100_000 };

export interface World {
	nowMs: number;
	readonly hosts: Map<string, Host>;
	readonly hostByIp: Map<string, Host>;
	/** Segments under way, with the number of copies, in the order in which they were put there. */
	readonly wire: Map<number, number>;
	/** Every segment sent so far; number n is at index n - 1. */
	readonly segments: Segment[];
	/** Numbers of those that were changed on their way. */
	readonly edited: Set<number>;
	readonly limits: Limits;
	/** So far, as `limits` counts them. */
	deliveries: number;
	expiries: number;
	injections: number;
	connectionsOpened: number;
	timers: TimerQueue;
	/** Effects of the event being performed. */
	effects: Effect[];
}

/** A world at time 0 in which nothing has happened yet. */
export function createWorld(setups: readonly HostSetup[], limits: Limits = USUAL_LIMITS): World {
	const hosts = new Map<string, Host>();
	for (const setup of setups)
		hosts.set(setup.id, {
			setup,
			listeners: new Map(),
			connections: new Set(),
			connectionsByIp: new Map(),
			opened: [],
			socket: null,
			hasIdleSocket: false,
			boundPort: null,
			listensMade: 0,
			isnsUsed: 0,
			isnOffset: 0,
		});
	const hostByIp = new Map<string, Host>();
	for (const host of hosts.values()) hostByIp.set(host.setup.ip, host);
	return {
		nowMs: 0,
		hosts,
		hostByIp,
		wire: new Map(),
		segments: [],
		edited: new Set(),
		limits,
		deliveries: 0,
		expiries: 0,
		injections: 0,
		connectionsOpened: 0,
		timers: timerQueue(),
		effects: [],
	};
}

function forkConnection(original: Connection, timers: Timer[]): Connection {
	const copy: Connection = {
		...original,
		unacknowledged: copySendQueue(original.unacknowledged),
		congestion: original.congestion && { ...original.congestion },
		outOfOrder: [...original.outOfOrder],
		reopened: original.reopened && forkConnection(original.reopened, timers),
		timers: noTimers(),
	};
	for (const timer of Object.values(original.timers)) {
		if (!timer) continue;
		const again = { ...timer, connection: copy };
		copy.timers[timer.kind] = again;
		timers.push(again);
	}
	return copy;
}

function forkHost(original: Host, timers: Timer[]): Host {
	const copies = new Map<Connection, Connection>();
	const copyOf = (connection: Connection): Connection => {
		const copy = copies.get(connection) ?? forkConnection(connection, timers);
		copies.set(connection, copy);
		return copy;
	};
	return {
		...original,
		...connectionTable([...original.connections].map(copyOf)),
		listeners: new Map(
			[...original.listeners].map(([port, listener]) => [
				port,
				{
					...listener,
					acceptQueue: listener.acceptQueue.map(copyOf),
					givenCookies: new Map(listener.givenCookies),
					cookieMss: listener.cookieMss && new Map(listener.cookieMss),
				},
			]),
		),
		socket: original.socket && copyOf(original.socket),
	};
}

/** A copy that shares nothing changeable with the original. */
export function fork(original: World): World {
	const timers: Timer[] = [];
	const hosts = new Map([...original.hosts].map(([id, host]) => [id, forkHost(host, timers)]));
	return {
		...original,
		hosts,
		hostByIp: new Map([...hosts.values()].map((host) => [host.setup.ip, host])),
		wire: new Map(original.wire),
		segments: [...original.segments],
		edited: new Set(original.edited),
		timers: timerQueue(timers),
		effects: [],
	};
}

/** More segments have been sent than may be: whatever sends many must look, and stop. */
export function hasSentTooMany(world: World): boolean {
	return world.segments.length > world.limits.segments;
}

/** The host with that address, or undefined: nobody is there (a spoofed source). */
export function hostAt(world: World, endpoint: Endpoint): Host | undefined {
	return world.hostByIp.get(endpoint.ip);
}

/** The host of a connection. */
export function hostOf(world: World, connection: Connection): Host {
	const host = world.hosts.get(connection.host);
	if (!host) throw new Error(`a connection of ${connection.host}, which is no host of this world`);
	return host;
}
