// A segment that no host of the world sends now: spoofed, late, or a scanner's.
import { ACK, SYN } from "./flags.ts";
import { INJECTED } from "./provenance.ts";
import type { Endpoint, Segment } from "./segment.ts";
import { type SequenceNumber, sequenceNumber } from "./sequence-number.ts";
import { type Host, hostAt, type World } from "./world.ts";

export interface InjectedSegment {
	/** ACK goes with `ack`, whatever it is here. */
	readonly bits: number;
	readonly seq: SequenceNumber;
	readonly ack?: SequenceNumber | null;
	readonly length: number;
	/** Octets; default what the host at `from` offers, else the receiving host's own. */
	readonly window?: number;
	/** Octets, of a SYN; null: without the option; default as for `window`. */
	readonly mss?: number | null;
	readonly from: Endpoint;
	/** Default: the receiving host's own port. */
	readonly toPort?: number;
}

/** The segment, on its way to `host`: numbered downward from -1, over the whole world. */
export function makeInjected(world: World, host: Host, injected: InjectedSegment): Segment {
	world.injections += 1;
	const withAck = injected.ack !== undefined && injected.ack !== null;
	const { settings } = (hostAt(world, injected.from) ?? host).setup;
	return {
		number: -world.injections,
		from: injected.from,
		to: { ip: host.setup.ip, port: injected.toPort ?? host.setup.port },
		bits: withAck ? injected.bits | ACK : injected.bits & ~ACK,
		seq: injected.seq,
		ack: injected.ack ?? sequenceNumber(0),
		length: injected.length,
		window: injected.window ?? settings.windowOctets,
		mss: injected.bits & SYN ? (injected.mss === undefined ? settings.mss : injected.mss) : null,
		seqOrigin: INJECTED,
		ackOrigin: withAck ? INJECTED : null,
		retransmission: false,
	};
}
