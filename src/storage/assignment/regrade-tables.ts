// The tables of a regrade: the last one of the assignment, and a row for each learner whose answers are graded again.

/**
 * `next_at`: when it is tried, null once it is done. `size`: how much the total changed, null where no item did; `items`: a
 * list of item, points before, points after. `regraded` and `left`: how many attempts were graded again, and how many were not.
 */
export const REGRADE_TABLES = `
	CREATE TABLE regrade (number INTEGER NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER);
	CREATE TABLE regraded (
		learner_id TEXT PRIMARY KEY,
		paper INTEGER NOT NULL,
		next_at INTEGER,
		tries INTEGER NOT NULL,
		size REAL,
		before REAL NOT NULL,
		after REAL NOT NULL,
		items TEXT NOT NULL,
		regraded INTEGER NOT NULL,
		left INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX regraded_by_time ON regraded (next_at) WHERE next_at IS NOT NULL;
	CREATE INDEX regraded_by_size ON regraded (size DESC, learner_id) WHERE size IS NOT NULL;
	`;
