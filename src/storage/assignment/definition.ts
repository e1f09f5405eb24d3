// The assignment itself in its object's database: one row, and one of another table once it is erased.
import type { Tenant } from "../../contract/primitives.ts";
import type { Assignment } from "../../course/assignment.ts";

export interface Kept {
	readonly tenant: Tenant;
	readonly assignment: Assignment;
	/** When a first learner began, ms since 1970; null where nobody did. */
	readonly begunAtMs: number | null;
	/** Of the call that made it; null where nothing tells a repeat of that. */
	readonly bodyHash: string | null;
}

/** Null where there is none, or no more. */
export function readKept(sql: SqlStorage): Kept | null {
	const [row] = sql
		.exec<{ tenant: string; definition: string; begun_at: number | null; body_hash: string | null }>(
			"SELECT tenant, definition, begun_at, body_hash FROM assignment",
		)
		.toArray();
	if (!row) return null;
	// A tenant's name was one when it was written.
	const { definition, begun_at: begunAtMs, body_hash: bodyHash } = row;
	return { tenant: row.tenant as Tenant, assignment: JSON.parse(definition), begunAtMs, bodyHash };
}

export function insertKept(sql: SqlStorage, { tenant, assignment, begunAtMs, bodyHash }: Kept): void {
	sql.exec(
		`INSERT INTO assignment (tenant, revision, definition, begun_at, body_hash, walk_after, walk_recounts)
		VALUES (?, ?, ?, ?, ?, NULL, 0)`,
		tenant,
		assignment.revision,
		JSON.stringify(assignment),
		begunAtMs,
		bodyHash,
	);
}

export function updateKept(sql: SqlStorage, { assignment, begunAtMs }: Kept): void {
	sql.exec(
		"UPDATE assignment SET revision = ?, definition = ?, begun_at = ?",
		assignment.revision,
		JSON.stringify(assignment),
		begunAtMs,
	);
}

/** What a change still has to reach. */
export interface Walk {
	/** Learners behind this id. */
	readonly after: string;
	/** Whether their points are to be counted again. */
	readonly recounts: boolean;
}

export function readWalk(sql: SqlStorage): Walk | null {
	const [row] = sql
		.exec<{ walk_after: string; walk_recounts: number }>(
			"SELECT walk_after, walk_recounts FROM assignment WHERE walk_after IS NOT NULL",
		)
		.toArray();
	return row ? { after: row.walk_after, recounts: row.walk_recounts === 1 } : null;
}

export function writeWalk(sql: SqlStorage, walk: Walk | null): void {
	sql.exec("UPDATE assignment SET walk_after = ?, walk_recounts = ?", walk?.after ?? null, walk?.recounts ? 1 : 0);
}

/** Of one that is erased: what is still to be told needs it, and a repeat of the call that made it. */
export interface Erased {
	readonly tenant: Tenant;
	readonly assignmentId: string;
	/** Until when it is remembered though everybody was told, ms since 1970; null where there is no need. */
	readonly untilMs: number | null;
}

/** A key is good for as long as its assignment, and after that so long: longer than its tenant remembers what was erased. */
const KEY_KEPT_MS = 31 * 86_400_000;

export function readErased(sql: SqlStorage): Erased | null {
	const [row] = sql
		.exec<{ tenant: string; assignment_id: string; until: number | null }>(
			"SELECT tenant, assignment_id, until FROM erased",
		)
		.toArray();
	return row ? { tenant: row.tenant as Tenant, assignmentId: row.assignment_id, untilMs: row.until } : null;
}

const TABLES = [
	"assignment",
	"learners",
	"results",
	"item_scores",
	"taken_off",
	"to_name",
	"regrade",
	"regraded",
	"idea_codes",
];

/** Everything goes but the outbox. `nowMs` in ms since 1970. */
export function eraseKept(sql: SqlStorage, { tenant, assignment, bodyHash }: Kept, nowMs: number): void {
	for (const table of TABLES) sql.exec(`DELETE FROM ${table}`);
	sql.exec(
		"INSERT INTO erased (tenant, assignment_id, until) VALUES (?, ?, ?)",
		tenant,
		assignment.assignmentId,
		bodyHash === null ? null : nowMs + KEY_KEPT_MS,
	);
}
