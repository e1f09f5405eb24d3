// What can happen next in the exhaustive search, and how often each kind of thing may happen in one run.
import type { CallEvent, CallName } from "../../src/tcp/calls/event.ts";
import type { TcpEvent } from "../../src/tcp/step.ts";
import type { World } from "../../src/tcp/world.ts";
import { eventOf } from "./scripts/lines.ts";

export interface Bound {
	readonly losses: number;
	readonly copies: number;
	readonly timeouts: number;
	readonly sends: number;
	/** In one send(). */
	readonly octets: number;
	readonly aborts: number;
	/** Segments from outside, of those below. */
	readonly injections: number;
	/** Whether the users close. */
	readonly closes: boolean;
	/** Whether the server may connect() too, so that both ends open at once. */
	readonly bothConnect: boolean;
	/** Whether the client may turn on keep-alive, sooner due than a retransmission. */
	readonly keepalive: boolean;
	/** Whether the listener answers every SYN with a cookie. */
	readonly cookies: boolean;
}

export const NOTHING: Bound = {
	losses: 0,
	copies: 0,
	timeouts: 0,
	sends: 0,
	octets: 1,
	aborts: 0,
	injections: 0,
	closes: true,
	bothConnect: false,
	keepalive: false,
	cookies: false,
};

export interface Spent extends Bound {
	/** Calls made so far, such as "client connect". */
	readonly calls: readonly string[];
}

export const NOTHING_SPENT: Spent = { ...NOTHING, calls: [] };

/** A FIN that is kept, data over it, ACKs of ISS and of SND.NXT, and an RST left of the window. */
const INJECTED = [
	"FIN,ACK seq=rcv+1 ack=nxt+0",
	"ACK seq=rcv+0 ack=nxt+0 +3",
	"ACK seq=rcv+0 ack=iss+0",
	"ACK seq=rcv+0 ack=nxt+0",
	"RST seq=rcv-5 +10",
];

const COUNTED = ["losses", "copies", "timeouts", "sends", "aborts", "injections"] as const;

/** Whether all that may happen once `other` is spent may happen once `one` is. */
export function spendsNoMore(one: Spent, other: Spent): boolean {
	return COUNTED.every((what) => one[what] <= other[what]) && one.calls.every((call) => other.calls.includes(call));
}

type Choice = readonly [TcpEvent, Spent];

export function choices(world: World, spent: Spent, bound: Bound): readonly Choice[] {
	const events: Choice[] = calls(spent, bound);
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
	for (const [host, { connections }] of world.hosts) {
		if (spent.timeouts < bound.timeouts)
			events.push([
				{ type: "fire", host },
				{ ...spent, timeouts: spent.timeouts + 1 },
			]);
		if (spent.injections < bound.injections && connections.size > 0) events.push(...injections(world, host, spent));
	}
	return events;
}

function injections(world: World, host: string, spent: Spent): readonly Choice[] {
	const after = { ...spent, injections: spent.injections + 1 };
	return INJECTED.flatMap((line) => {
		const event = eventOf(world, `${host} gets ${line}`);
		return event ? [[event, after] as const] : [];
	});
}

const ONCE = [
	["client connect", "connect"],
	["server listen", "listen"],
	["server connect", "connect"],
	["client close", "close"],
	["server close", "close"],
	["client keepalive", "keepalive"],
] as const;

/** A probe before any retransmission. */
const SOON = { idleMs: 150, intervalMs: 150, probes: 1 };

function calls(spent: Spent, bound: Bound): Choice[] {
	const events: Choice[] = [];
	const add = (line: string, call: CallName, more: Partial<CallEvent>, spends: Partial<Spent>) => {
		const [host = ""] = line.split(" ");
		events.push([
			{ type: "call", host, call, ...more },
			{ ...spent, ...spends, calls: [...spent.calls, line].sort() },
		]);
	};
	for (const [line, call] of ONCE) {
		if (line === "server connect" && !bound.bothConnect) continue;
		if (call === "close" && !bound.closes) continue;
		if (call === "keepalive" && !bound.keepalive) continue;
		const excluded = line === "server connect" ? "server listen" : line === "server listen" ? "server connect" : line;
		if (!spent.calls.includes(line) && !spent.calls.includes(excluded))
			add(line, call, call === "keepalive" ? SOON : {}, {});
	}
	for (const host of ["client", "server"]) {
		if (spent.sends < bound.sends) add(`${host} send`, "send", { bytes: bound.octets }, { sends: spent.sends + 1 });
		if (spent.aborts < bound.aborts) add(`${host} abort`, "abort", {}, { aborts: spent.aborts + 1 });
	}
	return events;
}
