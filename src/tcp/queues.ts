// The two queues of a listener: entering, leaving, overflowing (RFC 4987, 2 and 3).
import type { Connection } from "./connection.ts";
import { acceptQueueCapacity, type Listener, synQueueCapacity } from "./listener.ts";
import type { RuleId } from "./rule-catalogue.ts";
import { type Host, hostOf, type World } from "./world.ts";

type Change = "added" | "removed" | "refused" | "expired" | "cookie";

function report(world: World, host: Host, queue: "syn" | "accept", change: Change, size: number, rule: RuleId): void {
	world.effects.push({ kind: "queue-changed", host: host.setup.id, queue, change, size, rule });
}

/** The listener that a connection came to, while it is open. */
export function listenerOf(host: Host, connection: Connection): Listener | undefined {
	const listener = host.listeners.get(connection.local.port);
	return listener?.id === connection.listener ? listener : undefined;
}

export function isAcceptQueueFull(host: Host, listener: Listener): boolean {
	return listener.acceptQueue.length >= acceptQueueCapacity(listener.options, host.setup.settings);
}

/** Full for the peer at that address: some places may be kept for those that are known. */
export function isSynQueueFull(host: Host, { options, synQueue }: Listener, peerIp: string): boolean {
	const peer = options.provenPeers?.includes(peerIp) ? "proven" : "stranger";
	return synQueue >= synQueueCapacity(options, host.setup.settings, peer);
}

export function refuseSyn(world: World, host: Host, listener: Listener, rule: RuleId): void {
	report(world, host, "syn", "refused", listener.synQueue, rule);
}

export function countCookie(world: World, host: Host, listener: Listener): void {
	listener.cookiesSent += 1;
	report(world, host, "syn", "cookie", listener.synQueue, "syn-cookie-keeps-no-entry");
}

export function addHalfOpen(world: World, host: Host, listener: Listener): void {
	listener.synQueue += 1;
	listener.youngHalfOpen += 1;
	report(world, host, "syn", "added", listener.synQueue, "syn-queue-adds-entry");
}

/** One entry fewer is young: its SYN,ACK goes out again, or it leaves. */
export function growOld(listener: Listener): void {
	listener.youngHalfOpen = Math.max(0, listener.youngHalfOpen - 1);
}

/** A half-open connection leaves the SYN queue, for whatever reason. */
export function leaveSynQueue(world: World, connection: Connection, change: "removed" | "expired", rule: RuleId): void {
	const host = hostOf(world, connection);
	const listener = listenerOf(host, connection);
	if (!listener || connection.opening !== "passive" || connection.fromCookie) return;
	listener.synQueue = Math.max(0, listener.synQueue - 1);
	if (connection.expiries === 0) growOld(listener);
	report(world, host, "syn", change, listener.synQueue, rule);
}

export function enqueueForAccept(world: World, host: Host, listener: Listener, connection: Connection): void {
	listener.acceptQueue.push(connection);
	report(world, host, "accept", "added", listener.acceptQueue.length, "accept-queue-adds-connection");
}

export function refuseForAccept(world: World, host: Host, listener: Listener, rule: RuleId): void {
	report(world, host, "accept", "refused", listener.acceptQueue.length, rule);
}

/** Hands the oldest complete connection to the process; undefined if none waits. */
export function dequeueForAccept(world: World, host: Host, listener: Listener): Connection | undefined {
	const connection = listener.acceptQueue.shift();
	if (!connection) return undefined;
	connection.holder = "process";
	report(world, host, "accept", "removed", listener.acceptQueue.length, "accept-takes-connection");
	return connection;
}
