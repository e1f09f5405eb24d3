// The SQL of what attempts add up to: progress as it is now, and as it was right after an attempt.
import type { LearnerId } from "../../contract/primitives.ts";
import type { AssessedTotals, ProgressThen, SkillThen } from "../../contract/progress.ts";
import { addAttempts, type Counted, sum } from "../../practice/progress.ts";
import { unpack } from "../packed.ts";
import { timestamp } from "./queries.ts";

/** What assessed scenarios come to is worked out before it is stored. */
export function setAssessed(sql: SqlStorage, { attempts, scenarios, points, max }: AssessedTotals): void {
	sql.exec(
		"UPDATE tallies SET assessed_attempts = ?, assessed_scenarios = ?, assessed_points = ?, assessed_max = ?",
		attempts,
		scenarios,
		points,
		max,
	);
}

interface TotalsRow extends Record<string, SqlStorageValue> {
	attempts: number;
	points: number;
	max: number;
	uncounted: number;
	assessed_attempts: number;
	assessed_scenarios: number;
	assessed_points: number;
	assessed_max: number;
}

export function readProgress(sql: SqlStorage, learnerId: LearnerId): ProgressThen {
	const row = sql
		.exec<TotalsRow>(
			`SELECT attempts, points, max, uncounted, assessed_attempts, assessed_scenarios, assessed_points, assessed_max
			FROM totals, tallies`,
		)
		.one();
	return {
		learnerId,
		totals: sum(row.attempts - row.uncounted, row.points, row.max),
		assessed: {
			scenarios: row.assessed_scenarios,
			...sum(row.assessed_attempts, row.assessed_points, row.assessed_max),
		},
		skills: readSkills(sql),
		misconceptions: readMisconceptions(sql),
	};
}

interface SkillRow extends Record<string, SqlStorageValue> {
	skill: string;
	seen: number;
	correct: number;
	last_at: number;
	last_verdict: SkillThen["lastVerdict"];
}

function readSkills(sql: SqlStorage): ProgressThen["skills"] {
	return sql
		.exec<SkillRow>("SELECT skill, seen, correct, last_at, last_verdict FROM skills ORDER BY skill")
		.toArray()
		.map((row) => ({
			skill: row.skill,
			seen: row.seen,
			correct: row.correct,
			lastAt: timestamp(row.last_at),
			lastVerdict: row.last_verdict,
		}));
}

function readMisconceptions(sql: SqlStorage): ProgressThen["misconceptions"] {
	return sql
		.exec<{ id: string; seen: number; last_at: number }>("SELECT id, seen, last_at FROM misconceptions ORDER BY id")
		.toArray()
		.map((row) => ({ id: row.id, seen: row.seen, lastAt: timestamp(row.last_at) }));
}

/** How many attempts follow a progress that is stored whole, at most, until the next one is. */
export const PROGRESS_EVERY = 8;

/** What an attempt adds, as it is stored. */
export interface Step {
	readonly counted: number;
	readonly contribution: string;
	readonly submitted_at: number;
}

interface StepRow extends Record<string, SqlStorageValue> {
	counted: number;
	contribution: string;
	progress: ArrayBuffer | null;
	submitted_at: number;
}

/** Progress as it was right after this attempt, worked out from the last one that was stored whole. */
export function progressAfter(sql: SqlStorage, number: number, since: number): ProgressThen {
	const [first, ...later] = sql
		.exec<StepRow>(
			`SELECT r.counted, r.contribution, r.progress, a.submitted_at FROM results r
			JOIN attempts a ON a.number = r.number WHERE r.number BETWEEN ? AND ? ORDER BY r.number`,
			since,
			number,
		)
		.toArray();
	if (!first?.progress) throw new Error(`the progress after attempt ${since} is not stored`);
	return addSteps(JSON.parse(unpack(first.progress)), later);
}

/** Progress after these attempts, which follow the one that `before` was after. */
export function addSteps(before: ProgressThen, steps: readonly Step[]): ProgressThen {
	return addAttempts(before, steps.filter(({ counted }) => counted === 1).map(toCounted));
}

function toCounted({ contribution, submitted_at }: Step): Counted {
	return { added: JSON.parse(contribution), at: timestamp(submitted_at) };
}
