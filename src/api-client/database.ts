// The database of a queue, opened when it is first needed and again when the browser has closed it.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Kept } from "./queue.ts";

export interface QueueSchema extends DBSchema {
	/** By the place in which they were added. */
	submissions: { key: number; value: Kept; indexes: { key: string } };
	/** Who is sending, where there are no Web Locks. */
	leases: { key: string; value: { readonly holder: string; readonly untilMs: number } };
}

type Database = IDBPDatabase<QueueSchema>;

/** Some browsers never answer in private mode, or while another tab is in the way. */
const OPENING_MS = 5000;

export interface Opened {
	/** Rejects where there is no storage or it refuses. */
	use<T>(task: (db: Database) => Promise<T>): Promise<T>;
}

export function databaseOf(name: string): Opened {
	let opening: Promise<Database> | null = null;
	const forget = () => {
		opening = null;
	};
	const open = () => {
		opening ??= inTime(openNamed(name, forget)).catch((error: unknown) => {
			forget();
			throw error;
		});
		return opening;
	};
	return {
		async use(task) {
			try {
				return await task(await open());
			} catch (error) {
				// The browser closed it meanwhile.
				if (!(error instanceof Error) || error.name !== "InvalidStateError") throw error;
				forget();
				return task(await open());
			}
		},
	};
}

async function openNamed(name: string, forget: () => void): Promise<Database> {
	return openDB<QueueSchema>(name, 1, {
		upgrade(db) {
			db.createObjectStore("submissions", { autoIncrement: true }).createIndex("key", "key", { unique: true });
			db.createObjectStore("leases");
		},
		blocking(_current, _blocked, event) {
			forget();
			// The database is the target of its own event (IndexedDB 3.0, 4.3).
			(event.target as IDBDatabase).close();
		},
		terminated: forget,
	});
}

function inTime<T>(opening: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error("the database does not open")), OPENING_MS);
		opening.then(resolve, reject).finally(() => clearTimeout(late));
	});
}
