// What must hold for every scenario of every template: it tells its misconceptions apart, and it is fair. Used by `npm run check-templates` and by the tests.
import { keyOf } from "../exercise/answer.ts";
import { simpleBlanks } from "../exercise/blank.ts";
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import { gradeExercise } from "../exercise/grade.ts";
import { judgeAnswers } from "../exercise/judge.ts";
import { misconceive } from "../exercise/misconceive/misconceive.ts";
import type { Misconceived } from "../exercise/misconceive/misconceived.ts";
import { sameValue } from "../exercise/misconceive/misconceived.ts";
import type { BlankRef, GradeResult, ViewStep } from "../exercise/types.ts";
import { type ExerciseView, viewExercise } from "../exercise/view.ts";
import { difficultiesOf } from "../scenario/level.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { Template } from "../scenario/template.ts";
import { LOCALES, type Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { checkOneAnswer, variationsFor } from "./one-answer.ts";
import { checkProfile, checkTeaching } from "./teaching-checks.ts";

/** Faults of one scenario, one sentence each; empty if it is fair. */
export function checkExercise(exercise: Exercise): readonly string[] {
	return [
		...checkBlanks(exercise),
		...checkTelling(exercise),
		...checkTeaching(exercise),
		...checkOneAnswer(exercise, variationsFor(exercise.spec.seed)).faults,
		...checkFair(exercise),
	];
}

/** What must hold whatever a caller wishes to be asked. */
export function checkFair(exercise: Exercise): readonly string[] {
	const unanswered = LOCALES.map((locale) => gradeExercise(exercise, {}, locale));
	return [
		...unanswered.slice(0, 1).flatMap((result) => checkOwnKey(exercise, keyAnswers(result))),
		...LOCALES.flatMap((locale, i) => checkInLocale(exercise, unanswered[i] as GradeResult, locale)),
	];
}

/** The key as a learner who knows would type it. */
export function keyAnswers(result: GradeResult): Record<string, unknown> {
	return Object.fromEntries(Object.entries(result.blanks).map(([id, { expected }]) => [id, expected]));
}

function checkBlanks({ blanks, trace }: Exercise): readonly string[] {
	const faults: string[] = [];
	if (blanks.length < 3 || blanks.length > 13) faults.push(`${blanks.length} blanks`);
	for (const blank of blanks) if (blank.skills.length === 0) faults.push(`${blank.id} trains no skill`);
	for (const row of trace.rows) if (row.sent.length > 1) faults.push(`step ${row.step} sends several segments`);
	return faults;
}

/** Each misconception meets a blank where it answers otherwise, and each two of them one where they differ. */
function checkTelling(exercise: Exercise): readonly string[] {
	const faults: string[] = [];
	const { misconceptions } = exercise.template;
	const wrong = misconceptions.map((id) => misconceive(exercise, [id]));
	for (const [i, one] of wrong.entries()) {
		if (!exercise.blanks.some((blank) => one.has(blank.key))) faults.push(`does not tell ${misconceptions[i]}`);
		for (const [j, other] of wrong.entries()) {
			if (j <= i || sameMaps(one, other)) continue;
			const apart = exercise.blanks.some((blank) => !sameValue(one.get(blank.key), other.get(blank.key)));
			if (!apart) faults.push(`does not tell ${misconceptions[i]} from ${misconceptions[j]}`);
		}
	}
	return faults;
}

function sameMaps(one: Misconceived, other: Misconceived): boolean {
	return one.count() === other.count() && [...one.keys()].every((key) => sameValue(one.get(key), other.get(key)));
}

/** Judging knows no language: neither does what is judged here. */
function checkOwnKey(exercise: Exercise, key: Record<string, unknown>): readonly string[] {
	const { blanks, diagnoses } = judgeAnswers(exercise, key);
	const faults = blanks.flatMap(({ answered, mark }) =>
		mark.verdict === "correct" ? [] : [`its own key to ${answered.blank.id} is ${mark.verdict}`],
	);
	return diagnoses.length > 0 ? [...faults, "its own key is diagnosed"] : faults;
}

function checkInLocale(exercise: Exercise, unanswered: GradeResult, locale: Locale): readonly string[] {
	const view = viewExercise(exercise, locale);
	return [
		...(unanswered.gradable ? [`${locale}: no answers are gradable`] : []),
		...checkShown(exercise, view, unanswered),
		...checkWords(view, unanswered, locale),
		...checkProfile(exercise, view, unanswered),
	];
}

function checkShown(exercise: Exercise, view: ExerciseView, solved: GradeResult): readonly string[] {
	const faults: string[] = [];
	const shown = blanksIn(view.timeline);
	for (const id of shown) if (!view.blanks.some((blank) => blank.id === id)) faults.push(`shows ${id}, asks nothing`);
	const fields = new Set(exercise.fields.map(({ key }) => key));
	for (const blank of exercise.blanks)
		if (simpleBlanks(blank).some(({ key }) => fields.has(key)) && !shown.has(blank.id))
			faults.push(`asks ${blank.id}, shows it nowhere`);
	if (blanksIn(solved.timeline).size > 0) faults.push("leaves blanks in its solution");
	for (const blank of exercise.simpleBlanks)
		if (keyOf(blank) === undefined || keyOf(blank) === null) faults.push(`${blank.id} has no key`);
	return faults;
}

export function blanksIn(steps: readonly ViewStep[]): ReadonlySet<string> {
	const found = new Set<string>();
	const look = (value: unknown) => {
		if (value === null || typeof value !== "object") return;
		if (isRef(value)) found.add(value.blank);
		else for (const inside of Object.values(value)) look(inside);
	};
	look(steps);
	return found;
}

function isRef(value: object): value is BlankRef {
	return "blank" in value;
}

/** What belongs to the writing of another language. */
const FOREIGN = {
	en: { form: /[\u4e00-\u9fff]/, fault: "Chinese in" },
	zh: { form: /[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]/, fault: "half-width" },
} as const satisfies Record<Locale, { readonly form: RegExp; readonly fault: string }>;

function checkWords(view: ExerciseView, result: GradeResult, locale: Locale): readonly string[] {
	const faults: string[] = [];
	const { longestExplanation } = words(locale).sentences;
	const foreign = FOREIGN[locale];
	const texts = [
		view.title,
		view.story,
		...view.assumptions,
		...view.timeline.map((step) => step.text),
		...view.blanks.map((blank) => blank.label),
	];
	const explanations = Object.values(result.blanks).map((blank) => blank.explanation);
	for (const text of [...texts, ...explanations]) {
		if (text.length < 2 || /null|undefined|NaN|\[object/.test(text)) faults.push(`${locale}: reads "${text}"`);
		if (foreign.form.test(text)) faults.push(`${locale}: ${foreign.fault} "${text}"`);
	}
	for (const text of explanations)
		if (text.length > longestExplanation) faults.push(`${locale}: ${text.length} characters: "${text}"`);
	return faults;
}

/** All notations, profiles and difficulties of a template with these seeds; throws nothing, returns what is wrong where. */
export function checkTemplate(
	template: Template,
	seeds: readonly number[],
): readonly { readonly at: string; readonly fault: string }[] {
	return specsFor(template, seeds).flatMap((spec) =>
		checkExercise(generateExercise(spec)).map((fault) => ({
			at: `${spec.template} seed ${spec.seed} ${spec.notation} ${spec.profile} difficulty ${spec.difficulty}`,
			fault,
		})),
	);
}

function specsFor(template: Template, seeds: readonly number[]): readonly ScenarioSpec[] {
	return seeds.flatMap((seed) => {
		const notation = template.notations[seed % template.notations.length] as ScenarioSpec["notation"];
		const profile = template.profiles[Math.floor(seed / 3) % template.profiles.length] as ScenarioSpec["profile"];
		return difficultiesOf(template).map((difficulty) => ({
			template: template.id,
			version: template.version,
			seed,
			notation,
			profile,
			difficulty,
		}));
	});
}
