// Whom an erased learner's record had told of it, and who does not know yet that it is gone: assignments that hold its
// results, and the tenant that lists it. Kept beside what says that it was erased (ending.ts), until everyone knows: ids of
// assignments, and no word of what the learner did.
import type { LearnerId, LearnerName, Tenant } from "../../contract/primitives.ts";
import { lastMsOf } from "../last-ms.ts";
import { hasTable } from "../migrate.ts";
import { assignmentObjectName } from "../object-name.ts";
import { readRegistration, tellTenant } from "./registration.ts";

/** Among those who are to be told; every other is named by the id of an assignment. */
const TENANT_TARGET = "tenant";

/** Side by side. */
const MOST_AT_ONCE = 50;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 3_600_000;

/** Who is to be told, in the erasure of this second since 1970. */
export interface Untold extends LearnerName {
	/** The id of an assignment, or the tenant. */
	readonly target: string;
	readonly erasedS: number;
}

/** Of a record that is about to be erased: everyone who knows of it. Empty for one that no tenant has. */
export function reached(sql: SqlStorage, erasedS: number): readonly Untold[] {
	const { learner } = readRegistration(sql);
	if (!learner) return [];
	const targets = new Set(
		[
			...idsIn(sql, "assigned", "assignment_id"),
			// What is still on its way to an assignment that the learner was taken off.
			...idsIn(sql, "outbox", "target"),
		].map(({ target }) => target),
	).add(TENANT_TARGET);
	return [...targets].map((target) => ({ ...learner, target, erasedS }));
}

/** None where there is no such table: a record without papers has none of theirs. */
function idsIn(sql: SqlStorage, table: "assigned" | "outbox", column: "assignment_id" | "target") {
	if (!hasTable(sql, table)) return [];
	return sql.exec<{ target: string }>(`SELECT DISTINCT ${column} AS target FROM ${table}`).toArray();
}

/** In the same breath as the record is erased; `nextMs` is when the alarm is to see to it, ms since 1970. */
export function keepUntold(sql: SqlStorage, untold: readonly Untold[], nextMs: number): void {
	if (untold.length === 0) return;
	sql.exec(
		`CREATE TABLE IF NOT EXISTS untold (target TEXT PRIMARY KEY, tenant TEXT NOT NULL, learner_id TEXT NOT NULL,
		erased_s INTEGER NOT NULL, next_at INTEGER NOT NULL, tries INTEGER NOT NULL) WITHOUT ROWID`,
	);
	for (const { target, tenant, learnerId, erasedS } of untold)
		sql.exec(
			`INSERT INTO untold (target, tenant, learner_id, erased_s, next_at, tries) VALUES (?, ?, ?, ?, ?, 0)
			ON CONFLICT (target) DO UPDATE SET erased_s = max(erased_s, excluded.erased_s), next_at = excluded.next_at`,
			target,
			tenant,
			learnerId,
			erasedS,
			nextMs,
		);
}

interface UntoldRow extends Record<string, SqlStorageValue> {
	target: string;
	tenant: Tenant;
	learner_id: LearnerId;
	erased_s: number;
	tries: number;
}

/** All, or those whose turn has come by `dueMs`, ms since 1970. */
export function readUntold(sql: SqlStorage, dueMs = Number.MAX_SAFE_INTEGER, limit = -1): readonly Untold[] {
	if (!hasTable(sql, "untold")) return [];
	return sql
		.exec<UntoldRow>(
			"SELECT target, tenant, learner_id, erased_s, tries FROM untold WHERE next_at <= ? ORDER BY next_at LIMIT ?",
			dueMs,
			limit,
		)
		.toArray()
		.map((row) => ({ target: row.target, tenant: row.tenant, learnerId: row.learner_id, erasedS: row.erased_s }));
}

/** Whether there may be such, in this life of the record or in one before. */
export function hasUntold(sql: SqlStorage): boolean {
	return hasTable(sql, "untold");
}

/** When the next of them is to be told, ms since 1970; null where everyone knows. */
export function tellAtMs(sql: SqlStorage): number | null {
	if (!hasUntold(sql)) return null;
	return sql.exec<{ at: number | null }>("SELECT min(next_at) AS at FROM untold").one().at;
}

/**
 * Tells those whose turn has come by `dueMs`, ms since 1970, or whoever does not know yet; who is not reached is told later,
 * ever less often. May come twice.
 */
export async function tellErased(sql: SqlStorage, env: Env, dueMs?: number): Promise<void> {
	const due = readUntold(sql, dueMs, MOST_AT_ONCE);
	const [tenants, assignments] = [due.filter(isTenant), due.filter((untold) => !isTenant(untold))];
	await Promise.all(assignments.map((untold) => tellOne(sql, env, untold)));
	// Last, and once more after the last assignment was reached: it has webhooks forget what assignments told them.
	await Promise.all(tenants.map((untold) => tellOne(sql, env, untold)));
}

/** Of an assignment that an erased learner begins anew before it was told: up to when it is to forget; null where it knows. */
export function untoldMs(sql: SqlStorage, assignmentId: string): number | null {
	const [untold] = readUntold(sql).filter(({ target }) => target === assignmentId);
	return untold ? lastMsOf(untold.erasedS) : null;
}

/** Somebody else told it. */
export function setTold(sql: SqlStorage, assignmentId: string): void {
	if (hasTable(sql, "untold")) sql.exec("DELETE FROM untold WHERE target = ?", assignmentId);
}

function isTenant({ target }: Untold): boolean {
	return target === TENANT_TARGET;
}

async function tellOne(sql: SqlStorage, env: Env, untold: Untold): Promise<void> {
	const { target, tenant, learnerId, erasedS } = untold;
	try {
		if (isTenant(untold)) await tellTenant(env, untold, { kind: "learner-erased", learnerId, erasedS });
		else await env.ASSIGNMENT.getByName(assignmentObjectName(tenant, target)).forget(learnerId, lastMsOf(erasedS));
	} catch (error) {
		// JSON, so that whatever the message holds stays on one line of the log.
		console.error(JSON.stringify({ erased: "not told yet", message: String(error) }));
		waitLonger(sql, target);
		return;
	}
	if (isTenant(untold) && readUntold(sql).some((other) => !isTenant(other))) waitLonger(sql, target);
	else if (hasTable(sql, "untold")) sql.exec("DELETE FROM untold WHERE target = ? AND erased_s = ?", target, erasedS);
}

function waitLonger(sql: SqlStorage, target: string): void {
	if (!hasTable(sql, "untold")) return;
	sql.exec(
		"UPDATE untold SET next_at = ? + min(?, ? * (1 << tries)), tries = min(tries + 1, 20) WHERE target = ?",
		Date.now(),
		LONGEST_WAIT_MS,
		FIRST_WAIT_MS,
		target,
	);
}
