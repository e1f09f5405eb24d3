// A learner's paper as the API answers it: how it stands, until when it takes answers, and what each item has earned.

import type { LearnerId } from "../contract/primitives.ts";
import type { Item } from "../course/assignment.ts";
import { type Paper, paperEndsAtMs, paperState } from "../course/paper.ts";
import { type CountedAttempt, daysLate, itemPoints, lateCredit } from "../course/score.ts";
import type { Terms } from "../course/terms.ts";
import type { Locale } from "../text/locale.ts";
import type { KnownPaper } from "./paper.ts";
import { timestamp } from "./timestamp.ts";

/** An attempt at an item of the paper. */
export interface AttemptAt extends CountedAttempt {
	readonly item: number;
}

/** What the paper shows of an item, in whole; null where it is no more. */
export type Inline =
	| { readonly type: "scenario"; readonly scenario: object | null }
	| { readonly type: "question"; readonly question: object | null };

/** How a paper, or an assignment that was not opened, stands at `nowMs`, ms since 1970, here and below. */
export function paperHead({ terms, paper }: KnownPaper, nowMs: number) {
	const { assignmentId, title, excused, opensAtMs, dueAtMs, closesAtMs, timeLimitS } = terms;
	const { finishedAtMs, finishedBy, deadlineMs } = endOf(terms, paper, nowMs);
	return {
		assignmentId,
		title,
		paper: terms.paper,
		state: paperState(terms, paper, nowMs),
		excused,
		startedAt: timestamp(paper?.startedAtMs ?? null),
		finishedAt: timestamp(finishedAtMs),
		finishedBy,
		opensAt: timestamp(opensAtMs),
		dueAt: timestamp(dueAtMs),
		closesAt: timestamp(closesAtMs),
		deadline: timestamp(deadlineMs),
		timeLimitSeconds: timeLimitS,
	};
}

/** What the clock has ended is finished, whether or not that was noted. */
function endOf(terms: Terms, paper: Paper | null, nowMs: number) {
	const deadlineMs = paper ? paperEndsAtMs(terms, paper) : terms.closesAtMs;
	const { finishedAtMs = null, finishedBy = null } = paper ?? {};
	if (paper && finishedAtMs === null && deadlineMs !== null && deadlineMs <= nowMs)
		return { deadlineMs, finishedAtMs: deadlineMs, finishedBy: "time" as const };
	return { deadlineMs, finishedAtMs, finishedBy };
}

export function pathOf({ assignmentId }: Pick<Terms, "assignmentId">, learnerId: LearnerId): string {
	return `/v1/assignments/${assignmentId}/learners/${learnerId}`;
}

export function maxPointsOf({ items }: Pick<Terms, "items">): number {
	return sum(items.map(({ points }) => points));
}

/** `shown`: what each item shows, once the paper was opened. */
export function paperDocument(
	known: KnownPaper & { readonly attempts: readonly AttemptAt[] },
	shown: readonly Inline[],
	{ learnerId, locale, nowMs }: { readonly learnerId: LearnerId; readonly locale: Locale; readonly nowMs: number },
) {
	const { terms, paper } = known;
	const head = paperHead(known, nowMs);
	const items = terms.items.map((item, i) => itemHead(known, item, i + 1, head.state === "begun"));
	const { attempts, keep, decay, showSolution } = terms.policy;
	const days = daysLate(nowMs, terms.dueAtMs);
	const self = pathOf(terms, learnerId);
	return {
		...head,
		learnerId,
		locale,
		secondsLeft: head.deadline === null ? null : secondsLeft(head, nowMs),
		late: { perDay: terms.late?.perDay ?? null, daysLate: days, credit: lateCredit(days, terms.late) },
		policy: { attempts, keep, decay, showSolution },
		items: paper && items.map((item, i) => ({ ...item, ...shown[i] })),
		total: sum(items.map(({ score }) => score?.points ?? 0)),
		maxPoints: maxPointsOf(terms),
		links: { self: `${self}/paper`, attempts: `/v1/learners/${learnerId}/attempts`, finish: `${self}/finish` },
	};
}

function secondsLeft({ state, deadline }: { readonly state: string; readonly deadline: string | null }, nowMs: number) {
	if (state === "finished" || state === "missed" || deadline === null) return 0;
	return Math.max(0, Math.ceil((Date.parse(deadline) - nowMs) / 1000));
}

function itemHead(
	{ terms, attempts: all }: Parameters<typeof paperDocument>[0],
	{ points }: Item,
	item: number,
	isOpen: boolean,
) {
	const { policy, late, dueAtMs } = terms;
	const attempts = all.filter((one) => one.item === item);
	const earned = itemPoints(attempts, points, { keep: policy.keep, late, dueAtMs });
	const scaled = points === 0 ? 0 : earned / points;
	return {
		item,
		points,
		attempts: attempts.length,
		attemptsLeft: isOpen ? Math.max(0, policy.attempts - attempts.length) : 0,
		score: attempts.length === 0 ? null : { points: earned, max: points, scaled },
	};
}

/** To six digits: what is left of binary fractions is nobody's points. */
function sum(points: readonly number[]): number {
	return Math.round(points.reduce((total, one) => total + one, 0) * 1e6) / 1e6;
}
