// Everything that a record holds, as JSON text, a page at a time: a page reads what it says and nothing else. What is
// withheld from the learner stays withheld.

import type { LearnerId } from "../../contract/primitives.ts";
import type { Progress } from "../../contract/progress.ts";
import { type ExportItem, fillPage, inBatches } from "../fill-page.ts";
import { listClaims } from "./claim/claims.ts";
import { listAttempts } from "./history.ts";
import { readSomePapers } from "./paper/export.ts";
import { withPapers } from "./paper/tables.ts";
import { RECORD_LISTS, type RecordList, type RecordPlace } from "./place.ts";
import { countAttempts, readAttempt, type StoredAttempt, timestamp } from "./queries.ts";
import { type After, answerAgain, answerSolved } from "./record.ts";
import { addSteps, progressAfter } from "./tallies.ts";

/**
 * Where each table of a record is found in an export. Whoever adds a table says here where its rows are, or what they
 * follow from: a test asks for it.
 */
export const WHERE_EXPORTED: Readonly<Record<string, string>> = {
	migrations: "record.firstUsedAt",
	last_use: "record.lastUsedAt",
	totals: "progress",
	tallies: "progress",
	skills: "progress",
	misconceptions: "progress",
	hints: "hints",
	shown_keys: "shownKeys",
	attempts: "attempts",
	idempotency_keys: "attempts: idempotencyKey; the hash of the body follows from it",
	results: "attempts: answers, item, response; contribution and progress follow from these",
	responses: "attempts: response",
	solutions: "attempts: solved",
	assessed_attempts: "attempts: item.policy",
	learning: "progress: practice and calibration",
	skill_states: "progress: skills; follows from the attempts",
	held: "progress: misconceptions; follows from the attempts",
	active_slots: "progress: streak; follows from the attempts",
	skill_names: "attempts: response",
	attempt_skills: "attempts: response",
	claims: "record.claimed",
	paper_migrations: "papers",
	assigned: "papers",
	papers: "papers; what an item asks is what the paper shows for it",
	paper_attempts: "attempts: item",
	outbox: "attempts: item; papers: finishedAt. Kept until the assignment has taken it",
	sqlite_sequence: "the last message of the outbox; says nothing of the learner",
};

/** Rows that are read at a time where they are short. */
const BATCH = 500;

/** What follows a key in each list. */
const LISTS = {
	hints: readHints,
	shownKeys: readShownKeys,
	papers: readPapers,
	attempts: readAttempts,
} as const satisfies Record<RecordList, (sql: SqlStorage, after: string, nowMs: number) => Iterable<ExportItem>>;

export interface ExportPage {
	/** Text of an object that lacks only where to go on. */
	readonly json: string;
	readonly next: RecordPlace | null;
}

/** `sql` is null where there is no record, `from` at the beginning; `progress` is only asked for there. */
export function exportPage(
	sql: SqlStorage | null,
	learnerId: LearnerId,
	from: RecordPlace | null,
	{ nowMs, progress }: { readonly nowMs: number; readonly progress: () => Progress },
): ExportPage {
	const { items, next } = fillPage(RECORD_LISTS, from, (list, after) => (sql ? LISTS[list](sql, after, nowMs) : []));
	const page = {
		learnerId,
		exportedAt: timestamp(nowMs),
		...(from === null && {
			record: sql ? readProfile(sql) : { firstUsedAt: null, lastUsedAt: null, attempts: 0, claimed: [] },
			progress: progress(),
		}),
	};
	const lists = Object.entries(items).map(([name, texts]) => `${JSON.stringify(name)}:[${texts.join(",")}]`);
	return { json: `${JSON.stringify(page).slice(0, -1)},${lists.join(",")}}`, next };
}

function readProfile(sql: SqlStorage) {
	const { first, used, submitted } = sql
		.exec<{ first: number; used: number | null; submitted: number | null }>(
			`SELECT (SELECT min(applied_at) FROM migrations) AS first, (SELECT max(at) FROM last_use) AS used,
			(SELECT max(submitted_at) FROM attempts) AS submitted`,
		)
		.one();
	return {
		firstUsedAt: timestamp(first),
		lastUsedAt: timestamp(Math.max(first, used ?? 0, submitted ?? 0)),
		attempts: countAttempts(sql),
		claimed: listClaims(sql),
	};
}

function readHints(sql: SqlStorage, from: string, nowMs: number): Iterable<ExportItem> {
	return inBatches(from, (after) => readSomeHints(sql, after, nowMs));
}

