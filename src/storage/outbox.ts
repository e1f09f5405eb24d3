// Messages from one Durable Object to others, kept with what they tell of and sent until they are taken: at least once, in
// order for each target. The object's alarm empties it; the object arms that alarm with `nextAtMs`.

/** Part of the migrations of each object that has one. */
export const OUTBOX_TABLE = `
	CREATE TABLE outbox (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		target TEXT NOT NULL,
		message TEXT NOT NULL,
		next_at INTEGER NOT NULL,
		tries INTEGER NOT NULL
	);
	CREATE INDEX outbox_by_time ON outbox (next_at);
	CREATE INDEX outbox_by_target ON outbox (target, id);
	`;

/** At once to one target. */
const MOST_MESSAGES = 100;
/** Targets that are sent to side by side. */
const MOST_TARGETS = 20;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 3_600_000;

/** Inside the transaction of what it tells of. `message` is plain data; it is sent from `dueMs` on, ms since 1970. */
export function post(sql: SqlStorage, target: string, message: object, dueMs: number): void {
	sql.exec(
		"INSERT INTO outbox (target, message, next_at, tries) VALUES (?, ?, ?, 0)",
		target,
		JSON.stringify(message),
		dueMs,
	);
}

/** When there is something to send, ms since 1970; null where there is nothing. */
export function nextAtMs(sql: SqlStorage): number | null {
	return sql.exec<{ at: number | null }>("SELECT min(next_at) AS at FROM outbox").one().at;
}

/** Whoever takes messages; it may be handed the same again. It throws where they were not taken. */
export type Carrier<Message> = (target: string, messages: readonly Message[]) => Promise<void>;

/** Sends what is due, one batch a target; what is not taken is tried again later, ever less often. */
export async function sendDue<Message>(
	storage: DurableObjectStorage,
	carry: Carrier<Message>,
	nowMs: number,
): Promise<void> {
	const targets = storage.sql
		.exec<{ target: string }>(
			"SELECT target FROM outbox WHERE next_at <= ? GROUP BY target ORDER BY min(id) LIMIT ?",
			nowMs,
			MOST_TARGETS,
		)
		.toArray();
	await Promise.all(targets.map(({ target }) => sendTo(storage, target, carry)));
}

/** Sends what waits for one target, due or not: for what must not wait for the alarm. */
export async function sendTo<Message>(
	storage: DurableObjectStorage,
	target: string,
	carry: Carrier<Message>,
): Promise<void> {
	const { sql } = storage;
	const rows = sql
		.exec<{ id: number; message: string; tries: number }>(
			"SELECT id, message, tries FROM outbox WHERE target = ? ORDER BY id LIMIT ?",
			target,
			MOST_MESSAGES,
		)
		.toArray();
	const last = rows.at(-1)?.id ?? 0;
	try {
		await carry(
			target,
			rows.map(({ message }): Message => JSON.parse(message)),
		);
		sql.exec("DELETE FROM outbox WHERE target = ? AND id <= ?", target, last);
	} catch (error) {
		// JSON, so that whatever the message holds stays on one line of the log.
		console.error(JSON.stringify({ outbox: "not taken", message: String(error) }));
		const tries = Math.max(0, ...rows.map((row) => row.tries));
		const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
		sql.exec(
			"UPDATE outbox SET next_at = ?, tries = ? WHERE target = ?",
			Date.now() + waitMs,
			Math.min(tries + 1, 20),
			target,
		);
	}
}
