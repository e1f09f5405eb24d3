// A learner's row, as it is stored.
import type { LearnerId } from "../../contract/primitives.ts";
import type { Assignment, Enrolment, Override } from "../../course/assignment.ts";
import type { Finisher } from "../../course/handed.ts";
import { endsAtMs, type Terms, termsFor } from "../../course/terms.ts";

/** More are a class no longer, and what goes through all of them takes its time. */
export const MAX_LEARNERS = 10_000;

/** Times in ms since 1970. */
export interface StoredRow extends Enrolment {
	readonly named: boolean;
	/** When it was named last; null where it was not, or before this was kept. */
	readonly namedAtMs: number | null;
	/** Counts what changed for this learner alone. */
	readonly revision: number;
	readonly finishedAtMs: number | null;
	readonly finishedBy: Finisher | null;
	readonly endsAtMs: number | null;
	readonly points: number;
	readonly daysLate: number;
	readonly updatedAtMs: number;
}

export interface SqlRow extends Record<string, SqlStorageValue> {
	learner_id: string;
	named: number;
	named_at: number | null;
	override: string;
	paper: number;
	revision: number;
	started_at: number | null;
	ends_at: number | null;
	finished_at: number | null;
	finished_by: string | null;
	points: number;
	days_late: number;
	updated_at: number;
}

export const ROW_COLUMNS = `learner_id, named, named_at, override, paper, revision, started_at, ends_at, finished_at, finished_by,
	points, days_late, updated_at`;

export function storedRow(row: SqlRow): StoredRow {
	return {
		// It was one when it was written, here and below.
		learnerId: row.learner_id as LearnerId,
		named: row.named === 1,
		namedAtMs: row.named_at,
		override: readOverride(row.override),
		paper: row.paper,
		revision: row.revision,
		startedAtMs: row.started_at,
		endsAtMs: row.ends_at,
		finishedAtMs: row.finished_at,
		finishedBy: row.finished_by as Finisher | null,
		points: row.points,
		daysLate: row.days_late,
		updatedAtMs: row.updated_at,
	};
}

const NOTHING_DIFFERS: Override = {};

function readOverride(text: string): Override {
	return text === "{}" ? NOTHING_DIFFERS : JSON.parse(text);
}

export function readRow(sql: SqlStorage, learnerId: LearnerId): StoredRow | null {
	const [row] = sql.exec<SqlRow>(`SELECT ${ROW_COLUMNS} FROM learners WHERE learner_id = ?`, learnerId).toArray();
	return row ? storedRow(row) : null;
}

/** Of somebody who has none yet: one who was taken off before comes back to a paper of its own. */
export function newRow(sql: SqlStorage, learnerId: LearnerId, nowMs: number): StoredRow {
	const [before] = sql
		.exec<{ paper: number; revision: number }>("SELECT paper, revision FROM taken_off WHERE learner_id = ?", learnerId)
		.toArray();
	return {
		learnerId,
		named: false,
		namedAtMs: null,
		override: NOTHING_DIFFERS,
		paper: (before?.paper ?? 0) + 1,
		revision: (before?.revision ?? -1) + 1,
		startedAtMs: null,
		endsAtMs: null,
		finishedAtMs: null,
		finishedBy: null,
		points: 0,
		daysLate: 0,
		updatedAtMs: nowMs,
	};
}

export function writeRow(sql: SqlStorage, row: StoredRow): void {
	sql.exec(
		`INSERT OR REPLACE INTO learners (learner_id, named, named_at, override, paper, revision, excused, started_at, ends_at,
			finished_at, finished_by, points, days_late, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		row.learnerId,
		row.named ? 1 : 0,
		row.namedAtMs,
		JSON.stringify(row.override),
		row.paper,
		row.revision,
		row.override.excused ? 1 : 0,
		row.startedAtMs,
		row.endsAtMs,
		row.finishedAtMs,
		row.finishedBy,
		row.points,
		row.daysLate,
		row.updatedAtMs,
	);
}

/** That nothing was changed by being named once more. */
export function noteNamed(sql: SqlStorage, learnerId: LearnerId, nowMs: number): void {
	sql.exec("UPDATE learners SET named_at = ? WHERE learner_id = ?", nowMs, learnerId);
}

export function countRows(sql: SqlStorage): number {
	return sql.exec<{ n: number }>("SELECT count(*) AS n FROM learners").one().n;
}

/** Everything of a learner but what is to be told. */
export function deleteRow(sql: SqlStorage, learnerId: LearnerId): void {
	for (const table of ["learners", "results", "item_scores", "regraded"])
		sql.exec(`DELETE FROM ${table} WHERE learner_id = ?`, learnerId);
}

export function termsOf(assignment: Assignment, row: StoredRow): Terms {
	return termsFor(assignment, row, assignment.revision + row.revision);
}

/** The row under the terms that hold now: when its paper ends, and that one which the clock ended goes on if it may again. */
export function underTerms(row: StoredRow, terms: Terms, nowMs: number): StoredRow {
	const endsMs = endsAtMs(terms);
	const goesOn = row.finishedBy === "time" && (endsMs === null || endsMs > nowMs);
	return {
		...row,
		endsAtMs: endsMs,
		updatedAtMs: goesOn || endsMs !== row.endsAtMs ? nowMs : row.updatedAtMs,
		...(goesOn && { finishedAtMs: null, finishedBy: null }),
	};
}
