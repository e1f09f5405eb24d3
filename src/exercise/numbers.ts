// Numbers as learners see them: each one is counted from a root, an initial sequence number or where the conversation
// stood when the timeline starts, and shown raw, relative or symbolic.

import type { Trace } from "../scenario/run/trace.ts";
import type { Notation } from "../scenario/spec.ts";
import type { NumberRef, Origin } from "../tcp/provenance.ts";
import type { Segment } from "../tcp/segment.ts";
import { distance, type SequenceNumber, sequenceNumber } from "../tcp/sequence-number.ts";
import type { NumberFrame } from "./read/number.ts";
import type { Symbols } from "./read/symbol.ts";
import type { ShownNumber } from "./types.ts";

/** The number that others are counted from. */
export interface Root {
	/** The segment that first carried it: the sender's SYN, or an injected segment. */
	readonly segment: number;
	/** Host whose number it is, or undefined for an address outside the scenario. */
	readonly host: string | undefined;
	readonly number: SequenceNumber;
	/** x, y for initial numbers; u, v for where a conversation stands. */
	readonly symbol: string;
	/** What `symbol` stands for. */
	readonly symbolNumber: SequenceNumber;
}

/** All segments of a run by number, injected ones included. */
export type SegmentIndex = ReadonlyMap<number, Segment>;

export function indexSegments(trace: Trace): SegmentIndex {
	const index = new Map<number, Segment>();
	for (const { cause } of trace.rows) if (cause.kind === "inject") index.set(cause.segment.number, cause.segment);
	for (const segment of trace.end.segments) index.set(segment.number, segment);
	return index;
}

export function originOf(segment: Segment, field: "seq" | "ack"): Origin | null {
	return field === "seq" ? segment.seqOrigin : segment.ackOrigin;
}

type Counted = Extract<Origin, { kind: "counted" }>;

/** The counting that led to a number, if it starts from a segment that the learner sees. */
export function visibleCounting(trace: Trace, segment: Segment, field: "seq" | "ack"): Counted | undefined {
	const origin = originOf(segment, field);
	return origin?.kind === "counted" && isShown(trace, origin.of.segment) ? origin : undefined;
}

interface CountedFrom {
	readonly counting: Counted;
	readonly source: Segment;
}

/** Of a SYN with data only the SYN counts: Linux leaves its data to be sent again. */
export function countsSynAlone({ counting, source }: CountedFrom): boolean {
	return counting.syn > 0 && counting.data === 0 && source.length > 0;
}

/** The same with the segment that it starts from. */
export function countedFrom(
	{ trace, segments }: { readonly trace: Trace; readonly segments: SegmentIndex },
	{ segment, field }: { readonly segment: Segment; readonly field: "seq" | "ack" },
): CountedFrom | undefined {
	const counting = visibleCounting(trace, segment, field);
	const source = counting && segments.get(counting.of.segment);
	return source && { counting, source };
}

function isShown({ rows }: Trace, number: number): boolean {
	for (const { cause, sent } of rows) {
		if (cause.kind === "inject") {
			if (cause.segment.number === number) return true;
		} else for (const segment of sent) if (segment.number === number) return true;
	}
	return false;
}

/** Follows a number back to where counting began; undefined for the literal zero of a reset. */
export function findRoot(
	segments: SegmentIndex,
	ref: NumberRef,
	trace: Trace,
	countFrom: "initial" | "current",
): Root | undefined {
	const segment = segments.get(ref.segment);
	const origin = segment && originOf(segment, ref.field);
	if (!segment || !origin || origin.kind === "zero") return undefined;
	if (origin.kind === "counted") return findRoot(segments, origin.of, trace, countFrom);
	const host = trace.end.hostByIp.get(segment.from.ip)?.setup.id;
	const start = host === undefined ? undefined : trace.startNumbers[host];
	const current = countFrom === "current" && start !== undefined;
	return {
		segment: segment.number,
		host,
		number: segment.seq,
		symbol: symbolOf(trace, host, current ? "uv" : "xy"),
		symbolNumber: current ? start : segment.seq,
	};
}

/** The first host's numbers are counted from the first letter, the second's from the other, anybody else's from z. */
function symbolOf({ end }: Trace, host: string | undefined, letters: "xy" | "uv"): string {
	let i = 0;
	for (const id of end.hosts.keys()) {
		if (id === host) return letters[i] ?? "z";
		i++;
	}
	return "z";
}

/** A number in the asked notation. Without a root it is literal. */
export function showNumber(value: SequenceNumber, root: Root | undefined, notation: Notation): ShownNumber {
	if (notation === "raw") return value;
	if (!root) return notation === "symbolic" ? String(value) : value;
	if (notation === "relative") return sequenceNumber(value - root.number);
	const beyond = distance(value, root.symbolNumber);
	if (beyond === 0) return root.symbol;
	return beyond > 0 ? `${root.symbol}+${beyond}` : `${root.symbol}${beyond}`;
}

/** What each symbol stands for. */
export function symbolsOf(roots: readonly Root[]): Symbols {
	return Object.fromEntries(roots.map(({ symbol, symbolNumber }) => [symbol, symbolNumber]));
}

/** How an answer for a number counted from `root` is read. */
export function frameFor(root: Root | undefined, symbols: Symbols, notation: Notation): NumberFrame {
	return {
		notation,
		symbols,
		base: notation === "relative" && root ? root.number : sequenceNumber(0),
	};
}
