// What answers are worth: from verdicts to the score of one attempt, and from attempts to the score of a scenario.
// Nothing here is ever negative, and a better verdict never earns less.
import { isRightVerdict, type Verdict } from "./types.ts";

/** What a verdict earns, as a share of the blank's points. Published in the catalogue. */
export const CREDIT: Readonly<Record<Verdict, number>> = {
	correct: 1,
	"follow-through": 1,
	partly: 0.5,
	wrong: 0,
	unreadable: 0,
	unanswered: 0,
};

export const GROUPINGS = ["none", "segment"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const KEEPS = ["best", "last", "first", "mean"] as const;
export type Keep = (typeof KEEPS)[number];

export interface ScoringRule {
	/** What `follow-through` earns, as a share of the blank's points, 0 to 1. */
	readonly followThroughShare: number;
	/** Each later attempt is worth this much of the one before, 0 to 1. */
	readonly decay: number;
	/** "segment": the blanks of one step count only if all of them are right. */
	readonly allOrNothing: Grouping;
}

export const PLAIN_RULE: ScoringRule = { followThroughShare: CREDIT["follow-through"], decay: 1, allOrNothing: "none" };

/** A blank once it is judged. */
export interface JudgedBlank {
	readonly id: string;
	readonly verdict: Verdict;
	readonly max: number;
	readonly step: number;
	/** Of a blank in parts: the verdict of each, all worth the same. */
	readonly parts?: readonly Verdict[] | undefined;
	/** Of a `partly` right blank that has no parts: the share that is right. */
	readonly share?: number | undefined;
}

/** Share of the blank's points that hints cost, by blank id; those without a hint are left out. */
export type HintShares = Readonly<Record<string, number>>;

/** How an attempt counts; `ordinal` counts the attempts at this scenario from 1. */
export interface Attempt {
	readonly rule: ScoringRule;
	readonly hints: HintShares;
	readonly ordinal: number;
}

/** Practice. */
export const FIRST_ATTEMPT: Attempt = { rule: PLAIN_RULE, hints: {}, ordinal: 1 };

export interface BlankScore {
	readonly points: number;
	/** What hints took off; never more than was earned. */
	readonly deducted: number;
}

export interface AttemptScore {
	/** Before `credit`. */
	readonly blanks: Readonly<Record<string, BlankScore>>;
	/** What this attempt is worth as a share, for coming so late. */
	readonly credit: number;
	readonly points: number;
	readonly max: number;
	readonly scaled: number;
}

/** `ordinal` counts the attempts at this scenario from 1. */
export function scoreAttempt(
	blanks: readonly JudgedBlank[],
	rule: ScoringRule,
	hints: HintShares,
	ordinal: number,
): AttemptScore {
	const broken = rule.allOrNothing === "segment" ? brokenSteps(blanks) : new Set<number>();
	const scores = blanks.map((blank): readonly [string, BlankScore] => {
		const earned = broken.has(blank.step) ? 0 : blank.max * shareEarned(blank, rule);
		return [blank.id, lessHint(earned, blank.max * (Object.hasOwn(hints, blank.id) ? (hints[blank.id] ?? 0) : 0))];
	});
	const max = sum(blanks.map((blank) => blank.max));
	const credit = roundShare(rule.decay ** (ordinal - 1));
	const points = Math.min(max, roundShare(sum(scores.map(([, score]) => score.points)) * credit));
	return { blanks: Object.fromEntries(scores), credit, points, max, scaled: max === 0 ? 0 : points / max };
}

/** What a scenario counts for after these attempts, given the points of each in order; 0 before the first. */
export function combineAttempts(points: readonly number[], keep: Keep): number {
	switch (keep) {
		case "best":
			return Math.max(0, ...points);
		case "last":
			return points.at(-1) ?? 0;
		case "first":
			return points[0] ?? 0;
		case "mean":
			return points.length === 0 ? 0 : roundShare(sum(points) / points.length);
	}
}

function shareEarned({ verdict, parts, share }: JudgedBlank, rule: ScoringRule): number {
	if (parts) return sum(parts.map((part) => shareOf(part, rule))) / parts.length;
	return verdict === "partly" ? (share ?? CREDIT.partly) : shareOf(verdict, rule);
}

function shareOf(verdict: Verdict, { followThroughShare }: ScoringRule): number {
	return verdict === "follow-through" ? followThroughShare : CREDIT[verdict];
}

/** Steps in which not every blank is right; one that is left out or cannot be read is not. */
function brokenSteps(blanks: readonly JudgedBlank[]): ReadonlySet<number> {
	return new Set(blanks.filter(({ verdict }) => !isRightVerdict(verdict)).map(({ step }) => step));
}

function lessHint(earned: number, cost: number): BlankScore {
	const points = roundShare(Math.max(0, earned - cost));
	return { points, deducted: roundShare(earned - points) };
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

/** To a ten-thousandth: what is left of binary fractions is nobody's points. */
export function roundShare(points: number): number {
	return Math.round(points * 10_000) / 10_000;
}
