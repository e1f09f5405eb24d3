// The SQL of which keys the learner was shown: with an attempt, for good, or otherwise, until that may be forgotten.
import { REMEMBERED_S } from "../../practice/instance.ts";
import type { Sent } from "../../practice/submission.ts";

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

/** When the key of the question that is answered was shown last, ms since 1970; null where that was not noted. */
export function lastShown(sql: SqlStorage, { answered, instance }: Pick<Sent, "answered" | "instance">): number | null {
	if (!answered.ok || !("questionId" in answered)) return null;
	const { attempted, until } = sql
		.exec<{ attempted: number | null; until: number | null }>(
			`SELECT (SELECT submitted_at FROM attempts WHERE question_id = ? ORDER BY number DESC LIMIT 1) AS attempted,
			(SELECT until FROM shown_keys WHERE instance = ?) AS until`,
			answered.questionId,
			instance,
		)
		.one();
	if (until === null) return attempted;
	return Math.max(attempted ?? 0, until - REMEMBERED_S * 1000);
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
