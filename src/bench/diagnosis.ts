// How well misconceptions are diagnosed: simulated learners with none, one or two of them, with and without a slip.
// Run with `npm run bench:diagnosis`; the table is kept in src/exercise/README.md.

import { keyOf } from "../exercise/answer.ts";
import type { Blank } from "../exercise/blank.ts";
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import { type BlankKind, KINDS, type ValueOf } from "../exercise/kinds/registry.ts";
import { diagnose } from "../exercise/misconceive/diagnose.ts";
import { misconceive } from "../exercise/misconceive/misconceive.ts";
import { sameValue } from "../exercise/misconceive/misconceived.ts";
import { MISCONCEPTION_IDS, type MisconceptionId } from "../scenario/misconceptions.ts";
import { type Random, seededRandom } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";

export interface Tally {
	learners: number;
	/** Diagnosed and held, diagnosed and not held, held and not diagnosed. */
	right: number;
	wrong: number;
	missed: number;
}

type Vector = Map<string, unknown>;

/** What a learner who holds `ids` writes into the blanks. */
function answersOf(exercise: Exercise, ids: readonly MisconceptionId[]): Vector {
	const wrong = misconceive(exercise, ids);
	return new Map(
		exercise.simpleBlanks.map((blank) => [blank.id, wrong.has(blank.key) ? wrong.get(blank.key) : keyOf(blank)]),
	);
}

/** One answer at random, unlike what stood there. */
function slip(exercise: Exercise, answers: Vector, random: Random): void {
	const blank = exercise.simpleBlanks[random.int(0, exercise.simpleBlanks.length - 1)];
	if (blank) answers.set(blank.id, slipped(blank, random));
}

function slipped<K extends BlankKind>(blank: Blank<K>, random: Random): ValueOf<K> {
	return KINDS[blank.kind].slip(blank, random);
}

type Ids = readonly MisconceptionId[];

/** Whether no answer to this exercise could tell the two apart. */
function sameHere(exercise: Exercise, one: Ids, other: Ids): boolean {
	const [a, b] = [answersOf(exercise, one), answersOf(exercise, other)];
	return exercise.simpleBlanks.every((blank) => sameValue(a.get(blank.id), b.get(blank.id)));
}

/** Whether two misconceptions give answers that none gives by itself: else no grader could see that they are two. */
function showsBoth(exercise: Exercise, two: Ids, shown: Ids): boolean {
	return ![[], ...shown.map((id) => [id])].some((fewer) => sameHere(exercise, two, fewer));
}

function shows(exercise: Exercise, id: MisconceptionId): boolean {
	const wrong = misconceive(exercise, [id]);
	return exercise.simpleBlanks.some((blank) => wrong.has(blank.key));
}

function examine(
	exercise: Exercise,
	held: readonly MisconceptionId[],
	slips: number,
	random: Random,
	tally: Tally,
): void {
	const answers = answersOf(exercise, held);
	for (let i = 0; i < slips; i++) slip(exercise, answers, random);
	const found = diagnose(exercise, answers).map((diagnosis) => diagnosis.id);
	const matches = (a: MisconceptionId, b: MisconceptionId) => a === b || sameHere(exercise, [a], [b]);
	tally.learners += 1;
	tally.right += found.filter((id) => held.some((h) => matches(h, id))).length;
	tally.wrong += found.filter((id) => !held.some((h) => matches(h, id))).length;
	tally.missed += held.filter((h) => !found.some((id) => matches(h, id))).length;
}

export interface Report {
	readonly name: string;
	readonly tally: Tally;
}

/** All templates in their own notations, `seeds` scenarios each. */
export function measureDiagnosis(seeds: number, byTemplate = false): readonly Report[] {
	const names = [
		"one misconception",
		"one and a slip",
		"two misconceptions",
		"two that both show",
		"no misconception, one slip",
	];
	const tallies = new Map<string, Tally>();
	const tallyFor = (name: string) => {
		const tally = tallies.get(name) ?? { learners: 0, right: 0, wrong: 0, missed: 0 };
		tallies.set(name, tally);
		return tally;
	};
	for (const template of TEMPLATES)
		for (let seed = 0; seed < seeds; seed++) {
			const notation = template.notations[seed % template.notations.length] ?? "raw";
			const profile = template.profiles[seed % template.profiles.length] ?? "rfc9293";
			const exercise = generateExercise({
				template: template.id,
				version: template.version,
				seed,
				notation,
				profile,
			});
			const random = seededRandom(seed);
			const held = MISCONCEPTION_IDS.filter((id) => shows(exercise, id));
			for (const id of held) {
				examine(exercise, [id], 0, random, tallyFor(byTemplate ? template.id : (names[0] as string)));
				if (byTemplate) continue;
				examine(exercise, [id], 1, random, tallyFor(names[1] as string));
			}
			if (byTemplate || held.length < 2) continue;
			const [one, two] = random.shuffle(held);
			if (one && two) examine(exercise, [one, two], 0, random, tallyFor(names[2] as string));
			if (one && two && showsBoth(exercise, [one, two], held))
				examine(exercise, [one, two], 0, random, tallyFor(names[3] as string));
			examine(exercise, [], 1, random, tallyFor(names[4] as string));
		}
	return [...tallies].map(([name, tally]) => ({ name, tally }));
}

export function precision({ right, wrong }: Tally): number {
	return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recall({ right, missed }: Tally): number {
	return right + missed === 0 ? 1 : right / (right + missed);
}

if (process.argv[1]?.endsWith("diagnosis.ts"))
	for (const byTemplate of [false, true])
		for (const { name, tally } of measureDiagnosis(20, byTemplate))
			console.log(
				`${name.padEnd(30)} learners ${String(tally.learners).padStart(6)}  precision ${precision(tally).toFixed(3)}  recall ${recall(tally).toFixed(3)}  false alarms ${tally.wrong}`,
			);
