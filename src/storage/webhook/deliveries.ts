// The SQL of the deliveries that wait for their endpoint: what is taken, what is due, what came of it. Indexes are named
// where SQLite would rather go through all that wait.
import type { CourseEvent } from "../../course/event.ts";
import { nextTryMs } from "./schedule.ts";
import type { Tried } from "./send.ts";

/** The body, as Standard Webhooks lays it out. */
function payloadOf({ type, atMs, data }: CourseEvent): string {
	return JSON.stringify({ type, timestamp: new Date(atMs).toISOString(), data });
}

/** Takes an event to be sent at once; one that is here already changes nothing. `nowMs` in ms since 1970, here and below. */
export function take(sql: SqlStorage, event: CourseEvent, nowMs: number): void {
	sql.exec(
		`INSERT INTO deliveries
		(event_id, type, learner_id, payload, state, tries, step, since, next_at, created_at)
		VALUES (?1, ?2, ?3, ?4, 'pending', 0, 0, ?5, ?5, ?5) ON CONFLICT (event_id) DO NOTHING`,
		event.id,
		event.type,
		event.learnerId,
		payloadOf(event),
		nowMs,
	);
}

/** Sends it again, at once and before all others, whatever came of it; false where there is none. */
export function takeAgain(sql: SqlStorage, eventId: string, nowMs: number): boolean {
	const found = sql.exec(
		`UPDATE deliveries SET state = 'pending', step = 0, since = ?, next_at = 0, finished_at = NULL
		WHERE event_id = ? RETURNING number`,
		nowMs,
		eventId,
	);
	return found.toArray().length > 0;
}

export interface Due {
	readonly number: number;
	readonly eventId: string;
	readonly payload: string;
}

/** The delivery that has been due for longest and is not `underWay`; null where there is none. */
export function firstDue(sql: SqlStorage, underWay: ReadonlySet<number>, nowMs: number): Due | null {
	const rows = sql
		.exec<{ number: number; event_id: string; payload: string }>(
			`SELECT number, event_id, payload FROM deliveries INDEXED BY deliveries_due WHERE state = 'pending' AND next_at <= ?
			ORDER BY next_at, number LIMIT ?`,
			nowMs,
			underWay.size + 1,
		)
		.toArray();
	const row = rows.find(({ number }) => !underWay.has(number));
	return row ? { number: row.number, eventId: row.event_id, payload: row.payload } : null;
}

/** What came of a try; nothing where the delivery was forgotten meanwhile. Not before `notBeforeMs` is it tried again. */
export function noteTry(sql: SqlStorage, number: number, tried: Tried, notBeforeMs: number, nowMs: number): void {
	const [row] = sql
		.exec<{ tries: number; step: number }>("SELECT tries, step FROM deliveries WHERE number = ?", number)
		.toArray();
	if (!row) return;
	const { atMs, ms, status, error } = tried;
	const [tries, step] = [row.tries + 1, row.step + 1];
	sql.exec(
		"INSERT INTO tries (delivery, number, at, ms, status, error) VALUES (?, ?, ?, ?, ?, ?)",
		number,
		tries,
		atMs,
		ms,
		status,
		error,
	);
	const nextMs = error === null ? null : nextTryMs(step, nowMs, Math.random());
	sql.exec(
		`UPDATE deliveries SET state = ?, tries = ?, step = ?, next_at = ?, last_status = ?, last_error = ?, finished_at = ?
		WHERE number = ?`,
		stateAfter(error === null, nextMs),
		tries,
		step,
		Math.max(nextMs ?? 0, notBeforeMs),
		status,
		error,
		nextMs === null ? nowMs : null,
		number,
	);
}

/** All that waits is due now: the endpoint, not the deliveries, was what failed. */
export function bringForward(sql: SqlStorage, nowMs: number): void {
	sql.exec(
		"UPDATE deliveries INDEXED BY deliveries_due SET next_at = ? WHERE state = 'pending' AND next_at > ?",
		nowMs,
		nowMs,
	);
}

function stateAfter(delivered: boolean, nextMs: number | null) {
	if (delivered) return "delivered";
	return nextMs === null ? "failed" : "pending";
}

/** Forgets what is about a learner who was erased at `upToMs`, since 1970; what has happened since stays. */
export function forgetLearner(sql: SqlStorage, learnerId: string, upToMs: number): void {
	sql.exec(
		"DELETE FROM deliveries WHERE learner_id = ? AND payload ->> 'timestamp' <= ?",
		learnerId,
		new Date(upToMs).toISOString(),
	);
}
