// Random scripts: calls on both sides, deliveries, losses, copies, and segments near the edges of the window. No time
// passes in them, so nothing is ever sent again by a timer.
import fc from "fast-check";
import { SITUATIONS } from "./situations.ts";

const side = fc.constantFrom("client", "server");
const CALLS = ["listen", "connect", "accept", "receive", "receive", "shutdown", "close", "abort"];
const FLAGS = [
	"ACK",
	"ACK",
	"ACK",
	"FIN,ACK",
	"FIN,ACK",
	"SYN",
	"SYN,ACK",
	"SYN,FIN",
	"SYN,FIN,ACK",
	"RST",
	"RST,ACK",
	"FIN",
	"",
];

const call = fc.tuple(side, fc.constantFrom(...CALLS)).map(([who, what]) => `${who} ${what}`);
const send = fc.tuple(side, fc.integer({ min: 1, max: 12 })).map(([who, octets]) => `${who} send ${octets}`);
const wire = fc.tuple(fc.constantFrom("deliver", "deliver", "deliver", "deliver", "drop", "duplicate"), fc.nat(3));

const seq = fc.oneof(
	fc.constantFrom("rcv+0", "irs+0"),
	fc.integer({ min: -10, max: 10 }).map((by) => `rcv${by < 0 ? "" : "+"}${by}`),
);
const ack = fc.oneof(
	fc.constantFrom("una+0", "nxt+0"),
	fc
		.tuple(fc.constantFrom("una", "nxt"), fc.integer({ min: -10, max: 2 }))
		.map(([of, by]) => `${of}${by < 0 ? "" : "+"}${by}`),
);
const length = fc.constantFrom(0, 0, 0, 1, 2, 3, 5, 8, 20);
const injected = fc
	.tuple(side, fc.constantFrom(...FLAGS), seq, ack, length)
	.map(([who, flags, at, acks, octets]) => `${who} gets ${flags} seq=${at} ack=${acks} +${octets}`);

const step = fc.oneof(
	{ weight: 3, arbitrary: call },
	{ weight: 3, arbitrary: send },
	{ weight: 8, arbitrary: wire.map(([what, nth]) => `${what} ${nth}`) },
	{ weight: 4, arbitrary: injected },
);

const OPENINGS = [
	[],
	["server listen", "client connect", "deliver", "deliver", "deliver", "server accept"],
	["server listen", "client connect"],
	["client connect", "server connect"],
	["client connect"],
];

export const randomScript = fc
	.tuple(
		fc.constantFrom(...OPENINGS, ...SITUATIONS.map(({ script }) => script)),
		fc.array(step, { minLength: 1, maxLength: 30 }),
	)
	.map(([opening, rest]) => [...opening, ...rest]);
