// Append-only migrations of a Durable Object's database, tracked in a table (PRAGMA user_version is not supported).

/** One migration a place: its version is its index + 1. Never edit or reorder one that has been released. */
export type Migrations = readonly string[];

/**
 * Runs what has not run yet, all or nothing; `nowMs` in milliseconds since 1970. A database that a newer release has
 * brought further is left as it is: what is new stands in tables of its own, and SQL names the columns it knows.
 */
export function migrate(storage: DurableObjectStorage, migrations: Migrations, nowMs: number): void {
	storage.transactionSync(() => {
		storage.sql.exec(
			"CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)",
		);
		const { done } = storage.sql
			.exec<{ done: number }>("SELECT coalesce(max(version), 0) AS done FROM migrations")
			.one();
		for (const [offset, statements] of migrations.slice(done).entries()) {
			storage.sql.exec(statements);
			storage.sql.exec("INSERT INTO migrations (version, applied_at) VALUES (?, ?)", done + offset + 1, nowMs);
		}
	});
}

/** Whether anything was ever written: an object that was only asked stores nothing. */
export function isEmpty(storage: DurableObjectStorage): boolean {
	const { tables } = storage.sql
		.exec<{ tables: number }>("SELECT count(*) AS tables FROM sqlite_master WHERE name = 'migrations'")
		.one();
	return tables === 0;
}
