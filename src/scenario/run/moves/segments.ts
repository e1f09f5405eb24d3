// Moves of the network: segments arrive, are lost, or come from outside.
import { SYN } from "../../../tcp/flags.ts";
import { type InjectedSegment, makeInjected } from "../../../tcp/injection.ts";
import type { Endpoint, Segment } from "../../../tcp/segment.ts";
import type { SequenceNumber } from "../../../tcp/sequence-number.ts";
import { addRow, advanceTo, arrivalMs, happen, nextOnWire, type RunRecord, segmentOf } from "../record.ts";
import type { InjectNote } from "../trace.ts";
import { takeUnreported } from "../under-way.ts";

export interface SegmentMoves {
	/** The next segment on the wire arrives, or the one with that number; nothing happens if there is none. */
	deliver(segment?: number): void;
	/** The next segment on the wire is lost, or the one with that number. */
	lose(segment?: number): void;
	/** Everything on the wire arrives, in order. */
	deliverAll(): void;
	/** A SYN that no host of the scenario sent travels to a host. Two rows: it is under way, it arrives. */
	inject(to: string, seq: SequenceNumber, from: Endpoint, note: InjectNote): void;
	/** Any segment that no host of the scenario sends now travels to a host. Two rows: it is under way, it arrives. */
	injectSegment(to: string, segment: InjectedSegment, note: InjectNote): void;
	/** The same, but it never arrives. One row. */
	injectInVain(to: string, segment: InjectedSegment, note: InjectNote): void;
	/** Number of the segment sent last, 0 if none. */
	last(): number;
	/** Something is under way between hosts of the scenario. */
	busy(): boolean;
}

export function segmentMoves(record: RunRecord): SegmentMoves {
	const { world } = record;
	const injectSegment = (to: string, injected: InjectedSegment, note: InjectNote) => {
		const segment = putUnderWay(record, to, injected, note);
		if (!segment) return;
		const travelling = happen(record, { type: "advance", ms: record.delayMs });
		const arriving = happen(record, { type: "arrive", segment });
		record.delivered.add(segment.number);
		addRow(record, { kind: "deliver", segment: segment.number, to }, [...travelling, ...arriving]);
	};
	return {
		deliver: (number = nextOnWire(record)) => deliver(record, number),
		lose: (number = nextOnWire(record)) => lose(record, number),
		deliverAll() {
			for (let n = nextOnWire(record); n !== undefined; n = nextOnWire(record)) deliver(record, n);
		},
		inject: (to, seq, from, note) => injectSegment(to, { bits: SYN, seq, length: 0, from }, note),
		injectSegment,
		injectInVain(to, injected, note) {
			const segment = putUnderWay(record, to, injected, note);
			if (segment) record.lost.add(segment.number);
		},
		last: () => world.segments.length,
		busy: () => nextOnWire(record) !== undefined,
	};
}

function deliver(record: RunRecord, number: number | undefined): void {
	const { world } = record;
	if (number === undefined || !world.wire.has(number)) return;
	const dueMs = arrivalMs(record, number);
	const before = dueMs > world.nowMs ? advanceTo(record, dueMs) : [];
	const effects = [...before, ...happen(record, { type: "deliver", segment: number })];
	record.delivered.add(number);
	const to = world.hostByIp.get(segmentOf(record, number).to.ip);
	if (to) addRow(record, { kind: "deliver", segment: number, to: to.setup.id }, effects);
	else takeUnreported(record.underWay);
}

export function lose(record: RunRecord, number: number | undefined): void {
	if (number === undefined || !record.world.wire.has(number)) return;
	happen(record, { type: "drop", segment: number });
	record.lost.add(number);
}

/** The row that says so; undefined where there is no such host. */
function putUnderWay(record: RunRecord, to: string, injected: InjectedSegment, note: InjectNote): Segment | undefined {
	const host = record.world.hosts.get(to);
	if (!host) return undefined;
	const segment = makeInjected(record.world, host, injected);
	addRow(record, { kind: "inject", segment, to, note }, []);
	return segment;
}
