// What summaries were kept in before they were packed: migrations that stay, for databases have them behind them.

export const SUMMARIES_TABLE = `
	CREATE TABLE first_tries (
		learner_id TEXT NOT NULL UNIQUE,
		paper INTEGER NOT NULL,
		firsts TEXT NOT NULL,
		ideas TEXT NOT NULL
	);
	CREATE TABLE beliefs (learner_id TEXT NOT NULL UNIQUE, ideas TEXT NOT NULL, skills TEXT NOT NULL);
	CREATE TABLE stale_summaries (learner_id TEXT PRIMARY KEY) WITHOUT ROWID;
	CREATE TRIGGER result_added AFTER INSERT ON results
	BEGIN INSERT OR IGNORE INTO stale_summaries (learner_id) VALUES (NEW.learner_id); END;
	CREATE TRIGGER result_changed AFTER UPDATE ON results
	BEGIN INSERT OR IGNORE INTO stale_summaries (learner_id) VALUES (NEW.learner_id); END;
	CREATE TRIGGER result_deleted AFTER DELETE ON results
	WHEN EXISTS (SELECT 1 FROM learners WHERE learner_id = OLD.learner_id)
	BEGIN INSERT OR IGNORE INTO stale_summaries (learner_id) VALUES (OLD.learner_id); END;
	-- Also of a row that is written anew by INSERT OR REPLACE, which deletes without a trigger.
	CREATE TRIGGER learner_added AFTER INSERT ON learners
	WHEN EXISTS (SELECT 1 FROM results WHERE learner_id = NEW.learner_id)
		AND NOT EXISTS (SELECT 1 FROM first_tries WHERE learner_id = NEW.learner_id AND paper = NEW.paper)
	BEGIN INSERT OR IGNORE INTO stale_summaries (learner_id) VALUES (NEW.learner_id); END;
	CREATE TRIGGER paper_changed AFTER UPDATE OF paper ON learners WHEN NEW.paper <> OLD.paper
	BEGIN INSERT OR IGNORE INTO stale_summaries (learner_id) VALUES (NEW.learner_id); END;
	CREATE TRIGGER learner_deleted AFTER DELETE ON learners
	BEGIN
		DELETE FROM first_tries WHERE learner_id = OLD.learner_id;
		DELETE FROM beliefs WHERE learner_id = OLD.learner_id;
		DELETE FROM stale_summaries WHERE learner_id = OLD.learner_id;
	END;
	`;

export const CONTRADICTED_IDEAS = `
	ALTER TABLE beliefs ADD COLUMN contradicted BLOB;
	CREATE TABLE idea_codes (code INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
	`;
