// What a learner with misconceptions would write: the same scenario under the wrong rules.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../scenario/misconceptions.ts";
import { performPlay } from "../scenario/stage.ts";
import type { Casting, Question, Template } from "../scenario/template.ts";
import type { Trace } from "../scenario/trace.ts";
import { type Numbering, renumber, STANDARD_NUMBERING } from "../tcp/numbering.ts";
import type { Rules } from "../tcp/rules.ts";
import { advance, type SequenceNumber } from "../tcp/sequence-number.ts";
import { questionKey } from "./blank.ts";
import { type Field, fieldsOf, type NumberField } from "./fields.ts";
import { indexSegments, type SegmentIndex } from "./numbers.ts";

/** Field or question key → value under the wrong rules; only where it differs from the right one. */
export type Misconceived = ReadonlyMap<string, unknown>;

export interface Situation {
	readonly template: Template;
	readonly drawn: Casting;
	readonly trace: Trace;
	readonly segments: SegmentIndex;
	readonly fields: readonly Field[];
	/** Everything that the template can ask beside the fields, chosen or not. */
	readonly questions: readonly Question[];
}

/** All of `ids` at once: their rules are changed together. */
export function misconceive(situation: Situation, ids: readonly MisconceptionId[]): Misconceived {
	const wrong: readonly Misconception[] = ids.map((id) => MISCONCEPTIONS[id]);
	const changed = new Map<string, unknown>();
	const rules = wrong.flatMap((misconception) => misconception.rules ?? []);
	if (rules.length > 0) rerun(situation, rules, changed);
	const numbering = wrong.flatMap((misconception) => misconception.numbering ?? []);
	if (numbering.length > 0) misnumber(situation, Object.assign({}, ...numbering), changed);
	const writes = wrong.find((misconception) => misconception.writes)?.writes;
	if (writes) rewrite(situation, writes, changed);
	chooseDistractors(situation, ids, changed);
	return changed;
}

function numbersOf(fields: readonly Field[]): readonly NumberField[] {
	return fields.filter((field) => field.kind === "sequence-number");
}

function misnumber(
	{ segments, fields }: Situation,
	numbering: Partial<Numbering>,
	changed: Map<string, unknown>,
): void {
	const wrong = renumber([...segments.values()], { ...STANDARD_NUMBERING, ...numbering });
	for (const field of numbersOf(fields)) {
		const value = wrong.get(field.segment.number)?.[field.field];
		if (value !== field.value) changed.set(field.key, value);
	}
}

/** A number as it reads when it is written in the other notation than the one that was asked for. */
function rewrite({ fields }: Situation, writes: "raw" | "relative", changed: Map<string, unknown>): void {
	for (const field of numbersOf(fields)) {
		if (!field.root) continue;
		const right = (changed.get(field.key) ?? field.value) as SequenceNumber;
		const by = writes === "relative" ? -field.root.number : field.root.number;
		const value = advance(right, by);
		if (value !== field.value) changed.set(field.key, value);
	}
}

type ChangeRules = (rules: Rules) => Partial<Rules>;

/** The play runs again under the changed rules where they can matter; what is only called or counted otherwise is read off. */
function rerun(situation: Situation, changes: readonly ChangeRules[], changed: Map<string, unknown>): void {
	const [first] = situation.drawn.hosts;
	if (!first) return;
	const partials = changes.map((change) => change(first.rules));
	const stateNames: Rules["stateNames"] = Object.assign({}, ...partials.map((partial) => partial.stateNames ?? {}));
	const { synQueueCounts, stateNames: _, ...happens }: Partial<Rules> = Object.assign({}, ...partials);
	const run = needsRun(situation, happens) ? runUnder(situation, happens) : situation;
	const seen = run === situation ? changed : new Map<string, unknown>();
	rename(run, stateNames, seen);
	if (synQueueCounts) recount(run, synQueueCounts, seen);
	if (run !== situation) compare(situation, run, seen, changed);
}

/** Whether a rule that changes what happens can matter here: those of TIME-WAIT do only where somebody gets there. */
function needsRun({ trace }: Situation, changes: Partial<Rules>): boolean {
	const reachesTimeWait = () => trace.rows.some((row) => Object.values(row.states).includes("TIME-WAIT"));
	return Object.keys(changes).some((rule) => (rule === "timeWait" || rule === "timeWaitMs" ? reachesTimeWait() : true));
}

