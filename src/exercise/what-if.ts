// What a learner with misconceptions would write: the same scenario under the wrong rules.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../scenario/misconceptions.ts";
import { runScript } from "../scenario/run/engine-run.ts";
import type { Trace } from "../scenario/run/trace.ts";
import type { Drawn, Template, TemplateQuestion } from "../scenario/template.ts";
import { type Numbering, renumber, STANDARD_NUMBERING } from "../tcp/numbering.ts";
import { advance, type SequenceNumber } from "../tcp/sequence-number.ts";
import type { Settings } from "../tcp/settings.ts";
import { questionKey } from "./blank.ts";
import { type Field, fieldsOf, type NumberField } from "./fields.ts";
import { type Misconceived, misconceived } from "./misconceived.ts";
import { indexSegments, type SegmentIndex } from "./numbers.ts";
import { keyOfQuestion } from "./worked-out.ts";

/** The same script under wrong rules. */
export interface Run {
	readonly trace: Trace;
	readonly fields: readonly Field[];
	/** Made when first asked for: some take further runs. */
	questions(): readonly TemplateQuestion[];
}

export interface Situation {
	readonly template: Template;
	readonly drawn: Drawn;
	readonly trace: Trace;
	readonly segments: SegmentIndex;
	readonly fields: readonly Field[];
	/** Everything that the template can ask beside the fields, chosen or not. */
	readonly questions: readonly TemplateQuestion[];
	/** Runs of it under wrong rules: its exercise and each diagnosis of it ask for the same ones. */
	readonly wrongRuns: Map<string, Run>;
}

/** All of `ids` at once: their rules are changed together. */
export function misconceive(situation: Situation, ids: readonly MisconceptionId[]): Misconceived {
	const wrong: readonly Misconception[] = ids.map((id) => MISCONCEPTIONS[id]);
	const changed = new Map<string, unknown>();
	const settings = wrong.flatMap((misconception) => misconception.settings ?? []);
	const run = settings.length > 0 ? rerun(situation, settings, changed) : null;
	const numbering = wrong.flatMap((misconception) => misconception.numbering ?? []);
	if (numbering.length > 0) misnumber(situation, Object.assign({}, ...numbering), changed);
	const writes = wrong.find((misconception) => misconception.writes)?.writes;
	if (writes) rewrite(situation, writes, changed);
	const answers = situation.questions.map(
		(question) => [questionKey(question), () => answerUnder(question, ids, run)] as const,
	);
	return misconceived(changed, new Map(answers));
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
	for (const field of fields) {
		if (field.kind !== "sequence-number") continue;
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

type ChangeRules = (settings: Settings) => Partial<Settings>;

/** The script runs again under the changed rules where they can matter; what is only called or counted otherwise is read off. */
function rerun(situation: Situation, changes: readonly ChangeRules[], changed: Map<string, unknown>): Run | null {
	const [first] = situation.drawn.hosts;
	if (!first) return null;
	const partials = changes.map((change) => change(first.settings));
	const stateNames: Settings["stateNames"] = Object.assign({}, ...partials.map((partial) => partial.stateNames ?? {}));
	const { synQueueCounts, stateNames: _, ...happens }: Partial<Settings> = Object.assign({}, ...partials);
	const run = needsRun(situation, happens) ? runUnder(situation, happens) : null;
	const seen = run ? new Map<string, unknown>() : changed;
	rename(run ?? situation, stateNames, seen);
	if (synQueueCounts) recount(run ?? situation, synQueueCounts, seen);
	if (run) compare(situation, run, seen, changed);
	return run;
}

/** Whether a rule that changes what happens can matter here: those of TIME-WAIT do only where somebody gets there. */
function needsRun({ trace }: Situation, changes: Partial<Settings>): boolean {
	const reachesTimeWait = () => trace.rows.some((row) => Object.values(row.states).includes("TIME-WAIT"));
	return Object.keys(changes).some((rule) => (rule === "timeWait" || rule === "timeWaitMs" ? reachesTimeWait() : true));
}

/** Queue lengths that count what left no entry, as `synQueueCounts` says. */
function recount(
	{ trace, fields }: Pick<Run, "trace" | "fields">,
	counts: Settings["synQueueCounts"],
	changed: Map<string, unknown>,
): void {
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

function rename({ fields }: Pick<Run, "fields">, names: Settings["stateNames"], changed: Map<string, unknown>): void {
	for (const field of fields) {
		const name = field.kind === "state" ? names[field.value] : undefined;
		if (name !== undefined) changed.set(field.key, name);
	}
}

function runUnder(situation: Situation, changes: Partial<Settings>): Run {
	const name = JSON.stringify(changes);
	const run = situation.wrongRuns.get(name) ?? playAgain(situation, changes);
	situation.wrongRuns.set(name, run);
	return run;
}

function playAgain({ template, drawn, trace: right }: Situation, changes: Partial<Settings>): Run {
	const hosts = drawn.hosts.map((host) => ({ ...host, settings: { ...host.settings, ...changes } }));
	const wrongly = { ...drawn, hosts };
	const trace = runScript(wrongly, (run) => template.script(run, wrongly));
	const scope = { trace, segments: indexSegments(trace), countFrom: template.countFrom };
	let questions: readonly TemplateQuestion[] | undefined;
	return {
		trace,
		fields: fieldsOf({ ...scope, hosts: Object.keys(right.startStates) }),
		questions() {
			questions ??= template.questions(trace, drawn);
			return questions;
		},
	};
}

/**
 * What differs in another run, as it is `seen` there. Numbers stay: another run sends other segments under the same
 * number, and they are no matter of what happens.
 */
function compare(
	{ fields }: Situation,
	run: Run,
	seen: ReadonlyMap<string, unknown>,
	changed: Map<string, unknown>,
): void {
	const values = new Map<string, unknown>();
	for (const field of run.fields) values.set(field.key, field.value);
	for (const [key, value] of seen) values.set(key, value);
	for (const field of fields) {
		if (field.kind === "sequence-number") continue;
		const value = values.get(field.key);
		if (value !== undefined && !sameValue(value, field.value)) changed.set(field.key, value);
	}
}

/** What would be answered: a choice that a misconception leads to says so itself. Undefined if that is right. */
function answerUnder(question: TemplateQuestion, ids: readonly MisconceptionId[], run: Run | null): unknown {
	const options = question.kind === "choice" ? question.options : [];
	const option = options.find((o) => o.misconception && ids.includes(o.misconception));
	const same = run?.questions().find(({ id }) => id === question.id);
	if (!option && !same) return undefined;
	const key = keyOfQuestion(question);
	if (option && option.id !== key) return option.id;
	const there = same && keyOfQuestion(same);
	return sameValue(there, key) ? undefined : there;
}

export function sameValue(a: unknown, b: unknown): boolean {
	return Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;
}

/** Whether the answer to a field or question tells something apart. */
export type Discriminator = (key: string) => boolean;

/** One value of each must be asked: where each misconception shows, and where each two of them differ. */
export function discriminators(wrong: readonly Misconceived[]): readonly Discriminator[] {
	const alone = wrong.map(showsIn);
	const apart = wrong.flatMap((one, i) => wrong.slice(i + 1).map((other) => differsBetween(one, other)));
	return [...alone, ...apart];
}

function showsIn(changed: Misconceived): Discriminator {
	return (key) => changed.has(key);
}

function differsBetween(one: Misconceived, other: Misconceived): Discriminator {
	return (key) => !sameValue(one.get(key), other.get(key));
}
