// An assignment comes into being, once: a repeat of the call that made it finds it. Of those it is for, some are named with
// it and the others some at a time.
import { MAX_NAMED } from "../../contract/assignment-request.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import type { Assignment } from "../../course/assignment.ts";
import type { NamedLearner } from "../../practice/override.ts";
import { nameLearners } from "./changing.ts";
import { insertKept, type Kept } from "./definition.ts";
import type { MadeBefore } from "./outcome.ts";
import { countRows } from "./rows.ts";
import { tellTenant } from "./telling.ts";

/** Inside a transaction. `learners` without repeats: those of an assignment that is for everybody are none. */
export function makeAssignment(sql: SqlStorage, kept: Kept, learners: readonly LearnerId[], nowMs: number): void {
	insertKept(sql, kept);
	tellTenant(sql, kept, nowMs);
	const [now, later] = [learners.slice(0, MAX_NAMED), learners.slice(MAX_NAMED)];
	nameLearners(sql, kept.assignment, now.map(nothingDiffers), nowMs);
	for (const learnerId of later) sql.exec("INSERT OR IGNORE INTO to_name (learner_id) VALUES (?)", learnerId);
}

/** Names some of those who have no row yet. Inside a transaction; whether there are more. */
export function nameSome(sql: SqlStorage, assignment: Assignment, nowMs: number): boolean {
	const next = sql
		.exec<{ learner_id: string }>("SELECT learner_id FROM to_name ORDER BY learner_id LIMIT ?", MAX_NAMED)
		.toArray();
	const last = next.at(-1);
	if (!last) return false;
	// They were ids when they were written.
	const named = next.map(({ learner_id }) => nothingDiffers(learner_id as LearnerId));
	nameLearners(sql, assignment, named, nowMs);
	sql.exec("DELETE FROM to_name WHERE learner_id <= ?", last.learner_id);
	return isNaming(sql);
}

function nothingDiffers(learnerId: LearnerId): NamedLearner {
	return { learnerId, override: {} };
}

export function isNaming(sql: SqlStorage): boolean {
	return sql.exec("SELECT learner_id FROM to_name LIMIT 1").toArray().length > 0;
}

/** What a call with this body finds that was made by it before. */
export function madeBefore(
	sql: SqlStorage,
	{ assignment, begunAtMs, bodyHash }: Kept,
	hash: string | null,
): MadeBefore {
	if (hash === null || hash !== bodyHash) return { kind: "key-reused" };
	return { kind: "repeated", assignment, begunAtMs, learners: countLearners(sql) };
}

/** With those who are yet to be named. */
export function countLearners(sql: SqlStorage): number {
	return countRows(sql) + sql.exec<{ n: number }>("SELECT count(*) AS n FROM to_name").one().n;
}
