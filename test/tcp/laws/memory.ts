// What the laws remember of the events so far. Nothing in it is ever changed in place, as a search goes on from one memory
// in many ways.
import type { Connection } from "../../../src/tcp/connection.ts";
import type { Segment } from "../../../src/tcp/segment.ts";
import type { SequenceNumber } from "../../../src/tcp/sequence-number.ts";

export interface Memory {
	/** Segments from outside, by number. */
	readonly injected: ReadonlyMap<number, Segment>;
	/** The number of each cookie sent, by host, listener, ends and number of the SYN. */
	readonly cookies: ReadonlyMap<string, SequenceNumber>;
	readonly connections: ReadonlyMap<number, Remembered>;
}

/** Of one connection; times in ms. */
export interface Remembered {
	/** When it was opened. */
	readonly openedAt: number;
	/** When its SYN or SYN,ACK went out, the last new one of them, and whether one has gone out again or a timer expired. */
	readonly handshakeAt: number;
	readonly handshakeAgain: boolean;
	/** When something acceptable was last heard of the peer, or keep-alive turned on. */
	readonly heardAt: number;
	/** When this entry last sent a challenge ACK, or an ACK that may have been one; -Infinity: never. */
	readonly challengedAt: number;
	readonly perhapsChallengedAt: number;
	/** When TIME-WAIT last started. */
	readonly waitsSince: number;
	/** It took the place of a connection in TIME-WAIT. */
	readonly reopened: boolean;
	/** Text and FINs that arrived and that RCV.NXT has not passed. */
	readonly brought: readonly Brought[];
	/** Octets received. */
	readonly octets: number;
}

/** Octets from `seq` on, and a FIN behind them. */
export interface Brought {
	readonly seq: SequenceNumber;
	readonly length: number;
	readonly fin: boolean;
	/** It must be taken; else it may be. */
	readonly certain: boolean;
}

export const NOTHING_YET: Memory = { injected: new Map(), cookies: new Map(), connections: new Map() };

export const UNKNOWN: Remembered = {
	openedAt: 0,
	handshakeAt: 0,
	handshakeAgain: false,
	heardAt: 0,
	challengedAt: Number.NEGATIVE_INFINITY,
	perhapsChallengedAt: Number.NEGATIVE_INFINITY,
	waitsSince: 0,
	reopened: false,
	brought: [],
	octets: 0,
};

export function rememberedOf(memory: Memory, c: Connection): Remembered {
	return memory.connections.get(c.id) ?? UNKNOWN;
}
