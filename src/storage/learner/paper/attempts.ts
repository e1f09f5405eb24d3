// The SQL of attempts at the items of papers.
import type { PaperPlace } from "../../../course/paper.ts";
import type { CountedAttempt } from "../../../course/score.ts";
import { shareOf } from "../../../practice/handed.ts";

export interface PaperAttempt extends CountedAttempt {
	readonly item: number;
	readonly points: number;
}

interface Row extends Record<string, SqlStorageValue> {
	item: number;
	points: number;
	max: number;
	submitted_at: number;
	regraded: number | null;
}

/** At the items of this paper, in order; `share` as the assignment counts it, by today's grader if that was asked. */
export function readPaperAttempts(sql: SqlStorage, assignmentId: string, paper: number): readonly PaperAttempt[] {
	return sql
		.exec<Row>(
			`SELECT q.item, a.points, a.max, a.submitted_at, q.regraded
			FROM paper_attempts q CROSS JOIN attempts a ON a.number = q.number
			WHERE q.assignment_id = ? AND q.paper = ? ORDER BY q.number`,
			assignmentId,
			paper,
		)
		.toArray()
		.map(({ item, points, max, submitted_at: submittedAtMs, regraded }) => ({
			item,
			points,
			share: regraded ?? shareOf(points, max),
			submittedAtMs,
		}));
}

/** Numbers of the attempts at the assignment's items, whichever the paper, in order: of those after one, some at a time. */
export function numbersIn(sql: SqlStorage, assignmentId: string, after: number, most: number): readonly number[] {
	return sql
		.exec<{ number: number }>(
			"SELECT number FROM paper_attempts WHERE assignment_id = ? AND number > ? ORDER BY number LIMIT ?",
			assignmentId,
			after,
			most,
		)
		.toArray()
		.map(({ number }) => number);
}

export function insertPaperAttempt(sql: SqlStorage, number: number, { assignmentId, paper, item }: PaperPlace): void {
	sql.exec(
		"INSERT INTO paper_attempts (assignment_id, number, paper, item) VALUES (?, ?, ?, ?)",
		assignmentId,
		number,
		paper,
		item,
	);
}
