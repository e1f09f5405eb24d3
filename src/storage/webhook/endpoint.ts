// The SQL of the one row that says where a webhook's events go, with which secrets, and how its endpoint does.

import type { Disabler, RotatedSecret, WebhookView } from "../../contract/webhook.ts";
import { SUBSCRIBABLE } from "../../contract/webhook-request.ts";
import { timestamp } from "../../practice/timestamp.ts";
import { heldUntilMs, sideBySide } from "./schedule.ts";
import { newSecret } from "./sign.ts";

/** For so long after a rotation what is sent is also signed with the secret of before. */
const BOTH_SECRETS_MS = 24 * 3_600_000;

type Wish = (typeof SUBSCRIBABLE)[number];

/** What is given when a webhook is made. Plain data: it crosses an RPC. */
export interface Wanted {
	readonly webhookId: string;
	readonly url: string;
	readonly events: readonly Wish[];
	readonly description: string;
}

export interface Change {
	readonly url?: string;
	readonly events?: readonly Wish[];
	readonly description?: string;
	readonly disabled?: boolean;
}

/** Times in ms since 1970. */
export interface Endpoint {
	readonly webhookId: string;
	readonly url: string;
	readonly secrets: readonly string[];
	readonly enabled: boolean;
	/** Failed tries in a row. */
	readonly strikes: number;
	/** Nothing is sent before that. */
	readonly holdUntilMs: number;
}

interface Row extends Record<string, SqlStorageValue> {
	webhook_id: string;
	url: string;
	events: string;
	description: string;
	created_at: number;
	disabled_at: number | null;
	disabled_by: Disabler | null;
	secret: string;
	previous_secret: string | null;
	previous_until: number | null;
	strikes: number;
	hold_until: number;
	failing_since: number | null;
	delivered_at: number | null;
	waiting: number;
	dropped: number;
}

function readRow(sql: SqlStorage): Row {
	return sql
		.exec<Row>(
			`SELECT webhook_id, url, events, description, created_at, disabled_at, disabled_by, secret, previous_secret,
			previous_until, strikes, hold_until, failing_since, delivered_at, waiting, dropped FROM webhook`,
		)
		.one();
}

/** Answers its secret. */
export function writeEndpoint(sql: SqlStorage, wanted: Wanted, nowMs: number): string {
	const secret = newSecret();
	sql.exec(
		`INSERT INTO webhook (webhook_id, url, events, description, created_at, secret, strikes, hold_until, waiting, finished, dropped)
		VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)`,
		wanted.webhookId,
		wanted.url,
		JSON.stringify(wanted.events),
		wanted.description,
		nowMs,
		secret,
	);
	return secret;
}

export function readEndpoint(sql: SqlStorage, nowMs: number): Endpoint {
	const row = readRow(sql);
	const { previous_secret: previous, previous_until: until } = row;
	return {
		webhookId: row.webhook_id,
		url: row.url,
		secrets: previous !== null && until !== null && nowMs < until ? [row.secret, previous] : [row.secret],
		enabled: row.disabled_at === null,
		strikes: row.strikes,
		holdUntilMs: row.hold_until,
	};
}

export function viewEndpoint(sql: SqlStorage, nowMs: number): WebhookView {
	const row = readRow(sql);
	const wanted: readonly string[] = JSON.parse(row.events);
	return {
		webhookId: row.webhook_id,
		url: row.url,
		events: SUBSCRIBABLE.filter((type) => wanted.includes(type)),
		description: row.description,
		state: row.disabled_at === null ? "enabled" : "disabled",
		disabledAt: timestamp(row.disabled_at),
		disabledBy: row.disabled_by,
		createdAt: timestamp(row.created_at),
		previousSecretUntil: timestamp((row.previous_until ?? 0) > nowMs ? row.previous_until : null),
		pending: row.waiting,
		dropped: row.dropped,
		failingSince: timestamp(row.failing_since),
		lastDeliveredAt: timestamp(row.delivered_at),
	};
}

/** A new URL, or that it is enabled again, begins without what was held against the one before. */
export function changeEndpoint(sql: SqlStorage, change: Change, nowMs: number): void {
	const { url, events, description, disabled } = change;
	if (events) sql.exec("UPDATE webhook SET events = ?", JSON.stringify(events));
	if (description !== undefined) sql.exec("UPDATE webhook SET description = ?", description);
	if (url !== undefined) sql.exec("UPDATE webhook SET url = ?", url);
	if (url !== undefined || disabled === false) {
		sql.exec("UPDATE webhook SET strikes = 0, hold_until = 0, failing_since = NULL");
	}
	if (disabled === false) sql.exec("UPDATE webhook SET disabled_at = NULL, disabled_by = NULL");
	if (disabled === true) disable(sql, "request", nowMs);
}

function disable(sql: SqlStorage, by: Disabler, nowMs: number): void {
	sql.exec("UPDATE webhook SET disabled_at = ?, disabled_by = ? WHERE disabled_at IS NULL", nowMs, by);
}

/** The secret of before stays good for a day; one of before that no longer. */
export function rotateSecret(sql: SqlStorage, nowMs: number): RotatedSecret {
	const secret = newSecret();
	const untilMs = nowMs + BOTH_SECRETS_MS;
	sql.exec("UPDATE webhook SET previous_secret = secret, previous_until = ?, secret = ?", untilMs, secret);
	return { secret, previousSecretUntil: timestamp(untilMs) };
}

/** Lets what was asked for by hand out at once, though the endpoint is spared. */
export function endHold(sql: SqlStorage): void {
	sql.exec("UPDATE webhook SET hold_until = 0");
}

/** Whether the endpoint is back, after it was only probed. */
export function noteDelivered(sql: SqlStorage, nowMs: number): boolean {
	const wasProbed = sideBySide(readRow(sql).strikes) === 1;
	sql.exec("UPDATE webhook SET strikes = 0, hold_until = 0, failing_since = NULL, delivered_at = ?", nowMs);
	return wasProbed;
}

/** What came of a try of `url`; the endpoint may be another one by now. */
export interface Failing {
	readonly url: string;
	readonly status: number | null;
	readonly retryAfterMs: number | null;
}

/** Answers until when nothing more is sent, ms since 1970; 0 where that is not so. */
export function noteFailed(sql: SqlStorage, { url, status, retryAfterMs }: Failing, nowMs: number): number {
	const row = readRow(sql);
	if (row.url !== url) return 0;
	const strikes = row.strikes + 1;
	const askedMs = retryAfterMs === null ? 0 : nowMs + retryAfterMs;
	const holdMs = Math.max(askedMs, heldUntilMs(strikes, nowMs, Math.random()), row.hold_until);
	sql.exec(
		"UPDATE webhook SET strikes = ?, hold_until = ?, failing_since = coalesce(failing_since, ?)",
		strikes,
		holdMs,
		nowMs,
	);
	if (status === 410) disable(sql, "gone", nowMs);
	return holdMs;
}

export function noteDropped(sql: SqlStorage, dropped: number): void {
	sql.exec("UPDATE webhook SET dropped = dropped + ?", dropped);
}
