// Scripts as texts, one line an event: "client send 16", "client close linger", "deliver 0", "again 2", "wait 500",
// "server fires", "server gets FIN,ACK seq=rcv+0 ack=una+0 +10". A line that does not apply does nothing.
import { CALLS, type CallEvent, type CallName } from "../../../src/tcp/calls/event.ts";
import type { Connection } from "../../../src/tcp/connection.ts";
import { FLAGS, flagBits } from "../../../src/tcp/flags.ts";
import { advance, type SequenceNumber, sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import type { TcpEvent } from "../../../src/tcp/step.ts";
import { liveTimers } from "../../../src/tcp/timer-queue.ts";
import type { Host, World } from "../../../src/tcp/world.ts";

/** The event of any line but "wait", here and now. */
export function eventOf(world: World, line: string): TcpEvent | undefined {
	const [subject = "", verb = "", ...rest] = line.split(" ");
	if (subject === "deliver" || subject === "drop" || subject === "duplicate") {
		const segment = [...world.wire.keys()][Number(verb)];
		return segment === undefined ? undefined : { type: subject, segment };
	}
	if (subject === "again") return lateCopy(world, Number(verb));
	const host = world.hosts.get(subject);
	if (!host) return undefined;
	if (verb === "crash") return { type: "crash", host: subject };
	if (verb === "fires") return fires(world, subject);
	return verb === "gets" ? injected(world, host, rest) : callOf(subject, verb, rest);
}

/** One of the last segments arrives once more, after it has left the wire. */
function lateCopy({ segments, wire }: World, ago: number): TcpEvent | undefined {
	const number = segments.length - ago;
	return number < 1 || wire.has(number) ? undefined : { type: "duplicate", segment: number };
}

function fires(world: World, host: string): TcpEvent | undefined {
	const timer = liveTimers(world.timers).find(({ connection }) => connection.host === host);
	return timer && { type: "fire", host, timer: timer.kind };
}

/** What happens next in a wait that ends at `untilMs`: a timer fires that is due by then, or the rest of the time passes. */
export function nextInWait(world: World, untilMs: number): TcpEvent {
	const [timer] = liveTimers(world.timers);
	return timer && timer.dueMs <= untilMs
		? { type: "fire", host: timer.connection.host, timer: timer.kind }
		: { type: "advance", ms: untilMs - world.nowMs };
}

function isCall(verb: string): verb is CallName {
	return CALLS.some((call) => call === verb);
}

function callOf(host: string, call: string, words: readonly string[]): TcpEvent | undefined {
	if (!isCall(call)) return undefined;
	const numbers = words.map(Number).filter((n) => !Number.isNaN(n));
	const bare = { type: "call", host, call } as const;
	if (call === "keepalive") return keepalive(bare, numbers);
	const [bytes] = numbers;
	const how = (["read", "write", "both"] as const).find((word) => words.includes(word));
	return {
		...bare,
		...(bytes === undefined ? {} : { bytes }),
		...(how ? { how } : {}),
		...(words.includes("more") ? { more: true } : {}),
		...(words.includes("linger") ? { lingerZero: true } : {}),
		...(words.includes("listener") ? { socket: "listener" } : {}),
		...(words.includes("defer") ? { deferAccept: true } : {}),
		...(words.includes("blocking") ? { blocking: true } : {}),
	};
}

function keepalive(bare: CallEvent, [idleMs = 1000, intervalMs = 500, probes = 2]: readonly number[]): TcpEvent {
	return { ...bare, idleMs, intervalMs, probes };
}

const STRANGER = { ip: "203.0.113.9", port: 1024 };

/** The connection that a segment from outside goes to: the process's own, or the newest. */
function target(host: Host): Connection | undefined {
	return host.socket && host.socket.state !== "CLOSED" ? host.socket : [...host.connections].at(-1);
}

function injected(world: World, host: Host, [flags = "", ...words]: readonly string[]): TcpEvent | undefined {
	const other = [...world.hosts.values()].find((candidate) => candidate !== host);
	const c = target(host);
	if (!other) return undefined;
	const word = (start: string) => words.find((candidate) => candidate.startsWith(start));
	const peer = c ? c.remote : { ip: other.setup.ip, port: other.setup.port };
	return {
		type: "inject",
		to: host.setup.id,
		segment: {
			bits: flagBits(FLAGS.filter((flag) => flags.split(",").includes(flag))),
			seq: numberOf(c, other, word("seq=")),
			ack: flags.split(",").includes("ACK") ? numberOf(c, host, word("ack=")) : null,
			length: Number(word("+") ?? 0),
			from: words.includes("stranger") ? STRANGER : peer,
			toPort: c ? c.local.port : host.setup.port,
		},
	};
}

/** "seq=rcv-5": five before RCV.NXT; "end" is the first number beyond the window. What is not known is counted from `sender`'s first number. */
function numberOf(c: Connection | undefined, sender: Host, word = "=rcv+0"): SequenceNumber {
	const [, name = "", by = "0"] = /=([a-z]*)([+-]?\d+)?/.exec(word) ?? [];
	const first = sender.setup.isns[0] ?? sequenceNumber(0);
	const own = c && { una: c.sndUna, nxt: c.sndNxt, iss: c.iss }[name];
	const peers = c?.rcvNxtOrigin && { rcv: c.rcvNxt, end: c.windowEnd, irs: c.irs }[name];
	return advance(own ?? peers ?? advance(first, 7000), Number(by));
}
