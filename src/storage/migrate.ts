// Append-only migrations of a Durable Object's database, tracked in a table (PRAGMA user_version is not supported).

/** One migration a place: its version is its index + 1. Never edit or reorder one that has been released. */
export type Migrations = readonly string[];

export interface Tracking {
	/** Where tables are tracked that not every database of the sort has. */
	readonly trackedIn?: string;
	/** What all migrations come to: an empty database gets it instead of them. */
	readonly whole?: string;
}

/**
 * Runs what has not run yet, all or nothing; `nowMs` in milliseconds since 1970. A database that a newer release has
 * brought further is left as it is: what is new stands in tables of its own, and SQL names the columns it knows.
 */
export function migrate(
	storage: DurableObjectStorage,
	migrations: Migrations,
	nowMs: number,
	{ trackedIn = "migrations", whole }: Tracking = {},
): void {
	const { sql } = storage;
	const done = hasTable(sql, trackedIn) ? lastOf(sql, trackedIn) : 0;
	const left = migrations.slice(done);
	// As a rule: an object that only wakes up writes nothing.
	if (left.length === 0) return;
	storage.transactionSync(() => {
		sql.exec(`CREATE TABLE IF NOT EXISTS ${trackedIn} (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)`);
		for (const statements of done === 0 && whole !== undefined ? [whole] : left) sql.exec(statements);
		const rows = left.map((_, offset) => `(${done + offset + 1}, ?1)`);
		sql.exec(`INSERT INTO ${trackedIn} (version, applied_at) VALUES ${rows.join(", ")}`, nowMs);
	});
}

function lastOf(sql: SqlStorage, trackedIn: string): number {
	return sql.exec<{ done: number }>(`SELECT coalesce(max(version), 0) AS done FROM ${trackedIn}`).one().done;
}

/** Whether anything was ever written: an object that was only asked stores nothing. */
export function isEmpty(storage: DurableObjectStorage): boolean {
	return !hasTable(storage.sql, "migrations");
}

export function hasTable(sql: SqlStorage, name: string): boolean {
	return sql.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?", name).toArray().length > 0;
}
