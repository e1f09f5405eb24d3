// Every value of a trace that a timeline shows and that could be asked for.
import { segmentsOf } from "../scenario/run/read-trace.ts";
import type { Row, Trace } from "../scenario/run/trace.ts";
import type { Flag } from "../tcp/flags.ts";
import { flagNames } from "../tcp/flags.ts";
import type { RuleId } from "../tcp/rule-catalogue.ts";
import { hasAck, type Segment } from "../tcp/segment.ts";
import type { SequenceNumber } from "../tcp/sequence-number.ts";
import type { State } from "../tcp/state.ts";
import { queueKey, segmentKey, stateKey } from "./keys.ts";
import { findRoot, originOf, type Root, type SegmentIndex, visibleCounting } from "./numbers.ts";

interface Shown {
	/** Unique in the exercise, and the same under another rule: `ack:2`, `state:3:client`. */
	readonly key: string;
	/** Row that shows it, from 1. */
	readonly step: number;
	/** Fields of one group have the same value for the same reason. */
	readonly group: string;
	/** Counting starts here, or the value was there before the first row: it is given, never asked. */
	readonly given: boolean;
	/** The learner gets this value elsewhere: what is asked is to know that it belongs here. */
	readonly knownElsewhere: boolean;
}

export interface NumberField extends Shown {
	readonly kind: "sequence-number";
	readonly segment: Segment;
	readonly field: "seq" | "ack";
	readonly value: SequenceNumber;
	readonly root: Root | undefined;
}

export interface FlagsField extends Shown {
	readonly kind: "flags";
	readonly segment: Segment;
	readonly value: readonly Flag[];
	readonly rule: RuleId;
}

export interface StateField extends Shown {
	readonly kind: "state";
	readonly host: string;
	readonly value: State;
	/** The step from one state to the next that led here; null while the value is given. */
	readonly entered: { readonly from: State; readonly rule: RuleId } | null;
}

export const QUEUES = ["syn", "accept"] as const;

export interface QueueField extends Shown {
	readonly kind: "count";
	readonly host: string;
	readonly queue: (typeof QUEUES)[number];
	readonly value: number;
}

/** What happened: all but the numbers. */
export type EventField = FlagsField | StateField | QueueField;
export type Field = NumberField | EventField;

/** A run as the timeline shows it. */
interface ShownRun {
	readonly trace: Trace;
	readonly segments: SegmentIndex;
	readonly countFrom: "initial" | "current";
	/** Hosts whose states the timeline shows. */
	readonly hosts: readonly string[];
}

/** In the order of the timeline. */
export function fieldsOf(run: ShownRun): readonly Field[] {
	return collect<Field>(run, (fields, row, segment) => {
		fields.push(numberField(run, row, segment, "seq"));
		if (hasAck(segment)) fields.push(numberField(run, row, segment, "ack"));
		fields.push(flagsField(row, segment));
	});
}

/** The same without the numbers. */
export function eventFieldsOf(run: Pick<ShownRun, "trace" | "hosts">): readonly EventField[] {
	return collect<EventField>(run, (fields, row, segment) => fields.push(flagsField(row, segment)));
}

function collect<F extends Field>(
	{ trace, hosts }: Pick<ShownRun, "trace" | "hosts">,
	addFieldsOf: (fields: (F | EventField)[], row: Row, segment: Segment) => void,
): readonly (F | EventField)[] {
	const stays = new Map<string, Stay>();
	const queueRuns = new Map<string, number>();
	const fields: (F | EventField)[] = [];
	for (const row of trace.rows) {
		for (const segment of segmentsOf(row)) addFieldsOf(fields, row, segment);
		for (const host of hosts) fields.push(stateField(trace, row, host, stays));
		addQueueFields(fields, row, queueRuns);
	}
	return fields;
}

function numberField(
	{ trace, segments, countFrom }: ShownRun,
	row: Row,
	segment: Segment,
	field: "seq" | "ack",
): NumberField {
	const value = segment[field];
	const root = findRoot(segments, { segment: segment.number, field }, trace, countFrom);
	const origin = originOf(segment, field);
	return {
		kind: "sequence-number",
		key: segmentKey(field, segment.number),
		step: row.step,
		group: `number:${root?.segment ?? "zero"}:${value}`,
		given: origin?.kind !== "counted" || !root || opensWithGivenNumber(trace, segment, field),
		knownElsewhere: value === root?.symbolNumber,
		segment,
		field,
		value,
		root,
	};
}

/** The first segment that the learner sees of its sender starts at the number that the story gives. */
function opensWithGivenNumber(trace: Trace, segment: Segment, field: "seq" | "ack"): boolean {
	if (field === "ack" || visibleCounting(trace, segment, "seq")) return false;
	const earlier = (s: Segment) => s.from.ip === segment.from.ip && s.number < segment.number;
	return !trace.rows.some((row) => row.sent.some(earlier));
}

function flagsField(row: Row, segment: Segment): FlagsField {
	const sent = row.effects.find((e) => e.kind === "segment-sent" && e.segment === segment);
	return {
		kind: "flags",
		key: segmentKey("flags", segment.number),
		step: row.step,
		group: segmentKey("flags", segment.number),
		given: segment.number < 0,
		knownElsewhere: false,
		segment,
		value: flagNames(segment.bits),
		rule: sent?.kind === "segment-sent" ? sent.rule : "active-open-sends-syn",
	};
}

/** The time that an end spends in one state; 0 is where it was at the start. */
interface Stay {
	readonly nth: number;
	readonly state: State;
}

function stateField(trace: Trace, row: Row, host: string, stays: Map<string, Stay>): StateField {
	const value = row.states[host] ?? "CLOSED";
	const before = stays.get(host) ?? { nth: 0, state: trace.startStates[host] ?? "CLOSED" };
	const nth = before.state === value ? before.nth : before.nth + 1;
	stays.set(host, { nth, state: value });
	// What stays is not entered, whatever other clients' connections do; a flood has effects by the hundred to look through.
	const last =
		nth === before.nth
			? undefined
			: row.effects.findLast((e) => e.kind === "state-entered" && e.host === host && leadsTo(e.to, value));
	return {
		kind: "state",
		key: stateKey(row.step, host),
		step: row.step,
		group: `state:${host}:${nth}`,
		given: nth === 0,
		knownElsewhere: nth === 0,
		host,
		value,
		entered: last?.kind === "state-entered" ? { from: before.state, rule: last.rule } : null,
	};
}

/** A connection that ends leaves only its listener to be seen. */
function leadsTo(entered: State, shown: State): boolean {
	return entered === shown || (entered === "CLOSED" && shown === "LISTEN");
}

/** A run of rows in which nothing enters, leaves or is refused by a queue has one length for one reason. */
function addQueueFields(fields: { push(field: QueueField): unknown }, row: Row, runs: Map<string, number>): void {
	for (const [host, lengths] of Object.entries(row.queues))
		for (const queue of QUEUES) {
			const name = `queue:${host}:${queue}`;
			const touched = row.effects.some((e) => e.kind === "queue-changed" && e.host === host && e.queue === queue);
			const run = (runs.get(name) ?? 0) + (touched ? 1 : 0);
			runs.set(name, run);
			fields.push({
				kind: "count",
				key: queueKey(row.step, host, queue),
				step: row.step,
				group: `${name}:${run}`,
				given: run === 0,
				knownElsewhere: run === 0,
				host,
				queue,
				value: lengths[queue],
			});
		}
}
