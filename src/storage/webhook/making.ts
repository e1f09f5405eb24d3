// A webhook comes into being, once: a repeat of the call that made it finds it. Its key is no longer kept than a day, for that
// is how long a repeat is answered with the secret, which nothing else shows again; the secret is stored here in any case, for
// what is sent is signed with it.
import type { NewWebhook } from "../../contract/webhook.ts";
import { viewEndpoint, type Wanted, writeEndpoint } from "./endpoint.ts";

/** Part of the migrations. `until`: so long a key is remembered whose webhook was erased. */
export const MAKING_TABLES = `
	ALTER TABLE webhook ADD COLUMN body_hash TEXT;
	CREATE TABLE erased (until INTEGER NOT NULL);
	`;

/** For so long a repeat is answered as the call was. */
const KEY_KEPT_MS = 24 * 3_600_000;

/** What a call that would make it finds. */
export type MadeBefore =
	| { readonly kind: "repeated"; readonly webhook: NewWebhook }
	/** Made by a call with another body, or without a key. */
	| { readonly kind: "key-reused" }
	/** Made by the same call, too long ago for its secret to be shown. */
	| { readonly kind: "key-old" }
	/** It was there, and is not any more. */
	| { readonly kind: "erased" };

export type MakeOutcome = { readonly kind: "made"; readonly webhook: NewWebhook } | MadeBefore;

/** Inside a transaction, of an empty database. `bodyHash` is null where the call had no key. */
export function makeEndpoint(sql: SqlStorage, wanted: Wanted, bodyHash: string | null, nowMs: number): NewWebhook {
	const secret = writeEndpoint(sql, wanted, nowMs);
	sql.exec("UPDATE webhook SET body_hash = ?", bodyHash);
	return { ...viewEndpoint(sql, nowMs), secret };
}

interface Made extends Record<string, SqlStorageValue> {
	body_hash: string | null;
	created_at: number;
	secret: string;
}

const readMade = (sql: SqlStorage) =>
	sql.exec<Made>("SELECT body_hash, created_at, secret FROM webhook").toArray()[0] ?? null;

/** Whether there is one, and not only what is remembered of one that was erased. */
export function isMade(sql: SqlStorage): boolean {
	return readMade(sql) !== null;
}

/** What a call with this body finds; null where nothing is remembered. */
export function madeBefore(sql: SqlStorage, bodyHash: string | null, nowMs: number): MadeBefore | null {
	const made = readMade(sql);
	if (!made) return (readErasedUntilMs(sql) ?? 0) > nowMs ? { kind: "erased" } : null;
	if (bodyHash === null || made.body_hash !== bodyHash) return { kind: "key-reused" };
	if (made.created_at + KEY_KEPT_MS <= nowMs) return { kind: "key-old" };
	return { kind: "repeated", webhook: { ...viewEndpoint(sql, nowMs), secret: made.secret } };
}

/** Until when its key has to be remembered, should it be erased, ms since 1970; null where there is no need. */
export function keyUntilMs(sql: SqlStorage, nowMs: number): number | null {
	const made = readMade(sql);
	if (!made || made.body_hash === null) return null;
	const untilMs = made.created_at + KEY_KEPT_MS;
	return untilMs > nowMs ? untilMs : null;
}

export function writeErased(sql: SqlStorage, untilMs: number): void {
	sql.exec("INSERT INTO erased (until) VALUES (?)", untilMs);
}

/** ms since 1970; null of one that was not erased. */
export function readErasedUntilMs(sql: SqlStorage): number | null {
	return sql.exec<{ until: number }>("SELECT until FROM erased").toArray()[0]?.until ?? null;
}
