// What a record that was claimed hands over, a page at a time: rows as they are stored, in the order recorded.
import type { RecordPlace } from "../place.ts";
import { type Unattributed, unattributedOf } from "./unattributed.ts";

/** Tables with rows of one attempt each, and the column that says of which. A new one is one more line. */
export const TABLES_OF_ATTEMPTS = {
	attempts: "number",
	idempotency_keys: "attempt_number",
	results: "number",
	responses: "number",
	solutions: "number",
	assessed_attempts: "attempt_number",
} as const;
export type TableOfAttempts = keyof typeof TABLES_OF_ATTEMPTS;

export type Row = Record<string, SqlStorageValue>;

/** The rows of one attempt, by table; those that every attempt has. */
export type AttemptRows = Readonly<Partial<Record<TableOfAttempts, Row>>> & Readonly<Record<"attempts", Row>>;

/** Plain data: it crosses an RPC. */
export interface Handed {
	readonly hints: readonly Row[];
	readonly shownKeys: readonly Row[];
	readonly attempts: readonly AttemptRows[];
	/** With the first attempts, if version 0.1 recorded some. */
	readonly unattributed: Unattributed | null;
	/** Null where this is the last. */
	readonly next: RecordPlace | null;
}

/** Of a page, so that neither side works for longer than 50 ms. */
const MOST_ROWS = 1000;
const MOST_ATTEMPTS = 60;

export const NOTHING_HANDED: Handed = { hints: [], shownKeys: [], attempts: [], unattributed: null, next: null };

export function handOver(sql: SqlStorage, { list, after }: RecordPlace): Handed {
	const page = NOTHING_HANDED;
	const hints = list === "hints" ? readHints(sql, after) : [];
	const lastHint = hints.at(-1);
	if (hints.length === MOST_ROWS && lastHint) {
		const place = `${lastHint.scenario_id} ${lastHint.blank}`;
		return { ...page, hints, next: { list: "hints", after: place } };
	}
	const shownKeys = list === "attempts" ? [] : readShownKeys(sql, list === "shownKeys" ? after : "");
	const lastKey = shownKeys.at(-1);
	if (shownKeys.length === MOST_ROWS && lastKey) {
		return { ...page, hints, shownKeys, next: { list: "shownKeys", after: String(lastKey.instance) } };
	}
	const attempts = readAttempts(sql, list === "attempts" ? Number(after) : 0);
	const last = attempts.at(-1)?.attempts.number;
	const next = attempts.length === MOST_ATTEMPTS ? { list: "attempts" as const, after: String(last) } : null;
	const unattributed = attempts[0]?.attempts.number === 1 ? unattributedOf(sql) : null;
	return { hints, shownKeys, attempts, unattributed, next };
}

function readHints(sql: SqlStorage, after: string): Row[] {
	const [scenarioId = "", blank = ""] = after.split(" ");
	return sql
		.exec<Row>(
			`SELECT scenario_id, blank, level, expires_at FROM hints WHERE (scenario_id, blank) > (?, ?)
			ORDER BY scenario_id, blank LIMIT ?`,
			scenarioId,
			blank,
			MOST_ROWS,
		)
		.toArray();
}

function readShownKeys(sql: SqlStorage, after: string): Row[] {
	return sql
		.exec<Row>("SELECT instance, until FROM shown_keys WHERE instance > ? ORDER BY instance LIMIT ?", after, MOST_ROWS)
		.toArray();
}

function readAttempts(sql: SqlStorage, after: number): AttemptRows[] {
	const tables = Object.keys(TABLES_OF_ATTEMPTS) as TableOfAttempts[];
	const found = new Map<SqlStorageValue, { attempts: Row } & Partial<Record<TableOfAttempts, Row>>>();
	for (const table of tables) {
		const number = TABLES_OF_ATTEMPTS[table];
		const columns = columnsOf(sql, table).join(", ");
		const rows = sql.exec<Row>(
			`SELECT ${columns} FROM ${table} WHERE ${number} > ?1 AND ${number} <=
			(SELECT max(number) FROM (SELECT number FROM attempts WHERE number > ?1 ORDER BY number LIMIT ?2))
			ORDER BY ${number}`,
			after,
			MOST_ATTEMPTS,
		);
		for (const row of rows) {
			const one = found.get(row[number] ?? null);
			if (one) one[table] = row;
			else if (table === "attempts") found.set(row.number ?? null, { attempts: row });
		}
	}
	return [...found.values()];
}

/** As the database has them, so that what a later migration adds is handed over too. */
function columnsOf(sql: SqlStorage, table: TableOfAttempts): readonly string[] {
	return sql
		.exec<{ name: string }>("SELECT name FROM pragma_table_info(?) ORDER BY cid", table)
		.toArray()
		.map(({ name }) => name);
}
