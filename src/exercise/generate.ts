// From a spec to an exercise: chance → script → trace → blanks. The same spec gives the same exercise for ever.
import { drawnFrom } from "../scenario/chance.ts";
import { levelOf } from "../scenario/level.ts";
import type { Random } from "../scenario/random.ts";
import { findTemplate } from "../scenario/registry.ts";
import { segmentsOf } from "../scenario/run/read-trace.ts";
import { runScript } from "../scenario/run/run-script.ts";
import type { Trace } from "../scenario/run/trace.ts";
import type { SkillId } from "../scenario/skills.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { Drawn, Template } from "../scenario/template.ts";
import { type Blank, simpleBlanks } from "./blank.ts";
import { type AnyCandidate, candidatesOf } from "./candidates.ts";
import { askableBeside, type ChosenCut, chooseCut, wishBeside } from "./cut.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { questionKey } from "./keys.ts";
import { discriminators } from "./misconceive/discriminators.ts";
import { indexSegments, type Root, symbolsOf } from "./numbers.ts";
import { type Selection, selectBlanks } from "./select.ts";
import type { Placed, Situation } from "./situation.ts";
import type { ExerciseSpec } from "./spec.ts";

export interface Exercise extends Placed {
	readonly spec: ExerciseSpec;
	/** What a learner is asked, in order. */
	readonly blanks: readonly Blank[];
	/** The same, a blank in parts as its parts: what is judged by itself. */
	readonly simpleBlanks: readonly Blank[];
	/** Keys of the blanks that belong to the template's main question. */
	readonly mainKeys: ReadonlySet<string>;
	/** Times from this step on are not shown: they would give an answer away. */
	readonly timesHiddenFrom: number;
	/** Where the timeline stops before its end, for a kind of blank that needs it. */
	readonly cut: ChosenCut | null;
}

/** Throws on an unknown template or version: ids are checked before they get here. */
export function generateExercise(spec: ExerciseSpec): Exercise {
	const template = findTemplate(spec.template, spec.version);
	if (!template) throw new Error(`no template ${spec.template} version ${spec.version}`);
	return generateFrom(template, spec);
}

/**
 * What exercises share that differ only in notation, or in what is asked of them: one run, and all that comes of it. Nothing
 * that is found out of it later depends on who asks.
 */
export interface Played {
	readonly situation: Omit<Situation, "spec">;
	/** Where chance stands once everything is drawn. */
	readonly random: Random;
}

/** The exercise of this very template, whatever the registry has. */
export function generateFrom(template: Template, spec: ExerciseSpec, played = play(template, spec)): Exercise {
	const random = played.random.copy();
	const situation = { ...played.situation, spec };
	const discriminating = discriminators(situation);
	const cut = chooseCut(random, spec, situation);
	const wish = wishBeside(cut, spec);
	const askable = askableBeside(cut, candidatesOf(situation, wish));
	const main = new Set(askable.filter(({ about }) => template.main.asks(about, situation.trace)));
	const isMain = (candidate: AnyCandidate) => main.has(candidate);
	const isFirst = ({ about }: AnyCandidate) => template.main.first?.(about, situation.trace) ?? false;
	const asking = { template, wish, isMain, isFirst, trains: needing(spec.skill) };
	const selection = selectBlanks(random, asking, askable, discriminating);
	const others = blanksOf(selection);
	const last = cut ? [cut.blank(`b${others.length + 1}`)] : [];
	const blanks = [...others, ...last];
	return {
		...situation,
		spec,
		blanks,
		simpleBlanks: blanks.flatMap(simpleBlanks),
		mainKeys: new Set(selection.asked.filter(isMain).map(({ key }) => key)),
		blankAt: placeBlanks(blanks, selection, cut),
		timesHiddenFrom: Math.min(
			...selection.asked.map(({ hidesTimesFrom }) => hidesTimesFrom ?? Number.POSITIVE_INFINITY),
		),
		cut,
	};
}

/** What a candidate needs is known of the blank that it would be. */
function needing(skill: SkillId | undefined): ((candidate: AnyCandidate) => boolean) | null {
	return skill === undefined ? null : (candidate) => candidate.blank("b").skills.includes(skill);
}

/** Whether one of its blanks, or a part of one, needs the skill. */
export function asksSkill({ simpleBlanks }: Exercise, skill: SkillId): boolean {
	return simpleBlanks.some(({ skills }) => skills.includes(skill));
}

export function play(template: Template, { seed, profile, difficulty }: ScenarioSpec): Played {
	const random = drawnFrom(seed, "scenario", template.id);
	const drawn = template.draw(random, { profile, level: levelOf(template, difficulty) });
	return { situation: playedWith(template, drawn), random };
}

/** What comes of a template with what is drawn already. */
export function situationWith(template: Template, spec: ExerciseSpec, drawn: Drawn): Situation {
	return { ...playedWith(template, drawn), spec };
}

function playedWith(template: Template, drawn: Drawn): Played["situation"] {
	const trace = runScript(drawn, (run) => template.script(run, drawn));
	const segments = indexSegments(trace);
	const hosts = template.ask.hosts ?? Object.keys(trace.startStates);
	const fields = fieldsOf({ trace, segments, countFrom: template.countFrom, hosts });
	const roots = distinctRoots(fields);
	const questions = template.questions(trace, drawn);
	const shownNumbers = numberSegments(trace);
	return {
		template,
		drawn,
		trace,
		segments,
		hosts,
		fields,
		questions,
		questionsByKey: new Map(questions.map((question) => [questionKey(question), question])),
		shownNumbers,
		shownSegments: [...segments.values()].filter(({ number }) => shownNumbers.has(number)),
		roots,
		symbols: symbolsOf(roots),
		wrongRuns: new Map(),
		optionOrders: new Map(),
	};
}

/** In the order of the timeline. */
function blanksOf({ asked }: Selection): readonly Blank[] {
	return [...asked]
		.sort((a, b) => a.step - b.step || a.rank - b.rank || (a.key < b.key ? -1 : 1))
		.map((candidate, i) => candidate.blank(`b${i + 1}`));
}

function placeBlanks(
	blanks: readonly Blank[],
	{ shownBy }: Selection,
	cut: ChosenCut | null,
): ReadonlyMap<string, string> {
	const ids = new Map<string, string>();
	for (const { key, id } of blanks) ids.set(key, id);
	const places = new Map<string, string>();
	for (const key of cut?.places ?? []) places.set(key, blanks.at(-1)?.id ?? "");
	for (const [place, blank] of shownBy) {
		const id = ids.get(blank);
		if (id !== undefined) places.set(place, id);
	}
	return places;
}

/** Segment number of the engine → number in the timeline, from 1. */
export function numberSegments({ rows }: Trace): ReadonlyMap<number, number> {
	const numbers = new Map<number, number>();
	let shown = 0;
	for (const row of rows) for (const segment of segmentsOf(row)) numbers.set(segment.number, ++shown);
	return numbers;
}

function distinctRoots(fields: readonly Field[]): readonly Root[] {
	const roots = new Map<number, Root>();
	for (const field of fields)
		if (field.kind === "sequence-number" && field.root) roots.set(field.root.segment, field.root);
	return [...roots.values()];
}
