// What must hold after every event, whatever happened before: the laws of issue 3, each with a name.
import { type Connection, isSynchronized } from "../../src/tcp/connection.ts";
import { findConnection } from "../../src/tcp/connection-table.ts";
import type { Effect } from "../../src/tcp/effects.ts";
import { acceptQueueCapacity, synQueueCapacity } from "../../src/tcp/listener.ts";
import type { Origin } from "../../src/tcp/provenance.ts";
import { hasAck, hasFin, hasRst, type Segment } from "../../src/tcp/segment.ts";
import { distance, sequenceNumber } from "../../src/tcp/sequence-number.ts";
import type { TcpEvent } from "../../src/tcp/step.ts";
import type { World } from "../../src/tcp/world.ts";

/** The first law that is broken, or undefined. `arrived` is the segment that the event delivered. */
export function violation(
	world: World,
	event: TcpEvent,
	arrived: Segment | undefined,
	effects: readonly Effect[],
): string | undefined {
	const sent = effects.flatMap((effect) => (effect.kind === "segment-sent" ? [effect.segment] : []));
	return (
		oneAnswer(event, arrived, sent) ??
		noResetForReset(arrived, sent) ??
		sent.map((segment) => numbersHaveOrigins(world, segment)).find(Boolean) ??
		connectionsOf(world)
			.map((c) => sequenceSpace(world, c))
			.find(Boolean) ??
		effects.map((effect) => whoWaits(world, effect)).find(Boolean) ??
		queues(world)
	);
}

function connectionsOf(world: World): Connection[] {
	return [...world.hosts.values()].flatMap((host) => [...host.connections.values()]);
}

function oneAnswer(event: TcpEvent, arrived: Segment | undefined, sent: readonly Segment[]): string | undefined {
	if (event.type !== "deliver" || !arrived) return undefined;
	const answers = sent.filter((segment) => segment.length === 0 && !hasFin(segment));
	return answers.length > 1 ? `segment ${arrived.number} drew ${answers.length} answers` : undefined;
}

function noResetForReset(arrived: Segment | undefined, sent: readonly Segment[]): string | undefined {
	return arrived && hasRst(arrived) && sent.some(hasRst) ? `the RST ${arrived.number} drew an RST` : undefined;
}

/** Every number is what its origin says: the number it refers to, plus SYN, data and FIN, less one for a probe. */
export function numbersHaveOrigins(world: World, segment: Segment): string | undefined {
	const bad =
		!agrees(world, segment.seq, segment.seqOrigin) ||
		(hasAck(segment) && !agrees(world, segment.ack, segment.ackOrigin));
	return bad ? `segment ${segment.number} has a number that its origin does not give` : undefined;
}

function agrees(world: World, number: number, origin: Origin | null): boolean {
	if (!origin) return false;
	if (origin.kind !== "counted") return origin.kind !== "zero" || number === 0;
	const { of, syn, data, fin, back } = origin;
	const referred = of.segment > 0 ? world.segments[of.segment - 1] : undefined;
	if (!referred) return of.segment < 0;
	return number === sequenceNumber(referred[of.field] + syn + data + fin - back);
}

/** SND.UNA =< SND.NXT, and neither end expects what the other has not sent, or has dropped as acknowledged. */
function sequenceSpace(world: World, c: Connection): string | undefined {
	if (distance(c.sndNxt, c.sndUna) < 0) return `${c.host}: SND.NXT is before SND.UNA`;
	const host = world.hostByIp.get(c.remote.ip);
	const peer = host && findConnection(host, c.remote.port, c.local);
	// A half-open peer may be a new incarnation that an old SYN has called up.
	if (!peer || !isSynchronized(peer.state) || !isSynchronized(c.state)) return undefined;
	if (peer.irs !== c.iss || c.irs !== peer.iss) return undefined;
	if (distance(c.sndNxt, peer.rcvNxt) < 0) return `${peer.host} expects ${peer.rcvNxt}, beyond what ${c.host} has sent`;
	if (distance(peer.rcvNxt, c.sndUna) < 0) return `${c.host} thinks acknowledged what ${peer.host} has not received`;
	return undefined;
}

/** Only an end that has acknowledged the peer's FIN, and whose own FIN is acknowledged, waits in TIME-WAIT. */
function whoWaits(world: World, effect: Effect): string | undefined {
	if (effect.kind !== "state-entered" || effect.to !== "TIME-WAIT") return undefined;
	const c = connectionsOf(world).find((candidate) => candidate.id === effect.connection);
	if (!c) return undefined;
	const mayWait =
		c.finReceived && c.rcvAcked === c.rcvNxt && c.finSent && c.sndUna === c.sndNxt && effect.from !== "LAST-ACK";
	return mayWait ? undefined : `${c.host} waits in TIME-WAIT without having sent the last ACK`;
}

function queues(world: World): string | undefined {
	for (const host of world.hosts.values())
		for (const listener of host.listeners.values()) {
			const { settings, id } = host.setup;
			const halfOpen = [...host.connections.values()].filter(
				(c) => c.state === "SYN-RECEIVED" && c.listener === listener.id,
			);
			if (listener.synQueue > synQueueCapacity(listener.options, settings))
				return `${id}: the SYN queue is over its cap`;
			if (listener.acceptQueue.length > acceptQueueCapacity(listener.options, settings))
				return `${id}: the accept queue is over its cap`;
			if (halfOpen.length !== listener.synQueue)
				return `${id}: the SYN queue counts ${listener.synQueue}, there are ${halfOpen.length}`;
		}
	return undefined;
}
