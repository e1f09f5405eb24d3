// Rows that objects read and write, as the platform counts them (an index is a row more): counts say what storing costs,
// and, unlike times, they are the same on every machine.
import { runInDurableObject } from "cloudflare:test";

export interface Rows {
	readonly statements: number;
	readonly written: number;
	readonly read: number;
}

type Exec = (this: SqlStorage, ...query: unknown[]) => SqlStorageCursor<Record<string, SqlStorageValue>>;

/** What all objects come to while `act` runs; `some` is any object that is awake. */
export async function rowsOf(some: DurableObjectStub, act: () => Promise<unknown>): Promise<Rows> {
	const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
	const prototype = await runInDurableObject(some, (_, { storage }) => Object.getPrototypeOf(storage.sql));
	const exec: Exec = prototype.exec;
	prototype.exec = function counted(this: SqlStorage, ...query: unknown[]) {
		const cursor = exec.apply(this, query);
		cursors.push(cursor);
		return cursor;
	};
	try {
		await act();
	} finally {
		prototype.exec = exec;
	}
	const sum = (count: (cursor: (typeof cursors)[number]) => number) =>
		cursors.reduce((total, cursor) => total + count(cursor), 0);
	return {
		statements: cursors.length,
		written: sum(({ rowsWritten }) => rowsWritten),
		read: sum(({ rowsRead }) => rowsRead),
	};
}
