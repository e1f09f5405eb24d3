// What the results of a learner's present paper come to: always counted from all of them, so that neither their order nor a
// repeat makes a difference.
import type { LearnerId } from "../../contract/primitives.ts";
import { type CountedAttempt, type CountingRule, itemDaysLate, itemPoints, paperPoints } from "../../course/score.ts";
import type { Terms } from "../../course/terms.ts";

export interface Totals {
	readonly points: number;
	/** The most of any item. */
	readonly daysLate: number;
}

interface Result extends CountedAttempt {
	readonly item: number;
}

/** Counts one item anew, and answers its points. */
export function countItem(sql: SqlStorage, learnerId: LearnerId, terms: Terms, item: number): number {
	const attempts = sql
		.exec<{ submitted_at: number; share: number }>(
			`SELECT submitted_at, share FROM results WHERE learner_id = ? AND paper = ? AND item = ? ORDER BY number`,
			learnerId,
			terms.paper,
			item,
		)
		.toArray()
		.map(({ submitted_at, share }) => ({ submittedAtMs: submitted_at, share }));
	return writeScore(sql, learnerId, { terms, item, attempts });
}

/** Counts all items anew. */
export function countAll(sql: SqlStorage, learnerId: LearnerId, terms: Terms): Totals {
	const byItem = Map.groupBy(readResults(sql, learnerId, terms.paper), ({ item }) => item);
	sql.exec("DELETE FROM item_scores WHERE learner_id = ?", learnerId);
	for (const [item, attempts] of byItem) writeScore(sql, learnerId, { terms, item, attempts });
	return readTotals(sql, learnerId);
}

function readResults(sql: SqlStorage, learnerId: LearnerId, paper: number): readonly Result[] {
	return sql
		.exec<{ item: number; submitted_at: number; share: number }>(
			"SELECT item, submitted_at, share FROM results WHERE learner_id = ? AND paper = ? ORDER BY item, number",
			learnerId,
			paper,
		)
		.toArray()
		.map(({ item, submitted_at, share }) => ({ item, submittedAtMs: submitted_at, share }));
}

interface Counting {
	readonly terms: Terms;
	readonly item: number;
	readonly attempts: readonly CountedAttempt[];
}

function writeScore(sql: SqlStorage, learnerId: LearnerId, { terms, item, attempts }: Counting): number {
	const { policy, late, dueAtMs, items } = terms;
	const rule: CountingRule = { keep: policy.keep, late, dueAtMs };
	const points = itemPoints(attempts, items[item - 1]?.points ?? 0, rule);
	sql.exec(
		`INSERT OR REPLACE INTO item_scores (learner_id, item, tries, points, days_late, last_at) VALUES (?, ?, ?, ?, ?, ?)`,
		learnerId,
		item,
		attempts.length,
		points,
		itemDaysLate(attempts, rule),
		Math.max(...attempts.map(({ submittedAtMs }) => submittedAtMs)),
	);
	return points;
}

export function readTotals(sql: SqlStorage, learnerId: LearnerId): Totals {
	const scores = sql
		.exec<{ points: number; days_late: number }>(
			"SELECT points, days_late FROM item_scores WHERE learner_id = ?",
			learnerId,
		)
		.toArray();
	return {
		points: paperPoints(scores.map(({ points }) => points)),
		daysLate: Math.max(0, ...scores.map(({ days_late }) => days_late)),
	};
}
