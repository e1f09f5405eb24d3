// The summary of each learner's results, for statistics and the map of misconceptions: made when results are taken, and packed,
// so that reading a class of 10,000 with 200,000 results is reading a few megabytes. Triggers note whose results have changed,
// so that what was not made anew is made before it is read.
import { packIdeas } from "../../course/map/packed-ideas.ts";
import { type KeptResult, summarize } from "../../course/summary.ts";
import { codeGiver } from "./idea-codes.ts";
import { packFirsts, packShown } from "./packed-firsts.ts";

/** Part of the migrations. Two tables: for statistics and the map each reads one of them whole. */
export const PACKED_SUMMARIES = `
	DROP TRIGGER learner_added;
	DROP TRIGGER learner_deleted;
	CREATE TABLE class_firsts (
		learner_id TEXT PRIMARY KEY,
		paper INTEGER NOT NULL,
		firsts BLOB NOT NULL,
		shown BLOB NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE class_ideas (learner_id TEXT PRIMARY KEY, ideas BLOB NOT NULL, skills TEXT NOT NULL) WITHOUT ROWID;
	INSERT OR IGNORE INTO stale_summaries (learner_id) SELECT learner_id FROM first_tries;
	DROP TABLE first_tries;
	DROP TABLE beliefs;
	-- Also of a row that is written anew by INSERT OR REPLACE, which deletes without a trigger.
	CREATE TRIGGER learner_added AFTER INSERT ON learners
	WHEN EXISTS (SELECT 1 FROM results WHERE learner_id = NEW.learner_id)
		AND NOT EXISTS (SELECT 1 FROM class_firsts WHERE learner_id = NEW.learner_id AND paper = NEW.paper)
	BEGIN INSERT OR IGNORE INTO stale_summaries (learner_id) VALUES (NEW.learner_id); END;
	CREATE TRIGGER learner_deleted AFTER DELETE ON learners
	BEGIN
		DELETE FROM class_firsts WHERE learner_id = OLD.learner_id;
		DELETE FROM class_ideas WHERE learner_id = OLD.learner_id;
		DELETE FROM stale_summaries WHERE learner_id = OLD.learner_id;
	END;
	`;

const SUMMARIES = ["class_firsts", "class_ideas"] as const;

type ResultRow = {
	readonly paper: number;
	readonly item: number;
	readonly share: number;
	readonly seconds: number;
	readonly submitted_at: number;
	readonly ideas: string;
	readonly contradicted: string;
	readonly skills: string;
};

/** Inside the transaction that has changed the learner's results; does nothing where none has changed. */
export function keepSummary(sql: SqlStorage, learnerId: string): void {
	const stale = sql.exec("DELETE FROM stale_summaries WHERE learner_id = ? RETURNING learner_id", learnerId);
	if (stale.toArray().length === 0) return;
	const [row] = sql.exec<{ paper: number }>("SELECT paper FROM learners WHERE learner_id = ?", learnerId).toArray();
	if (!row) return;
	const results = readResults(sql, learnerId);
	if (results.length === 0) return deleteSummary(sql, learnerId);
	const { firsts, ideas, skills } = summarize(results, row.paper);
	const codeOf = codeGiver(sql);
	sql.exec(
		"INSERT OR REPLACE INTO class_firsts (learner_id, paper, firsts, shown) VALUES (?, ?, ?, ?)",
		learnerId,
		row.paper,
		packFirsts(firsts),
		packShown(firsts, codeOf),
	);
	sql.exec(
		"INSERT OR REPLACE INTO class_ideas (learner_id, ideas, skills) VALUES (?, ?, ?)",
		learnerId,
		packIdeas(Object.entries(ideas).map(([id, idea]) => [codeOf(id), idea])).buffer,
		JSON.stringify(skills),
	);
}

/** Of whoever has no result: such a learner is none of those who are counted. */
function deleteSummary(sql: SqlStorage, learnerId: string): void {
	for (const table of SUMMARIES) sql.exec(`DELETE FROM ${table} WHERE learner_id = ?`, learnerId);
}

function readResults(sql: SqlStorage, learnerId: string): readonly KeptResult[] {
	return sql
		.exec<ResultRow>(
			`SELECT paper, item, share, seconds, submitted_at, ideas, contradicted, skills
			FROM results WHERE learner_id = ? ORDER BY number`,
			learnerId,
		)
		.toArray()
		.map(resultOf);
}

function resultOf({ paper, item, share, seconds, submitted_at, ideas, contradicted, skills }: ResultRow): KeptResult {
	return {
		paper,
		item,
		share,
		seconds,
		submittedAtMs: submitted_at,
		ideas: JSON.parse(ideas),
		contradicted: JSON.parse(contradicted),
		skills: JSON.parse(skills),
	};
}

/** Some of what has changed is made anew. Inside a transaction. */
export function keepSome(sql: SqlStorage, most: number): void {
	const stale = sql.exec<{ learner_id: string }>("SELECT learner_id FROM stale_summaries LIMIT ?", most).toArray();
	for (const { learner_id } of stale) keepSummary(sql, learner_id);
}

/** Whether something has changed since it was made. */
export function isStale(sql: SqlStorage): boolean {
	return sql.exec("SELECT learner_id FROM stale_summaries LIMIT 1").toArray().length > 0;
}

/** Makes anew whatever has changed since it was made. */
export function keepStale(sql: SqlStorage): void {
	keepSome(sql, -1);
}

const TRIGGERS = [
	"result_added",
	"result_changed",
	"result_deleted",
	"learner_added",
	"paper_changed",
	"learner_deleted",
] as const;

/**
 * Of an assignment that is erased, before its other tables are emptied: with triggers that would be done row by row. Its
 * object takes no results from then on.
 */
export function eraseSummaries(sql: SqlStorage): void {
	for (const trigger of TRIGGERS) sql.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
	for (const table of [...SUMMARIES, "stale_summaries"]) sql.exec(`DELETE FROM ${table}`);
}
