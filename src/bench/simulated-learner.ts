// Learners who are simulated: what they write who hold misconceptions, what a slip makes of it, and what of it no grader
// could see.
import { keyOf } from "../exercise/answer.ts";
import type { Blank } from "../exercise/blank.ts";
import type { Exercise } from "../exercise/generate.ts";
import type { BlankKind } from "../exercise/kinds/names.ts";
import { KINDS, type ValueOf } from "../exercise/kinds/registry.ts";
import { misconceive } from "../exercise/misconceive/misconceive.ts";
import { sameValue } from "../exercise/misconceive/misconceived.ts";
import { costOf, weightOf } from "../exercise/misconceive/weight.ts";
import { MISCONCEPTION_IDS, type MisconceptionId } from "../scenario/misconceptions.ts";
import type { Random } from "../scenario/random.ts";

export type Ids = readonly MisconceptionId[];
export type Vector = ReadonlyMap<string, unknown>;

/** What a learner who holds `ids` writes into the blanks. */
export function answersOf(exercise: Exercise, ids: Ids): Vector {
	const wrong = misconceive(exercise, ids);
	return new Map(
		exercise.simpleBlanks.map((blank) => [blank.id, wrong.has(blank.key) ? wrong.get(blank.key) : keyOf(blank)]),
	);
}

/** Where it fell, and the answers with it. */
export interface Slipped {
	readonly blank: Blank;
	readonly answers: Vector;
}

/** One answer at random, unlike what stood there. */
export function slip({ simpleBlanks }: Exercise, answers: Vector, random: Random): Slipped {
	const blank = simpleBlanks[random.int(0, simpleBlanks.length - 1)];
	if (!blank) throw new Error("an exercise without blanks");
	const stood = answers.get(blank.id);
	let value: unknown = slipped(blank, random);
	// Kinds that know one slip only may give what stood there.
	for (let tries = 0; tries < 20 && sameValue(value, stood); tries++) value = slipped(blank, random);
	return { blank, answers: new Map(answers).set(blank.id, value) };
}

function slipped<K extends BlankKind>(blank: Blank<K>, random: Random): ValueOf<K> {
	return KINDS[blank.kind].slip(blank, random);
}

/** Whether no answer to this exercise could tell the two apart. */
export function sameHere(exercise: Exercise, one: Ids, other: Ids): boolean {
	const [a, b] = [answersOf(exercise, one), answersOf(exercise, other)];
	return exercise.simpleBlanks.every((blank) => sameValue(a.get(blank.id), b.get(blank.id)));
}

/** Whether two misconceptions give answers that none gives by itself: else no grader could see that they are two. */
export function showsBoth(exercise: Exercise, two: Ids, shown: Ids): boolean {
	return ![[], ...shown.map((id) => [id])].some((fewer) => sameHere(exercise, two, fewer));
}

/** Those that change an answer, and of these the ones that can be told from a slip. */
export function heldIn(exercise: Exercise): { readonly shown: Ids; readonly told: Ids } {
	const all = MISCONCEPTION_IDS.map((id) => ({ id, ...changedBy(exercise, id) }));
	const shown = all.filter(({ blanks }) => blanks.length > 0);
	const told = shown.filter(({ id, own }) => own >= costOf(exercise, id));
	return { shown: shown.map(({ id }) => id), told: told.map(({ id }) => id) };
}

/**
 * Blanks in which a misconception gives another answer, and what these weigh. One that neither the template nor an option
 * claims, and that shows in one answer only which is a usual slip, cannot be told from that slip.
 */
function changedBy(
	exercise: Exercise,
	id: MisconceptionId,
): { readonly blanks: readonly Blank[]; readonly own: number } {
	const wrong = misconceive(exercise, [id]);
	const blanks = exercise.simpleBlanks.filter(({ key }) => wrong.has(key));
	const own = blanks.filter(({ key }) => !wrong.follows(key));
	return { blanks, own: own.reduce((sum, blank) => sum + weightOf(blank, wrong.get(blank.key), [id]), 0) };
}

/** Whether an answer is left that the misconception gave: a slip may have fallen on the only one. */
export function leavesTrace(exercise: Exercise, id: MisconceptionId, answers: Vector): boolean {
	const wrong = misconceive(exercise, [id]);
	return exercise.simpleBlanks.some(
		({ id: blank, key }) => wrong.has(key) && sameValue(answers.get(blank), wrong.get(key)),
	);
}

/** Whether the slip chose the distractor that names the misconception: then the answer itself says it. */
export function saysIt({ blank, answers }: Slipped, id: MisconceptionId): boolean {
	const options = "options" in blank.asks ? blank.asks.options : [];
	return options.some((option) => option.misconception === id && option.id === answers.get(blank.id));
}
