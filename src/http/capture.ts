// The segments of a scenario that its view gives away whole, as a capture. One of which flags or a number are asked for
// is left out, and a time that the view does not tell is not told here either.
import { segmentsOf } from "../exercise/fields.ts";
import type { Exercise } from "../exercise/generate.ts";
import { type PcapEntry, pcapOf } from "../render/pcap.ts";
import { PROFILES } from "../tcp/rules.ts";
import type { Segment } from "../tcp/segment.ts";

export function captureGiven(exercise: Exercise): Uint8Array {
	const { windowOctets, mss } = exercise.drawn.hosts[0]?.rules ?? PROFILES[exercise.spec.profile];
	return pcapOf(entriesGiven(exercise), { windowOctets, mss });
}

function entriesGiven(exercise: Exercise): readonly PcapEntry[] {
	const { trace, timesHiddenFrom, shownNumbers, cut } = exercise;
	const rows = cut ? trace.rows.slice(0, cut.step) : trace.rows;
	const told = rows.filter(({ step }) => step < timesHiddenFrom).at(-1)?.timeMs ?? trace.startMs;
	return rows.flatMap((row) => {
		const [segment] = segmentsOf(row);
		if (!segment || isAsked(exercise, segment)) return [];
		// The engine counts segments that the view does not show; their numbers would tell how many there were.
		const number = shownNumbers.get(segment.number) ?? 0;
		return [{ segment: { ...segment, number }, atMs: Math.min(row.timeMs, told) - trace.startMs }];
	});
}

function isAsked({ blankAt }: Exercise, { number }: Segment): boolean {
	return ["flags", "seq", "ack"].some((field) => blankAt.has(`${field}:${number}`));
}
