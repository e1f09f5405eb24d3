// The SQL of what a learner has done with scenarios of their own: hints taken, and attempts that count.
import { showsSolution } from "../../practice/paper.ts";
import type { Assessment, HintWish, Standing } from "../../practice/submission.ts";
import { readKnown } from "./paper/papers.ts";

export function readStanding(sql: SqlStorage, scenarioId: string): Standing {
	const hints = sql
		.exec<{ blank: string; level: number }>(
			"SELECT blank, level FROM hints WHERE scenario_id = ? ORDER BY blank",
			scenarioId,
		)
		.toArray();
	return {
		earned: earnedPoints(sql, scenarioId),
		hints: Object.fromEntries(hints.map(({ blank, level }) => [blank, level])),
	};
}

/** Of the attempts that count together by this key, in order; of those before `number` only. */
export function earnedPoints(sql: SqlStorage, key: string, number = Number.MAX_SAFE_INTEGER): readonly number[] {
	return sql
		.exec<{ points: number }>(
			`SELECT a.points FROM assessed_attempts s JOIN attempts a ON a.number = s.attempt_number
			WHERE s.scenario_id = ? AND s.attempt_number < ? ORDER BY s.attempt_number`,
			key,
			number,
		)
		.toArray()
		.map(({ points }) => points);
}

/** The attempt with its solution stands among the solutions. */
export function insertAssessed(sql: SqlStorage, number: number, { key, attempts, expiresAtMs }: Assessment): void {
	sql.exec(
		`INSERT INTO assessed_attempts (attempt_number, scenario_id, attempt_limit, expires_at, solved)
		VALUES (?, ?, ?, ?, NULL)`,
		number,
		key,
		attempts,
		expiresAtMs,
	);
}

interface SolvedRow extends Record<string, SqlStorageValue> {
	/** The whole response, where an earlier release recorded the attempt. */
	response: string | null;
	packed: ArrayBuffer | null;
	attempt_limit: number;
	expires_at: number;
	/** How many attempts there are at the same. */
	made: number;
	/** Null outside of papers. */
	assignment: string | null;
	paper: number | null;
}

/** The attempt with its solution, if that came to be allowed only after it was answered; null otherwise. */
export function readSolved(
	sql: SqlStorage,
	number: number,
	nowMs: number,
): Pick<SolvedRow, "response" | "packed"> | null {
	const [row] = sql
		.exec<SolvedRow>(
			`SELECT s.solved AS response, p.packed, s.attempt_limit, s.expires_at, r.facts ->> 'assignmentId' AS assignment,
			r.facts ->> 'paper' AS paper,
			(SELECT count(*) FROM assessed_attempts all_of_it WHERE all_of_it.scenario_id = s.scenario_id) AS made
			FROM assessed_attempts s LEFT JOIN solutions p ON p.number = s.attempt_number
			LEFT JOIN results r ON r.number = s.attempt_number WHERE s.attempt_number = ?`,
			number,
		)
		.toArray();
	return row && isAllowed(sql, row, nowMs) ? row : null;
}

/** The terms of a paper say so as they are today; where there are none any more, as they were. */
function isAllowed(sql: SqlStorage, row: SolvedRow, nowMs: number): boolean {
	const { assignment, paper, made } = row;
	const known = assignment === null ? null : readKnown(sql, assignment);
	if (known && paper !== null) return showsSolution(known, { paper, made }, nowMs);
	return row.expires_at <= nowMs || row.attempt_limit <= made;
}

/** The level that is taken now. Forgets hints at scenarios that have expired. */
export function takeHint(sql: SqlStorage, wish: HintWish, nowMs: number): number {
	sql.exec("DELETE FROM hints WHERE expires_at <= ?", nowMs);
	const [row] = sql
		.exec<{ level: number }>("SELECT level FROM hints WHERE scenario_id = ? AND blank = ?", wish.scenarioId, wish.blank)
		.toArray();
	const level = wish.level ?? Math.min((row?.level ?? 0) + 1, wish.highestLevel);
	sql.exec(
		`INSERT INTO hints (scenario_id, blank, level, expires_at) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (scenario_id, blank) DO UPDATE SET level = max(level, ?3)`,
		wish.scenarioId,
		wish.blank,
		level,
		wish.expiresAtMs,
	);
	return level;
}

/** At scenarios that have not expired. */
export function countHints(sql: SqlStorage, nowMs: number): number {
	return sql.exec<{ hints: number }>("SELECT count(*) AS hints FROM hints WHERE expires_at > ?", nowMs).one().hints;
}
