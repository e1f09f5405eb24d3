// What a learner's record is handed to keep, and how a learner stands with a scenario. Plain data: it crosses an RPC.
import type { ScenarioAttemptItem } from "../contract/attempt.ts";
import type { LearnerId } from "../contract/primitives.ts";
import type { SkillProgress } from "../contract/progress.ts";

export interface SkillSighting {
	readonly skill: string;
	readonly verdict: SkillProgress["lastVerdict"];
	readonly correct: boolean;
}

/** How the learner stands with a scenario that is the learner's own. */
export interface Standing {
	/** What the attempts so far earned, in order; empty unless the scenario is assessed. */
	readonly earned: readonly number[];
	/** Highest hint level taken, by blank id. */
	readonly hints: Readonly<Record<string, number>>;
}

export interface Assessment {
	/** How many attempts the scenario takes. */
	readonly attempts: number;
	/** When it expires, ms since 1970: no attempt can follow. */
	readonly expiresAtMs: number;
	/** As `resultJson`, with the solution that is to be shown after the last attempt; null if it is shown now or never. */
	readonly solvedJson: string | null;
}

/** A submission that answers a scenario. */
interface AtScenario {
	readonly scenarioId: string;
	readonly family: ScenarioAttemptItem["family"];
	readonly template: string;
	/** What the score was worked out from; null if the scenario is not the learner's own. */
	readonly basis: Standing | null;
	/** Null for practice. */
	readonly assessment: Assessment | null;
}

/** A submission that answers a concept question. */
interface AtQuestion {
	readonly questionId: string;
}

interface Graded {
	readonly learnerId: LearnerId;
	readonly idempotencyKey: string;
	/** Tells whether a repeat of the key carries the same body. */
	readonly bodyHash: string;
	readonly points: number;
	readonly max: number;
	/** One for each skill of each blank that was answered readably, in the order of the blanks. */
	readonly sightings: readonly SkillSighting[];
	/** Ids of the misconceptions that were diagnosed. */
	readonly misconceptions: readonly string[];
	/** The result as JSON text of an object; the object adds number, time and progress to it. */
	readonly resultJson: string;
}

/** One graded submission. */
export type Submission = Graded & (AtScenario | AtQuestion);

/** What the learner has attempted so far. */
export interface Attempted {
	readonly questions: readonly string[];
	readonly templates: readonly string[];
}

/** One hint asked for. */
export interface HintWish {
	readonly scenarioId: string;
	readonly blank: string;
	/** Null for the first that was not taken yet. */
	readonly level: number | null;
	readonly highestLevel: number;
	/** When the scenario expires, ms since 1970. */
	readonly expiresAtMs: number;
}
