// What today's grader made of a learner's attempts, put in the place of their results. Runs in the caller's transaction, and
// changes nothing a second time.
import type { Assignment } from "../../course/assignment.ts";
import type { ItemChange, Regraded } from "../../course/regrade.ts";
import { paperPoints } from "../../course/score.ts";
import { recount } from "./changing.ts";
import {
	type Given,
	type Pending,
	readGiven,
	readPendingOf,
	readRegrade,
	settleRegrade,
	writeDone,
} from "./regrade-job.ts";
import { readRow, type StoredRow } from "./rows.ts";
import { keepSummary } from "./summaries.ts";

interface Applying {
	readonly sql: SqlStorage;
	readonly assignment: Assignment;
	readonly nowMs: number;
}

/** `regraded` as the learner's record graded them; what it left out stays as it is. */
export function applyRegraded(applying: Applying, pending: Pending, regraded: readonly Regraded[]): void {
	const { sql, nowMs } = applying;
	const { learnerId } = pending;
	// Done before, or the learner was forgotten, or it is of another regrade.
	if (readPendingOf(sql, learnerId)?.paper !== pending.paper) return;
	const row = readRow(sql, learnerId);
	if (row?.paper === pending.paper) replace(applying, row, regraded);
	// Of who was taken off, or has a new paper since, nothing counts that was answered.
	else writeDone(sql, learnerId, { items: [], before: 0, after: 0, regraded: 0, left: 0 });
	settleRegrade(sql, nowMs);
}

function replace({ sql, assignment, nowMs }: Applying, row: StoredRow, regraded: readonly Regraded[]): void {
	const { learnerId } = row;
	const given = readGiven(sql, learnerId);
	const before = paperPoints([row.points, -given.total]);
	const startedMs = readRegrade(sql)?.startedAtMs ?? nowMs;
	const kept = readResults(sql, row);
	const today = new Map(regraded.map((one) => [one.number, one]));
	for (const result of kept) {
		const one = today.get(result.number);
		if (one) writeResult(sql, result, one);
	}
	const had = readItems(sql, row);
	recount(sql, assignment, row, { reason: "regrade", nowMs });
	keepSummary(sql, learnerId);
	const has = readItems(sql, row);
	writeDone(sql, learnerId, {
		items: changesOf(had, has, given),
		before,
		after: readRow(sql, learnerId)?.points ?? before,
		regraded: kept.filter(({ number }) => today.has(number)).length,
		// What came since it began was graded by today's grader.
		left: kept.filter(({ number, submitted_at: at }) => !today.has(number) && at <= startedMs).length,
	});
}

interface Kept extends Record<string, SqlStorageValue> {
	learner_id: string;
	paper: number;
	item: number;
	number: number;
	submitted_at: number;
	share: number;
	ideas: string;
	contradicted: string;
	skills: string;
}

function readResults(sql: SqlStorage, { learnerId, paper }: StoredRow): readonly Kept[] {
	return sql
		.exec<Kept>(
			`SELECT learner_id, paper, item, number, submitted_at, share, ideas, contradicted, skills FROM results
			WHERE learner_id = ? AND paper = ?`,
			learnerId,
			paper,
		)
		.toArray();
}

/** Written only where something is different: a write costs more than a look. */
function writeResult(sql: SqlStorage, kept: Kept, { share, ...lists }: Regraded): void {
	const ideas = JSON.stringify(lists.ideas);
	const contradicted = JSON.stringify(lists.contradicted);
	const skills = JSON.stringify(lists.skills);
	const isSame =
		share === kept.share && ideas === kept.ideas && contradicted === kept.contradicted && skills === kept.skills;
	if (isSame) return;
	sql.exec(
		`UPDATE results SET share = ?, ideas = ?, contradicted = ?, skills = ?
		WHERE learner_id = ? AND paper = ? AND item = ? AND number = ?`,
		share,
		ideas,
		contradicted,
		skills,
		kept.learner_id,
		kept.paper,
		kept.item,
		kept.number,
	);
}

function readItems(sql: SqlStorage, { learnerId }: StoredRow): ReadonlyMap<number, number> {
	const rows = sql.exec<{ item: number; points: number }>(
		"SELECT item, points FROM item_scores WHERE learner_id = ? ORDER BY item",
		learnerId,
	);
	return new Map(rows.toArray().map(({ item, points }) => [item, points]));
}

/** `had` is without what the regrade gave before: a result that came late makes it come to a learner twice. */
function changesOf(
	had: ReadonlyMap<number, number>,
	has: ReadonlyMap<number, number>,
	{ items }: Given,
): readonly ItemChange[] {
	const before = (item: number) => paperPoints([had.get(item) ?? 0, -(items.get(item) ?? 0)]);
	return [...has]
		.map(([item, after]) => ({ item, before: before(item), after }))
		.filter(({ before, after }) => before !== after);
}
