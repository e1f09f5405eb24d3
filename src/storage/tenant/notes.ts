// The SQL of keeping what a tenant is told. A note may come twice, late and in another order: an older revision changes
// nothing, and what was erased stays away.
import type { AssignmentErasedNote, AssignmentNote, LearnerErasedNote, LearnerNote, TenantNote } from "./note.ts";

/** That something was erased is remembered for longer than any message is on its way. */
const GONE_KEPT_MS = 30 * 86_400_000;

/** Runs inside the caller's transaction; `nowMs` in ms since 1970. */
export function takeNotes(sql: SqlStorage, notes: readonly TenantNote[], nowMs: number): void {
	for (const note of notes) takeNote(sql, note, nowMs);
	forgetGone(sql, nowMs);
}

function takeNote(sql: SqlStorage, note: TenantNote, nowMs: number): void {
	switch (note.kind) {
		case "learner":
			return addLearner(sql, note);
		case "learner-erased":
			return removeLearner(sql, note);
		case "assignment":
			return addAssignment(sql, note);
		case "assignment-erased":
			return removeAssignment(sql, note, nowMs);
	}
}

/** First seen when it was first of all said to be. */
function addLearner(sql: SqlStorage, { learnerId, firstAtMs }: LearnerNote): void {
	sql.exec(
		`INSERT INTO learners (learner_id, first_at) SELECT ?1, ?2
		WHERE NOT EXISTS (SELECT 1 FROM gone WHERE kind = 'learner' AND id = ?1 AND at >= ?2)
		ON CONFLICT (learner_id) DO NOTHING`,
		learnerId,
		firstAtMs,
	);
}

/** One who began anew since stays. */
function removeLearner(sql: SqlStorage, { learnerId, erasedS }: LearnerErasedNote): void {
	const lastMs = erasedS * 1000 + 999;
	sql.exec("DELETE FROM learners WHERE learner_id = ? AND first_at <= ?", learnerId, lastMs);
	noteGone(sql, "learner", learnerId, lastMs);
}

function addAssignment(sql: SqlStorage, note: AssignmentNote): void {
	sql.exec(
		`INSERT INTO assignments (assignment_id, revision, title, created_at, opens_at, due_at, closes_at)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM gone WHERE kind = 'assignment' AND id = ?1)
		ON CONFLICT (assignment_id) DO UPDATE SET revision = excluded.revision, title = excluded.title,
		opens_at = excluded.opens_at, due_at = excluded.due_at, closes_at = excluded.closes_at
		WHERE excluded.revision > revision`,
		note.assignmentId,
		note.revision,
		note.title,
		note.createdAtMs,
		note.opensAtMs,
		note.dueAtMs,
		note.closesAtMs,
	);
}

function removeAssignment(sql: SqlStorage, { assignmentId }: AssignmentErasedNote, nowMs: number): void {
	sql.exec("DELETE FROM assignments WHERE assignment_id = ?", assignmentId);
	noteGone(sql, "assignment", assignmentId, nowMs);
}

function noteGone(sql: SqlStorage, kind: "learner" | "assignment", id: string, atMs: number): void {
	sql.exec(
		`INSERT INTO gone (kind, id, at) VALUES (?, ?, ?)
		ON CONFLICT (kind, id) DO UPDATE SET at = max(at, excluded.at)`,
		kind,
		id,
		atMs,
	);
}

export function forgetGone(sql: SqlStorage, nowMs: number): void {
	sql.exec("DELETE FROM gone WHERE at <= ?", nowMs - GONE_KEPT_MS);
}

/** When the next of it is forgotten, ms since 1970; null where there is none. */
export function forgetGoneAt(sql: SqlStorage): number | null {
	const { at } = sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM gone").one();
	return at === null ? null : at + GONE_KEPT_MS;
}
