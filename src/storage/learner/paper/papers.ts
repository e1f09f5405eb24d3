// The SQL of assignments that a learner has, and of their papers. Each function is one question or one change; transactions
// are the caller's.
import type { Finisher } from "../../../course/handed.ts";
import type { DrawnItem, Paper } from "../../../course/paper.ts";
import type { Terms } from "../../../course/terms.ts";
import type { KnownPaper } from "../../../practice/paper.ts";

interface KnownRow extends Record<string, SqlStorageValue> {
	terms: string;
	/** Null, as the next are, where the current paper was not opened. */
	paper: number | null;
	items: string | null;
	started_at: number | null;
	finished_at: number | null;
	finished_by: Finisher | null;
}

const PAPER = `p.paper, p.items, p.started_at, p.finished_at, p.finished_by FROM assigned s
	LEFT JOIN papers p ON p.assignment_id = s.assignment_id AND p.paper = s.paper`;

/** With its current paper; null where the record was told nothing of the assignment. */
export function readKnown(sql: SqlStorage, assignmentId: string): KnownPaper | null {
	const [row] = sql.exec<KnownRow>(`SELECT s.terms, ${PAPER} WHERE s.assignment_id = ?`, assignmentId).toArray();
	return row ? toKnown(row) : null;
}

function toKnown({ terms, paper, items, started_at, finished_at, finished_by }: KnownRow): KnownPaper {
	const isOpened = paper !== null && items !== null && started_at !== null;
	return {
		terms: JSON.parse(terms),
		paper: isOpened
			? {
					paper,
					items: JSON.parse(items),
					startedAtMs: started_at,
					finishedAtMs: finished_at,
					finishedBy: finished_by,
				}
			: null,
	};
}

/** What was drawn for the item in any of the learner's papers of the assignment. */
export function everDrawn(sql: SqlStorage, assignmentId: string, item: number): readonly DrawnItem[] {
	return sql
		.exec<{ drawn: string | null }>(
			"SELECT items -> ? AS drawn FROM papers WHERE assignment_id = ?",
			`$[${item - 1}]`,
			assignmentId,
		)
		.toArray()
		.flatMap(({ drawn }): readonly DrawnItem[] => (drawn === null ? [] : [JSON.parse(drawn)]));
}

/** Whether they were newer than what was known, and are kept. */
export function keepTerms(sql: SqlStorage, terms: Terms, nowMs: number): boolean {
	const { assignmentId, revision, paper } = terms;
	const { rowsWritten } = sql.exec(
		`INSERT INTO assigned (assignment_id, revision, paper, terms, ends_at, told_at)
		VALUES (?, ?, ?, ?, NULL, ?)
		ON CONFLICT (assignment_id) DO UPDATE SET revision = excluded.revision, paper = excluded.paper,
		terms = excluded.terms WHERE excluded.revision > revision`,
		assignmentId,
		revision,
		paper,
		JSON.stringify(terms),
		nowMs,
	);
	return rowsWritten > 0;
}

/** When the clock ends the current paper, as the alarm goes by, ms since 1970; null where it need not look. */
export function setEnd(sql: SqlStorage, assignmentId: string, endsAtMs: number | null): void {
	sql.exec("UPDATE assigned SET ends_at = ? WHERE assignment_id = ?", endsAtMs, assignmentId);
}

export function insertPaper(sql: SqlStorage, assignmentId: string, { paper, items, startedAtMs }: Paper): void {
	sql.exec(
		`INSERT INTO papers (assignment_id, paper, items, started_at, finished_at, finished_by)
		VALUES (?, ?, ?, ?, NULL, NULL)`,
		assignmentId,
		paper,
		JSON.stringify(items),
		startedAtMs,
	);
}

/** Nulls where it is not finished after all. */
export function setFinished(
	sql: SqlStorage,
	{ assignmentId, paper }: { readonly assignmentId: string; readonly paper: number },
	{ atMs, by }: { readonly atMs: number | null; readonly by: Finisher | null },
): void {
	sql.exec(
		"UPDATE papers SET finished_at = ?, finished_by = ? WHERE assignment_id = ? AND paper = ?",
		atMs,
		by,
		assignmentId,
		paper,
	);
}

/** Everything of the assignment but the attempts at its items, and what was yet to be handed on to it. */
export function forgetAssignment(sql: SqlStorage, assignmentId: string): void {
	sql.exec("DELETE FROM assigned WHERE assignment_id = ?", assignmentId);
	sql.exec("DELETE FROM papers WHERE assignment_id = ?", assignmentId);
	sql.exec("DELETE FROM outbox WHERE target = ?", assignmentId);
}

/** Ids of assignments whose current paper the clock ends by `nowMs`, some at a time. */
export function endingBy(sql: SqlStorage, nowMs: number, most: number): readonly string[] {
	return sql
		.exec<{ id: string }>("SELECT assignment_id AS id FROM assigned WHERE ends_at <= ? LIMIT ?", nowMs, most)
		.toArray()
		.map(({ id }) => id);
}

/** When the clock ends the next paper, ms since 1970; null where there is none to end. */
export function nextEndMs(sql: SqlStorage): number | null {
	return sql.exec<{ at: number | null }>("SELECT min(ends_at) AS at FROM assigned").one().at;
}

/** Which of a learner's assignments are asked for: those told of before one. */
export interface KnownPage {
	readonly limit: number;
	readonly before: { readonly toldAtMs: number; readonly assignmentId: string } | null;
}

export interface ToldPaper extends KnownPaper {
	/** When the record was first told of the assignment, ms since 1970. */
	readonly toldAtMs: number;
}

/** Newest first. A learner has few enough of them to sort them all. */
export function listKnown(sql: SqlStorage, { limit, before }: KnownPage): readonly ToldPaper[] {
	return sql
		.exec<KnownRow & { told_at: number }>(
			`SELECT s.told_at, s.terms, ${PAPER} WHERE (s.told_at, s.assignment_id) < (?, ?)
			ORDER BY s.told_at DESC, s.assignment_id DESC LIMIT ?`,
			before?.toldAtMs ?? Number.MAX_SAFE_INTEGER,
			before?.assignmentId ?? "",
			limit,
		)
		.toArray()
		.map((row) => ({ ...toKnown(row), toldAtMs: row.told_at }));
}
