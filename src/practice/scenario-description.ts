// What a scenario id stands for: everything that is needed to open the scenario again.
import type { Policy } from "../contract/policy.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { ExerciseSpec } from "../exercise/spec.ts";
import type { Locale } from "../text/locale.ts";

export interface ScenarioDescription {
	readonly spec: ExerciseSpec;
	readonly locale: Locale;
	/** Whether the caller chose the seed, and may therefore see it. */
	readonly seedGiven: boolean;
	/** The only learner who may use the scenario; null for everyone. */
	readonly boundTo: LearnerName | null;
	/** Who asked for it. */
	readonly madeBy: "server" | "learner" | "anonymous";
	/** How it counts, if it is assessed; only for a scenario that is bound. */
	readonly policy?: Policy;
	/** Seconds since 1970. */
	readonly issuedAt: number;
	readonly expiresAt: number;
}