/** Queue lengths that count what left no entry, as `synQueueCounts` says. */
function recount({ trace, fields }: Run, counts: Rules["synQueueCounts"], changed: Map<string, unknown>): void {
	const counted = counts === "arrivals" ? ["cookie", "refused"] : ["cookie"];
	const extra = new Map<string, number>();
	for (const row of trace.rows) {
		for (const e of row.effects)
			if (e.kind === "queue-changed" && e.queue === "syn" && counted.includes(e.change))
				extra.set(e.host, (extra.get(e.host) ?? 0) + 1);
		for (const field of fields)
			if (field.kind === "count" && field.queue === "syn" && field.step === row.step && extra.has(field.host))
				changed.set(field.key, field.value + (extra.get(field.host) ?? 0));
	}
}

function rename({ fields }: Run, names: Rules["stateNames"], changed: Map<string, unknown>): void {
	for (const field of fields) {
		const name = field.kind === "state" ? names[field.value] : undefined;
		if (name !== undefined) changed.set(field.key, name);
	}
}

type Run = Pick<Situation, "trace" | "fields" | "questions">;

/** Runs of one scenario under wrong rules: its exercise and each diagnosis of it ask for the same ones. */
const RUNS = new WeakMap<Trace, Map<string, Run>>();

function runUnder(situation: Situation, changes: Partial<Rules>): Run {
	const runs = RUNS.get(situation.trace) ?? new Map<string, Run>();
	RUNS.set(situation.trace, runs);
	const name = JSON.stringify(changes);
	const run = runs.get(name) ?? playAgain(situation, changes);
	runs.set(name, run);
	return run;
}

function playAgain({ template, drawn, trace: right }: Situation, changes: Partial<Rules>): Run {
	const hosts = drawn.hosts.map((host) => ({ ...host, rules: { ...host.rules, ...changes } }));
	const wrongly = { ...drawn, hosts };
	const trace = performPlay(wrongly, (stage) => template.play(stage, wrongly));
	const scope = { trace, segments: indexSegments(trace), countFrom: template.countFrom };
	return {
		trace,
		fields: fieldsOf({ ...scope, hosts: Object.keys(right.startStates) }),
		questions: template.questions?.(trace, drawn) ?? [],
	};
}

/**
 * What differs in another run, as it is `seen` there. Numbers stay: another run sends other segments under the same
 * number, and they are no matter of what happens.
 */
function compare(
	{ fields, questions }: Situation,
	run: Run,
	seen: ReadonlyMap<string, unknown>,
	changed: Map<string, unknown>,
): void {
	const values = new Map<string, unknown>([
		...run.fields.map((field) => [field.key, field.value] as const),
		...run.questions.map((question) => [questionKey(question), question.key] as const),
		...seen,
	]);
	for (const field of fields) {
		if (field.kind === "sequence-number") continue;
		const value = values.get(field.key);
		if (value !== undefined && !sameValue(value, field.value)) changed.set(field.key, value);
	}
	for (const question of questions) {
		const value = values.get(questionKey(question));
		if (value !== undefined && value !== question.key) changed.set(questionKey(question), value);
	}
}

/** A choice that a misconception leads to says so itself. */
function chooseDistractors(
	{ questions }: Situation,
	ids: readonly MisconceptionId[],
	changed: Map<string, unknown>,
): void {
	for (const question of questions) {
		if (question.kind !== "choice") continue;
		const option = question.options.find((o) => o.misconception && ids.includes(o.misconception));
		if (option && option.id !== question.key) changed.set(questionKey(question), option.id);
	}
}

export function sameValue(a: unknown, b: unknown): boolean {
	return Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;
}

/** Sets of keys, one of each must be asked: where each misconception shows, and where each two of them differ. */
export function tellingKeys(wrong: readonly Misconceived[]): readonly ReadonlySet<string>[] {
	const alone = wrong.map((changed) => new Set(changed.keys()));
	const apart = wrong.flatMap((one, i) =>
		wrong.slice(i + 1).map((other) => {
			const keys = [...new Set([...one.keys(), ...other.keys()])];
			return new Set(keys.filter((key) => !sameValue(one.get(key), other.get(key))));
		}),
	);
	return [...alone, ...apart].filter((keys) => keys.size > 0);
}
