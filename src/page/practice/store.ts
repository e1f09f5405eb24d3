// What this device keeps: items to practise, what is half filled in, and what was graded while nobody looked. In IndexedDB;
// where that is refused or full, as long as the tab lives.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { AttemptDocument } from "../shared/api.ts";
import type { Item } from "./item.ts";

export interface KeptItem {
	readonly key: string;
	readonly item: Item;
	/** `spare`: made for nobody, as the practice page shows it; `due`: of the learner's pack. */
	readonly source: "spare" | "due";
	/** `fresh`: never shown; `open`: shown, not handed in; `done`: handed in. */
	readonly state: "fresh" | "open" | "done";
	/** As it was graded, if it was. */
	readonly graded?: AttemptDocument;
	/** ms since 1970, when it was kept or last touched. */
	readonly atMs: number;
}

/** Half filled in. */
export interface Draft {
	readonly key: string;
	/** Of a scenario, by blank id; of a question its one answer. */
	readonly answers: unknown;
	readonly atMs: number;
}

/** Graded after its page had gone. */
export interface Away {
	readonly key: string;
	readonly title: string;
	/** Null: it was refused, `reason` says why. */
	readonly attempt: AttemptDocument | null;
	readonly reason?: string;
	readonly atMs: number;
}

export interface Table<Row extends { readonly key: string }> {
	get(key: string): Promise<Row | undefined>;
	all(): Promise<readonly Row[]>;
	put(row: Row): Promise<void>;
	remove(key: string): Promise<void>;
	clear(): Promise<void>;
}

export interface Store {
	readonly items: Table<KeptItem>;
	readonly drafts: Table<Draft>;
	readonly away: Table<Away>;
	/** Whether what is put here outlives the tab, as far as is known by now. */
	readonly lasting: () => boolean;
}

interface Schema extends DBSchema {
	items: { key: string; value: KeptItem };
	drafts: { key: string; value: Draft };
	away: { key: string; value: Away };
}
type Name = "items" | "drafts" | "away";
type Database = IDBPDatabase<Schema>;

/** Some browsers never answer in private mode. */
const OPENING_MS = 6000;

/** `opened` rejects where the browser refuses. */
export function storeOn(opened: () => Promise<Database>, refused: () => void = () => {}): Store {
	let lasting = true;
	/** Null: to be opened; rejected: there is none. */
	let opening: Promise<Database> | null = null;
	const refuse = (): undefined => {
		if (lasting) refused();
		lasting = false;
	};

	async function trying<T>(task: (db: Database) => Promise<T>, again = true): Promise<T | undefined> {
		try {
			// Opened by a promise, so that one which throws is one that rejects.
			opening ??= Promise.resolve().then(opened);
			return await task(await opening);
		} catch (error) {
			// The browser, or another tab, closed it meanwhile.
			if (!again || !(error instanceof Error) || error.name !== "InvalidStateError") return refuse();
			opening = null;
			return trying(task, false);
		}
	}

	/** In memory too: what a full storage did not take is still there as long as the tab is. */
	function table<Row extends { readonly key: string }>(name: Name): Table<Row> {
		const here = new Map<string, Row>();
		const gone = new Set<string>();
		return {
			async get(key) {
				return (
					here.get(key) ??
					(gone.has(key) ? undefined : await trying((db) => db.get(name, key) as Promise<Row | undefined>))
				);
			},
			async all() {
				const kept = ((await trying((db) => db.getAll(name))) ?? []) as unknown as readonly Row[];
				const rows = new Map(kept.filter(({ key }) => !gone.has(key)).map((row) => [row.key, row]));
				for (const row of here.values()) rows.set(row.key, row);
				return [...rows.values()];
			},
			async put(row) {
				const put = await trying((db) => db.put(name, row as never).then(() => true));
				gone.delete(row.key);
				if (put) here.delete(row.key);
				else here.set(row.key, row);
			},
			async remove(key) {
				here.delete(key);
				const removed = await trying((db) => db.delete(name, key).then(() => true));
				if (!removed) gone.add(key);
			},
			async clear() {
				here.clear();
				await trying((db) => db.clear(name));
			},
		};
	}

	return { items: table("items"), drafts: table("drafts"), away: table("away"), lasting: () => lasting };
}

/** This browser's. */
export function openStore(refused: () => void): Store {
	return storeOn(() => inTime(openNamed("seqack-practice")), refused);
}

function openNamed(name: string): Promise<Database> {
	return openDB<Schema>(name, 1, {
		upgrade(db) {
			for (const table of ["items", "drafts", "away"] as const) db.createObjectStore(table, { keyPath: "key" });
		},
		blocking(_current, _blocked, event) {
			// Another tab has a newer version, or erases everything; the database is the target of its own event.
			(event.target as IDBDatabase).close();
		},
	});
}

function inTime(opening: Promise<Database>): Promise<Database> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error("the database does not open")), OPENING_MS);
		opening.then(resolve, reject).finally(() => clearTimeout(late));
	});
}
