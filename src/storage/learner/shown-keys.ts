// The SQL of which keys the learner was shown: with an attempt, for good, or otherwise, until that may be forgotten.

export function isShown(sql: SqlStorage, instance: string, nowMs: number): boolean {
	const { shown } = sql
		.exec<{ shown: number }>(
			"SELECT count(*) AS shown FROM shown_keys WHERE instance = ? AND (until IS NULL OR until > ?)",
			instance,
			nowMs,
		)
		.one();
	return shown > 0;
}

/** Until `untilMs`, ms since 1970, or longer where it was noted so. Forgets what may be forgotten. */
export function noteShown(sql: SqlStorage, instance: string, untilMs: number, nowMs: number): void {
	sql.exec("DELETE FROM shown_keys WHERE until <= ?", nowMs);
	sql.exec(
		`INSERT INTO shown_keys (instance, until) VALUES (?1, ?2)
		ON CONFLICT (instance) DO UPDATE SET until = ?2 WHERE until < ?2`,
		instance,
		untilMs,
	);
}

/** That are noted without an attempt, and may not be forgotten yet. */
export function countNoted(sql: SqlStorage, nowMs: number): number {
	return sql.exec<{ noted: number }>("SELECT count(*) AS noted FROM shown_keys WHERE until > ?", nowMs).one().noted;
}
