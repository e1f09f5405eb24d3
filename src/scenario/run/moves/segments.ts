// Moves of the network: segments arrive, are lost, or come from outside.
import { ACK, SYN } from "../../../tcp/flags.ts";
import { type InjectedSegment, makeInjected } from "../../../tcp/injection.ts";
import { afterSegment, INITIAL } from "../../../tcp/provenance.ts";
import type { Endpoint, Segment } from "../../../tcp/segment.ts";
import { advance, type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import {
	addRow,
	advanceTo,
	arrivalMs,
	arriveNow,
	happen,
	nextOnWire,
	type Recorded,
	type RunRecord,
	segmentOf,
} from "../record.ts";
import type { InjectNote } from "../trace.ts";
import { takeUnreported } from "../under-way.ts";

export const segmentMoves = {
	/** The next segment on the wire arrives, or the one with that number; nothing happens if there is none. */
	deliver(this: Recorded, segment?: number): void {
		deliver(this.record, segment ?? nextOnWire(this.record));
	},
	/** The next segment on the wire is lost, or the one with that number. */
	lose(this: Recorded, segment?: number): void {
		lose(this.record, segment ?? nextOnWire(this.record));
	},
	/** Everything on the wire arrives, in order. */
	deliverAll(this: Recorded): void {
		for (let n = nextOnWire(this.record); n !== undefined; n = nextOnWire(this.record)) deliver(this.record, n);
	},
	/** A SYN that no host of the scenario sent travels to a host. Two rows: it is under way, it arrives. */
	inject(this: Recorded, to: string, seq: SequenceNumber, from: Endpoint, note: InjectNote): void {
		injectSegment(this.record, to, { bits: SYN, seq, length: 0, from }, note);
	},
	/** Any segment that no host of the scenario sends now travels to a host. Two rows: it is under way, it arrives. */
	injectSegment(this: Recorded, to: string, segment: InjectedSegment, note: InjectNote): void {
		injectSegment(this.record, to, segment, note);
	},
	/** The same, but it never arrives. One row. */
	injectInVain(this: Recorded, to: string, injected: InjectedSegment, note: InjectNote): void {
		const segment = putUnderWay(this.record, to, injected, note);
		if (segment) this.record.lost.add(segment.number);
	},
	/** The next segment on the wire reaches a host whose part the script plays: the engine there does not get it. */
	reach(this: Recorded): void {
		reach(this.record);
	},
	/** A host whose part the script plays answers the SYN that has reached it with SYN,ACK and so much data. Two rows, as above. */
	playSynAck(this: Recorded, from: string, to: string, length: number): void {
		playSynAck(this.record, from, to, length);
	},
	/** Number of the segment sent last, 0 if none. */
	last(this: Recorded): number {
		return this.record.world.segments.length;
	},
	/** Something is under way between hosts of the scenario. */
	busy(this: Recorded): boolean {
		return nextOnWire(this.record) !== undefined;
	},
};

function deliver(record: RunRecord, number: number | undefined): void {
	const { world } = record;
	if (number === undefined || !world.wire.has(number)) return;
	const dueMs = arrivalMs(record, number);
	const before = dueMs > world.nowMs ? advanceTo(record, dueMs) : [];
	const effects = [...before, ...arriveNow(record, number)];
	const to = world.hostByIp.get(segmentOf(record, number).to.ip);
	if (to) addRow(record, { kind: "deliver", segment: number, to: to.setup.id }, effects);
	else takeUnreported(record.underWay);
}

export function lose(record: RunRecord, number: number | undefined): void {
	if (number === undefined || !record.world.wire.has(number)) return;
	happen(record, { type: "drop", segment: number });
	record.lost.add(number);
}

function injectSegment(record: RunRecord, to: string, injected: InjectedSegment, note: InjectNote): void {
	const segment = putUnderWay(record, to, injected, note);
	if (segment) arrive(record, to, segment);
}

/** One that is on no wire. */
function arrive(record: RunRecord, to: string, segment: Segment): void {
	const travelling = happen(record, { type: "advance", ms: record.delayMs });
	const arriving = happen(record, { type: "arrive", segment });
	record.delivered.add(segment.number);
	addRow(record, { kind: "deliver", segment: segment.number, to }, [...travelling, ...arriving]);
}

function reach(record: RunRecord): void {
	const number = nextOnWire(record);
	if (number === undefined) return;
	const { to } = segmentOf(record, number);
	const effects = [
		...advanceTo(record, arrivalMs(record, number)),
		...happen(record, { type: "drop", segment: number }),
	];
	record.delivered.add(number);
	const host = record.world.hostByIp.get(to.ip);
	if (host) addRow(record, { kind: "deliver", segment: number, to: host.setup.id }, effects);
}

function playSynAck(record: RunRecord, from: string, to: string, length: number): void {
	const { hosts, segments } = record.world;
	const [sender, receiver, syn] = [hosts.get(from)?.setup, hosts.get(to), segments.at(-1)];
	if (!sender || !receiver || !syn) return;
	const { ip, port, isns } = sender;
	const [seq, ack] = [isns[0] ?? sequenceNumber(0), advance(syn.seq, 1)];
	const made = makeInjected(record.world, receiver, { bits: SYN | ACK, seq, ack, length, from: { ip, port } });
	const segment = { ...made, seqOrigin: INITIAL, ackOrigin: afterSegment(syn.number, 1, 0, 0) };
	addRow(record, { kind: "inject", segment, to, note: "played" }, []);
	arrive(record, to, segment);
}

/** The row that says so; undefined where there is no such host. */
function putUnderWay(record: RunRecord, to: string, injected: InjectedSegment, note: InjectNote): Segment | undefined {
	const host = record.world.hosts.get(to);
	if (!host) return undefined;
	const segment = makeInjected(record.world, host, injected);
	addRow(record, { kind: "inject", segment, to, note }, []);
	return segment;
}
