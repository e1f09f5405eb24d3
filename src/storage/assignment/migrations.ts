// The tables of an assignment. Times are milliseconds since 1970.
// `walk_after`: what a change still has to reach, learners behind this id, and whether their points are to be counted again;
// null where nothing. `ends_at`: until when the paper takes answers, by the terms of its learner. `taken_off`: how far papers
// and revisions had come of learners who were taken off, should they come back.
import type { Migrations } from "../migrate.ts";
import { OUTBOX_TABLE } from "../outbox.ts";
import { CONTRADICTED_IDEAS, SUMMARIES_TABLE } from "./earlier-summaries.ts";
import { REGRADE_TABLES } from "./regrade-tables.ts";
import { PACKED_SUMMARIES } from "./summaries.ts";

export const ASSIGNMENT_MIGRATIONS: Migrations = [
	`
	CREATE TABLE assignment (
		tenant TEXT NOT NULL,
		revision INTEGER NOT NULL,
		definition TEXT NOT NULL,
		begun_at INTEGER,
		walk_after TEXT,
		walk_recounts INTEGER NOT NULL
	);
	CREATE TABLE erased (tenant TEXT NOT NULL, assignment_id TEXT NOT NULL);
	CREATE TABLE learners (
		learner_id TEXT PRIMARY KEY,
		named INTEGER NOT NULL,
		override TEXT NOT NULL,
		paper INTEGER NOT NULL,
		revision INTEGER NOT NULL,
		excused INTEGER NOT NULL,
		started_at INTEGER,
		ends_at INTEGER,
		finished_at INTEGER,
		finished_by TEXT,
		points REAL NOT NULL,
		days_late INTEGER NOT NULL,
		updated_at INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX learners_by_points ON learners (points, learner_id);
	CREATE INDEX learners_by_update ON learners (updated_at, learner_id);
	CREATE TABLE taken_off (learner_id TEXT PRIMARY KEY, paper INTEGER NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID;
	CREATE TABLE results (
		learner_id TEXT NOT NULL,
		number INTEGER NOT NULL,
		paper INTEGER NOT NULL,
		item INTEGER NOT NULL,
		attempt_id TEXT NOT NULL,
		submitted_at INTEGER NOT NULL,
		share REAL NOT NULL,
		seconds INTEGER NOT NULL,
		ideas TEXT NOT NULL,
		contradicted TEXT NOT NULL,
		skills TEXT NOT NULL,
		PRIMARY KEY (learner_id, paper, item, number)
	) WITHOUT ROWID;
	CREATE TABLE item_scores (
		learner_id TEXT NOT NULL,
		item INTEGER NOT NULL,
		tries INTEGER NOT NULL,
		points REAL NOT NULL,
		days_late INTEGER NOT NULL,
		last_at INTEGER NOT NULL,
		PRIMARY KEY (learner_id, item)
	) WITHOUT ROWID;
	${OUTBOX_TABLE}
	`,
	SUMMARIES_TABLE,
	REGRADE_TABLES,
	// `body_hash`: of the call that made it, where that had an Idempotency-Key; null where it had none. `until`: so long it is
	// remembered that one with a key was erased. `to_name`: learners it is for who have no row yet.
	`
	ALTER TABLE assignment ADD COLUMN body_hash TEXT;
	ALTER TABLE erased ADD COLUMN until INTEGER;
	CREATE TABLE to_name (learner_id TEXT PRIMARY KEY) WITHOUT ROWID;
	`,
	CONTRADICTED_IDEAS,
	PACKED_SUMMARIES,
	// When a learner was named last: of an erased one who was named since, that is kept.
	"ALTER TABLE learners ADD COLUMN named_at INTEGER",
];
