// What each template asks, found out by making scenarios: the skills that they train and the kinds of blanks that can be
// asked for. `npm run offers` writes it down for the catalogue, and a test finds it out again.
import { candidatesOf } from "../exercise/candidates.ts";
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import { BLANK_KINDS, type BlankKind } from "../exercise/kinds/names.ts";
import { CUT_KINDS } from "../exercise/kinds/registry.ts";
import { exerciseMaker } from "../exercise/maker.ts";
import { difficultiesOf } from "../scenario/level.ts";
import type { Offer } from "../scenario/offer.ts";
import { SKILL_IDS, type SkillId } from "../scenario/skills.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { Template } from "../scenario/template.ts";

/** Scenarios of a template in which skills are counted. */
export const COUNTED = 80;
/** Scenarios in which a kind is looked for before it is taken that there is none. */
export const TRIED = 24;
/** A skill that is trained more seldom is not offered: who looks for it would get scenario after scenario without it. */
const LEAST_SHARE = 1 / 20;

export function findOffer(template: Template): Offer {
	const scenarios = specsOf(template, COUNTED).map((spec) => generateExercise(spec).blanks);
	const share = (skill: SkillId) =>
		scenarios.filter((blanks) => blanks.some(({ skills }) => skills.includes(skill))).length / scenarios.length;
	const usual = new Set(scenarios.flat().map(({ kind }) => kind));
	const make = exerciseMaker(TRIED);
	const tried = triedOf(template, make);
	return {
		skills: SKILL_IDS.filter((skill) => share(skill) >= LEAST_SHARE),
		askKinds: BLANK_KINDS.filter((kind) => usual.has(kind) || canAsk(tried, kind, make)),
	};
}

/** With these seeds, in all profiles and notations in turn. */
function specsOf({ id, version, profiles, notations }: Template, seeds: number): readonly ScenarioSpec[] {
	const each = profiles.flatMap((profile) => notations.map((notation) => ({ profile, notation })));
	return Array.from({ length: Math.ceil(seeds / each.length) }, (_, round) =>
		each.map((options, i) => ({ template: id, version, seed: round * each.length + i, ...options })),
	).flat();
}

/** Of the scenarios in which a kind is looked for, at the difficulties in turn. */
function triedOf(template: Template, make: typeof generateExercise): readonly Exercise[] {
	const difficulties = difficultiesOf(template);
	return specsOf(template, TRIED).map((spec, i) =>
		make({ ...spec, difficulty: difficulties[i % difficulties.length] ?? template.difficulty }),
	);
}

/** Where a scenario has nothing of a kind, there is nothing to make; what a kind that cuts asks is found while it is made. */
function canAsk(tried: readonly Exercise[], kind: BlankKind, make: typeof generateExercise): boolean {
	const cuts = CUT_KINDS.some((cut) => cut === kind);
	const ask = [kind];
	return tried.some(
		(exercise) =>
			(cuts || candidatesOf(exercise, { ask }).length > 0) && make({ ...exercise.spec, ask }).blanks.length > 0,
	);
}
