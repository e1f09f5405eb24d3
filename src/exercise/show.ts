// The timeline in one language, with a blank wherever the exercise has one, or solved.
import type { Row } from "../scenario/run/trace.ts";
import { flagNames } from "../tcp/flags.ts";
import { hasAck, type Segment } from "../tcp/segment.ts";
import type { Locale } from "../text/locale.ts";
import { joinSentences } from "../text/sentences.ts";
import { causeSentence, lostSentence } from "../text/timeline.ts";
import { fateAt } from "./cut.ts";
import { segmentsOf } from "./fields.ts";
import type { Exercise } from "./generate.ts";
import type { Cut } from "./kinds/kind.ts";
import { shownValue } from "./shown-number.ts";
import type { BlankRef, ViewSegment, ViewStep } from "./types.ts";

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
	const asked = cut?.step === row.step ? cut.asked : null;
	return {
		step: row.step,
		timeMs: hideTime ? null : row.timeMs - trace.startMs,
		text: sentences(exercise, row, asked ? undefined : segment, locale, hideTime),
		segment: segment ? showSegment(exercise, segment, cut, show) : null,
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

function sentences(
	exercise: Exercise,
	row: Row,
	segment: Segment | undefined,
	locale: Locale,
	hideTime: boolean,
): string {
	const number = (n: number) => exercise.shownNumbers.get(n) ?? n;
	const lost = segment && exercise.trace.lost.has(segment.number) ? lostSentence(number(segment.number), locale) : "";
	const told = causeSentence(causeFacts(row, number, hideTime), locale);
	return lost === "" ? told : joinSentences([told, lost], locale);
}

function causeFacts(row: Row, number: (n: number) => number, hideTime: boolean): Parameters<typeof causeSentence>[0] {
	const { cause } = row;
	switch (cause.kind) {
		case "deliver":
			return { ...cause, segment: number(cause.segment) };
		case "inject":
			return {
				kind: "inject",
				to: cause.to,
				note: cause.note,
				address: cause.segment.from.ip,
				port: cause.segment.to.port,
			};
		case "timer":
			return { ...cause, waitedMs: hideTime ? null : cause.waitedMs };
		case "pass":
			return { kind: "pass", ms: hideTime ? null : cause.ms };
		case "in-vain":
			return { ...cause, ms: hideTime ? null : cause.ms };
		case "unseen":
			return { kind: "unseen", ms: hideTime ? null : cause.ms };
		case "other-clients":
		case "live-sources":
		case "look":
		case "crash":
		case "call":
		case "flood":
			return cause;
	}
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
