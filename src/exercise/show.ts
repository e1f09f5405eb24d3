// The timeline in one language, with a blank wherever the exercise has one, or solved.
import type { Row } from "../scenario/run/trace.ts";
import { flagNames } from "../tcp/flags.ts";
import { hasAck, type Segment } from "../tcp/segment.ts";
import { type Locale, words } from "../text/locale.ts";
import { stepText } from "../text/timeline.ts";
import { type Cut, fateAt } from "./cut.ts";
import { segmentsOf } from "./fields.ts";
import type { Exercise } from "./generate.ts";
import { findRoot, showNumber } from "./numbers.ts";
import type { BlankRef, ShownNumber, ViewSegment, ViewStep } from "./types.ts";
import { viewCause } from "./view-cause.ts";

type Show = <T>(key: string, value: T) => T | BlankRef;

/** `solved`: every value instead of its blank. */
export function showTimeline(exercise: Exercise, locale: Locale, solved: boolean): readonly ViewStep[] {
	const { blankAt, trace, cut } = exercise;
	const show: Show = (key, value) => {
		const blank = solved ? undefined : blankAt.get(key);
		return blank === undefined ? value : { blank };
	};
	const rows = solved || !cut ? trace.rows : trace.rows.slice(0, cut.step);
	return rows.map((row) => showRow(exercise, row, locale, solved, show));
}

function showRow(exercise: Exercise, row: Row, locale: Locale, solved: boolean, show: Show): ViewStep {
	const { template, trace, timesHiddenFrom } = exercise;
	const [segment] = segmentsOf(row);
	const hosts = template.ask.hosts ?? Object.keys(trace.startStates);
	const hideTime = !solved && row.step >= timesHiddenFrom;
	const cut = solved ? null : exercise.cut;
	// The state that its sender enters and the queue entry that it leaves would tell which segment it is.
	const asked = cut?.kind === "next-segment" && cut.step === row.step ? cut : null;
	const cause = viewCause(exercise, row, hideTime);
	const shown = segment ? showSegment(exercise, segment, cut, show) : null;
	return {
		step: row.step,
		timeMs: hideTime ? null : row.timeMs - trace.startMs,
		cause,
		text: stepText(cause, shown?.fate === "lost" ? shown.number : null, words(locale)),
		segment: shown,
		states: Object.fromEntries(
			hosts
				.map((host) => [host, show(`state:${row.step}:${host}`, row.states[host] ?? "CLOSED")] as const)
				.filter(([host, state]) => host !== asked?.sender || typeof state === "object"),
		),
		...(template.ask.queues && !asked ? { queues: showQueues(row, show) } : {}),
	};
}

function showQueues(row: Row, show: Show): NonNullable<ViewStep["queues"]> {
	return Object.fromEntries(
		Object.entries(row.queues).map(([host, { syn, accept }]) => [
			host,
			{
				syn: show(`queue:${row.step}:${host}:syn`, syn),
				accept: show(`queue:${row.step}:${host}:accept`, accept),
			},
		]),
	);
}

function showSegment(exercise: Exercise, segment: Segment, cut: Cut | null, show: Show): ViewSegment {
	const { trace, shownNumbers } = exercise;
	const name = (ip: string) => trace.end.hostByIp.get(ip)?.setup.id ?? ip;
	const { number } = segment;
	return {
		number: shownNumbers.get(number) ?? number,
		from: name(segment.from.ip),
		to: name(segment.to.ip),
		flags: show(`flags:${number}`, flagNames(segment.bits)),
		seq: show(`seq:${number}`, shownValue(exercise, segment, "seq")),
		ack: show(`ack:${number}`, hasAck(segment) ? shownValue(exercise, segment, "ack") : null),
		length: segment.length,
		fate: fateAt(cut, trace, segment),
		retransmission: segment.retransmission,
	};
}

/** A number of a segment in the exercise's notation. */
export function shownValue(exercise: Exercise, segment: Segment, field: "seq" | "ack"): ShownNumber {
	const { segments, trace, template, spec } = exercise;
	// A raw number is counted from nothing.
	if (spec.notation === "raw") return segment[field];
	const root = findRoot(segments, { segment: segment.number, field }, trace, template.countFrom);
	return showNumber(segment[field], root, spec.notation);
}
