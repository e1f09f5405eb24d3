// The gradebook: pages of rows in the order of an index, with their scores read along.
import { ROW_STATES, type RowState, type Sort } from "../../contract/gradebook.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import { type Row, type RowFilter, type RowPlace, type RowWish, stateOf } from "../../course/gradebook.ts";
import { GRACE_S } from "../../practice/deadline.ts";
import { ROW_COLUMNS, type SqlRow, storedRow } from "./rows.ts";

type ScoredRow = SqlRow & { readonly scores: string };

/** As `readScores` reads them. */
const SCORES = `(SELECT json_group_array(json_array(item, tries, points, days_late, last_at))
	FROM item_scores WHERE item_scores.learner_id = learners.learner_id) AS scores`;

/** Answers that were on their way when time was up are taken: until then a paper has not ended. */
function endedBy(nowMs: number): number {
	return nowMs - GRACE_S * 1000;
}

export function readRowDocument(sql: SqlStorage, learnerId: LearnerId, nowMs: number): Row | null {
	const [row] = sql
		.exec<ScoredRow>(`SELECT ${ROW_COLUMNS}, ${SCORES} FROM learners WHERE learner_id = ?`, learnerId)
		.toArray();
	return row ? rowOf(row, nowMs) : null;
}

function rowOf(row: ScoredRow, nowMs: number): Row {
	const { revision: _, named: __, namedAtMs: ___, ...stored } = storedRow(row);
	const { startedAtMs, finishedAtMs, endsAtMs, override } = stored;
	const endedMs = endedBy(nowMs);
	const state = stateOf({ ...stored, excused: override.excused === true }, endedMs);
	// The learner's record has not said so yet, but nothing can be added any more.
	const isOver = startedAtMs !== null && finishedAtMs === null && endsAtMs !== null && endsAtMs <= endedMs;
	return {
		...stored,
		...(isOver && { finishedAtMs: endsAtMs, finishedBy: "time" as const }),
		state,
		scores: row.scores,
	};
}

const OVER = "(ends_at IS NOT NULL AND ends_at <= ?)";

/** As `stateOf` says it; each asks once for when a paper has ended. */
const STATE_IS: Readonly<Record<RowState, string>> = {
	assigned: `excused = 0 AND started_at IS NULL AND NOT ${OVER}`,
	begun: `excused = 0 AND started_at IS NOT NULL AND finished_at IS NULL AND NOT ${OVER}`,
	finished: `excused = 0 AND started_at IS NOT NULL AND (finished_at IS NOT NULL OR ${OVER})`,
	missed: `excused = 0 AND started_at IS NULL AND ${OVER}`,
	excused: "excused = 1 AND ? IS NOT NULL",
};

/** Learners by state. */
export function countStates(sql: SqlStorage, nowMs: number): Readonly<Record<RowState, number>> {
	const counts = ROW_STATES.map((state) => `count(*) FILTER (WHERE ${STATE_IS[state]}) AS ${state}`);
	return sql
		.exec<Record<RowState, number>>(
			`SELECT ${counts.join(", ")} FROM learners`,
			...ROW_STATES.map(() => endedBy(nowMs)),
		)
		.one();
}

/** What each order goes by beside the id, and in which direction. */
const ORDERS: Readonly<Record<Sort, { readonly column: "points" | "updated_at" | null; readonly falls: boolean }>> = {
	learner: { column: null, falls: false },
	"-learner": { column: null, falls: true },
	points: { column: "points", falls: false },
	"-points": { column: "points", falls: true },
	updated: { column: "updated_at", falls: false },
	"-updated": { column: "updated_at", falls: true },
};

interface Condition {
	readonly sql: string;
	readonly values: readonly (string | number | null)[];
}

export interface RowPage {
	readonly rows: readonly Row[];
	/** Where to go on; null on the last page. */
	readonly next: RowPlace | null;
}

/** Scores of a page: more take longer than a request may. */
const MOST_SCORES = 20_000;

/** How many rows of so many items a page has at most, of `limit` that are wished for. */
export function mostRows(limit: number, items: number): number {
	return Math.min(limit, Math.floor(MOST_SCORES / items));
}

export function readPage(sql: SqlStorage, wish: RowWish, nowMs: number): RowPage {
	const { sort, limit, after } = wish;
	const { column, falls } = ORDERS[sort];
	const conditions = [...filterConditions(wish, nowMs), ...(after ? [placeCondition(after)] : [])];
	const where = conditions.length > 0 ? `WHERE ${conditions.map((one) => one.sql).join(" AND ")}` : "";
	const way = falls ? "DESC" : "ASC";
	const order = column === null ? `learner_id ${way}` : `${column} ${way}, learner_id ${way}`;
	const found = sql
		.exec<ScoredRow>(
			`SELECT ${ROW_COLUMNS}, ${SCORES} FROM learners ${where} ORDER BY ${order} LIMIT ?`,
			...conditions.flatMap(({ values }) => values),
			limit + 1,
		)
		.toArray();
	const page = found.slice(0, limit);
	const last = page.at(-1);
	const next = last && found.length > limit ? placeOf(sort, last) : null;
	return { rows: page.map((row) => rowOf(row, nowMs)), next };
}

function placeOf(sort: Sort, row: SqlRow): RowPlace {
	const { column } = ORDERS[sort];
	return { sort, value: column === null ? null : row[column], learnerId: row.learner_id };
}

function placeCondition({ sort, value, learnerId }: RowPlace): Condition {
	const { column, falls } = ORDERS[sort];
	const behind = falls ? "<" : ">";
	if (column === null) return { sql: `learner_id ${behind} ?`, values: [learnerId] };
	return { sql: `(${column}, learner_id) ${behind} (?, ?)`, values: [value, learnerId] };
}

function filterConditions({ state, late, learner }: RowFilter, nowMs: number): readonly Condition[] {
	return [
		...(state === undefined ? [] : [{ sql: STATE_IS[state], values: [endedBy(nowMs)] }]),
		...(late === undefined ? [] : [{ sql: late ? "days_late > 0" : "days_late = 0", values: [] }]),
		// Ids are ASCII up to "~": what begins with a prefix stands before the prefix with the next character.
		...(learner === undefined
			? []
			: [{ sql: "learner_id >= ? AND learner_id < ?", values: [learner, `${learner}\u007f`] }]),
	];
}
