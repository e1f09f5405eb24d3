// What a learner with a misconception would write: the same scenario under the wrong rule.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../scenario/misconceptions.ts";
import { performPlay } from "../scenario/stage.ts";
import type { Casting, Template } from "../scenario/template.ts";
import type { Trace } from "../scenario/trace.ts";
import { renumber, STANDARD_NUMBERING } from "../tcp/numbering.ts";
import { questionKey } from "./blank.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { indexSegments, type SegmentIndex } from "./numbers.ts";

/** Field or question key → value under the wrong rule; only where it differs from the right one. */
export type Misconceived = ReadonlyMap<string, unknown>;

export interface Situation {
	readonly template: Template;
	readonly drawn: Casting;
	readonly trace: Trace;
	readonly segments: SegmentIndex;
	readonly fields: readonly Field[];
}

export function misconceive(situation: Situation, id: MisconceptionId): Misconceived {
	const { numbering, rules }: Misconception = MISCONCEPTIONS[id];
	if (numbering) return misnumber(situation, numbering);
	return rules ? rerun(situation, rules) : new Map();
}

function misnumber({ segments, fields }: Situation, numbering: NonNullable<Misconception["numbering"]>): Misconceived {
	const wrong = renumber([...segments.values()], { ...STANDARD_NUMBERING, ...numbering });
	const changed = new Map<string, unknown>();
	for (const field of fields) {
		if (field.kind !== "sequence-number") continue;
		const value = wrong.get(field.segment.number)?.[field.field];
		if (value !== field.value) changed.set(field.key, value);
	}
	return changed;
}

function rerun(
	{ template, drawn, trace, fields }: Situation,
	rules: NonNullable<Misconception["rules"]>,
): Misconceived {
	const wrongRules = drawn.hosts.map((host) => ({ ...host, rules: { ...host.rules, ...rules } }));
	const wrong = performPlay({ ...drawn, hosts: wrongRules }, (stage) =>
		template.play(stage, { ...drawn, hosts: wrongRules }),
	);
	const wrongFields = new Map(
		fieldsOf({
			trace: wrong,
			segments: indexSegments(wrong),
			countFrom: template.countFrom,
			hosts: Object.keys(trace.startStates),
		}).map((field) => [field.key, field.value]),
	);
	const changed = new Map<string, unknown>();
	for (const field of fields) {
		const value = wrongFields.get(field.key);
		if (value !== undefined && !sameValue(value, field.value)) changed.set(field.key, value);
	}
	const wrongQuestions = new Map(template.questions?.(wrong, drawn).map((q) => [questionKey(q), q.key]));
	for (const question of template.questions?.(trace, drawn) ?? []) {
		const key = questionKey(question);
		const value = wrongQuestions.get(key);
		if (value !== undefined && value !== question.key) changed.set(key, value);
	}
	return changed;
}

export function sameValue(a: unknown, b: unknown): boolean {
	return Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;
}