function readSomeHints(sql: SqlStorage, after: string, nowMs: number): readonly ExportItem[] {
	const [scenarioId = "", blank = ""] = after.split(" ");
	return sql
		.exec<{ scenario_id: string; blank: string; level: number; expires_at: number }>(
			`SELECT scenario_id, blank, level, expires_at FROM hints
			WHERE (scenario_id, blank) > (?, ?) AND expires_at > ? ORDER BY scenario_id, blank LIMIT ?`,
			scenarioId,
			blank,
			nowMs,
			BATCH,
		)
		.toArray()
		.map((row) => {
			const hint = { scenarioId: row.scenario_id, blank: row.blank, level: row.level };
			return {
				key: `${row.scenario_id} ${row.blank}`,
				json: JSON.stringify({ ...hint, expiresAt: timestamp(row.expires_at) }),
			};
		});
}

function readShownKeys(sql: SqlStorage, from: string): Iterable<ExportItem> {
	return inBatches(from, (after) => readSomeShownKeys(sql, after));
}

function readSomeShownKeys(sql: SqlStorage, after: string): readonly ExportItem[] {
	return sql
		.exec<{ instance: string; until: number | null }>(
			"SELECT instance, until FROM shown_keys WHERE instance > ? ORDER BY instance LIMIT ?",
			after,
			BATCH,
		)
		.toArray()
		.map(({ instance, until }) => ({
			key: instance,
			json: JSON.stringify({ instance, until: until === null ? null : timestamp(until) }),
		}));
}

function readPapers(sql: SqlStorage, from: string): Iterable<ExportItem> {
	return withPapers(sql) ? inBatches(from, (after) => readSomePapers(sql, after)) : [];
}

interface AttemptRow extends Record<string, SqlStorageValue> {
	number: number;
	key: string;
	answers: string | null;
	/** Null, as the next two are, where an earlier release recorded the attempt. */
	since: number | null;
	counted: number | null;
	contribution: string | null;
	submitted_at: number;
}

/** One at a time: they are long. */
function* readAttempts(sql: SqlStorage, after: string, nowMs: number): Generator<ExportItem> {
	let known: After | undefined;
	for (let row = readRow(sql, Number(after)); row; row = readRow(sql, row.number)) {
		known = progressAt(sql, row, known);
		const stored = readAttempt(sql, row.number);
		if (stored) yield { key: String(row.number), json: attemptJson(sql, row, { stored, known, nowMs }) };
	}
}

/** The one after this number. */
function readRow(sql: SqlStorage, number: number): AttemptRow | undefined {
	return sql
		.exec<AttemptRow>(
			`SELECT a.number, k.key, r.answers, r.since, r.counted, r.contribution, a.submitted_at
			FROM attempts a CROSS JOIN idempotency_keys k ON k.attempt_number = a.number
			LEFT JOIN results r ON r.number = a.number WHERE a.number > ? ORDER BY a.number LIMIT 1`,
			number,
		)
		.toArray()[0];
}

/** Progress right after an attempt: of the one before it, where that is known, it is a step. */
function progressAt(sql: SqlStorage, row: AttemptRow, before: After | undefined): After | undefined {
	const { number, since, counted, contribution, submitted_at } = row;
	if (since === null || counted === null || contribution === null) return undefined;
	const isStep = before?.number === number - 1 && since !== number;
	const progress = isStep
		? addSteps(before.progress, [{ counted, contribution, submitted_at }])
		: progressAfter(sql, number, since);
	return { number, progress };
}

interface Known {
	readonly stored: StoredAttempt;
	readonly known: After | undefined;
	readonly nowMs: number;
}

function attemptJson(sql: SqlStorage, row: AttemptRow, { stored, known, nowMs }: Known): string {
	const { items } = listAttempts(sql, { limit: 1, before: row.number + 1, answers: false });
	const texts = {
		item: items.slice(1, -1),
		// What follows a line end was added to a key that two attempts would have had (claim/take-over.ts).
		idempotencyKey: JSON.stringify(row.key.split("\n")[0]),
		answers: row.answers,
		response: answerAgain(sql, stored, known),
		solved: answerSolved(sql, stored, nowMs),
	};
	const members = Object.entries(texts).flatMap(([name, text]) => (text === null ? [] : `"${name}":${text}`));
	return `{${members.join(",")}}`;
}
