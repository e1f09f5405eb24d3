// When a skill is due again: FSRS (ts-fsrs) over plain numbers. No calendar days, so that time zones make no difference;
// no fuzz, so that the same answers give the same dates.
import { FSRSAlgorithm, Rating } from "ts-fsrs";
import { MASTERY } from "./mastery.ts";
import { isConfidentError, type ReviewRating, rate } from "./rating.ts";
import type { Card, Observation } from "./skill-state.ts";

export const SCHEDULE = {
	/** The longest interval, days: who knows a skill for years still meets it once a year. */
	longestDays: 365,
	/** The longest interval after a review that failed, days: FSRS alone would let a stable skill wait for longer. */
	failedDays: 1,
	/**
	 * A failure that is rather a slip than forgetting: of a skill that is learned, was mastered once, and that memory says
	 * is known with at least `known`. Forgetting it was then no likelier than a slip, some 5 % an answer. It is asked again
	 * within `withinDays`, not within `failedDays`.
	 */
	unlikelyFailure: { known: 0.95, withinDays: 7 },
	/** The longest interval until a skill has been mastered once, days: it stays in sight while it is being learned. */
	unmasteredDays: 7,
	/** Due that much before the end of an interval, so that who practises at about the same hour every day finds it due. */
	earlyHours: 4,
	/**
	 * A confident error: corrected at once with ease, it comes back after a week unless it was asked in between (Butler,
	 * Fazio and Marsh 2011). So it is asked again in the same sitting, and within days until it was right `rights` times.
	 */
	confidentError: { againMinutes: 10, withinDays: 3, rights: 2 },
} as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The shortest wait. */
const LEAST_MS = SCHEDULE.confidentError.againMinutes * MINUTE_MS;

/** Reviews closer together than this, in days, are of one sitting. */
const SITTING_DAYS = 0.5;

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good } as const satisfies Record<
	ReviewRating,
	Rating
>;

const FSRS = new FSRSAlgorithm({
	request_retention: MASTERY.retention,
	maximum_interval: SCHEDULE.longestDays,
	enable_fuzz: false,
	enable_short_term: true,
});

export interface Standing {
	/** That it failed may be a slip. */
	readonly slipped: boolean;
	/** The skill was mastered some time, or is so by this review. */
	readonly everMastered: boolean;
}

/**
 * The card after a review; `undefined` for a skill that was never reviewed. What may be a slip leaves memory as it was
 * and is asked about again: as soon as if it had failed, or
 * within days where memory says that it was known.
 */
export function review(card: Card | undefined, seen: Observation, { slipped, everMastered }: Standing): Card {
	const lastMs = Math.max(seen.atMs, card?.lastMs ?? seen.atMs);
	const rating = rate(seen);
	const apart = card ? daysApart(card, lastMs) : 0;
	const memory = card && slipped ? memoryOf(card) : remember(card, rating, apart);
	const watched = isConfidentError(seen)
		? SCHEDULE.confidentError.rights
		: stillWatched(card?.watched ?? 0, rating, apart);
	const failed = rating === "again";
	const most = mostDays(watched > 0, everMastered);
	const wait = isConfidentError(seen)
		? LEAST_MS
		: card && slipped && everMastered && isUnlikely(card, seen, lastMs)
			? waitAfterUnlikely(card, lastMs, most)
			: waitMs(memory.stability, failed, most);
	return { ...memory, lastMs, dueMs: lastMs + Math.round(wait), failed, watched };
}

/** A hint is no slip: it was taken because the skill was not at hand. */
function isUnlikely(card: Card, { hinted }: Observation, atMs: number): boolean {
	return !hinted && recallChance(card, atMs) >= SCHEDULE.unlikelyFailure.known;
}

/** As if it had been right with difficulty; the date that it had is kept where that is sooner. */
function waitAfterUnlikely(card: Card, atMs: number, most: number): number {
	const { stability } = remember(card, "hard", daysApart(card, atMs));
	const asHard = waitMs(stability, false, Math.min(most, SCHEDULE.unlikelyFailure.withinDays));
	return Math.max(LEAST_MS, Math.min(asHard, card.dueMs - atMs));
}

/** Chance to know it at a time, as FSRS estimates it, in [0, 1]. */
export function recallChance(card: Card, nowMs: number): number {
	return FSRS.forgetting_curve(Math.max(0, nowMs - card.lastMs) / DAY_MS, card.stability);
}

function daysApart({ lastMs }: Card, atMs: number): number {
	const days = (atMs - lastMs) / DAY_MS;
	return days < SITTING_DAYS ? 0 : days;
}

type Memory = Pick<Card, "stability" | "difficulty">;

/** Failing again in the sitting in which it failed is one lapse: else learning it would rate it difficult for ever. */
function remember(card: Card | undefined, rating: ReviewRating, apart: number): Memory {
	if (card?.failed && rating === "again" && apart === 0) return memoryOf(card);
	return memoryOf(FSRS.next_state(card ?? null, apart, RATINGS[rating]));
}

function memoryOf({ stability, difficulty }: Memory): Memory {
	return { stability, difficulty };
}

function stillWatched(watched: number, rating: ReviewRating, apart: number): number {
	return rating !== "again" && apart > 0 ? Math.max(0, watched - 1) : watched;
}

function mostDays(watched: boolean, everMastered: boolean): number {
	if (watched) return SCHEDULE.confidentError.withinDays;
	return everMastered ? SCHEDULE.longestDays : SCHEDULE.unmasteredDays;
}

function waitMs(stability: number, failed: boolean, most: number): number {
	const early = SCHEDULE.earlyHours * HOUR_MS;
	if (!failed) return Math.min(FSRS.next_interval(stability, 0), most) * DAY_MS - early;
	return Math.max(LEAST_MS, Math.min(stability * DAY_MS, SCHEDULE.failedDays * DAY_MS - early));
}
