// The SQL of a regrade: begun, how far it has come, whose answers are next, what changed. Each function is one question or one
// change; transactions are the caller's. Times in ms since 1970.
import type { LearnerId } from "../../contract/primitives.ts";
import type { ChangePage, ChangePlace, ItemChange, LearnerChange, Regrade } from "../../course/regrade.ts";
import { paperPoints } from "../../course/score.ts";
import { CLOCKS_APART_MS } from "./clocks-apart.ts";

const FIRST_WAIT_MS = 1000;
/** After which the learner's attempts stay as they are: about a quarter of an hour after the first. */
const MOST_TRIES = 10;

/** Begins one for every learner with results of the current paper, unless one runs; what was last is forgotten. */
export function startRegrade(sql: SqlStorage, nowMs: number): void {
	const last = readRegrade(sql);
	if (last && last.finishedAtMs === null) return;
	sql.exec("DELETE FROM regrade");
	sql.exec("DELETE FROM regraded");
	sql.exec("INSERT INTO regrade (number, started_at, finished_at) VALUES (?, ?, NULL)", (last?.number ?? 0) + 1, nowMs);
	sql.exec(
		`INSERT INTO regraded (learner_id, paper, next_at, tries, size, before, after, items, regraded, left)
		SELECT learner_id, paper, ?, 0, NULL, points, points, '[]', 0, 0 FROM learners l
		WHERE EXISTS (SELECT 1 FROM results r WHERE r.learner_id = l.learner_id AND r.paper = l.paper)`,
		nowMs,
	);
	settleRegrade(sql, nowMs);
}

interface SqlRegrade extends Record<string, SqlStorageValue> {
	number: number;
	started_at: number;
	finished_at: number | null;
	learners: number;
	done: number;
	gained: number;
	lost: number;
	regraded: number;
	left: number;
}

/** The last one; null where there was none. */
export function readRegrade(sql: SqlStorage): Regrade | null {
	const [row] = sql
		.exec<SqlRegrade>(
			`SELECT number, started_at, finished_at, count(learner_id) AS learners,
			count(*) FILTER (WHERE learner_id IS NOT NULL AND next_at IS NULL) AS done,
			count(*) FILTER (WHERE after > before) AS gained, count(*) FILTER (WHERE after < before) AS lost,
			coalesce(sum(regraded), 0) AS regraded, coalesce(sum(left), 0) AS left
			FROM regrade LEFT JOIN regraded GROUP BY number`,
		)
		.toArray();
	return row
		? {
				number: row.number,
				startedAtMs: row.started_at,
				finishedAtMs: row.finished_at,
				learners: row.learners,
				learnersDone: row.done,
				gained: row.gained,
				lost: row.lost,
				regraded: row.regraded,
				notRegraded: row.left,
			}
		: null;
}

/** When there is something to do for it, ms since 1970; null where none runs. */
export function regradeDueMs(sql: SqlStorage): number | null {
	const [running] = sql
		.exec<{ at: number }>(
			// One that has no learners left is only to be ended.
			`SELECT coalesce((SELECT min(next_at) FROM regraded WHERE next_at IS NOT NULL), started_at) AS at
			FROM regrade WHERE finished_at IS NULL`,
		)
		.toArray();
	return running?.at ?? null;
}

/** Ends the one that runs once nobody is left. */
export function settleRegrade(sql: SqlStorage, nowMs: number): void {
	sql.exec(
		`UPDATE regrade SET finished_at = ?
		WHERE finished_at IS NULL AND NOT EXISTS (SELECT 1 FROM regraded WHERE next_at IS NOT NULL)`,
		nowMs,
	);
}

/**
 * Of a result that was recorded before the last regrade began, and comes only now: it waited in its learner's record while that
 * graded the others again. Its learner's are graded once more, which changes nothing of those.
 */
export function pendLate(sql: SqlStorage, { learnerId, paper }: Late, submittedAtMs: number, nowMs: number): void {
	const begun = sql.exec<{ at: number }>("SELECT started_at AS at FROM regrade").toArray()[0]?.at;
	if (begun === undefined || submittedAtMs > begun + CLOCKS_APART_MS) return;
	sql.exec(
		`INSERT INTO regraded (learner_id, paper, next_at, tries, size, before, after, items, regraded, left)
		VALUES (?, ?, ?, 0, NULL, 0, 0, '[]', 0, 0)
		ON CONFLICT (learner_id) DO UPDATE SET next_at = excluded.next_at, tries = 0
		WHERE next_at IS NULL AND paper = excluded.paper`,
		learnerId,
		paper,
		nowMs,
	);
	sql.exec("UPDATE regrade SET finished_at = NULL WHERE EXISTS (SELECT 1 FROM regraded WHERE next_at IS NOT NULL)");
}

