// What version 0.1.0 did to a learner's database, statement by statement as it stood there: frozen, so that a test can go
// back to it. Its migrations were the first three.

export const MIGRATIONS_OF_0_1_0 = 3;

interface Attempt {
	readonly key: string;
	readonly questionId: string;
	readonly points: number;
	readonly skill: string;
	readonly misconception: string;
	readonly response: string;
}

/** As its `record` did, in the order of its statements. Answers the number. */
export function recordAsIn010(sql: SqlStorage, attempt: Attempt, nowMs: number): number {
	const known = sql
		.exec(
			`SELECT k.body_hash, a.number, a.response FROM idempotency_keys k
				JOIN attempts a ON a.number = k.attempt_number WHERE k.key = ?`,
			attempt.key,
		)
		.toArray();
	if (known.length > 0) throw new Error("the key is known");
	const number = sql.exec<{ attempts: number }>("SELECT attempts FROM totals").one().attempts + 1;
	sql.exec(
		"INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
		number,
		`attempt-${number}`,
		nowMs,
		"",
		"",
		"",
		attempt.points,
		1,
		attempt.questionId,
	);
	sql.exec("INSERT INTO idempotency_keys VALUES (?, ?, ?)", attempt.key, "hash", number);
	sql.exec("UPDATE totals SET attempts = attempts + 1, points = points + ?, max = max + ?", attempt.points, 1);
	sql.exec(
		`INSERT INTO skills VALUES (?1, 1, ?2, ?3, ?4) ON CONFLICT (skill) DO UPDATE SET
		seen = seen + 1, correct = correct + ?2, last_at = ?3, last_verdict = ?4`,
		attempt.skill,
		attempt.points,
		nowMs,
		attempt.points === 1 ? "correct" : "wrong",
	);
	sql.exec(
		`INSERT INTO misconceptions VALUES (?1, 1, ?2)
		ON CONFLICT (id) DO UPDATE SET seen = seen + 1, last_at = ?2`,
		attempt.misconception,
		nowMs,
	);
	sql.exec("UPDATE attempts SET response = ? WHERE number = ?", attempt.response, number);
	return number;
}

/** As its reading methods did: a list of attempts, one response, progress. */
export function readAsIn010(sql: SqlStorage) {
	return {
		attempts: sql
			.exec<{ number: number; points: number }>(
				`SELECT number, attempt_id, submitted_at, scenario_id, family, template, points, max, question_id
			FROM attempts WHERE number < ? ORDER BY number DESC LIMIT ?`,
				999,
				100,
			)
			.toArray(),
		response: sql.exec<{ response: string }>("SELECT response FROM attempts WHERE number = ?", 1).one().response,
		attempted: sql.exec("SELECT DISTINCT question_id AS question, template FROM attempts").toArray(),
		totals: sql.exec<{ attempts: number; points: number }>("SELECT attempts, points, max FROM totals").one(),
		skills: sql.exec<{ skill: string; seen: number }>("SELECT * FROM skills ORDER BY skill").toArray(),
		misconceptions: sql.exec("SELECT * FROM misconceptions ORDER BY id").toArray(),
	};
}

/** As its `takeHint` and its record of an assessed attempt did. */
export function assessAsIn010(sql: SqlStorage, number: number, scenarioId: string, expiresAtMs: number): void {
	sql.exec("DELETE FROM hints WHERE expires_at <= ?", 0);
	sql.exec(
		`INSERT INTO hints VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (scenario_id, blank) DO UPDATE SET level = max(level, ?3)`,
		scenarioId,
		"b1",
		1,
		expiresAtMs,
	);
	sql.exec("INSERT INTO assessed_attempts VALUES (?, ?, ?, ?, ?)", number, scenarioId, 1, expiresAtMs, null);
}
