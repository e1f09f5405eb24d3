// A learner opens a paper: whether it may begin, and that it has.
import type { LearnerId } from "../../contract/primitives.ts";
import { endsAtMs, type Terms } from "../../course/terms.ts";
import { GRACE_S } from "../../practice/deadline.ts";
import { type Kept, updateKept } from "./definition.ts";
import type { OpenOutcome } from "./outcome.ts";
import { MAX_LEARNERS, newRow, readRow, type StoredRow, termsOf, writeRow } from "./rows.ts";

/** `kept` is as it is from now on: of the first who begins, it is another. */
export interface Opened {
	readonly outcome: OpenOutcome;
	readonly kept: Kept;
	/** Whether the learner has a row that was not there before. */
	readonly isNew?: boolean;
}

interface Opening {
	readonly learnerId: LearnerId;
	readonly begins: boolean;
	readonly nowMs: number;
	/** How many have a row. */
	readonly learners: () => number;
}

/** Inside a transaction. */
export function openFor(sql: SqlStorage, kept: Kept, { learnerId, begins, nowMs, learners }: Opening): Opened {
	const known = readRow(sql, learnerId);
	if (!known && kept.assignment.forNamed) return { outcome: { kind: "not-assigned" }, kept };
	const row = known ?? newRow(sql, learnerId, nowMs);
	const terms = termsOf(kept.assignment, row);
	if (!begins || row.startedAtMs !== null) return { outcome: { kind: "open", terms, began: false }, kept };
	const refused = refuseBeginning(terms, nowMs);
	if (refused) return { outcome: refused, kept };
	if (!known && learners() >= MAX_LEARNERS) return { outcome: { kind: "full" }, kept };
	return { ...begin(sql, kept, row, nowMs), isNew: !known };
}

function refuseBeginning({ opensAtMs, closesAtMs }: Terms, nowMs: number): OpenOutcome | null {
	if (opensAtMs !== null && nowMs < opensAtMs) return { kind: "not-open-yet", opensAtMs };
	if (closesAtMs !== null && nowMs >= closesAtMs + GRACE_S * 1000) return { kind: "closed", closedAtMs: closesAtMs };
	return null;
}

function begin(sql: SqlStorage, kept: Kept, row: StoredRow, nowMs: number): Opened {
	const begun = kept.begunAtMs === null ? firstBegun(kept, nowMs) : kept;
	if (begun !== kept) updateKept(sql, begun);
	const started = { ...row, startedAtMs: nowMs, revision: row.revision + 1, updatedAtMs: nowMs };
	const terms = termsOf(begun.assignment, started);
	writeRow(sql, { ...started, endsAtMs: endsAtMs(terms) });
	return { outcome: { kind: "open", terms, began: true }, kept: begun };
}

/** A change of its own: whoever means to change the items is told. */
function firstBegun(kept: Kept, nowMs: number): Kept {
	const { assignment } = kept;
	return { ...kept, begunAtMs: nowMs, assignment: { ...assignment, revision: assignment.revision + 1 } };
}
