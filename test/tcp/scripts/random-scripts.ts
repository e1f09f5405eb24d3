// Random scripts: every call with its options, the wire with losses and copies, time, and segments from outside at the
// edges of whatever state the run is in. A run begins in one of several situations, so that no state is rare.
import fc from "fast-check";
import type { PairSetup } from "./pair-world.ts";

export interface RandomScript {
	readonly setup: PairSetup;
	readonly script: readonly string[];
}

const side = fc.constantFrom("client", "server");

/** How often out of so many, and the call. */
const CALLS: readonly (readonly [number, string])[] = [
	[4, "send 3"],
	[6, "send 25"],
	[2, "accept"],
	[3, "receive"],
	[1, "receive 2"],
	[2, "listen"],
	[1, "listen defer"],
	[2, "connect"],
	[1, "connect blocking"],
	[3, "shutdown"],
	[1, "shutdown read"],
	[1, "shutdown both"],
	[3, "close"],
	[1, "close linger"],
	[1, "close listener"],
	[1, "abort"],
	[2, "keepalive 400 300 2"],
	[1, "keepalive 2000 500 1"],
	[1, "bind"],
	[1, "error"],
];

/** Segments that a state may take, question or refuse, and that by chance alone would be rare. */
const LIKELY = [
	"FIN,ACK seq=rcv+5 ack=nxt+0",
	"FIN,ACK seq=rcv+0 ack=nxt+0",
	"FIN,ACK seq=rcv+0 ack=una+10",
	"ACK seq=rcv+0 ack=nxt+0 +10",
	"ACK seq=rcv+0 ack=una+0 +3",
	"ACK seq=rcv+0 ack=nxt+0 +50",
	"ACK seq=rcv+0 ack=una-200 +3",
	"ACK seq=rcv+0 ack=una+1",
	"ACK seq=rcv+0 ack=iss+0",
	"FIN,ACK seq=rcv+0 ack=iss+0",
	"SYN,ACK seq=irs+0 ack=nxt+0 +3",
	"FIN,ACK seq=irs+0 ack=nxt+0",
	"FIN,ACK seq=rcv-3 ack=nxt+0 +3",
	"SYN seq=rcv+100",
	"SYN seq=rcv+100 stranger",
	"SYN,RST,ACK seq=irs+0 ack=nxt+0",
	"RST seq=rcv+0",
	"RST seq=end+0",
	"RST seq=end+0",
	"RST seq=rcv-5 +10",
	"RST seq=rcv-1",
];

const FLAGS = [
	"ACK",
	"ACK",
	"ACK",
	"FIN,ACK",
	"FIN,ACK",
	"SYN",
	"SYN",
	"SYN,ACK",
	"SYN,FIN",
	"RST",
	"RST",
	"RST,ACK",
	"SYN,RST,ACK",
	"FIN",
	"none",
];

const signed = (n: number) => (n < 0 ? String(n) : `+${n}`);
const seq = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom("rcv+0", "rcv+0", "rcv+100", "irs+0", "end+0", "end-1", "end-3") },
	{ weight: 4, arbitrary: fc.integer({ min: -10, max: 10 }).map((by) => `rcv${signed(by)}`) },
);
const ack = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom("una+0", "nxt+0", "nxt+1", "iss+0", "iss+1", "una-200") },
	{ weight: 2, arbitrary: fc.integer({ min: -3, max: 12 }).map((by) => `una${signed(by)}`) },
);
const length = fc.constantFrom(0, 0, 0, 1, 3, 10, 30);

const call = fc
	.tuple(side, fc.oneof(...CALLS.map(([weight, name]) => ({ weight, arbitrary: fc.constant(name) }))))
	.map(([who, what]) => `${who} ${what}`);
const likely = fc.tuple(side, fc.constantFrom(...LIKELY)).map(([who, what]) => `${who} gets ${what}`);
const injected = fc
	.tuple(side, fc.constantFrom(...FLAGS), seq, ack, length, fc.constantFrom("", "", "", " stranger"))
	.map(([who, flags, at, acks, octets, from]) => `${who} gets ${flags} seq=${at} ack=${acks} +${octets}${from}`);
