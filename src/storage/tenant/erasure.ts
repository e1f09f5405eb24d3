// The SQL of erasing a whole tenant: what is there when it is asked for, and what turns out later to be of before. Erased
// assignment by assignment and learner by learner, so that it goes on wherever it was cut off.
import type { LearnerId, Tenant } from "../../contract/primitives.ts";

/** Plain data: it crosses an RPC. Times in ms since 1970. */
export interface TenantErasure {
	/** When it was asked for: what began later stays. */
	readonly upToMs: number;
	/** Null while something is left to erase. */
	readonly endedAtMs: number | null;
	/** Erased so far. */
	readonly learners: number;
	readonly assignments: number;
	readonly webhooks: number;
}

interface ErasureRow extends Record<string, SqlStorageValue> {
	tenant: Tenant;
	up_to: number;
	ended_at: number | null;
	learners: number;
	assignments: number;
	webhooks: number;
}

export interface KeptErasure extends TenantErasure {
	/** The object does not know its own name when an alarm wakes it. */
	readonly tenant: Tenant;
}

/** Null where none was ever asked for. */
export function readErasure(sql: SqlStorage): KeptErasure | null {
	const [row] = sql
		.exec<ErasureRow>("SELECT tenant, up_to, ended_at, learners, assignments, webhooks FROM erasure")
		.toArray();
	if (!row) return null;
	const { tenant, learners, assignments, webhooks } = row;
	return { tenant, upToMs: row.up_to, endedAtMs: row.ended_at, learners, assignments, webhooks };
}

/** Runs inside the caller's transaction. While one is on its way another changes nothing. */
export function beginErasure(sql: SqlStorage, tenant: Tenant, nowMs: number): void {
	if (readErasure(sql)?.endedAtMs === null) return;
	sql.exec("DELETE FROM erasure");
	sql.exec(
		"INSERT INTO erasure (tenant, up_to, ended_at, learners, assignments, webhooks) VALUES (?, ?, NULL, 0, 0, 0)",
		tenant,
		nowMs,
	);
}

export function endErasure(sql: SqlStorage, nowMs: number): void {
	sql.exec("UPDATE erasure SET ended_at = ? WHERE ended_at IS NULL", nowMs);
}

/** Assignments that are to be erased, the newest first. */
export function assignmentsToErase(sql: SqlStorage, upToMs: number, limit: number): readonly string[] {
	return sql
		.exec<{ id: string }>(
			`SELECT assignment_id AS id FROM assignments WHERE created_at <= ?
			ORDER BY created_at DESC, assignment_id DESC LIMIT ?`,
			upToMs,
			limit,
		)
		.toArray()
		.map(({ id }) => id);
}

/** Learners that are to be erased, the newest first. */
export function learnersToErase(sql: SqlStorage, upToMs: number, limit: number): readonly LearnerId[] {
	return sql
		.exec<{ id: LearnerId }>(
			"SELECT learner_id AS id FROM learners WHERE first_at <= ? ORDER BY first_at DESC LIMIT ?",
			upToMs,
			limit,
		)
		.toArray()
		.map(({ id }) => id);
}

/** Webhooks that are to be erased. There are few. */
export function webhooksToErase(sql: SqlStorage, upToMs: number): readonly string[] {
	return sql
		.exec<{ id: string }>("SELECT webhook_id AS id FROM webhooks WHERE created_at <= ?", upToMs)
		.toArray()
		.map(({ id }) => id);
}

/** Whether anything is, after all. */
export function isLeftToErase(sql: SqlStorage, upToMs: number): boolean {
	return (
		assignmentsToErase(sql, upToMs, 1).length > 0 ||
		webhooksToErase(sql, upToMs).length > 0 ||
		learnersToErase(sql, upToMs, 1).length > 0
	);
}
