// What a teacher sets, as it is kept: every wish is settled, so that all papers ask the same of everybody.
import type { Policy } from "../contract/policy.ts";
import type { LearnerId } from "../contract/primitives.ts";
import type { Seeding } from "../contract/seeding.ts";
import type { ExerciseSpec } from "../exercise/spec.ts";
import type { Locale } from "../text/locale.ts";

/** An item that is a scenario: its template, difficulty and the rest are the same in all papers, its numbers are drawn. */
export interface ScenarioItem {
	readonly type: "scenario";
	readonly wish: Omit<ExerciseSpec, "seed" | "version">;
	/** The most it can earn. */
	readonly points: number;
	/** Of `shared` papers: 128 bits in hexadecimal that nobody sees; null where each learner's are drawn. */
	readonly secret: string | null;
}

export interface QuestionItem {
	readonly type: "question";
	readonly questionId: string;
	readonly points: number;
	/** Of `shared` papers; null where each learner's is drawn. */
	readonly seed: number | null;
}

/** An item is named by its place, from 1. */
export type Item = ScenarioItem | QuestionItem;

/** For a learner who comes late. */
export interface LateRule {
	/** What is taken off for each day that has begun, as a share of the points, 0 to 1. */
	readonly perDay: number;
}

/** Times are ms since 1970; null where there is none. */
export interface Times {
	readonly opensAtMs: number | null;
	readonly dueAtMs: number | null;
	readonly closesAtMs: number | null;
}

/** What a follow-up was made for. */
export interface RemedialOf {
	readonly assignmentId: string;
	readonly about: { readonly misconception: string } | { readonly skill: string };
}

export interface Assignment extends Times {
	readonly assignmentId: string;
	readonly title: string;
	readonly items: readonly Item[];
	readonly seeds: Seeding;
	readonly policy: Policy;
	readonly late: LateRule | null;
	/** From when a learner first opens the paper; null where it is not limited. */
	readonly timeLimitS: number | null;
	readonly locale: Locale;
	/** Whether only those who are named have it. */
	readonly forNamed: boolean;
	readonly remedialOf: RemedialOf | null;
	readonly createdAtMs: number;
	/** Counts its changes, from 1. */
	readonly revision: number;
}

/** What differs for one learner; what is left out does not. */
export interface Override {
	readonly dueAtMs?: number | null;
	readonly closesAtMs?: number | null;
	readonly attempts?: number;
	readonly timeLimitS?: number | null;
	/** Takes the learner out of every count. */
	readonly excused?: boolean;
}

/** How a learner stands with an assignment: where nothing was done yet, paper 1 that has not begun. */
export interface Enrolment {
	readonly learnerId: LearnerId;
	readonly override: Override;
	/** Counts the learner's papers, from 1: a reset gives the next. */
	readonly paper: number;
	/** When the paper was first opened, ms since 1970; null where it was not. */
	readonly startedAtMs: number | null;
}
