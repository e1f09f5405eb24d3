// Answers within a paper: whether they are taken, and what they count for. By our clock and the terms alone.
import { PAPER_DETAILS } from "../contract/details/paper.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { ProblemCode } from "../contract/problem.ts";
import type { Item } from "../course/assignment.ts";
import { type DrawnItem, type Paper, paperEndsAtMs } from "../course/paper.ts";
import type { CountedAttempt } from "../course/score.ts";
import type { Terms } from "../course/terms.ts";
import { GRACE_S } from "./deadline.ts";

export const GRACE_MS = GRACE_S * 1000;

/** At which item of which assignment something is sent. */
export interface SentPlace {
	readonly assignmentId: string;
	readonly item: number;
	/** As a scenario's id says; null for a question, which is of the learner's current paper. */
	readonly paper: number | null;
}

/** What a learner's record knows of an assignment; `paper` is the current one, null where it was not opened. */
export interface KnownPaper {
	readonly terms: Terms;
	readonly paper: Paper | null;
}

/** How things stand with the item that is answered. */
export interface InPaper {
	readonly ok: true;
	readonly terms: Terms;
	readonly paper: Paper;
	readonly item: number;
	/** Attempts at the item so far, in order: what they earned, and how they count. */
	readonly earned: readonly number[];
	readonly counted: readonly CountedAttempt[];
	/** When the attempt before in this paper was received, or else the paper was opened, ms since 1970. */
	readonly sinceMs: number;
}

/** Refusals that newer terms may undo: a teacher has extended the time, or given more attempts. */
const UNDONE_BY_TERMS: ReadonlySet<ProblemCode> = new Set([
	"paper-not-begun",
	"paper-reset",
	"paper-finished",
	"assignment-not-open",
	"assignment-closed",
	"time-is-up",
	"attempts-used-up",
]);

export function mayBeUndone({ code }: Failure): boolean {
	return UNDONE_BY_TERMS.has(code);
}

/** The paper that takes these answers now, or why none does. `answered` is what was sent them to. */
export function openForAnswers(
	place: SentPlace,
	answered: DrawnItem,
	known: KnownPaper | null,
	nowMs: number,
): { readonly ok: true; readonly terms: Terms; readonly paper: Paper } | Failure {
	if (known && place.paper !== null && place.paper < known.terms.paper) return refuseReset();
	if (!known?.paper) return failure("paper-not-begun", PAPER_DETAILS.notBegun);
	const { terms, paper } = known;
	if (!isSame(paper.items[place.item - 1], answered)) return notOfPaper(paper);
	return refuseByClock(terms, paper, nowMs) ?? { ok: true, terms, paper };
}

export function refuseReset(): Failure {
	return failure("paper-reset", PAPER_DETAILS.reset);
}

export function notOfPaper({ items }: Pick<Paper, "items">): Failure {
	const detail = PAPER_DETAILS.itemNotOfPaper(items.length);
	return failure("item-not-of-paper", detail, [{ pointer: "/item", detail }]);
}

export function isSame(drawn: DrawnItem | undefined, answered: DrawnItem): boolean {
	if (drawn?.type === "scenario") return answered.type === "scenario" && answered.scenarioId === drawn.scenarioId;
	return answered.type === "question" && answered.questionId === drawn?.questionId && answered.seed === drawn.seed;
}

function refuseByClock(terms: Terms, paper: Paper, nowMs: number): Failure | null {
	const notOpen = refuseUnopened(terms, nowMs);
	if (notOpen) return notOpen;
	if (paper.finishedAtMs !== null && paper.finishedBy !== "time")
		return failure("paper-finished", PAPER_DETAILS.finished);
	return hasEnded(terms, paper, nowMs) ? ended(terms, paper) : null;
}

export function refuseUnopened({ opensAtMs }: Pick<Terms, "opensAtMs">, nowMs: number): Failure | null {
	if (opensAtMs === null || opensAtMs <= nowMs) return null;
	return failure("assignment-not-open", PAPER_DETAILS.notOpen(new Date(opensAtMs).toISOString()));
}

/** Whether the clock has ended the paper, the grace for the network included. */
export function hasEnded(terms: Terms, paper: Pick<Paper, "startedAtMs">, nowMs: number): boolean {
	const endsMs = paperEndsAtMs(terms, paper);
	return endsMs !== null && endsMs + GRACE_MS < nowMs;
}

/** What it is refused with that comes after the end. */
function ended(terms: Terms, paper: Paper): Failure {
	const { closesAtMs, timeLimitS } = terms;
	const endsMs = paperEndsAtMs(terms, paper);
	if (timeLimitS !== null && endsMs !== null && endsMs !== closesAtMs)
		return failure("time-is-up", PAPER_DETAILS.timeUp(new Date(endsMs).toISOString(), timeLimitS));
	return closed(closesAtMs ?? 0);
}

export function closed(closesAtMs: number): Failure {
	return failure("assignment-closed", PAPER_DETAILS.closed(new Date(closesAtMs).toISOString()));
}

/** Why no more attempt may be made at the item; null if one may. */
export function refuseUsedUp({ policy }: Pick<Terms, "policy">, made: number): Failure | null {
	return made < policy.attempts ? null : failure("attempts-used-up", PAPER_DETAILS.attemptsUsedUp);
}

export function itemOf({ items }: Terms, item: number): Item {
	const found = items[item - 1];
	if (!found) throw new Error(`a paper was drawn with item ${item}, which its assignment lacks`);
	return found;
}

/** Whether what was withheld of an attempt may be seen; `made`: attempts at the item so far. */
export function showsSolution(
	{ terms, paper }: KnownPaper,
	of: { readonly paper: number; readonly made: number },
	nowMs: number,
): boolean {
	const { policy, closesAtMs } = terms;
	const isClosed = closesAtMs !== null && closesAtMs + GRACE_MS < nowMs;
	switch (policy.showSolution) {
		case "always":
			return true;
		case "never":
			return false;
		case "after-close":
			return isClosed;
		case "after-last-attempt":
			if (of.paper === terms.paper) return of.made >= policy.attempts || isDone({ terms, paper }, nowMs);
			// After a reset a shared paper asks the same again.
			return terms.seeds === "per-learner" || isDone({ terms, paper }, nowMs);
	}
}

function isDone({ terms, paper }: KnownPaper, nowMs: number): boolean {
	return paper !== null && (paper.finishedAtMs !== null || hasEnded(terms, paper, nowMs));
}
