// A scenario as somebody sees it who holds a misconception: what would happen, how numbers would be counted, what states
// and queues would be taken for. How a number is written changes nothing of that.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../scenario/misconceptions.ts";
import { segmentsOf } from "../scenario/run/read-trace.ts";
import type { Locale } from "../text/locale.ts";
import { type Exercise, numberSegments } from "./generate.ts";
import { queueKey, segmentKey, stateKey } from "./keys.ts";
import { KINDS } from "./kinds/registry.ts";
import { misconceive } from "./misconceive/misconceive.ts";
import type { Misconceived } from "./misconceive/misconceived.ts";
import { runWrongly } from "./misconceive/wrong-run.ts";
import { findRoot, indexSegments, showNumber } from "./numbers.ts";
import { showTimeline } from "./show.ts";
import type { ViewQueues, ViewSegment, ViewStep } from "./types.ts";

/** The whole timeline, solved, under the rule of `id`; null where it is the same as the real one. */
export function believedTimeline(exercise: Exercise, id: MisconceptionId, locale: Locale): readonly ViewStep[] | null {
	const misconception: Misconception = MISCONCEPTIONS[id];
	const run = runWrongly(exercise, [misconception]);
	const trace = run?.trace ?? exercise.trace;
	const there = { ...exercise, trace, segments: indexSegments(trace), shownNumbers: numberSegments(trace) };
	const steps = showTimeline(there, locale, true);
	const { counting, reading } = misconception;
	const believed = counting || reading ? readAs(there, steps, misconceive(exercise, [id])) : steps;
	return differing(believed, showTimeline(exercise, locale, true)).length === 0 ? null : believed;
}

/** The steps of `believed` that are not the same as the real ones, by number; its last one too where others follow. */
export function differing(believed: readonly ViewStep[], real: readonly ViewStep[]): readonly number[] {
	const steps = believed.filter((step, i) => JSON.stringify(step) !== JSON.stringify(real[i])).map(({ step }) => step);
	const last = believed.at(-1)?.step;
	return believed.length < real.length && last !== undefined && steps.at(-1) !== last ? [...steps, last] : steps;
}

/** The same steps with what somebody would write instead of some values. */
function readAs(exercise: Exercise, steps: readonly ViewStep[], changed: Misconceived): readonly ViewStep[] {
	return steps.map((shown, i) => {
		const { step, segment, states, queues } = shown;
		const row = exercise.trace.rows[i];
		const number = row && segmentsOf(row)[0]?.number;
		return {
			...shown,
			segment: segment && number !== undefined ? segmentAs(exercise, segment, number, changed) : segment,
			states: mapped(states, (host, state) => {
				const value = changed.get(stateKey(step, host));
				return KINDS.state.isValue(value) ? value : state;
			}),
			...(queues && { queues: mapped(queues, (host, lengths) => queuesAs(step, host, lengths, changed)) }),
		};
	});
}

function segmentAs(exercise: Exercise, segment: ViewSegment, number: number, changed: Misconceived): ViewSegment {
	const { segments, trace, template, spec } = exercise;
	const shown = (field: "seq" | "ack") => {
		const value = changed.get(segmentKey(field, number));
		if (!KINDS["sequence-number"].isValue(value)) return segment[field];
		return showNumber(value, findRoot(segments, { segment: number, field }, trace, template.countFrom), spec.notation);
	};
	return { ...segment, seq: shown("seq") ?? segment.seq, ack: shown("ack") };
}

function queuesAs(step: number, host: string, lengths: ViewQueues, changed: Misconceived): ViewQueues {
	const length = (queue: "syn" | "accept") => {
		const value = changed.get(queueKey(step, host, queue));
		return KINDS.count.isValue(value) ? value : lengths[queue];
	};
	return { syn: length("syn"), accept: length("accept") };
}

function mapped<V>(record: Readonly<Record<string, V>>, change: (key: string, value: V) => V): Record<string, V> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}
