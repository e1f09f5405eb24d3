// What review keeps of one skill of one learner, and what one attempt tells about it. Plain data, as it is stored.

/** Memory of a skill, as FSRS models it (Ye et al. 2022; version 6): one card a skill. */
export interface Card {
	/** Days after which the chance to know it has fallen to 0.9. Above 0. */
	readonly stability: number;
	/** 1 (easy) to 10. */
	readonly difficulty: number;
	/** Unix ms of the last review. */
	readonly lastMs: number;
	/** Unix ms, never before `lastMs`. */
	readonly dueMs: number;
	/** Whether the last review failed. */
	readonly failed: boolean;
	/** Right answers, each at least half a day after the review before it, until intervals may grow again after a confident error. */
	readonly watched: number;
}

export interface SkillState {
	/** Exponential average of what was shown at first tries without hints, in [0, 1]. */
	readonly mastery: number;
	/** First tries in all. */
	readonly answers: number;
	/** Right ones since the last that was not, each on something that was not yet in the row. */
	readonly inARow: number;
	/** What was played in the row: the first of them, as many as mastery asks for. */
	readonly rowInstances: readonly string[];
	/** Unix ms of the first and of the newest right answer of the row; null when there is none. */
	readonly rowSinceMs: number | null;
	readonly rowUntilMs: number | null;
	/**
	 * Mastery has once been high enough to build on, and no two reviews running have failed since: one failure of a learned
	 * skill may be a slip, and is asked about again before it counts as forgotten.
	 */
	readonly learned: boolean;
	/** Unix ms at which it was mastered for the first time; null until then. It stays when mastery is lost. */
	readonly firstMasteredMs: number | null;
	/** Unix ms of the newest observation, of any kind. */
	readonly lastAtMs: number;
	/** Whether the newest observation was all right, hinted or not. */
	readonly lastRight: boolean;
	readonly card: Card;
}

/** 1 guessed, 2 fairly sure, 3 sure; null where the learner was not asked. */
export type Confidence = 1 | 2 | 3;

/** What one attempt shows of one skill: one observation a skill an attempt. */
export interface Observation {
	/** Unix ms. Earlier than the last review counts as at it. */
	readonly atMs: number;
	/**
	 * Short name of what was played: the same for the same scenario, or question with the same seed. A question with
	 * another seed is another: some skills have only two questions, and could else never be right three times in a row.
	 */
	readonly instance: string;
	/** Share of the answers that needed the skill and were right, in [0, 1]; right given an earlier slip is right. */
	readonly share: number;
	/** The first attempt at this instance. */
	readonly firstTry: boolean;
	/** A hint was taken on any of these answers. */
	readonly hinted: boolean;
	/** Of these answers; where some are wrong, of the wrong one that was given with most confidence. */
	readonly confidence: Confidence | null;
}
