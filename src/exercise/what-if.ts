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

/** What is only called or counted otherwise is read off the trace; for all else the play runs again under the changed rules. */
function rerun(situation: Situation, changes: readonly ChangeRules[], changed: Map<string, unknown>): void {
	const [first] = situation.drawn.hosts;
	if (!first) return;
	const partials = changes.map((change) => change(first.rules));
	const stateNames: Rules["stateNames"] = Object.assign({}, ...partials.map((partial) => partial.stateNames ?? {}));
	const all: Partial<Rules> = { ...Object.assign({}, ...partials), stateNames };
	if (needsRun(situation, all)) return playAgain(situation, all, changed);
	rename(situation, stateNames, changed);
	if (all.synQueueCounts) recount(situation, all.synQueueCounts, changed);
}

/** Whether a rule that changes what happens can matter here: those of TIME-WAIT do only where somebody gets there. */
function needsRun({ trace }: Situation, changes: Partial<Rules>): boolean {
	const reachesTimeWait = () => trace.rows.some((row) => Object.values(row.states).includes("TIME-WAIT"));
	return Object.keys(changes).some((rule) => {
		if (rule === "stateNames" || rule === "synQueueCounts") return false;
		return rule === "timeWait" || rule === "timeWaitMs" ? reachesTimeWait() : true;
	});
}

/** Queue lengths that count what left no entry, as `synQueueCounts` says. */
function recount({ trace, fields }: Situation, counts: Rules["synQueueCounts"], changed: Map<string, unknown>): void {
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

function rename({ fields }: Situation, names: Rules["stateNames"], changed: Map<string, unknown>): void {
	for (const field of fields) {
		const name = field.kind === "state" ? names[field.value] : undefined;
		if (name !== undefined) changed.set(field.key, name);
	}
}

function playAgain(
	{ template, drawn, trace, fields, questions }: Situation,
	changes: Partial<Rules>,
	changed: Map<string, unknown>,
): void {
	const hosts = drawn.hosts.map((host) => ({ ...host, rules: { ...host.rules, ...changes } }));
	const wrongly = { ...drawn, hosts };
	const wrong = performPlay(wrongly, (stage) => template.play(stage, wrongly));
	const values = valuesOf(template, drawn, wrong, Object.keys(trace.startStates));
	for (const field of fields) {
		// Another run sends other segments under the same number, and numbers are no matter of what happens.
		if (field.kind === "sequence-number") continue;
		const value = values.get(field.key);
		if (value !== undefined && !sameValue(value, field.value)) changed.set(field.key, value);
	}
	for (const question of questions) {
		const value = values.get(questionKey(question));
		if (value !== undefined && value !== question.key) changed.set(questionKey(question), value);
	}
}

function valuesOf(
	template: Template,
	drawn: Casting,
	trace: Trace,
	hosts: readonly string[],
): ReadonlyMap<string, unknown> {
	const segments = indexSegments(trace);
	const fields = fieldsOf({ trace, segments, countFrom: template.countFrom, hosts });
	const questions = template.questions?.(trace, drawn) ?? [];
	return new Map<string, unknown>([
		...fields.map((field) => [field.key, field.value] as const),
		...questions.map((question) => [questionKey(question), question.key] as const),
	]);
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
