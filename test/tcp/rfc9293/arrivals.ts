// Every segment that is let arrive: each kind, at each position to the window, with each acknowledgment number.
import { plus, segLen } from "./arithmetic.ts";
import type { Arriving, End } from "./variables.ts";

export interface Arrival {
	readonly name: string;
	readonly segment: Arriving;
}

/** Kinds by their control bits, with or without text: some octets, or more than the window holds. */
const BITS = ["", "SYN", "SYN,FIN", "FIN", "RST", "SYN,RST", "SYN,FIN,RST"];
const LENGTHS = [0, 10, 30, 100];

/** SEG.SEQ by the position of the segment, whose SEG.LEN is `len`. */
const POSITIONS: Readonly<Record<string, (end: End, len: number, window: number) => number>> = {
	"at IRS": ({ irs }) => irs,
	"ending one before RCV.NXT": ({ rcvNxt }, len) => plus(rcvNxt, -1 - len),
	"ending before RCV.NXT": ({ rcvNxt }, len) => plus(rcvNxt, -len),
	"one before RCV.NXT": ({ rcvNxt }) => plus(rcvNxt, -1),
	"over the left edge": ({ rcvNxt }) => plus(rcvNxt, -5),
	"at RCV.NXT": ({ rcvNxt }) => rcvNxt,
	inside: ({ rcvNxt }) => plus(rcvNxt, 7),
	"ending at the right edge": ({ rcvNxt }, len, window) => plus(rcvNxt, window - len),
	"ending one beyond the right edge": ({ rcvNxt }, len, window) => plus(rcvNxt, window - len + 1),
	"over the right edge": ({ rcvNxt }, _, window) => plus(rcvNxt, window - 3),
	"at the last number of the window": ({ rcvNxt }, _, window) => plus(rcvNxt, window - 1),
	"one beyond the window": ({ rcvNxt }, _, window) => plus(rcvNxt, window),
	"far beyond": ({ rcvNxt }, _, window) => plus(rcvNxt, window + 100_000),
	"far before": ({ rcvNxt }) => plus(rcvNxt, -100_000),
	"half the space away": ({ rcvNxt }) => plus(rcvNxt, 2 ** 31),
};

const ACKS: Readonly<Record<string, (end: End, window: number) => number | null>> = {
	"without ACK": () => null,
	"ACK below the oldest": ({ sndUna }, window) => plus(sndUna, -window - 1),
	"the oldest ACK": ({ sndUna }, window) => plus(sndUna, -window),
	"ACK SND.UNA - 1": ({ sndUna }) => plus(sndUna, -1),
	"ACK SND.UNA": ({ sndUna }) => sndUna,
	"ACK between": ({ sndUna }) => plus(sndUna, 16),
	"ACK SND.NXT - 1": ({ sndNxt }) => plus(sndNxt, -1),
	"ACK SND.NXT": ({ sndNxt }) => sndNxt,
	"ACK SND.NXT + 1": ({ sndNxt }) => plus(sndNxt, 1),
	"ACK half the space away": ({ sndNxt }) => plus(sndNxt, 2 ** 31),
};

/** Numbers that fall together give one segment. */
export function arrivals(end: End, window: number): readonly Arrival[] {
	const all = new Map<string, Arrival>();
	for (const bits of BITS)
		for (const length of LENGTHS)
			for (const [position, seqOf] of Object.entries(POSITIONS))
				for (const [ackName, ackOf] of Object.entries(ACKS)) {
					const has = (bit: string) => bits.split(",").includes(bit);
					const open = { syn: has("SYN"), fin: has("FIN"), rst: has("RST"), length, ack: ackOf(end, window), seq: 0 };
					const segment = { ...open, seq: seqOf(end, segLen(open), window) };
					const name = `${bits || "no flag"}${length > 0 ? ` +${length}` : ""}, ${position}, ${ackName}`;
					const key = `${bits} ${length} ${segment.seq} ${segment.ack}`;
					if (!all.has(key)) all.set(key, { name, segment });
				}
	return [...all.values()];
}
