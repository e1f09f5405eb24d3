// The SQL of attempts. Each function is one question or one change; transactions are the object's.
import { specText } from "../../practice/kept-spec.ts";
import { showsSkill } from "../../practice/sighting.ts";
import type { Attempted, Submission } from "../../practice/submission.ts";

/** An attempt as it is stored. */
export interface StoredAttempt extends Record<string, SqlStorageValue> {
	number: number;
	attempt_id: string;
	submitted_at: number;
	/** The whole of it, where an earlier release recorded the attempt. */
	response: string;
	/** Empty where it was at a question. */
	scenario_id: string;
	/** Null, as `since` is, where an earlier release recorded the attempt. */
	packed: ArrayBuffer | null;
	/** Number of the attempt with the last progress that was stored whole, up to this one. */
	since: number | null;
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

interface FoundRow extends Nullable<StoredAttempt> {
	/** How many attempts there are, which is the number of the last. */
	attempts: number;
	body_hash: string | null;
	shown: number;
}

/** What the record knows of a submission before it is graded. */
export interface Found {
	/** How many attempts there are. */
	readonly attempts: number;
	/** The attempt that was recorded under the key, with the hash of its body; null if the key is new. */
	readonly known: { readonly bodyHash: string; readonly stored: StoredAttempt } | null;
	/** Whether the learner was shown the key of what is attempted. */
	readonly keyShown: boolean;
}

/** One question for all of it: most of what a replay costs the object. */
export function find(sql: SqlStorage, idempotencyKey: string, instance: string | null, nowMs: number): Found {
	const {
		attempts,
		shown,
		body_hash: bodyHash,
		...stored
	} = sql
		.exec<FoundRow>(
			`SELECT t.attempts, k.body_hash, a.number, a.attempt_id, a.submitted_at, a.response, a.scenario_id, p.packed, r.since,
			EXISTS (SELECT 1 FROM shown_keys WHERE instance = ?1 AND (until IS NULL OR until > ?2)) AS shown
			FROM totals t LEFT JOIN idempotency_keys k ON k.key = ?3
			LEFT JOIN attempts a ON a.number = k.attempt_number LEFT JOIN results r ON r.number = a.number
			LEFT JOIN responses p ON p.number = a.number`,
			instance,
			nowMs,
			idempotencyKey,
		)
		.one();
	const known = bodyHash !== null && isWhole(stored) ? { bodyHash, stored } : null;
	return { attempts, known, keyShown: shown === 1 };
}

function isWhole(stored: Nullable<StoredAttempt>): stored is StoredAttempt {
	return stored.number !== null;
}

export function countAttempts(sql: SqlStorage): number {
	return sql.exec<{ attempts: number }>("SELECT attempts FROM totals").one().attempts;
}

export interface AttemptStamp {
	readonly number: number;
	readonly attemptId: string;
	/** ISO timestamp. */
	readonly submittedAt: string;
}

/** What is worked out for the record beside the submission itself. */
export interface Kept {
	/** As of `StoredAttempt`. */
	readonly since: number;
	/** Packed; null where it is not stored whole. */
	readonly progress: Uint8Array | null;
	readonly packed: Uint8Array;
	readonly solved: Uint8Array | null;
	/** Name of what has the key that the response shows; null where it shows none. */
	readonly shown: string | null;
}

/** Into every table that has to do with it, see the view's trigger. */
export function insertAttempt(sql: SqlStorage, s: Submission, stamp: AttemptStamp, kept: Kept): void {
	const { subject, points, max, facts, contribution } = s;
	const about = "questionId" in subject ? ["", "", ""] : [subject.scenarioId, subject.family, subject.template];
	// All of the response that a release can answer which does not know the table of results.
	const response = JSON.stringify({ ...stamp, score: { points, max, scaled: scaled(s) } });
	const sightings = contribution.sightings.map(([skill, verdict]) => [skill, verdict, showsSkill(verdict) ? 1 : 0]);
	sql.exec(
		`INSERT INTO recorded (number, attempt_id, submitted_at, scenario_id, family, template, points, max, response,
		question_id, key, body_hash, counted, facts, contribution, since, progress, answers, spec, packed, solved,
		shown, sightings, misconceptions)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		stamp.number,
		stamp.attemptId,
		Date.parse(stamp.submittedAt),
		...about,
		points,
		max,
		response,
		"questionId" in subject ? subject.questionId : null,
		s.idempotencyKey,
		s.bodyHash,
		facts.counted ? 1 : 0,
		JSON.stringify(facts),
		JSON.stringify(contribution),
		kept.since,
		kept.progress,
		JSON.stringify(s.answers),
		s.spec && specText(s.spec),
		kept.packed,
		kept.solved,
		kept.shown,
		JSON.stringify(sightings),
		JSON.stringify(contribution.misconceptions),
	);
}

export function readAttempt(sql: SqlStorage, number: number): StoredAttempt | null {
	const [row] = sql
		.exec<StoredAttempt>(
			`SELECT a.number, a.attempt_id, a.submitted_at, a.response, a.scenario_id, p.packed, r.since FROM attempts a
			LEFT JOIN results r ON r.number = a.number LEFT JOIN responses p ON p.number = a.number WHERE a.number = ?`,
			number,
		)
		.toArray();
	return row ?? null;
}

/** By the attempts up to this number: from one subject of the index to the next, of which there are few. */
export function readAttempted(sql: SqlStorage, upTo = Number.MAX_SAFE_INTEGER): Attempted {
	const rows = sql
		.exec<{ question: string | null; template: string; last: number }>(
			`WITH RECURSIVE templates (template) AS (
				SELECT min(template) FROM attempts WHERE question_id IS NULL
				UNION ALL SELECT (SELECT min(a.template) FROM attempts a WHERE a.question_id IS NULL AND a.template > t.template)
				FROM templates t WHERE t.template IS NOT NULL
			), questions (question) AS (
				SELECT min(question_id) FROM attempts WHERE question_id IS NOT NULL
				UNION ALL SELECT (SELECT min(a.question_id) FROM attempts a WHERE a.question_id > q.question)
				FROM questions q WHERE q.question IS NOT NULL
			)
			SELECT question, template, last FROM (
				SELECT NULL AS question, template, (SELECT max(a.number) FROM attempts a
				WHERE a.question_id IS NULL AND a.template = t.template AND a.number <= ?1) AS last FROM templates t
				UNION ALL SELECT question, '', (SELECT max(a.number) FROM attempts a
				WHERE a.question_id = q.question AND a.template = '' AND a.number <= ?1) FROM questions q
			) WHERE last IS NOT NULL ORDER BY last`,
			upTo,
		)
		.toArray();
	return {
		upTo: rows.at(-1)?.last ?? 0,
		questions: rows.flatMap(({ question }) => question ?? []),
		templates: rows.flatMap(({ question, template }) => (question === null ? template : [])),
	};
}

export function scaled({ points, max }: { readonly points: number; readonly max: number }): number {
	return max === 0 ? 0 : points / max;
}

export function timestamp(ms: number): string {
	return new Date(ms).toISOString();
}
