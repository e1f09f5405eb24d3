// The tables of papers. A record has them once it is told of an assignment: empty ones would take as much room as a fifth of
// all others, in millions of records that never have any. Times are milliseconds since 1970.
import { hasTable, type Migrations, migrate } from "../../migrate.ts";
import { OUTBOX_TABLE } from "../../outbox.ts";

/** `more`: columns that attempts have got since. */
const tables = (more: string) => `
	CREATE TABLE assigned (
		assignment_id TEXT PRIMARY KEY,
		revision INTEGER NOT NULL,
		paper INTEGER NOT NULL,
		terms TEXT NOT NULL,
		ends_at INTEGER,
		told_at INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE papers (
		assignment_id TEXT NOT NULL,
		paper INTEGER NOT NULL,
		items TEXT NOT NULL,
		started_at INTEGER NOT NULL,
		finished_at INTEGER,
		finished_by TEXT,
		PRIMARY KEY (assignment_id, paper)
	) WITHOUT ROWID;
	CREATE TABLE paper_attempts (
		assignment_id TEXT NOT NULL,
		number INTEGER NOT NULL REFERENCES attempts (number),
		paper INTEGER NOT NULL,
		item INTEGER NOT NULL,
		${more}
		PRIMARY KEY (assignment_id, number)
	) WITHOUT ROWID;
	${OUTBOX_TABLE}
	`;

/** Append-only, as those of the record are. */
export const PAPER_MIGRATIONS: Migrations = [
	tables(""),
	// What the attempt earned of the item when the class was last graded again; null where that is what was recorded.
	"ALTER TABLE paper_attempts ADD COLUMN regraded REAL;",
];

/** What they come to. */
export const PAPER_SCHEMA = tables("regraded REAL,");

const TRACKED_IN = "paper_migrations";

/** Databases that are known to have them: every request asks several times. */
const known = new WeakSet<SqlStorage>();
/** Those of them that are known to have all that this release knows of. */
const current = new WeakSet<SqlStorage>();

/** Of a record that has its own tables. What is handed on waits in the outbox. */
export function makeTables(storage: DurableObjectStorage, nowMs: number): void {
	if (current.has(storage.sql)) return;
	migrate(storage, PAPER_MIGRATIONS, nowMs, { trackedIn: TRACKED_IN, whole: PAPER_SCHEMA });
	current.add(storage.sql);
}

/** The same, where there are tables of papers; null where there are none. */
export function withPapers(sql: SqlStorage | null): SqlStorage | null {
	if (!sql || known.has(sql)) return sql;
	if (!hasTable(sql, TRACKED_IN)) return null;
	known.add(sql);
	return sql;
}

/** Of a database that is about to lose all its tables. */
export function forgetTables(sql: SqlStorage): void {
	known.delete(sql);
	current.delete(sql);
}
