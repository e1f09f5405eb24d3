// People and addresses outside the scenario: they are counted, not shown. Their addresses lie in the block reserved for
// benchmarks (RFC 2544), so that no real host is named.
import type { Connection } from "../../tcp/connection.ts";
import { ACK, RST, SYN } from "../../tcp/flags.ts";
import type { InjectedSegment } from "../../tcp/injection.ts";
import { stateOf } from "../../tcp/observe.ts";
import type { Endpoint, Segment } from "../../tcp/segment.ts";
import { advance, sequenceNumber } from "../../tcp/sequence-number.ts";
import type { State } from "../../tcp/state.ts";
import type { Host, World } from "../../tcp/world.ts";
import type { ListedConnection, Row } from "./trace.ts";

const SPOOFED: InjectedSegment[] = [];

/** The i-th SYN of a flood, each from an address of its own. The same in every flood, and therefore made once. */
export function spoofedSyn(i: number): InjectedSegment {
	SPOOFED[i] ??= {
		bits: SYN,
		seq: sequenceNumber(1_000_000 + i * 7919),
		length: 0,
		from: { ip: `198.18.${Math.floor(i / 250) % 250}.${1 + (i % 250)}`, port: 1024 + (i % 60_000) },
	};
	return SPOOFED[i];
}

/** The SYN of the i-th other client. */
export function otherClientSyn(i: number): InjectedSegment {
	return {
		bits: SYN,
		seq: sequenceNumber(500_000 + i * 104_729),
		length: 0,
		from: { ip: `198.19.${Math.floor(i / 250) % 250}.${1 + (i % 250)}`, port: 32_768 + ((i * 7919) % 28_000) },
	};
}

/** The ACK that completes the handshake that `synAck` goes on with. */
export function completing(synAck: Segment): InjectedSegment {
	return { bits: ACK, seq: synAck.ack, ack: advance(synAck.seq, 1), length: 0, from: synAck.to };
}

/** The RSTs with which the first `count` outsiders answer SYN,ACKs that they never asked for. */
export function resetsOf(world: World, host: Host, count: number): readonly InjectedSegment[] {
	return [...host.connections.values()]
		.filter((c) => c.state === "SYN-RECEIVED" && !world.hostByIp.has(c.remote.ip))
		.slice(0, count)
		.map((c) => ({ bits: RST, seq: c.rcvNxt, length: 0, from: c.remote }));
}

/** The state of each host. A listener that only outsiders have knocked at is still shown as listening. */
export function statesShown(world: World): Row["states"] {
	const states: Record<string, State> = {};
	for (const [id, host] of world.hosts) states[id] = stateShown(world, host);
	return states;
}

function stateShown(world: World, host: Host): State {
	const socket = host.socket && isKnown(world, host.socket) ? host.socket : null;
	if (!socket && host.listeners.size > 0 && !knowsAnyone(world, host)) return "LISTEN";
	return stateOf(world, socket === host.socket ? host : { ...host, socket });
}

function isKnown(world: World, connection: Connection): boolean {
	return world.hostByIp.has(connection.remote.ip);
}

function knowsAnyone(world: World, host: Host): boolean {
	for (const connection of host.connections.values()) if (isKnown(world, connection)) return true;
	return false;
}

/** What a list of sockets shows of a host's connections, sorted by the peer's address. */
export function listConnections(world: World, host: Host): readonly ListedConnection[] {
	return [...host.connections.values()]
		.map(({ state, local, remote, timers, expiries }) => ({
			state,
			local,
			remote,
			timerMs: timers.retransmission ? timers.retransmission.dueMs - world.nowMs : null,
			retransmissions: expiries,
		}))
		.sort((a, b) => rank(a.remote) - rank(b.remote));
}

function rank({ ip, port }: Endpoint): number {
	return ip.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0) * 65_536 + port;
}
