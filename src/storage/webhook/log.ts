// The SQL of the delivery log: what was sent, newest first, and every try of one delivery.

import type { Delivery, DeliveryItem, TryError } from "../../contract/webhook.ts";
import { timestamp } from "../../practice/timestamp.ts";

/** Plain data: it crosses an RPC. */
export interface DeliveryWish {
	readonly limit: number;
	/** Those with lower numbers. */
	readonly before: number;
	readonly state?: DeliveryItem["state"];
}

export interface DeliveryList {
	readonly items: readonly DeliveryItem[];
	/** The number of its last, where more follow; else null. */
	readonly next: number | null;
}

/** Its payload as JSON text: what crosses an RPC is of a known type. */
export type KeptDelivery = Omit<Delivery, "payload"> & { readonly payload: string };

interface Row extends Record<string, SqlStorageValue> {
	number: number;
	event_id: string;
	type: string;
	// Written as the brand that it is read as.
	learner_id: string | null;
	state: DeliveryItem["state"];
	tries: number;
	next_at: number;
	last_status: number | null;
	last_error: TryError | null;
	created_at: number;
	finished_at: number | null;
}

const COLUMNS =
	"number, event_id, type, learner_id, state, tries, next_at, last_status, last_error, created_at, finished_at";

export function listDeliveries(sql: SqlStorage, { limit, before, state }: DeliveryWish): DeliveryList {
	// One more than asked for tells whether there is a next page.
	const rows = sql
		.exec<Row>(
			`SELECT ${COLUMNS} FROM deliveries WHERE number < ? ${state === undefined ? "" : "AND state = ?"}
			ORDER BY number DESC LIMIT ?`,
			...(state === undefined ? [before, limit + 1] : [before, state, limit + 1]),
		)
		.toArray();
	const listed = rows.slice(0, limit);
	return { items: listed.map(toItem), next: rows.length > limit ? (listed.at(-1)?.number ?? null) : null };
}

/** Null where there is none. */
export function readDelivery(sql: SqlStorage, eventId: string): KeptDelivery | null {
	const [row] = sql
		.exec<Row & { payload: string }>(`SELECT ${COLUMNS}, payload FROM deliveries WHERE event_id = ?`, eventId)
		.toArray();
	if (!row) return null;
	const tries = sql
		.exec<{ at: number; ms: number; status: number | null; error: TryError | null }>(
			"SELECT at, ms, status, error FROM tries WHERE delivery = ? ORDER BY number",
			row.number,
		)
		.toArray();
	const log = tries.map(({ at, ms, status, error }) => ({ at: timestamp(at), status, error, milliseconds: ms }));
	return { ...toItem(row), payload: row.payload, log };
}

function toItem(row: Row): DeliveryItem {
	return {
		deliveryId: row.event_id,
		type: row.type,
		learnerId: row.learner_id,
		state: row.state,
		tries: row.tries,
		nextAt: row.state === "pending" ? timestamp(Math.max(row.next_at, row.created_at)) : null,
		lastStatus: row.last_status,
		lastError: row.last_error,
		createdAt: timestamp(row.created_at),
		finishedAt: timestamp(row.finished_at),
	};
}
