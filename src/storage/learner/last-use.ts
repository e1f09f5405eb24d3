// When a record was used last, to the day: an anonymous learner whose token is lost never comes back to erase it.

export const DAY_MS = 86_400_000;

/** A token can be renewed for 180 days after the 30 that it lives: nobody can come back to a record that is erased. */
export const IDLE_DAYS = 400;

/** ms since 1970; null where none was noted. */
export function readLastUse(sql: SqlStorage): number | null {
	const [row] = sql.exec<{ at: number }>("SELECT max(at) AS at FROM last_use").toArray();
	return row?.at ?? null;
}

/** When the last use was noted, which is done once a day at most: `nowMs` if just now. */
export function noteUse(sql: SqlStorage, nowMs: number): number {
	const last = readLastUse(sql);
	if (last !== null && nowMs - last < DAY_MS) return last;
	sql.exec("DELETE FROM last_use");
	sql.exec("INSERT INTO last_use (at) VALUES (?)", nowMs);
	return nowMs;
}

/** When a record that was used last at `lastMs` is erased, ms since 1970. */
export function erasedAt(lastMs: number): number {
	return lastMs + IDLE_DAYS * DAY_MS;
}
