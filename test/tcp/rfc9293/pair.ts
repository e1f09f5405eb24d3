// Two ends side by side: the engine, and for each end the model. Every event goes to both, and what they answer is
// compared at once: segments sent, state, variables, octets delivered, what the user is told, the 2 MSL timeout.
import type { CallName } from "../../../src/tcp/calls/event.ts";
import type { Connection } from "../../../src/tcp/connection.ts";
import { findConnection } from "../../../src/tcp/connection-table.ts";
import type { Effect } from "../../../src/tcp/effects.ts";
import { flagBits } from "../../../src/tcp/flags.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import { type SequenceNumber, sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { fork, type Host, type World } from "../../../src/tcp/world.ts";
import { lab, type Side } from "../lab.ts";
import { type Call, perform as performCall } from "./calls.ts";
import { difference } from "./compare.ts";
import { arrive } from "./model.ts";
import { type Arriving, type End, type Given, NOTHING, type Outcome } from "./variables.ts";

export interface Pair {
	readonly world: World;
	readonly window: number;
	readonly ends: Readonly<Record<Side, End>>;
}

/** What an event did, and in what the two disagree about it; undefined: in nothing. */
export interface Compared {
	readonly pair: Pair;
	readonly clause: string;
	readonly difference: string | undefined;
	/** The RFC does not decide this event (Outcome, undecided; Given, ties). */
	readonly undecided?: boolean;
}

/** `x` and `y`: the first initial sequence numbers of client and server. */
export function pairOf(window: number, mss: number, x?: number, y?: number): Pair {
	const isns = x === undefined || y === undefined ? {} : { x, y };
	const { world } = lab("rfc9293", { settings: { windowOctets: window, mss }, ...isns });
	return { world, window, ends: { client: NOTHING, server: NOTHING } };
}

/** Leaves `pair` as it was. */
export function forked(pair: Pair): Pair {
	return { ...pair, world: fork(pair.world) };
}

export function other(side: Side): Side {
	return side === "client" ? "server" : "client";
}

export function hostOf(pair: Pair, side: Side): Host {
	const host = pair.world.hosts.get(side);
	if (!host) throw new Error(`no host ${side}`);
	return host;
}

/** The connection of `side` with the other end, in the engine. */
export function connectionOf(pair: Pair, side: Side): Connection | undefined {
	const { ip, port } = hostOf(pair, other(side)).setup;
	return findConnection(hostOf(pair, side), hostOf(pair, side).setup.port, { ip, port });
}

/** The user calls. */
export function call(pair: Pair, side: Side, what: Call): Compared {
	const octets = what.call === "send" ? { bytes: what.octets } : {};
	const lingerZero = what.call === "abort" ? { lingerZero: true } : {};
	const name: CallName = what.call === "abort" ? "close" : what.call;
	const event: TcpEvent = { type: "call", host: side, call: name, ...octets, ...lingerZero };
	return both(pair, side, event, (end, given) => performCall(end, what, given));
}

/** A segment that is on the wire arrives. */
export function deliver(pair: Pair, number: number): Compared {
	const segment = pair.world.segments[number - 1];
	if (!segment) throw new Error(`segment ${number} was not sent`);
	const side = segment.to.port === hostOf(pair, "server").setup.port ? "server" : "client";
	return both(pair, side, { type: "deliver", segment: number }, (end, given) => arrive(end, arriving(segment), given));
}

/** A segment arrives that the other end did not send, under its address. */
export function inject(pair: Pair, side: Side, segment: Arriving): Compared {
	const { ip, port } = hostOf(pair, other(side)).setup;
	const bits = flagBits([
		...(segment.syn ? (["SYN"] as const) : []),
		...(segment.fin ? (["FIN"] as const) : []),
		...(segment.rst ? (["RST"] as const) : []),
	]);
	const ack: SequenceNumber | null = segment.ack === null ? null : sequenceNumber(segment.ack);
	const injected = { bits, seq: sequenceNumber(segment.seq), ack, length: segment.length, from: { ip, port } };
	return both(pair, side, { type: "inject", to: side, segment: injected }, (end, given) => arrive(end, segment, given));
}

function arriving(segment: Segment): Arriving {
	const { seq, length } = segment;
	const ack = hasAck(segment) ? segment.ack : null;
	return { syn: hasSyn(segment), fin: hasFin(segment), rst: hasRst(segment), ack, seq, length };
}

function both(pair: Pair, side: Side, event: TcpEvent, model: (end: End, given: Given) => Outcome): Compared {
	const before = connectionOf(pair, side);
	const performed = perform(pair.world, event);
	if (!performed.ok) throw new Error(performed.reason);
	const own = performed.effects.filter((effect) => "host" in effect && effect.host === side);
	const given = { window: pair.window, iss: issIn(own), ties: "earlier" } as const;
	const outcome = model(pair.ends[side], given);
	const tied = pair.ends[side].held.length > 0 && !equal(outcome, model(pair.ends[side], { ...given, ties: "later" }));
	const after = { ...pair, ends: { ...pair.ends, [side]: outcome.end } };
	const seen = { effects: own, before, after: connectionOf(pair, side), host: hostOf(pair, side) };
	return {
		pair: after,
		clause: outcome.clause,
		difference: difference(seen, pair.ends[side], outcome),
		undecided: tied || outcome.undecided === true,
	};
}

function equal(one: Outcome, other: Outcome): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** The ISS that the engine chose in this event, if it did: the model has no generator of its own. */
function issIn(effects: readonly Effect[]): number {
	for (const effect of effects) if (effect.kind === "segment-sent" && hasSyn(effect.segment)) return effect.segment.seq;
	return 0;
}
