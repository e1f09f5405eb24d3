// What a scenario id stands for: everything that is needed to open the scenario again.
import type { Maker } from "../contract/made-by.ts";
import type { Policy } from "../contract/policy.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { PaperPlace } from "../course/paper.ts";
import type { ExerciseSpec } from "../exercise/spec.ts";
import type { Locale } from "../text/locale.ts";

export interface ScenarioDescription {
	readonly spec: ExerciseSpec;
	readonly locale: Locale;
	/** Whether the caller chose the seed, and may therefore see it; some older ids have a seed that nobody chose. */
	readonly seedGiven: boolean;
	/** The only learner who may use the scenario; null for everyone. */
	readonly boundTo: LearnerName | null;
	/** How it counts, if it is assessed; only for a scenario that is bound. */
	readonly policy?: Policy;
	/** Who asked for it; of an id from before this was noted, whoever needed least to make it. */
	readonly madeBy: Maker;
	/** Seconds since 1970. */
	readonly issuedAt: number;
	readonly expiresAt: number;
	/** Until when answers are taken, if its time is limited. */
	readonly deadline?: number;
	/** Where it stands in a paper, whose terms then say how it counts and until when it takes answers. */
	readonly place?: PaperPlace;
}
