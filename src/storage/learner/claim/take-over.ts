// What a learner's record takes over from one that it claimed: attempts are appended with new numbers, everything else of
// them stays, and progress adds up. Runs inside the caller's transaction.
import type { LearnerId } from "../../../contract/primitives.ts";
import { addAttempts, type Counted } from "../../../practice/progress.ts";
import { pack } from "../../packed.ts";
import { timestamp } from "../queries.ts";
import { caughtUp, type Head, readHead } from "../record.ts";
import { PROGRESS_EVERY, setAssessed } from "../tallies.ts";
import { afterClaim } from "./after-claim.ts";
import { type AttemptRows, type Handed, type Row, TABLES_OF_ATTEMPTS, type TableOfAttempts } from "./hand-over.ts";
import { addUnattributed } from "./unattributed.ts";

export function takeOver(sql: SqlStorage, learnerId: LearnerId, handed: Handed): void {
	takeHints(sql, handed.hints);
	takeShownKeys(sql, handed.shownKeys);
	const head = caughtUp(sql, readHead(sql, learnerId));
	let progress = handed.unattributed ? addUnattributed(head.progress, handed.unattributed) : head.progress;
	/** Of the attempt whose progress was last stored whole; none at first, nor once version 0.1 recorded one. */
	let since: number | null = null;
	for (const [i, rows] of handed.attempts.entries()) {
		const number = head.number + 1 + i;
		if (!rows.results) since = null;
		else if (since === null || number - since >= PROGRESS_EVERY) since = number;
		progress = addAttempts(progress, countedOf(rows));
		takeAttempt(sql, rows, { number, since, progress });
	}
	setTallies(sql, progress, handed.attempts);
	afterClaim(sql, { from: head.number + 1, to: head.number + handed.attempts.length, isLast: handed.next === null });
}

function takeHints(sql: SqlStorage, hints: readonly Row[]): void {
	for (const { scenario_id, blank, level, expires_at } of hints)
		sql.exec(
			`INSERT INTO hints (scenario_id, blank, level, expires_at) VALUES (?, ?, ?, ?)
			ON CONFLICT (scenario_id, blank) DO UPDATE SET level = max(level, excluded.level)`,
			scenario_id,
			blank,
			level,
			expires_at,
		);
}

function takeShownKeys(sql: SqlStorage, keys: readonly Row[]): void {
	for (const { instance, until } of keys)
		sql.exec(
			`INSERT INTO shown_keys (instance, until) VALUES (?, ?) ON CONFLICT (instance) DO UPDATE SET until =
			CASE WHEN until IS NULL OR excluded.until IS NULL THEN NULL ELSE max(until, excluded.until) END`,
			instance,
			until,
		);
}

/** What it adds to progress: of one that version 0.1 recorded only the points are known (unattributed.ts). */
function countedOf({ attempts, results }: AttemptRows): readonly Counted[] {
	const at = timestamp(Number(attempts.submitted_at));
	if (!results) {
		const { points, max } = attempts;
		const added = { points: Number(points), max: Number(max), assessed: null, sightings: [], misconceptions: [] };
		return [{ added, at }];
	}
	return results.counted === 1 ? [{ added: JSON.parse(String(results.contribution)), at }] : [];
}

interface Place {
	readonly number: number;
	readonly since: number | null;
	readonly progress: Head["progress"];
}

function takeAttempt(sql: SqlStorage, rows: AttemptRows, { number, since, progress }: Place): void {
	const changed: Partial<Record<TableOfAttempts, Row>> = {
		// All of the response that an earlier release can answer: it says the number, too.
		attempts: { response: JSON.stringify({ ...JSON.parse(String(rows.attempts.response)), number }) },
		idempotency_keys: freeKey(sql, rows),
		results: { since, progress: since === number ? bufferOf(pack(JSON.stringify(progress))) : null },
	};
	for (const table of Object.keys(TABLES_OF_ATTEMPTS) as TableOfAttempts[]) {
		const row = rows[table];
		if (row) insert(sql, table, { ...row, ...changed[table], [TABLES_OF_ATTEMPTS[table]]: number });
	}
}

/**
 * A key stays good: what is sent again under it, to the learner who claimed the record, is answered and counts once. Where
 * that learner has used the same one, which by chance nobody does, it becomes one that no header can hold.
 */
function freeKey(sql: SqlStorage, { idempotency_keys, attempts }: AttemptRows): Row {
	const key = String(idempotency_keys?.key);
	const taken = sql.exec("SELECT attempt_number FROM idempotency_keys WHERE key = ?", key).toArray().length > 0;
	return { key: taken ? `${key}\n${attempts.attempt_id}` : key };
}

function insert(sql: SqlStorage, table: TableOfAttempts, row: Row): void {
	const columns = Object.keys(row);
	const places = columns.map(() => "?").join(", ");
	sql.exec(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`, ...Object.values(row));
}

function bufferOf(octets: Uint8Array<ArrayBuffer>): ArrayBuffer {
	return octets.buffer.slice(octets.byteOffset, octets.byteOffset + octets.byteLength);
}

/** What attempts add up to, as it was worked out. */
function setTallies(sql: SqlStorage, progress: Head["progress"], attempts: readonly AttemptRows[]): void {
	const { totals, assessed, skills, misconceptions } = progress;
	const uncounted = attempts.filter(({ results }) => results?.counted === 0).length;
	sql.exec(
		"UPDATE totals SET attempts = attempts + ?, points = ?, max = ?",
		attempts.length,
		totals.points,
		totals.max,
	);
	sql.exec("UPDATE tallies SET uncounted = uncounted + ?", uncounted);
	setAssessed(sql, assessed);
	for (const { skill, seen, correct, lastAt, lastVerdict } of skills)
		sql.exec(
			`INSERT INTO skills (skill, seen, correct, last_at, last_verdict) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (skill) DO UPDATE SET seen = excluded.seen, correct = excluded.correct,
			last_at = excluded.last_at, last_verdict = excluded.last_verdict`,
			skill,
			seen,
			correct,
			Date.parse(lastAt),
			lastVerdict,
		);
	for (const { id, seen, lastAt } of misconceptions)
		sql.exec(
			`INSERT INTO misconceptions (id, seen, last_at) VALUES (?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, last_at = excluded.last_at`,
			id,
			seen,
			Date.parse(lastAt),
		);
}