type Late = Pick<Pending, "learnerId" | "paper">;

/** A learner whose answers are still to be graded again. */
export interface Pending {
	readonly learnerId: LearnerId;
	/** The paper that was the current one when the regrade began. */
	readonly paper: number;
	readonly tries: number;
}

interface SqlPending extends Record<string, SqlStorageValue> {
	learner_id: string;
	paper: number;
	tries: number;
}

export function readPending(sql: SqlStorage, nowMs: number, most: number): readonly Pending[] {
	return sql
		.exec<SqlPending>(
			"SELECT learner_id, paper, tries FROM regraded WHERE next_at <= ? ORDER BY next_at, learner_id LIMIT ?",
			nowMs,
			most,
		)
		.toArray()
		.map(toPending);
}

/** Null where it is done, or the learner was forgotten. */
export function readPendingOf(sql: SqlStorage, learnerId: LearnerId): Pending | null {
	const [row] = sql
		.exec<SqlPending>(
			"SELECT learner_id, paper, tries FROM regraded WHERE learner_id = ? AND next_at IS NOT NULL",
			learnerId,
		)
		.toArray();
	return row ? toPending(row) : null;
}

function toPending({ learner_id, paper, tries }: SqlPending): Pending {
	// It was one when it was written, here and below.
	return { learnerId: learner_id as LearnerId, paper, tries };
}

/** Of a record that did not answer: it is asked again, ever later. Whether it is, or was asked often enough. */
export function putOff(sql: SqlStorage, { learnerId, tries }: Pending, nowMs: number): boolean {
	if (tries + 1 >= MOST_TRIES) return false;
	sql.exec(
		"UPDATE regraded SET next_at = ?, tries = ? WHERE learner_id = ? AND next_at IS NOT NULL",
		nowMs + FIRST_WAIT_MS * 2 ** tries,
		tries + 1,
		learnerId,
	);
	return true;
}

/** What the regrade has given the learner so far, where it has come to it before: in all, and by item. Else nothing. */
export function readGiven(sql: SqlStorage, learnerId: LearnerId): Given {
	const row = sql
		.exec<SqlChange>("SELECT learner_id, size, before, after, items FROM regraded WHERE learner_id = ?", learnerId)
		.one();
	const { items, before, after } = toChange(row);
	return { total: after - before, items: new Map(items.map((one) => [one.item, one.after - one.before])) };
}

/** Points. */
export interface Given {
	readonly total: number;
	readonly items: ReadonlyMap<number, number>;
}

/** What became of one learner's attempts. */
export interface Done {
	readonly items: readonly ItemChange[];
	readonly before: number;
	readonly after: number;
	readonly regraded: number;
	readonly left: number;
}

export function writeDone(sql: SqlStorage, learnerId: LearnerId, { items, before, after, regraded, left }: Done): void {
	sql.exec(
		`UPDATE regraded SET next_at = NULL, size = ?, before = ?, after = ?, items = ?, regraded = ?, left = ?
		WHERE learner_id = ?`,
		items.length > 0 ? paperPoints([Math.abs(after - before)]) : null,
		before,
		after,
		JSON.stringify(items.map((one) => [one.item, one.before, one.after])),
		regraded,
		left,
		learnerId,
	);
}

export interface ChangeWish {
	readonly limit: number;
	readonly after: ChangePlace | null;
}

interface SqlChange extends Record<string, SqlStorageValue> {
	learner_id: string;
	size: number;
	before: number;
	after: number;
	items: string;
}

/** The biggest change first. */
export function readChanges(sql: SqlStorage, { limit, after }: ChangeWish): ChangePage {
	const columns = "SELECT learner_id, size, before, after, items FROM regraded WHERE size IS NOT NULL";
	const order = "ORDER BY size DESC, learner_id LIMIT ?";
	const rows = after
		? sql.exec<SqlChange>(
				`${columns} AND size <= ?1 AND (size < ?1 OR learner_id > ?2) ${order}3`,
				after.size,
				after.learnerId,
				limit + 1,
			)
		: sql.exec<SqlChange>(`${columns} ${order}`, limit + 1);
	const found = rows.toArray();
	const last = found.length > limit ? found[limit - 1] : undefined;
	return {
		changes: found.slice(0, limit).map(toChange),
		next: last ? { size: last.size, learnerId: last.learner_id } : null,
	};
}

function toChange({ learner_id, before, after, items }: SqlChange): LearnerChange {
	const lists: [item: number, before: number, after: number][] = JSON.parse(items);
	return {
		learnerId: learner_id as LearnerId,
		items: lists.map(([item, had, has]) => ({ item, before: had, after: has })),
		before,
		after,
	};
}
