// The tables of the bench, in Markdown.
import { GRID, VARIED_NAMES } from "./grid.ts";
import { PAUSE_DAYS } from "./memory.ts";
import {
	ATTEMPTS_A_DAY,
	LOOKS,
	METHOD_NAMES,
	type MethodName,
	median,
	PLAN_NAMES,
	type PlanName,
	type Trial,
} from "./study.ts";

export interface Study {
	readonly name: string;
	readonly skills: number;
	readonly trials: readonly Trial[];
}

/** What issue and README promise. */
const GOALS = { attempts: 0.6, retention: 0.9, reviews: 0.5 } as const;

/** Attempts until all is mastered. */
export function attemptsTable(studies: readonly Study[]): string {
	const heads = ["", ...METHOD_NAMES, "next/random", "worst point", "truly known", "days", "mastered, not known"];
	const rows = studies.map(({ name, skills, trials }) => [
		`${name} (${skills} skills)`,
		...METHOD_NAMES.map((method) => count(attempts(trials, method))),
		goal(ratio(trials), GOALS.attempts),
		goal(Math.max(...GRID.map((point) => ratio(trials.filter((trial) => trial.point === point)))), GOALS.attempts),
		perMethod((method) => count(median(trials.map(({ learned }) => learned[method].untilLearned)))),
		perMethod((method) => count(median(trials.map(({ learned }) => learned[method].days)))),
		percent(unknownShare(trials, skills)),
	]);
	return titled(
		`Attempts until every skill was mastered once: medians, ${ATTEMPTS_A_DAY} a day; never: most not within 200 days`,
		heads,
		rows,
	);
}

/** The ratio of attempts, at each level of what is varied. */
export function levelsTable(studies: readonly Study[]): string {
	const rows = VARIED_NAMES.flatMap((varied) =>
		[...new Set(GRID.map(({ levels }) => levels[varied]))].map((level) => [
			`${varied}: ${level}`,
			...studies.map(({ trials }) => percent(ratio(trials.filter(({ point }) => point.levels[varied] === level)))),
		]),
	);
	return titled("next/random by what is varied", ["", ...studies.map(({ name }) => name)], rows);
}

/** Reviews and what is remembered, from the day on which all was mastered. */
export function memoryTable(studies: readonly Study[]): string {
	const heads = ["", ...PLAN_NAMES.slice(0, 3).map((plan) => `reviews: ${plan}`), "daily/all", "weekly/all"];
	const rows = studies.flatMap(({ name, trials }) =>
		LOOKS.map((days, look) => {
			const reviews = (plan: PlanName) => median(trials.map(({ remembered }) => remembered[plan][look]?.reviews ?? 0));
			return [
				`${name}, ${days} days`,
				...PLAN_NAMES.slice(0, 3).map((plan) => count(reviews(plan))),
				goal(reviews("due, daily") / reviews("all weekly"), GOALS.reviews),
				goal(reviews("due, weekly") / reviews("all weekly"), GOALS.reviews),
				...PLAN_NAMES.map((plan) => remembered(trials, plan, look)),
			];
		}),
	);
	return titled(
		`Reviews since all was mastered; remembered: at the end of these days / after ${PAUSE_DAYS} more without practice (medians; goal ${GOALS.retention})`,
		[...heads, ...PLAN_NAMES.map((plan) => `remembered: ${plan}`)],
		rows,
	);
}

function remembered(trials: readonly Trial[], plan: PlanName, look: number): string {
	const of = (what: "retention" | "afterPause") =>
		median(trials.map((trial) => trial.remembered[plan][look]?.[what] ?? Number.NaN)).toFixed(2);
	return `${of("retention")} / ${of("afterPause")}`;
}

function attempts(trials: readonly Trial[], method: MethodName): number {
	return median(trials.map(({ learned }) => learned[method].untilMastered));
}

/** Of medians; 0 where random practice never gets there. */
function ratio(trials: readonly Trial[]): number {
	return attempts(trials, "next") / attempts(trials, "random");
}

/** Of the skills of all learners who followed `next`: those that were not known when they were mastered first. */
function unknownShare(trials: readonly Trial[], skills: number): number {
	return trials.reduce((sum, { learned }) => sum + learned.next.unknown, 0) / (skills * trials.length);
}

function perMethod(value: (method: MethodName) => string): string {
	return METHOD_NAMES.map(value).join(" / ");
}

function goal(part: number, most: number): string {
	return `${percent(part)}${part <= most ? "" : " (goal missed)"}`;
}

function percent(part: number): string {
	if (part === 0) return "0 %";
	return `${(100 * part).toFixed(part < 0.02 ? 1 : 0)} %`;
}

function count(value: number): string {
	return Number.isFinite(value) ? String(value) : "never";
}

function titled(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
	return `${title}\n\n${lines.join("\n")}\n`;
}
