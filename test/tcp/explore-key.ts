// Two worlds with the same key have the same future; the clock and the numbers of segments do not matter.
import { type Connection, TIMER_KINDS } from "../../src/tcp/connection.ts";
import type { Segment } from "../../src/tcp/segment.ts";
import type { Host, World } from "../../src/tcp/world.ts";
import type { Spent } from "./explore-choices.ts";

export function keyOf(world: World, spent: Spent): string {
	let key = "";
	for (const host of world.hosts.values()) key += `${hostKey(host)}|`;
	const wire: string[] = [];
	for (const [number, copies] of world.wire)
		wire.push(`${segmentKey(world.segments[number - 1] as Segment)}*${copies}`);
	const { losses, copies, timeouts, sends, aborts, injections } = spent;
	return `${key}${wire.sort().join()}|${losses} ${copies} ${timeouts} ${sends} ${aborts} ${injections} ${spent.calls}`;
}

function segmentKey(s: Segment): string {
	return `${s.from.port} ${s.bits} ${s.seq} ${s.ack} ${s.length}`;
}

function hostKey(host: Host): string {
	let key = host.socket ? connectionKey(host.socket) : "";
	for (const { synQueue, acceptQueue, givenCookies } of host.listeners.values())
		key += ` ${synQueue} ${acceptQueue.length} ${givenCookies.size};`;
	for (const connection of host.connections) key += `${connectionKey(connection)};`;
	return key;
}

function connectionKey(c: Connection): string {
	const numbers = `${c.sndUna} ${c.sndNxt} ${c.rcvNxt} ${c.unsent} ${c.unread} ${c.expiries} ${c.unacknowledged.length}`;
	const flags = `${bit(c.finQueued)}${bit(c.finSent)}${bit(c.finReceived)}${bit(c.connectPending)}${bit(c.finAckedBy !== null)}`;
	const { congestion: window } = c;
	const flight = window ? `${window.window} ${window.phase} ${window.duplicates}` : "";
	return `${c.state} ${c.opening} ${c.holder} ${c.error} ${numbers} ${flags}${timersKey(c)} ${flight}${keptKey(c)}`;
}

function bit(flag: boolean): string {
	return flag ? "1" : "0";
}

/** Which timers run. */
function timersKey({ timers, keepalive }: Connection): string {
	let key = keepalive ? ` ${keepalive.unanswered} ` : " ";
	for (const kind of TIMER_KINDS) key += bit(timers[kind] !== undefined);
	return key;
}

function keptKey({ outOfOrder }: Connection): string {
	let key = "";
	for (const { seq, length, fin } of outOfOrder) key += ` ${seq}+${length}${bit(fin)}`;
	return key;
}
