// That a learner's record began is told to its tenant, once, by the alarm: it lists its learners. Nobody lists anonymous
// ones. What is kept of it stands in a row that every record has, because a table more would cost each record a page.
import type { LearnerName } from "../../contract/primitives.ts";
import { learnerNameOf, tenantObjectName } from "../object-name.ts";
import type { TenantNote } from "../tenant/note.ts";

/** A migration of a record. `learner` is the name of the record's own object: in an alarm it may not know it. */
export const REGISTRATION_COLUMNS = `
	ALTER TABLE tallies ADD COLUMN learner TEXT;
	ALTER TABLE tallies ADD COLUMN listed_at INTEGER;
	`;

/** Whether the tenant of the learner, whose object has this name, is yet to be told. */
export function register(sql: SqlStorage, name: string): boolean {
	const { learner, listed } = readRegistration(sql);
	if (learner === null) sql.exec("UPDATE tallies SET learner = ?", name);
	return !listed;
}

/** Whose record it is, and whether its tenant lists it; null where it was not used since this is kept, or is a nobody's. */
export function readRegistration(sql: SqlStorage): { readonly learner: LearnerName | null; readonly listed: boolean } {
	const row = sql
		.exec<{ learner: string | null; listed_at: number | null }>("SELECT learner, listed_at FROM tallies")
		.one();
	return { learner: row.learner === null ? null : learnerNameOf(row.learner), listed: row.listed_at !== null };
}

/** Of a record that is there: `bornMs`: it began no earlier, ms since 1970. One of a release before began when its tables did. */
export function noteOf(sql: SqlStorage, { learnerId }: LearnerName, bornMs: number): TenantNote {
	const { at } = sql.exec<{ at: number | null }>("SELECT min(applied_at) AS at FROM migrations").one();
	return { kind: "learner", learnerId, firstAtMs: Math.max(bornMs, at ?? 0) };
}

export function setListed(sql: SqlStorage, nowMs: number): void {
	sql.exec("UPDATE tallies SET listed_at = ?", nowMs);
}

/** Throws where the tenant was not reached. */
export async function tellTenant(env: Env, { tenant }: LearnerName, note: TenantNote): Promise<void> {
	await env.TENANT.getByName(tenantObjectName(tenant)).note([note]);
}
