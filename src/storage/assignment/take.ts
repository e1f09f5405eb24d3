// Results as they come from learners' records: at least once, in any order, of papers that may be no more.
import type { Assignment } from "../../course/assignment.ts";
import type { NewEvent } from "../../course/events/about.ts";
import { attemptRecorded } from "../../course/events/attempt-recorded.ts";
import { paperFinished } from "../../course/events/paper-finished.ts";
import type { Handed, HandedBatch, HandedFinish, HandedResult } from "../../course/handed.ts";
import { daysLate } from "../../course/score.ts";
import { endsAtMs } from "../../course/terms.ts";
import { CLOCKS_APART_MS } from "./clocks-apart.ts";
import { postEvents } from "./events.ts";
import { pendLate } from "./regrade-job.ts";
import { readRow, type StoredRow, termsOf, writeRow } from "./rows.ts";
import { countItem, readTotals } from "./scores.ts";
import { keepSummary } from "./summaries.ts";

interface Taking {
	readonly sql: SqlStorage;
	readonly assignment: Assignment;
	readonly nowMs: number;
}

/** Inside a transaction. Whoever has no row was taken off or forgotten since: nothing of it is kept. */
export function takeBatch(taking: Taking, { learnerId, handed }: HandedBatch): void {
	let row = readRow(taking.sql, learnerId);
	if (!row) return;
	const events: NewEvent[] = [];
	for (const one of handed) {
		const taken = takeOne(taking, row, one);
		if (!taken) continue;
		row = taken.row;
		events.push(taken.event);
	}
	if (events.length === 0) return;
	writeRow(taking.sql, row);
	keepSummary(taking.sql, learnerId);
	postEvents(taking.sql, events, taking.nowMs);
}

type Taken = { readonly row: StoredRow; readonly event: NewEvent } | null;

function takeOne(taking: Taking, row: StoredRow, handed: Handed): Taken {
	switch (handed.kind) {
		case "result":
			return takeResult(taking, row, handed);
		case "finish":
			return takeFinish(taking, row, handed);
	}
}

function takeResult({ sql, assignment, nowMs }: Taking, row: StoredRow, result: HandedResult): Taken {
	const { learnerId } = row;
	const { paper, item, submittedAtMs } = result;
	const points = assignment.items[item - 1]?.points;
	if (points === undefined || !insertResult(sql, learnerId, result)) return null;
	const terms = termsOf(assignment, row);
	const counts = paper === row.paper;
	// What is of an earlier paper stays as it was, and earns nothing.
	const itemScore = counts ? countItem(sql, learnerId, terms, item) : 0;
	const totals = counts ? readTotals(sql, learnerId) : row;
	if (counts) pendLate(sql, row, submittedAtMs, nowMs);
	const { points: total, daysLate: days } = totals;
	const said = { assignmentId: assignment.assignmentId, learnerId, result, points, itemScore, total };
	const event = attemptRecorded({ ...said, daysLate: daysLate(submittedAtMs, terms.dueAtMs) }, nowMs);
	return { row: { ...row, points: total, daysLate: days, updatedAtMs: nowMs }, event };
}

/** Whether it is new. */
function insertResult(sql: SqlStorage, learnerId: StoredRow["learnerId"], result: HandedResult): boolean {
	const inserted = sql.exec(
		`INSERT OR IGNORE INTO results (learner_id, number, paper, item, attempt_id, submitted_at, share, seconds, ideas,
			contradicted, skills)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
		learnerId,
		result.number,
		result.paper,
		result.item,
		result.attemptId,
		result.submittedAtMs,
		result.share,
		result.seconds,
		JSON.stringify(result.ideas),
		JSON.stringify(result.contradicted),
		JSON.stringify(result.skills),
	);
	return inserted.toArray().length > 0;
}

function takeFinish({ assignment, nowMs }: Taking, row: StoredRow, finish: HandedFinish): Taken {
	const { learnerId, points: total } = row;
	const { atMs, by } = finish;
	if (finish.paper !== row.paper || row.finishedAtMs !== null) return null;
	// The clock of before an extension, told late.
	const endsMs = endsAtMs(termsOf(assignment, row));
	if (by === "time" && (endsMs === null || endsMs > atMs + CLOCKS_APART_MS)) return null;
	const event = paperFinished({ assignmentId: assignment.assignmentId, learnerId, finish, total }, nowMs);
	return { row: { ...row, finishedAtMs: atMs, finishedBy: by, updatedAtMs: nowMs }, event };
}
