// The SQL of a tenant's list of webhooks: which there are, and what each wants to be told of. All else is in the webhook's
// own object.

/** A webhook that takes events of some types. */
export interface Subscription {
	readonly webhookId: string;
	/** Empty for all. */
	readonly events: readonly string[];
}

/** Part of the migrations of a tenant's object. */
export const WEBHOOKS_TABLE = `
	CREATE TABLE webhooks (
		webhook_id TEXT PRIMARY KEY,
		events TEXT NOT NULL,
		created_at INTEGER NOT NULL
	) WITHOUT ROWID;
	`;

export const MOST_WEBHOOKS = 10;

/** One that is listed stays as it is. False where the tenant has as many as it may. `nowMs` in ms since 1970. */
export function addWebhook(sql: SqlStorage, { webhookId, events }: Subscription, nowMs: number): boolean {
	if (sql.exec("SELECT webhook_id FROM webhooks WHERE webhook_id = ?", webhookId).toArray().length > 0) return true;
	const { count } = sql.exec<{ count: number }>("SELECT count(*) AS count FROM webhooks").one();
	if (count >= MOST_WEBHOOKS) return false;
	sql.exec(
		"INSERT INTO webhooks (webhook_id, events, created_at) VALUES (?, ?, ?)",
		webhookId,
		JSON.stringify(events),
		nowMs,
	);
	return true;
}

/** What it wants from now on. */
export function changeWebhook(sql: SqlStorage, { webhookId, events }: Subscription): void {
	sql.exec("UPDATE webhooks SET events = ? WHERE webhook_id = ?", JSON.stringify(events), webhookId);
}

/** Whether it was there. */
export function removeWebhook(sql: SqlStorage, webhookId: string): boolean {
	return sql.exec("DELETE FROM webhooks WHERE webhook_id = ? RETURNING webhook_id", webhookId).toArray().length > 0;
}

/** Oldest first. */
export function listWebhooks(sql: SqlStorage): readonly Subscription[] {
	return sql
		.exec<{ webhook_id: string; events: string }>(
			"SELECT webhook_id, events FROM webhooks ORDER BY created_at, webhook_id",
		)
		.toArray()
		.map((row) => ({ webhookId: row.webhook_id, events: JSON.parse(row.events) }));
}
