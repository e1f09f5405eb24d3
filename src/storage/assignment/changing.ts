// What changes an assignment, or one learner's part in it, and how it reaches the rows: at once where they are few, else some
// at a time.
import type { LearnerId } from "../../contract/primitives.ts";
import type { GradeChange } from "../../contract/webhook-event.ts";
import type { Assignment, Override } from "../../course/assignment.ts";
import { gradeChanged } from "../../course/events/grade-changed.ts";
import { disorderedTimes, faultsOf, type TimeFault } from "../../course/times.ts";
import { applyChange, type Change } from "../../practice/change-assignment.ts";
import type { NamedLearner } from "../../practice/override.ts";
import { type Kept, readWalk, updateKept, type Walk, writeWalk } from "./definition.ts";
import { postEvents } from "./events.ts";
import {
	countRows,
	deleteRow,
	MAX_LEARNERS,
	newRow,
	noteNamed,
	ROW_COLUMNS,
	readRow,
	type SqlRow,
	type StoredRow,
	storedRow,
	termsOf,
	underTerms,
	writeRow,
} from "./rows.ts";
import { countAll } from "./scores.ts";
import { forgetTelling, tellLearner, tellTenant } from "./telling.ts";

/** Rows that a change reaches in one go: some tens of milliseconds. */
const WALKED_AT_ONCE = 100;

export type PatchOutcome =
	| { readonly kind: "patched"; readonly kept: Kept }
	| { readonly kind: "not-found" }
	/** Somebody changed it since; its revision now. */
	| { readonly kind: "changed"; readonly revision: number }
	| { readonly kind: "begun" }
	| { readonly kind: "times"; readonly faults: readonly TimeFault[] }
	/** Points for another number of items than there are. */
	| { readonly kind: "points"; readonly items: number };

/** Inside a transaction. */
export function patchAssignment(sql: SqlStorage, kept: Kept, change: Change, nowMs: number): PatchOutcome {
	if (change.asked && kept.begunAtMs !== null) return { kind: "begun" };
	const changed = applyChange(kept.assignment, change, nowMs);
	if (changed.kind !== "changed") return changed;
	const { assignment } = changed;
	const next = { ...kept, assignment };
	updateKept(sql, next);
	tellTenant(sql, next, nowMs);
	const recounts = countsOtherwise(kept.assignment, assignment) || readWalk(sql)?.recounts === true;
	writeWalk(sql, { after: "", recounts });
	walkOn(sql, assignment, nowMs);
	return { kind: "patched", kept: next };
}

function countsOtherwise(before: Assignment, after: Assignment): boolean {
	const counting = ({ dueAtMs, late, policy: { keep }, items }: Assignment) =>
		JSON.stringify([dueAtMs, late, keep, items.map(({ points }) => points)]);
	return counting(before) !== counting(after);
}

/** Brings a change to the next rows. Inside a transaction; whether there are more. */
export function walkOn(sql: SqlStorage, assignment: Assignment, nowMs: number): boolean {
	const walk = readWalk(sql);
	if (!walk) return false;
	const rows = sql
		.exec<SqlRow>(
			`SELECT ${ROW_COLUMNS} FROM learners WHERE learner_id > ? ORDER BY learner_id LIMIT ?`,
			walk.after,
			WALKED_AT_ONCE,
		)
		.toArray()
		.map(storedRow);
	for (const row of rows) reachRow(sql, assignment, row, { walk, nowMs });
	const last = rows.at(-1);
	const more = last !== undefined && rows.length === WALKED_AT_ONCE;
	writeWalk(sql, more ? { ...walk, after: last.learnerId } : null);
	return more;
}

function reachRow(
	sql: SqlStorage,
	assignment: Assignment,
	row: StoredRow,
	{ walk, nowMs }: { readonly walk: Walk; readonly nowMs: number },
): void {
	if (walk.recounts) recount(sql, assignment, row, { reason: "patch", nowMs });
	else writeRow(sql, underTerms(row, termsOf(assignment, row), nowMs));
	tellLearner(sql, row.learnerId, "terms", nowMs);
}

interface Recounting {
	readonly reason: GradeChange;
	readonly nowMs: number;
}

/** Counts the row under the terms that hold now, writes it, and says so where its total is another one. */
export function recount(sql: SqlStorage, assignment: Assignment, row: StoredRow, { reason, nowMs }: Recounting): void {
	const { learnerId, points: before } = row;
	const terms = termsOf(assignment, row);
	const totals = countAll(sql, learnerId, terms);
	const isSame = totals.points === before && totals.daysLate === row.daysLate;
	writeRow(sql, { ...underTerms(row, terms, nowMs), ...totals, ...(!isSame && { updatedAtMs: nowMs }) });
	if (totals.points === before) return;
	const { assignmentId } = assignment;
	postEvents(sql, [gradeChanged({ assignmentId, learnerId, reason, before, after: totals.points }, nowMs)], nowMs);
}

