// The tables of a tenant. Times are milliseconds since 1970.
import type { Migrations } from "../migrate.ts";
import { WEBHOOKS_TABLE } from "./webhooks.ts";

export const TENANT_MIGRATIONS: Migrations = [
	// `gone` is what was erased a short while ago: a note that was on its way meanwhile must not bring it back. Triggers count,
	// so that nobody goes through a list to know how long it is, also what an erasure of the tenant has come to.
	`
	CREATE TABLE learners (learner_id TEXT PRIMARY KEY, first_at INTEGER NOT NULL) WITHOUT ROWID;
	CREATE INDEX learners_by_time ON learners (first_at);
	CREATE TABLE assignments (
		assignment_id TEXT PRIMARY KEY,
		revision INTEGER NOT NULL,
		title TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		opens_at INTEGER,
		due_at INTEGER,
		closes_at INTEGER
	) WITHOUT ROWID;
	CREATE INDEX assignments_by_time ON assignments (created_at, assignment_id);
	CREATE TABLE gone (kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
	CREATE INDEX gone_by_time ON gone (at);
	CREATE TABLE counts (learners INTEGER NOT NULL, assignments INTEGER NOT NULL);
	INSERT INTO counts (learners, assignments) VALUES (0, 0);
	CREATE TABLE erasure (
		tenant TEXT NOT NULL,
		up_to INTEGER NOT NULL,
		ended_at INTEGER,
		learners INTEGER NOT NULL,
		assignments INTEGER NOT NULL,
		webhooks INTEGER NOT NULL
	);
	CREATE TRIGGER learner_comes AFTER INSERT ON learners BEGIN
		UPDATE counts SET learners = learners + 1;
	END;
	CREATE TRIGGER learner_goes AFTER DELETE ON learners BEGIN
		UPDATE counts SET learners = learners - 1;
		UPDATE erasure SET learners = learners + 1 WHERE OLD.first_at <= up_to;
	END;
	CREATE TRIGGER assignment_comes AFTER INSERT ON assignments BEGIN
		UPDATE counts SET assignments = assignments + 1;
	END;
	CREATE TRIGGER assignment_goes AFTER DELETE ON assignments BEGIN
		UPDATE counts SET assignments = assignments - 1;
		UPDATE erasure SET assignments = assignments + 1 WHERE OLD.created_at <= up_to;
	END;
	`,
	`
	${WEBHOOKS_TABLE}
	CREATE TRIGGER webhook_goes AFTER DELETE ON webhooks BEGIN
		UPDATE erasure SET webhooks = webhooks + 1 WHERE OLD.created_at <= up_to;
	END;
	`,
];
