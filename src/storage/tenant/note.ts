// What a tenant is told by the objects of its learners and assignments. Plain data: it crosses RPCs, at least once.
import type { LearnerId } from "../../contract/primitives.ts";

/** That a learner's record began; ms since 1970. */
export interface LearnerNote {
	readonly kind: "learner";
	readonly learnerId: LearnerId;
	readonly firstAtMs: number;
}

export interface LearnerErasedNote {
	readonly kind: "learner-erased";
	readonly learnerId: LearnerId;
	/** The second, since 1970, up to which credentials are dead: a record that began later is another one. */
	readonly erasedS: number;
}

/** An assignment as it is listed; times in ms since 1970, null where there is none. */
export interface AssignmentNote {
	readonly kind: "assignment";
	readonly assignmentId: string;
	readonly revision: number;
	readonly title: string;
	readonly createdAtMs: number;
	readonly opensAtMs: number | null;
	readonly dueAtMs: number | null;
	readonly closesAtMs: number | null;
}

export interface AssignmentErasedNote {
	readonly kind: "assignment-erased";
	readonly assignmentId: string;
}

export type TenantNote = LearnerNote | LearnerErasedNote | AssignmentNote | AssignmentErasedNote;
