// What becomes of a learner's papers: told of, opened, handed in, ended by the clock. Each runs in one transaction.
import type { Finisher, HandedFinish } from "../../../course/handed.ts";
import { type DrawnItem, type Paper, paperEndsAtMs } from "../../../course/paper.ts";
import type { Notice, Terms } from "../../../course/terms.ts";
import { GRACE_MS, hasEnded, type KnownPaper } from "../../../practice/paper.ts";
import { post } from "../../outbox.ts";
import { type PaperAttempt, readPaperAttempts } from "./attempts.ts";
import { forgetAssignment, insertPaper, keepTerms, readKnown, setEnd, setFinished } from "./papers.ts";

/** A paper that was opened, and the attempts at its items so far. Plain data: it crosses an RPC. */
export interface OpenedPaper {
	readonly kind: "paper";
	readonly terms: Terms;
	readonly paper: Paper;
	readonly attempts: readonly PaperAttempt[];
}

/** The current paper was not opened, and nothing was drawn for it. */
export interface Undrawn {
	readonly kind: "undrawn";
}

export const UNDRAWN: Undrawn = { kind: "undrawn" };

/** Inside the caller's transaction, as all here. */
export function takeNotice(sql: SqlStorage, notice: Notice, nowMs: number): void {
	if (notice.kind === "gone") forgetAssignment(sql, notice.assignmentId);
	else takeTerms(sql, notice.terms, nowMs);
}

function takeTerms(sql: SqlStorage, terms: Terms, nowMs: number): void {
	if (!keepTerms(sql, terms, nowMs)) return;
	const { assignmentId } = terms;
	const known = readKnown(sql, assignmentId);
	if (!known?.paper) {
		setEnd(sql, assignmentId, null);
		return;
	}
	const { paper, finishedBy } = known.paper;
	const isExtended = finishedBy === "time" && !hasEnded(terms, known.paper, nowMs);
	if (isExtended) setFinished(sql, { assignmentId, paper }, { atMs: null, by: null });
	if (isExtended || finishedBy === null) setEnd(sql, assignmentId, lookAtMs(known.terms, known.paper));
}

/** When the alarm is to look whether the paper has ended. */
function lookAtMs(terms: Terms, paper: Paper): number | null {
	const endsMs = paperEndsAtMs(terms, paper);
	return endsMs === null ? null : endsMs + GRACE_MS + 1;
}

/** As it is kept, where nothing is to be changed of it: these terms are not newer, and the paper is there. */
export function lookAt(sql: SqlStorage, { assignmentId, revision }: Terms): OpenedPaper | null {
	const known = readKnown(sql, assignmentId);
	return known?.paper && known.terms.revision >= revision ? openedOf(sql, known, known.paper) : null;
}

/** As it is kept, or else as it was drawn, which is kept then: whoever comes first. `drawn` null to look only. */
export function openKnown(
	sql: SqlStorage,
	terms: Terms,
	drawn: readonly DrawnItem[] | null,
	nowMs: number,
): OpenedPaper | Undrawn {
	takeTerms(sql, terms, nowMs);
	const known = readKnown(sql, terms.assignmentId);
	if (known?.paper) return openedOf(sql, known, known.paper);
	const { startedAtMs, paper: current } = known?.terms ?? terms;
	// Newer terms came meanwhile: another paper is to be drawn.
	if (drawn === null || startedAtMs === null || current !== terms.paper) return UNDRAWN;
	const paper: Paper = { paper: current, items: drawn, startedAtMs, finishedAtMs: null, finishedBy: null };
	insertPaper(sql, terms.assignmentId, paper);
	setEnd(sql, terms.assignmentId, lookAtMs(terms, paper));
	return openedOf(sql, { terms: known?.terms ?? terms, paper }, paper);
}

function openedOf(sql: SqlStorage, { terms }: KnownPaper, paper: Paper): OpenedPaper {
	return { kind: "paper", terms, paper, attempts: readPaperAttempts(sql, terms.assignmentId, paper.paper) };
}

/** Hands the current paper in, once; null where none was opened. */
export function finishKnown(sql: SqlStorage, assignmentId: string, by: Finisher, nowMs: number): OpenedPaper | null {
	const known = readKnown(sql, assignmentId);
	if (!known?.paper) return null;
	const { terms, paper } = known;
	if (paper.finishedAtMs !== null) return openedOf(sql, known, paper);
	const endedMs = hasEnded(terms, paper, nowMs) ? paperEndsAtMs(terms, paper) : null;
	const atMs = endedMs ?? nowMs;
	const finishedBy = endedMs === null ? by : "time";
	setFinished(sql, { assignmentId, paper: paper.paper }, { atMs, by: finishedBy });
	setEnd(sql, assignmentId, null);
	const message: HandedFinish = { kind: "finish", paper: paper.paper, atMs, by: finishedBy };
	post(sql, assignmentId, message, nowMs);
	return openedOf(sql, known, { ...paper, finishedAtMs: atMs, finishedBy });
}

/** Ends the current paper if the clock has. */
export function endKnown(sql: SqlStorage, assignmentId: string, nowMs: number): void {
	const known = readKnown(sql, assignmentId);
	if (known?.paper && hasEnded(known.terms, known.paper, nowMs)) finishKnown(sql, assignmentId, "time", nowMs);
}
