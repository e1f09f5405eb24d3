// The segments of a scenario as a capture: before grading those that its view gives away whole, without the times that the
// view does not give; of the solution, all of them. Numbers begin at 0 where the notation hides where they began.

import type { Exercise } from "../exercise/generate.ts";
import { segmentKey } from "../exercise/keys.ts";
import { countedValue } from "../exercise/shown-number.ts";
import { type PcapEntry, pcapOf } from "../render/pcap.ts";
import { segmentsOf } from "../scenario/run/read-trace.ts";
import type { Segment } from "../tcp/segment.ts";
import { PROFILES } from "../tcp/settings.ts";
import { SEGMENT_PARTS } from "../text/facts/unreadable.ts";

export function captureOf(exercise: Exercise, solved: boolean): Uint8Array {
	const { windowOctets, mss } = exercise.drawn.hosts[0]?.settings ?? PROFILES[exercise.spec.profile];
	return pcapOf(entriesOf(exercise, solved), { windowOctets, mss });
}

function entriesOf(exercise: Exercise, solved: boolean): readonly PcapEntry[] {
	const { trace, timesHiddenFrom, shownNumbers, cut } = exercise;
	const rows = solved || !cut ? trace.rows : trace.rows.slice(0, cut.step);
	const hiddenFrom = solved ? Number.POSITIVE_INFINITY : timesHiddenFrom;
	const lastShownMs = rows.filter(({ step }) => step < hiddenFrom).at(-1)?.timeMs ?? trace.startMs;
	return rows.flatMap((row) => {
		const [segment] = segmentsOf(row);
		if (!segment || (!solved && isAsked(exercise, segment))) return [];
		// The engine counts segments that the view does not show; their numbers would tell how many there were.
		const number = shownNumbers.get(segment.number) ?? 0;
		const numbers = { seq: countedValue(exercise, segment, "seq"), ack: countedValue(exercise, segment, "ack") };
		return [{ segment: { ...segment, ...numbers, number }, atMs: Math.min(row.timeMs, lastShownMs) - trace.startMs }];
	});
}

function isAsked({ blankAt }: Exercise, { number }: Segment): boolean {
	return SEGMENT_PARTS.some((part) => blankAt.has(segmentKey(part, number)));
}
