// The SQL of a learner's record. Each function is one question or one change; transactions are the object's.
import type { AttemptItem, ScenarioAttemptItem } from "../../contract/attempt.ts";
import type { Progress, SkillProgress } from "../../contract/progress.ts";
import type { Attempted, SkillSighting, Submission } from "../../practice/submission.ts";

export interface KnownKey extends Record<string, SqlStorageValue> {
	body_hash: string;
	number: number;
	response: string;
}

export function findKey(sql: SqlStorage, key: string): KnownKey | null {
	return (
		sql
			.exec<KnownKey>(
				`SELECT k.body_hash, a.number, a.response FROM idempotency_keys k
				JOIN attempts a ON a.number = k.attempt_number WHERE k.key = ?`,
				key,
			)
			.toArray()[0] ?? null
	);
}

export function countAttempts(sql: SqlStorage): number {
	return sql.exec<{ attempts: number }>("SELECT attempts FROM totals").one().attempts;
}

/** Adds the attempt without its response, which can only be written once the new progress is known. */
export function insertAttempt(sql: SqlStorage, s: Submission, number: number, attemptId: string, nowMs: number): void {
	const about = "questionId" in s ? ["", "", ""] : [s.scenarioId, s.family, s.template];
	sql.exec(
		"INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
		number,
		attemptId,
		nowMs,
		...about,
		s.points,
		s.max,
		"questionId" in s ? s.questionId : null,
	);
	sql.exec("INSERT INTO idempotency_keys VALUES (?, ?, ?)", s.idempotencyKey, s.bodyHash, number);
	sql.exec("UPDATE totals SET attempts = attempts + 1, points = points + ?, max = max + ?", s.points, s.max);
}

export function setResponse(sql: SqlStorage, number: number, response: string): void {
	sql.exec("UPDATE attempts SET response = ? WHERE number = ?", response, number);
}

export function countSkill(sql: SqlStorage, sighting: SkillSighting, nowMs: number): void {
	sql.exec(
		`INSERT INTO skills VALUES (?1, 1, ?2, ?3, ?4) ON CONFLICT (skill) DO UPDATE SET
		seen = seen + 1, correct = correct + ?2, last_at = ?3, last_verdict = ?4`,
		sighting.skill,
		sighting.correct ? 1 : 0,
		nowMs,
		sighting.verdict,
	);
}

export function countMisconception(sql: SqlStorage, id: string, nowMs: number): void {
	sql.exec(
		`INSERT INTO misconceptions VALUES (?1, 1, ?2)
		ON CONFLICT (id) DO UPDATE SET seen = seen + 1, last_at = ?2`,
		id,
		nowMs,
	);
}

export function readTotals(sql: SqlStorage): Progress["totals"] {
	const totals = sql
		.exec<{ attempts: number; points: number; max: number }>("SELECT attempts, points, max FROM totals")
		.one();
	return { ...totals, scaled: scaled(totals) };
}

interface SkillRow extends Record<string, SqlStorageValue> {
	skill: string;
	seen: number;
	correct: number;
	last_at: number;
	last_verdict: SkillProgress["lastVerdict"];
}

export function readSkills(sql: SqlStorage): Progress["skills"] {
	return sql
		.exec<SkillRow>("SELECT * FROM skills ORDER BY skill")
		.toArray()
		.map((row) => ({
			skill: row.skill,
			seen: row.seen,
			correct: row.correct,
			lastAt: timestamp(row.last_at),
			lastVerdict: row.last_verdict,
		}));
}

export function readMisconceptions(sql: SqlStorage): Progress["misconceptions"] {
	return sql
		.exec<{ id: string; seen: number; last_at: number }>("SELECT * FROM misconceptions ORDER BY id")
		.toArray()
		.map((row) => ({ id: row.id, seen: row.seen, lastAt: timestamp(row.last_at) }));
}

interface AttemptRow extends Record<string, SqlStorageValue> {
	number: number;
	attempt_id: string;
	submitted_at: number;
	scenario_id: string;
	family: ScenarioAttemptItem["family"];
	template: string;
	points: number;
	max: number;
	question_id: string | null;
}

/** Newest first, those with a number below `before`. */
export function listAttempts(sql: SqlStorage, limit: number, before: number): AttemptItem[] {
	return sql
		.exec<AttemptRow>(
			`SELECT number, attempt_id, submitted_at, scenario_id, family, template, points, max, question_id
			FROM attempts WHERE number < ? ORDER BY number DESC LIMIT ?`,
			before,
			limit,
		)
		.toArray()
		.map((row) => ({
			attemptId: row.attempt_id,
			number: row.number,
			submittedAt: timestamp(row.submitted_at),
			...(row.question_id === null
				? { scenarioId: row.scenario_id, family: row.family, template: row.template }
				: { questionId: row.question_id }),
			score: { points: row.points, max: row.max, scaled: scaled(row) },
		}));
}

export function readAttempted(sql: SqlStorage): Attempted {
	const rows = sql
		.exec<{ question: string | null; template: string }>(
			"SELECT DISTINCT question_id AS question, template FROM attempts",
		)
		.toArray();
	return {
		questions: rows.flatMap(({ question }) => question ?? []),
		templates: rows.flatMap(({ question, template }) => (question === null ? template : [])),
	};
}

export function readResponse(sql: SqlStorage, number: number): string | null {
	const [row] = sql.exec<{ response: string }>("SELECT response FROM attempts WHERE number = ?", number).toArray();
	return row?.response ?? null;
}

function scaled({ points, max }: { readonly points: number; readonly max: number }): number {
	return max === 0 ? 0 : points / max;
}

function timestamp(ms: number): string {
	return new Date(ms).toISOString();
}
