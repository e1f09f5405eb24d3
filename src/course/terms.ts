// What one learner's paper is held to: the assignment, and what differs for this learner.
import type { Policy } from "../contract/policy.ts";
import type { Seeding } from "../contract/seeding.ts";
import type { Locale } from "../text/locale.ts";
import type { Assignment, Enrolment, Item, LateRule, Times } from "./assignment.ts";

/** Plain data: it crosses an RPC, from the assignment's object to the learner's, which goes by it. */
export interface Terms extends Times {
	readonly assignmentId: string;
	/** Of the assignment and of what differs for the learner together: the higher is the newer. */
	readonly revision: number;
	readonly title: string;
	readonly items: readonly Item[];
	readonly seeds: Seeding;
	readonly policy: Policy;
	readonly late: LateRule | null;
	readonly timeLimitS: number | null;
	readonly locale: Locale;
	readonly excused: boolean;
	readonly paper: number;
	readonly startedAtMs: number | null;
}

/** `revision` as of `Terms`. */
export function termsFor(assignment: Assignment, enrolment: Enrolment, revision: number): Terms {
	const { assignmentId, title, items, seeds, policy, late, locale, opensAtMs } = assignment;
	const { override, paper, startedAtMs } = enrolment;
	const { dueAtMs = assignment.dueAtMs, closesAtMs = assignment.closesAtMs } = override;
	const { timeLimitS = assignment.timeLimitS, attempts = policy.attempts, excused = false } = override;
	return {
		assignmentId,
		revision,
		title,
		items,
		seeds,
		policy: { ...policy, attempts },
		opensAtMs,
		dueAtMs,
		closesAtMs,
		late,
		timeLimitS,
		locale,
		excused,
		paper,
		startedAtMs,
	};
}

/** Until when the paper takes answers, ms since 1970; null where nothing ends it. */
export function endsAtMs({ closesAtMs, timeLimitS, startedAtMs }: Omit<Terms, "items">): number | null {
	const timeUpMs = timeLimitS === null || startedAtMs === null ? null : startedAtMs + timeLimitS * 1000;
	const ends = [closesAtMs, timeUpMs].filter((at) => at !== null);
	return ends.length === 0 ? null : Math.min(...ends);
}

/**
 * What a learner's record is told of an assignment. May come twice, and late: older terms than are known change nothing. A
 * paper that the clock finished goes on where newer terms move its end into the future: so does its row in the gradebook.
 */
export type Notice =
	| { readonly kind: "terms"; readonly terms: Terms }
	/** The assignment was erased, or the learner was taken off it. */
	| { readonly kind: "gone"; readonly assignmentId: string };
