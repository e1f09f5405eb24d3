// The timeline in one language, with a blank wherever the exercise has one, or solved.

import { segmentsOf } from "../scenario/run/read-trace.ts";
import type { Row } from "../scenario/run/trace.ts";
import { flagNames } from "../tcp/flags.ts";
import { hasAck, type Segment } from "../tcp/segment.ts";
import type { State } from "../tcp/state.ts";
import type { Locale } from "../text/locale.ts";
import { stepText } from "../text/timeline.ts";
import { words } from "../text/words.ts";
import { fateAt } from "./cut.ts";
import type { Exercise } from "./generate.ts";
import { queueKey, segmentKey, stateKey } from "./keys.ts";
import type { Cut } from "./kinds/kind.ts";
import { shownValue } from "./shown-number.ts";
import type { BlankRef, ViewQueues, ViewSegment, ViewStep } from "./types.ts";
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
	const { template, trace, hosts, timesHiddenFrom } = exercise;
	const [segment] = segmentsOf(row);
	const hideTime = !solved && row.step >= timesHiddenFrom;
	const cut = solved ? null : exercise.cut;
	// The state that its sender enters and the queue entry that it leaves would tell which segment it is.
	const asked = cut?.step === row.step ? cut.asked : null;
	const cause = viewCause(exercise, row, hideTime);
	const shown = segment ? showSegment(exercise, segment, cut, show) : null;
	return {
		step: row.step,
		timeMs: hideTime ? null : row.timeMs - trace.startMs,
		cause,
		text: stepText(cause, shown?.fate === "lost" ? shown.number : null, words(locale)),
		segment: shown,
		states: showStates(row, hosts, asked?.sender, show),
		...(template.ask.queues && !asked ? { queues: showQueues(row, show) } : {}),
	};
}

/** That of `asker` only if it is a blank. */
function showStates(
	{ step, states }: Row,
	hosts: readonly string[],
	asker: string | undefined,
	show: Show,
): ViewStep["states"] {
	const shown: { [host: string]: State | BlankRef } = {};
	for (const host of hosts) {
		const state = show(stateKey(step, host), states[host] ?? "CLOSED");
		if (host !== asker || typeof state === "object") shown[host] = state;
	}
	return shown;
}

function showQueues({ step, queues }: Row, show: Show): NonNullable<ViewStep["queues"]> {
	const shown: { [host: string]: ViewQueues } = {};
	for (const [host, { syn, accept }] of Object.entries(queues))
		shown[host] = {
			syn: show(queueKey(step, host, "syn"), syn),
			accept: show(queueKey(step, host, "accept"), accept),
		};
	return shown;
}

function showSegment(exercise: Exercise, segment: Segment, cut: Cut | null, show: Show): ViewSegment {
	const { trace, shownNumbers } = exercise;
	const name = (ip: string) => trace.end.hostByIp.get(ip)?.setup.id ?? ip;
	const { number } = segment;
	return {
		number: shownNumbers.get(number) ?? number,
		from: name(segment.from.ip),
		to: name(segment.to.ip),
		flags: show(segmentKey("flags", number), flagNames(segment.bits)),
		seq: show(segmentKey("seq", number), shownValue(exercise, segment, "seq")),
		ack: show(segmentKey("ack", number), hasAck(segment) ? shownValue(exercise, segment, "ack") : null),
		length: segment.length,
		fate: fateAt(cut, trace, segment),
		retransmission: segment.retransmission,
	};
}