const wire = fc
	.tuple(fc.constantFrom("deliver", "deliver", "deliver", "deliver", "drop", "duplicate"), fc.nat(2))
	.map(([what, nth]) => `${what} ${nth}`);
const time = fc.oneof(
	fc.constantFrom(1, 20, 20, 150, 150, 400, 1000, 3500, 62_000, 250_000).map((ms) => `wait ${ms}`),
	side.map((who) => `${who} fires`),
);
const again = fc.nat(8).map((ago) => `again ${ago}`);
const crash = side.map((who) => `${who} crash`);

const line = fc.oneof(
	{ weight: 27, arbitrary: wire },
	{ weight: 15, arbitrary: call },
	{ weight: 9, arbitrary: injected },
	{ weight: 9, arbitrary: likely },
	{ weight: 11, arbitrary: time },
	{ weight: 2, arbitrary: again },
	{ weight: 1, arbitrary: crash },
);

const OPEN = ["server listen", "client connect", "deliver 0", "deliver 0", "deliver 0", "server accept"];
const CROSSED = ["client connect", "server connect", "deliver 0"];
const TIME_WAIT = [...OPEN, "client close", "deliver 0", "deliver 0", "server close", "deliver 0", "deliver 0"];
/** The end that waits has a listener behind it. */
const LISTENER_WAITS = [...OPEN, "server close", "deliver 0", "deliver 0", "client close", "deliver 0", "deliver 0"];

const SITUATIONS = [
	[],
	OPEN,
	[...OPEN, "server gets FIN,ACK seq=rcv+5 ack=nxt+0"],
	[...OPEN, "client send 5", "drop 0", "client keepalive 400 300 2"],
	["server listen", "client connect", "deliver 0", "drop 0"],
	["server listen", "client connect", "deliver 0", "server gets SYN seq=irs+0"],
	["server listen", "server gets SYN seq=rcv+0 +3"],
	CROSSED,
	[...CROSSED, "drop 0", "drop 0", "drop 0"],
	["client connect", "drop 0"],
	[...OPEN, "client close"],
	[...OPEN, "client close", "deliver 0", "deliver 0"],
	[...OPEN, "server close", "deliver 0", "deliver 0"],
	[...OPEN, "client shutdown", "deliver 0", "deliver 0"],
	[...OPEN, "server shutdown", "deliver 0"],
	[...OPEN, "server shutdown", "deliver 0", "client send 90"],
	[...OPEN, "client send 90", "client shutdown"],
	[...OPEN, "server send 90", "client shutdown", "deliver 3"],
	TIME_WAIT,
	[...TIME_WAIT, "client gets SYN seq=rcv+100"],
	LISTENER_WAITS,
	[...LISTENER_WAITS, "server gets SYN seq=rcv+100"],
];

/** MSS and window. */
const SIZES = [
	[10, 40],
	[10, 30],
	[1460, 64_240],
] as const;

const setup = fc
	.record({
		profile: fc.constantFrom("rfc9293" as const, "linux" as const),
		ackPolicy: fc.constantFrom("immediate" as const, "immediate" as const, "delayed" as const),
		sizes: fc.constantFrom(...SIZES),
		backlog: fc.constantFrom(1, 2),
		synCookies: fc.constantFrom(false, false, true, "always" as const),
		abortOnOverflow: fc.constantFrom(false, false, true),
	})
	.map(({ profile, ackPolicy, sizes: [mss, windowOctets], ...listener }): PairSetup => {
		return { profile, ackPolicy, settings: { mss, windowOctets }, listener: { ...listener, synAckRetries: 2 } };
	});

/** At most so many lines after those that lead into the situation. */
export function randomScripts(lines: number): fc.Arbitrary<RandomScript> {
	return fc
		.tuple(setup, fc.constantFrom(...SITUATIONS), fc.array(line, { maxLength: lines, size: "max" }))
		.map(([chosen, situation, rest]) => ({ setup: chosen, script: [...situation, ...rest] }));
}
