// Scripts for a pair, as texts: "client send 16", "deliver", "drop", "server gets FIN,ACK seq=rcv+0 ack=una+0 +10".
import type { Flag } from "../../../src/tcp/flags.ts";
import { perform } from "../../../src/tcp/step.ts";
import type { Host } from "../../../src/tcp/world.ts";
import type { Side } from "../lab.ts";
import { plus } from "./arithmetic.ts";
import { BARE_CALLS, type Call } from "./calls.ts";
import { type Compared, call, deliver, hostOf, inject, type Pair } from "./pair.ts";
import type { Arriving, End } from "./variables.ts";

export interface Run {
	readonly pair: Pair;
	/** The first step that the engine and the model took differently. */
	readonly differs?: { readonly line: string; readonly clause: string; readonly difference: string };
}

/** Runs the script on `pair` itself, up to the first difference, or to what the RFC does not decide. */
export function run(pair: Pair, script: readonly string[]): Run {
	let now = pair;
	for (const line of script) {
		const { pair: next, clause, difference, undecided } = play(now, line);
		if (undecided) return { pair: now };
		if (difference !== undefined) return { pair: next, differs: { line, clause, difference } };
		now = next;
	}
	return { pair: now };
}

/** A line that does not apply (nothing is on the wire) does nothing. */
export function play(pair: Pair, line: string): Compared {
	const [subject = "", verb = "", ...rest] = line.split(" ");
	if (subject === "deliver" || subject === "drop" || subject === "duplicate")
		return onTheWire(pair, subject, Number(verb));
	const side: Side = subject === "client" ? "client" : "server";
	if (verb === "gets") return inject(pair, side, segmentOf(pair.ends[side], rest));
	const what = callOf(verb, Number(rest[0]));
	if (hasDeadSocket(hostOf(pair, side))) return onDeadSocket(pair, side, what);
	return applies(pair, side, what) ? call(pair, side, what) : nothing(pair);
}

function nothing(pair: Pair): Compared {
	return { pair, clause: "nothing", difference: undefined };
}

/** The process holds a socket, or may accept one, whose connection is gone. */
function hasDeadSocket(host: Host): boolean {
	const waiting = [...host.listeners.values()].flatMap((listener) => listener.acceptQueue);
	return [host.socket, ...waiting].some((connection) => connection?.state === "CLOSED");
}

/** That is no matter of 3.10: close() gives a socket back, and nothing else is asked of it. */
function onDeadSocket(pair: Pair, side: Side, { call: name }: Call): Compared {
	if (name === "close" && hostOf(pair, side).socket) perform(pair.world, { type: "call", host: side, call: name });
	return nothing(pair);
}

/**
 * Calls that the RFC does not know or does not decide are left out: OPEN of a port that was used before; accept() with
 * nothing to accept; what a process does that has no socket of the connection, but close() before accept() (README,
 * closeBeforeAccept); shutdown() in SYN-SENT (CLOSE would delete the connection, sockets keep it); CLOSE in SYN-RECEIVED with
 * text of the SYN queued for ESTABLISHED, which is then never entered.
 */
function applies(pair: Pair, side: Side, { call: name }: Call): boolean {
	const end = pair.ends[side];
	if (name === "connect" || name === "listen") return end.state === "CLOSED" && hostOf(pair, side).isnsUsed === 0;
	if (name === "accept") return !end.accepted && end.receives && end.state !== "SYN-RECEIVED";
	const queued = end.state === "SYN-RECEIVED" && end.held.length > 0;
	if (name === "close" || name === "abort") return (end.receives && !queued) || end.state === "LISTEN";
	if (name === "shutdown") return end.accepted && end.receives && !queued && end.state !== "SYN-SENT";
	return end.accepted && end.receives;
}

/** The segment that is `nth` on the wire, from 0; beyond the last, it is counted from the first again. */
function onTheWire(pair: Pair, what: "deliver" | "drop" | "duplicate", nth: number): Compared {
	const numbers = [...pair.world.wire.keys()];
	const segment = numbers[(nth || 0) % numbers.length];
	if (segment === undefined) return nothing(pair);
	if (what === "deliver") return deliver(pair, segment);
	perform(pair.world, { type: what, segment });
	return nothing(pair);
}

function callOf(name: string, octets: number): Call {
	if (name === "send") return { call: "send", octets };
	const bare = BARE_CALLS.find((known) => known === name);
	if (!bare) throw new Error(`no such call: ${name}`);
	return { call: bare };
}

function segmentOf(end: End, [flags = "", ...fields]: readonly string[]): Arriving {
	const has = (flag: Flag) => flags.split(",").includes(flag);
	const value = (name: string) => fields.find((field) => field.startsWith(name))?.slice(name.length);
	return {
		syn: has("SYN"),
		fin: has("FIN"),
		rst: has("RST"),
		ack: has("ACK") ? numberOf(end, value("ack=") ?? "una+0") : null,
		seq: numberOf(end, value("seq=") ?? "rcv+0"),
		length: Number(value("+") ?? 0),
	};
}

/** "rcv-1", "irs+0", "una+0", "nxt+1", or a number. */
function numberOf(end: End, text: string): number {
	const bases: Record<string, number> = { rcv: end.rcvNxt, irs: end.irs, una: end.sndUna, nxt: end.sndNxt };
	const base = bases[text.slice(0, 3)];
	return base === undefined ? plus(Number(text), 0) : plus(base, Number(text.slice(3)));
}
