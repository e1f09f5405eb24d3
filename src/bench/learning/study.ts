// The comparisons: how many attempts until all is mastered, and how many reviews until all is remembered.
import { seededRandom } from "../../scenario/random.ts";
import { GRID, type GridPoint } from "./grid.ts";
import { newLearner } from "./learner.ts";
import {
	byDueDates,
	byDueDatesWeekly,
	never,
	oneASkillWeekly,
	type Plan,
	packedWeekly,
	type Remembered,
	remember,
} from "./memory.ts";
import { anySkill, atRandom, byNext, type Course, type Method } from "./methods.ts";
import { type Outcome, practiseUntilMastered } from "./sessions.ts";

export const METHODS = { next: byNext, "any skill": anySkill, random: atRandom } as const satisfies Record<
	string,
	Method
>;
export type MethodName = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];

export const PLANS = {
	"due, daily": byDueDates,
	"due, weekly": byDueDatesWeekly,
	"one a skill": oneASkillWeekly,
	packed: packedWeekly,
	none: never,
} as const satisfies Record<string, Plan>;
export type PlanName = keyof typeof PLANS;
export const PLAN_NAMES = Object.keys(PLANS) as readonly PlanName[];

/** Days since all was mastered, after which memory is looked at. */
export const LOOKS = [30, 90, 180] as const;

export const ATTEMPTS_A_DAY = 12;

/** One learner, who learns by each method from the same start, and having followed `next` keeps it up by each plan. */
export interface Trial {
	readonly point: GridPoint;
	readonly learned: Readonly<Record<MethodName, Outcome>>;
	readonly remembered: Readonly<Record<PlanName, readonly Remembered[]>>;
}

/** `each` learners at each point of the grid. */
export function runTrials(course: Course, each: number, firstSeed: number): readonly Trial[] {
	return GRID.flatMap((point, place) =>
		Array.from({ length: each }, (_, i) => runTrial(course, point, firstSeed + 1000 * place + i)),
	);
}

function runTrial(course: Course, point: GridPoint, seed: number): Trial {
	const prerequisites = new Map<string, readonly string[]>(course.graph.map(({ id, after }) => [id, after]));
	const learn = (method: Method) => {
		const learner = newLearner(point.parameters, prerequisites, seededRandom(seed));
		return practiseUntilMastered(course, learner, method, ATTEMPTS_A_DAY, seededRandom(~seed));
	};
	const learned = mapNames(METHOD_NAMES, (name) => learn(METHODS[name]));
	const keepUp = (plan: Plan) => remember(course, learned.next, plan, LOOKS, seededRandom(seed ^ 0x5eed));
	return { point, learned, remembered: mapNames(PLAN_NAMES, (name) => keepUp(PLANS[name])) };
}

function mapNames<N extends string, T>(names: readonly N[], make: (name: N) => T): Readonly<Record<N, T>> {
	return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, T>;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
