// Two worlds with the same key have the same future; the clock and the numbers of segments do not matter.
import { type Connection, TIMER_KINDS } from "../../src/tcp/connection.ts";
import type { Segment } from "../../src/tcp/segment.ts";
import { STATES } from "../../src/tcp/state.ts";
import type { Host, World } from "../../src/tcp/world.ts";

export function keyOf(world: World): string {
	let key = "";
	for (const host of world.hosts.values()) key += `${hostKey(host)}|`;
	const wire: string[] = [];
	for (const [number, copies] of world.wire)
		wire.push(`${segmentKey(world.segments[number - 1] as Segment)}*${copies}`);
	return key + wire.sort().join();
}

function segmentKey(s: Segment): string {
	return `${s.from.port} ${s.bits} ${s.seq} ${s.ack} ${s.length}`;
}

function hostKey(host: Host): string {
	let key = host.socket ? connectionKey(host.socket) : "";
	for (const { synQueue, acceptQueue, givenCookies } of host.listeners.values())
		key += ` ${synQueue} ${acceptQueue.length} ${givenCookies.size};`;
	for (const connection of host.connections)
		key += connection === host.socket ? "socket;" : `${connectionKey(connection)};`;
	return key;
}

function connectionKey(c: Connection): string {
	const sent = `${c.sndUna} ${c.sndNxt} ${c.unsent} ${c.unacknowledged.length} ${c.expiries}`;
	const received = `${c.rcvNxt} ${c.unread}${keptKey(c)}`;
	const who = `${STATES.indexOf(c.state)}${c.opening[0]}${c.holder[0]}${c.error ?? ""}`;
	return `${who} ${sent} ${received} ${flagsOf(c)} ${runningTimers(c)}${c.keepalive?.unanswered ?? ""}${windowKey(c)}`;
}

function flagsOf(c: Connection): number {
	const { finQueued, finSent, finReceived, connectPending, finAckedBy } = c;
	return bits(finQueued, finSent, finReceived, connectPending, finAckedBy !== null);
}

function runningTimers({ timers }: Connection): number {
	return bits(...TIMER_KINDS.map((kind) => timers[kind] !== undefined));
}

function bits(...flags: readonly boolean[]): number {
	let number = 1;
	for (const flag of flags) number = 2 * number + (flag ? 1 : 0);
	return number;
}

function windowKey({ congestion }: Connection): string {
	return congestion ? ` ${congestion.window}${congestion.phase}${congestion.duplicates}` : "";
}

function keptKey({ outOfOrder }: Connection): string {
	let key = "";
	for (const { seq, length, fin } of outOfOrder) key += ` ${seq}+${length}${fin}`;
	return key;
}
