// How long deliveries are kept, and how many: what is too old is given up or forgotten, what is too much gives way.
import { noteDropped } from "./endpoint.ts";
import { MAX_AGE_MS } from "./schedule.ts";

const LOG_KEPT_MS = 30 * 86_400_000;
/** Of the log. */
export const MOST_FINISHED = 10_000;
/** Several classes that hand in at once, to a receiver that takes its time. */
export const MOST_WAITING = 100_000;

/** At one go; the alarm comes again for what is left. */
const MOST_AT_ONCE = 5000;

/** `nowMs` in ms since 1970. */
export function forgetOld(sql: SqlStorage, nowMs: number): void {
	sql.exec(
		`UPDATE deliveries SET state = 'failed', finished_at = ?, last_error = coalesce(last_error, 'not-tried')
		WHERE number IN (
			SELECT number FROM deliveries INDEXED BY deliveries_waiting WHERE state = 'pending' AND since <= ?
			ORDER BY since LIMIT ?
		)`,
		nowMs,
		nowMs - MAX_AGE_MS,
		MOST_AT_ONCE,
	);
	sql.exec(
		`DELETE FROM deliveries WHERE number IN (
			SELECT number FROM deliveries INDEXED BY deliveries_finished WHERE finished_at IS NOT NULL AND finished_at <= ?
			ORDER BY finished_at LIMIT ?
		)`,
		nowMs - LOG_KEPT_MS,
		MOST_AT_ONCE,
	);
}

/** Whatever is finished for longest gives way to what is finished since, and what has waited for longest to what comes. */
export function makeRoom(sql: SqlStorage, most = { waiting: MOST_WAITING, finished: MOST_FINISHED }): void {
	const { waiting, finished } = sql
		.exec<{ waiting: number; finished: number }>("SELECT waiting, finished FROM webhook")
		.one();
	if (finished > most.finished) {
		const excess = "SELECT number FROM deliveries INDEXED BY deliveries_finished WHERE finished_at IS NOT NULL";
		deleteOf(sql, `${excess} ORDER BY finished_at LIMIT ?`, finished - most.finished);
	}
	if (waiting > most.waiting) {
		deleteOf(
			sql,
			"SELECT number FROM deliveries WHERE state = 'pending' ORDER BY number LIMIT ?",
			waiting - most.waiting,
		);
		noteDropped(sql, waiting - most.waiting);
	}
}

/** Those whose numbers `selected` selects, at most so many. */
function deleteOf(sql: SqlStorage, selected: string, most: number): void {
	sql.exec(`DELETE FROM deliveries WHERE number IN (${selected})`, most);
}

interface Ends extends Record<string, SqlStorageValue> {
	due: number | null;
	waiting: number | null;
	finished: number | null;
}

/** When there is something to do next, ms since 1970; null for never. `holdUntilMs` is null where nothing may be sent. */
export function nextMs(sql: SqlStorage, holdUntilMs: number | null): number | null {
	const { due, waiting, finished } = sql
		.exec<Ends>(
			`SELECT (SELECT min(next_at) FROM deliveries INDEXED BY deliveries_due WHERE state = 'pending') AS due,
			(SELECT min(since) FROM deliveries INDEXED BY deliveries_waiting WHERE state = 'pending') AS waiting,
			(SELECT min(finished_at) FROM deliveries INDEXED BY deliveries_finished WHERE finished_at IS NOT NULL) AS finished`,
		)
		.one();
	const times = [
		due === null || holdUntilMs === null ? null : Math.max(due, holdUntilMs),
		waiting === null ? null : waiting + MAX_AGE_MS,
		finished === null ? null : finished + LOG_KEPT_MS,
	].filter((at) => at !== null);
	return times.length === 0 ? null : Math.min(...times);
}
