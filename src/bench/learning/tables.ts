// The tables of the bench, in Markdown.
import { GRID, VARIED_NAMES } from "./grid.ts";
import { PAUSE_DAYS, type Remembered } from "./memory.ts";
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
		goal(Math.max(...perPoint(trials, ratio)), GOALS.attempts),
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

const REVIEWERS = ["due, daily", "due, weekly"] as const satisfies readonly PlanName[];

/** Reviews, from the day on which all was mastered: those by due dates beside those of the weekly plans. */
export function reviewsTable(studies: readonly Study[]): string {
	const reviewing = PLAN_NAMES.filter((plan) => plan !== "none");
	const heads = [
		...reviewing,
		...REVIEWERS.flatMap((plan) => [`${plan} / one a skill`, "worst point"]),
		...REVIEWERS.map((plan) => `${plan} / packed`),
	];
	const rows = looked(studies, (trials, look) => {
		const part = (of: readonly Trial[], plan: PlanName, fixed: PlanName) =>
			middle(of, plan, look, "reviews") / middle(of, fixed, look, "reviews");
		return [
			...reviewing.map((plan) => count(middle(trials, plan, look, "reviews"))),
			...REVIEWERS.flatMap((plan) => [
				goal(part(trials, plan, "one a skill"), GOALS.reviews),
				percent(Math.max(...perPoint(trials, (of) => part(of, plan, "one a skill")))),
			]),
			...REVIEWERS.map((plan) => percent(part(trials, plan, "packed"))),
		];
	});
	return titled("Reviews since all was mastered (medians; worst point: of the median)", ["", ...heads], rows);
}

/** What is remembered of what was mastered. */
export function memoryTable(studies: readonly Study[]): string {
	const heads = PLAN_NAMES.flatMap((plan) => (isReviewer(plan) ? [plan, "worst point"] : [plan]));
	const rows = looked(studies, (trials, look) =>
		PLAN_NAMES.flatMap((plan) => {
			const [then, later] = (["retention", "afterPause"] as const).map((what) => middle(trials, plan, look, what));
			const worst = Math.min(...perPoint(trials, (of) => middle(of, plan, look, "retention")));
			const both = `${share(then)} / ${share(later)}`;
			return isReviewer(plan) ? [both, `${share(worst)}${worst < GOALS.retention ? " (goal missed)" : ""}`] : [both];
		}),
	);
	return titled(
		`Remembered: at the end of these days / after ${PAUSE_DAYS} more without practice (medians); worst point: at the end (goal ${GOALS.retention})`,
		["", ...heads],
		rows,
	);
}

function isReviewer(plan: PlanName): boolean {
	return REVIEWERS.some((one) => one === plan);
}

/** A row a study and a look. */
function looked(
	studies: readonly Study[],
	cells: (trials: readonly Trial[], look: number) => readonly string[],
): readonly (readonly string[])[] {
	return studies.flatMap(({ name, trials }) =>
		LOOKS.map((days, look) => [`${name}, ${days} days`, ...cells(trials, look)]),
	);
}

function middle(trials: readonly Trial[], plan: PlanName, look: number, what: keyof Remembered): number {
	return median(trials.map(({ remembered }) => remembered[plan][look]?.[what] ?? Number.NaN));
}

function perPoint(trials: readonly Trial[], value: (of: readonly Trial[]) => number): readonly number[] {
	return GRID.map((point) => value(trials.filter((trial) => trial.point === point)));
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

function share(value: number | undefined): string {
	return (value ?? Number.NaN).toFixed(2);
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
