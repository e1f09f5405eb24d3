// From a spec to an exercise: seed → script → trace → blanks. The same spec gives the same exercise for ever.
import { levelOf } from "../scenario/level.ts";
import { seededRandom } from "../scenario/random.ts";
import { findTemplate } from "../scenario/registry.ts";
import { runScript } from "../scenario/run/engine-run.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { ScenarioQuestion, Template } from "../scenario/template.ts";
import { fnv1a } from "../tcp/fnv-1a.ts";
import { askedIds, type Blank } from "./blank.ts";
import { askableBeside, type Cut, chooseCut, cutBlanks, placesOfCut, wishBeside } from "./cut.ts";
import { type Field, fieldsOf, segmentsOf } from "./fields.ts";
import { questionKey } from "./keys.ts";
import { discriminators } from "./misconceive/discriminators.ts";
import { misconceive } from "./misconceive/misconceive.ts";
import { indexSegments, type Root } from "./numbers.ts";
import { type Selection, selectBlanks } from "./select.ts";
import type { Situation } from "./situation.ts";
import { skillsOf } from "./skills-of.ts";

export interface Exercise extends Situation {
	readonly spec: ScenarioSpec;
	readonly blanks: readonly Blank[];
	/** Field key → id of the blank that stands there. */
	readonly blankAt: ReadonlyMap<string, string>;
	/** Segment number of the engine → number in the timeline, from 1. */
	readonly shownNumbers: ReadonlyMap<number, number>;
	/** Everything that numbers are counted from. */
	readonly roots: readonly Root[];
	/** Times from this step on are not told: they would give an answer away. */
	readonly timesHiddenFrom: number;
	/** Where the timeline stops before its end, for a kind of blank that needs it. */
	readonly cut: Cut | null;
}

/** Throws on an unknown template or version: ids are checked before they get here. */
export function generateExercise(spec: ScenarioSpec): Exercise {
	const template = findTemplate(spec.template, spec.version);
	if (!template) throw new Error(`no template ${spec.template} version ${spec.version}`);
	return generateFrom(template, spec);
}

/** The exercise of this very template, whatever the registry has. */
export function generateFrom(template: Template, spec: ScenarioSpec): Exercise {
	// The same seed draws other numbers in each template.
	const random = seededRandom(fnv1a(template.id, spec.seed));
	const drawn = template.draw(random, { profile: spec.profile, level: levelOf(template, spec.difficulty) });
	const trace = runScript(drawn, (run) => template.script(run, drawn));
	const segments = indexSegments(trace);
	const hosts = template.ask.hosts ?? Object.keys(trace.startStates);
	const fields = fieldsOf({ trace, segments, countFrom: template.countFrom, hosts });
	const questions = template.questions?.(trace, drawn) ?? [];
	const situation: Situation = { template, drawn, trace, segments, fields, questions, wrongRuns: new Map() };
	const discriminating = discriminators(template.misconceptions.map((id) => misconceive(situation, [id])));
	const cut = chooseCut(random, spec, situation);
	const askable = askableBeside(cut, situation);
	const selection = selectBlanks(random, { template, wish: wishBeside(cut, spec) }, askable, discriminating);
	const others = makeBlanks(situation, selection);
	const blanks = [...others, ...cutBlanks(cut, `b${others.length + 1}`, situation)];
	return {
		...situation,
		spec,
		blanks,
		blankAt: placeBlanks(blanks, selection, cut),
		shownNumbers: numberSegments(situation),
		roots: distinctRoots(fields),
		timesHiddenFrom: Math.min(
			...selection.questions.map((question) => question.hidesTimesFrom ?? Number.POSITIVE_INFINITY),
		),
		cut,
	};
}

function makeBlanks({ trace }: Situation, { fields, questions }: Selection): readonly Blank[] {
	const ofField = (field: Field) => ({
		of: "field" as const,
		field,
		key: field.key,
		step: field.step,
		skills: skillsOf(field, trace),
	});
	const ofQuestion = (question: ScenarioQuestion) => ({
		of: "question" as const,
		question,
		key: questionKey(question),
		step: question.step,
		skills: question.skills,
	});
	return [...fields.map(ofField), ...questions.map(ofQuestion)]
		.sort((a, b) => a.step - b.step || rank(a) - rank(b) || (a.key < b.key ? -1 : 1))
		.map((blank, i) => ({ ...blank, id: `b${i + 1}`, points: 1 }));
}

const ORDER = ["flags", "sequence-number", "state", "count"] as const;

/** Within a step: the segment, the states, the queues, the questions. */
function rank(blank: { readonly of: "field"; readonly field: Field } | { readonly of: "question" }): number {
	return blank.of === "question" ? ORDER.length : ORDER.indexOf(blank.field.kind);
}

function placeBlanks(blanks: readonly Blank[], { shownBy }: Selection, cut: Cut | null): ReadonlyMap<string, string> {
	const ids = new Map(blanks.map((blank) => [blank.key, blank.id]));
	const places = new Map(cut ? placesOfCut(cut, askedIds(blanks).at(-1) ?? "") : []);
	for (const [field, blank] of shownBy) {
		const id = ids.get(blank);
		if (id !== undefined) places.set(field, id);
	}
	return places;
}

function numberSegments({ trace }: Situation): ReadonlyMap<number, number> {
	const shown = trace.rows.flatMap(segmentsOf);
	return new Map(shown.map((segment, i) => [segment.number, i + 1]));
}

function distinctRoots(fields: readonly Field[]): readonly Root[] {
	const roots = new Map<number, Root>();
	for (const field of fields)
		if (field.kind === "sequence-number" && field.root) roots.set(field.root.segment, field.root);
	return [...roots.values()];
}
