// How well misconceptions are diagnosed: simulated learners with none, one or two of them, with and without a slip.
// Run with `npm run bench:diagnosis`, for other seeds with `-- <first seed>`; the table is kept in src/exercise/README.md.
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import { diagnose } from "../exercise/misconceive/diagnose.ts";
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import { type Random, seededRandom } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Template } from "../scenario/template.ts";
import {
	answersOf,
	heldIn,
	type Ids,
	leavesTrace,
	type Slipped,
	sameHere,
	saysIt,
	showsBoth,
	slip,
} from "./simulated-learner.ts";

const GROUPS = [
	"one misconception",
	"one and a slip",
	"two misconceptions",
	"two that both show",
	"no misconception, one slip",
	"one that looks like a slip",
] as const;
type Group = (typeof GROUPS)[number];

/** As many learners as hold misconceptions, about, so that chance does not decide about rare false alarms. */
const SLIPS_EACH = 6;

export interface Tally {
	learners: number;
	/** Diagnosed and held, diagnosed and not held, held and not diagnosed. */
	right: number;
	wrong: number;
	missed: number;
	/** Held, but the slip fell on the only answer that showed it: not there to be diagnosed. */
	lost: number;
	/** Diagnosed and not held, but the slip chose the distractor that names it. */
	said: number;
}

export interface Report {
	readonly name: string;
	readonly tally: Tally;
}

export interface Measured {
	readonly groups: readonly Report[];
	/** One misconception, template by template. */
	readonly templates: readonly Report[];
}

/** All templates in their own notations, `seeds` scenarios each from the seed `first` on. */
export function measureDiagnosis(seeds: number, first = 0): Measured {
	const tallies = new Map(GROUPS.map((name) => [name, newTally()]));
	const byTemplate = new Map(TEMPLATES.map(({ id }) => [id, newTally()]));
	forEach(seeds, first, (exercise, random) => {
		const meet = (name: Group, held: Ids, slips: 0 | 1) => {
			const found = examine(exercise, held, slips, random);
			count(tallies.get(name), found);
			if (name === "one misconception") count(byTemplate.get(exercise.template.id), found);
		};
		const { shown, told } = heldIn(exercise);
		for (const id of told) {
			meet("one misconception", [id], 0);
			meet("one and a slip", [id], 1);
		}
		for (let i = 0; i < SLIPS_EACH; i++) meet("no misconception, one slip", [], 1);
		for (const id of shown) if (!told.includes(id)) meet("one that looks like a slip", [id], 0);
		const two = random.shuffle(told).slice(0, 2);
		if (two.length < 2) return;
		meet("two misconceptions", two, 0);
		if (showsBoth(exercise, two, told)) meet("two that both show", two, 0);
	});
	return { groups: reportsOf(tallies), templates: reportsOf(byTemplate) };
}

function reportsOf(tallies: ReadonlyMap<string, Tally>): readonly Report[] {
	return [...tallies].map(([name, tally]) => ({ name, tally }));
}

function newTally(): Tally {
	return { learners: 0, right: 0, wrong: 0, missed: 0, lost: 0, said: 0 };
}

function count(tally: Tally | undefined, found: Tally): void {
	if (!tally) return;
	for (const key of ["learners", "right", "wrong", "missed", "lost", "said"] as const) tally[key] += found[key];
}

function forEach(seeds: number, first: number, meet: (exercise: Exercise, random: Random) => void): void {
	for (const template of TEMPLATES)
		for (let seed = first; seed < first + seeds; seed++) meet(exerciseOf(template, seed), seededRandom(seed));
}

function exerciseOf({ id, version, notations, profiles }: Template, seed: number): Exercise {
	const notation = notations[seed % notations.length] ?? "raw";
	const profile = profiles[seed % profiles.length] ?? "rfc9293";
	return generateExercise({ template: id, version, seed, notation, profile });
}

/** One learner. */
function examine(exercise: Exercise, held: Ids, slips: 0 | 1, random: Random): Tally {
	const meant = answersOf(exercise, held);
	const slipped = slips === 1 ? slip(exercise, meant, random) : null;
	const answers = slipped?.answers ?? meant;
	const found = diagnose(exercise, answers).map(({ id }) => id);
	const matches = matchingIn(exercise, held, found);
	const isTrue = (id: MisconceptionId) => held.some((one) => matches(one, id));
	const missed = held.filter((one) => !found.some((id) => matches(one, id)));
	const lost = missed.filter((one) => isLost(exercise, one, slipped));
	const untrue = found.filter((id) => !isTrue(id));
	const said = untrue.filter((id) => slipped && saysIt(slipped, id));
	return {
		learners: 1,
		right: found.filter(isTrue).length,
		wrong: untrue.length - said.length,
		missed: missed.length - lost.length,
		lost: lost.length,
		said: said.length,
	};
}

/** Those are one that would give the same answers to every blank, each by itself or two together. */
function matchingIn(exercise: Exercise, held: Ids, found: Ids): (a: MisconceptionId, b: MisconceptionId) => boolean {
	const asTwo = held.length === 2 && found.length === 2 && sameHere(exercise, held, found);
	return (a, b) => asTwo || a === b || sameHere(exercise, [a], [b]);
}

function isLost(exercise: Exercise, id: MisconceptionId, slipped: Slipped | null): boolean {
	return slipped !== null && !leavesTrace(exercise, id, slipped.answers);
}

export function precision({ right, wrong }: Tally): number {
	return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recall({ right, missed }: Tally): number {
	return right + missed === 0 ? 1 : right / (right + missed);
}

if (process.argv[1]?.endsWith("diagnosis.ts")) {
	const first = Number(process.argv[2] ?? 0);
	const { groups, templates } = measureDiagnosis(20, first);
	for (const { name, tally } of [...groups, ...templates]) {
		const { learners, wrong, missed, lost, said } = tally;
		const share = ((100 * wrong) / learners).toFixed(2);
		console.log(
			`${name.padEnd(27)} learners ${String(learners).padStart(5)}  precision ${precision(tally).toFixed(4)}  recall ${recall(tally).toFixed(4)}  false alarms ${wrong} (${share} %), said by an option ${said}  missed ${missed}, lost to the slip ${lost}`,
		);
	}
}
