// The tables of a learner's record. Times are milliseconds since 1970.
import type { Migrations } from "../migrate.ts";

export const LEARNER_MIGRATIONS: Migrations = [
	`
	CREATE TABLE attempts (
		number INTEGER PRIMARY KEY,
		attempt_id TEXT NOT NULL,
		submitted_at INTEGER NOT NULL,
		scenario_id TEXT NOT NULL,
		family TEXT NOT NULL,
		template TEXT NOT NULL,
		points REAL NOT NULL,
		max REAL NOT NULL,
		response TEXT NOT NULL
	);
	CREATE TABLE idempotency_keys (
		key TEXT PRIMARY KEY,
		body_hash TEXT NOT NULL,
		attempt_number INTEGER NOT NULL REFERENCES attempts (number)
	) WITHOUT ROWID;
	CREATE TABLE totals (
		attempts INTEGER NOT NULL,
		points REAL NOT NULL,
		max REAL NOT NULL
	);
	INSERT INTO totals VALUES (0, 0, 0);
	CREATE TABLE skills (
		skill TEXT PRIMARY KEY,
		seen INTEGER NOT NULL,
		correct INTEGER NOT NULL,
		last_at INTEGER NOT NULL,
		last_verdict TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE misconceptions (
		id TEXT PRIMARY KEY,
		seen INTEGER NOT NULL,
		last_at INTEGER NOT NULL
	) WITHOUT ROWID;
	`,
	`
	CREATE TABLE hints (
		scenario_id TEXT NOT NULL,
		blank TEXT NOT NULL,
		level INTEGER NOT NULL,
		expires_at INTEGER NOT NULL,
		PRIMARY KEY (scenario_id, blank)
	) WITHOUT ROWID;
	CREATE INDEX hints_by_expiry ON hints (expires_at);
	CREATE TABLE assessed_attempts (
		attempt_number INTEGER PRIMARY KEY REFERENCES attempts (number),
		scenario_id TEXT NOT NULL,
		attempt_limit INTEGER NOT NULL,
		expires_at INTEGER NOT NULL,
		solved TEXT
	);
	CREATE INDEX assessed_attempts_by_scenario ON assessed_attempts (scenario_id);
	`,
	// Set for an attempt at a question, whose scenario, family and template are empty.
	"ALTER TABLE attempts ADD COLUMN question_id TEXT;",
];