export type NameOutcome =
	/** All rows now. */
	| { readonly kind: "named"; readonly learners: number }
	| { readonly kind: "not-found" }
	| { readonly kind: "full" }
	| { readonly kind: "times"; readonly found: readonly LearnerFaults[] };

export interface LearnerFaults {
	/** In the call, from 0. */
	readonly place: number;
	readonly faults: readonly TimeFault[];
}

/** Names learners, and replaces what differs for them. Inside a transaction; all or none. */
export function nameLearners(
	sql: SqlStorage,
	assignment: Assignment,
	named: readonly NamedLearner[],
	nowMs: number,
): NameOutcome {
	const rows = named.map(({ learnerId, override }) => {
		const known = readRow(sql, learnerId);
		const row = known ?? newRow(sql, learnerId, nowMs);
		return { isNew: known === null, override, row };
	});
	const found = rows.flatMap(({ override, row }, place) => {
		const faults = override ? overrideFaults(assignment, row, override) : [];
		return faults.length > 0 ? [{ place, faults }] : [];
	});
	if (found.length > 0) return { kind: "times", found };
	const learners = countRows(sql) + rows.filter(({ isNew }) => isNew).length;
	if (learners > MAX_LEARNERS) return { kind: "full" };
	for (const { row, override, isNew } of rows) nameOne(sql, assignment, row, { override, isNew, nowMs });
	return { kind: "named", learners };
}

/** Compared with the times of the assignment that hold for the learner too; a time that is over is no fault here. */
function overrideFaults(assignment: Assignment, row: StoredRow, override: Override): readonly TimeFault[] {
	const set = (["dueAtMs", "closesAtMs"] as const).filter((name) => override[name] !== undefined);
	if (set.length === 0) return [];
	return faultsOf(disorderedTimes(termsOf(assignment, { ...row, override })), set);
}

interface Naming {
	readonly override: Override | null;
	readonly isNew: boolean;
	readonly nowMs: number;
}

function nameOne(sql: SqlStorage, assignment: Assignment, row: StoredRow, { override, isNew, nowMs }: Naming): void {
	const isSame = override === null || JSON.stringify(override) === JSON.stringify(row.override);
	if (!isNew && row.named && isSame) return noteNamed(sql, row.learnerId, nowMs);
	const next: StoredRow = {
		...row,
		named: true,
		namedAtMs: nowMs,
		override: override ?? row.override,
		revision: row.revision + 1,
		updatedAtMs: nowMs,
	};
	recount(sql, assignment, next, { reason: "override", nowMs });
	tellLearner(sql, row.learnerId, "terms", nowMs);
}

/** A fresh paper; what was done at earlier ones stays among the results and counts no more. Inside a transaction. */
export function resetRow(sql: SqlStorage, assignment: Assignment, row: StoredRow, nowMs: number): void {
	const next: StoredRow = {
		...row,
		paper: row.paper + 1,
		revision: row.revision + 1,
		startedAtMs: null,
		finishedAtMs: null,
		finishedBy: null,
		updatedAtMs: nowMs,
	};
	recount(sql, assignment, next, { reason: "reset", nowMs });
	tellLearner(sql, row.learnerId, "terms", nowMs);
}

/** Inside a transaction. What is left is how far papers and revisions had come. */
export function takeOffRow(sql: SqlStorage, row: StoredRow, nowMs: number): void {
	deleteRow(sql, row.learnerId);
	sql.exec(
		"INSERT OR REPLACE INTO taken_off (learner_id, paper, revision) VALUES (?, ?, ?)",
		row.learnerId,
		row.paper,
		row.revision,
	);
	tellLearner(sql, row.learnerId, "gone", nowMs);
}

/** Of a learner who was erased at `upToMs`: everything, but that it was named since, to whom a new paper is told. Inside a transaction. */
export function forgetRow(
	sql: SqlStorage,
	assignment: Assignment,
	learnerId: LearnerId,
	{ upToMs, nowMs }: { readonly upToMs: number; readonly nowMs: number },
): void {
	const row = readRow(sql, learnerId);
	if (row?.startedAtMs != null && row.startedAtMs > upToMs) return;
	deleteRow(sql, learnerId);
	for (const table of ["taken_off", "to_name"]) sql.exec(`DELETE FROM ${table} WHERE learner_id = ?`, learnerId);
	forgetTelling(sql, learnerId);
	if (!row || row.namedAtMs === null || row.namedAtMs <= upToMs) return;
	const { namedAtMs, override } = row;
	// Behind whatever the record was told before.
	const since = { paper: row.paper + 1, revision: row.revision + 1 };
	const next = { ...newRow(sql, learnerId, nowMs), ...since, named: true, namedAtMs, override };
	recount(sql, assignment, next, { reason: "reset", nowMs });
	tellLearner(sql, learnerId, "terms", nowMs);
}
