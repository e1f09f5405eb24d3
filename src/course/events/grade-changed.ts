// The event `grade.changed`: a learner's total is another than before, and no attempt came meanwhile.
import type { GradeChange, GradeChangedData } from "../../contract/webhook-event.ts";
import type { NewEvent } from "./about.ts";

export interface ChangedGrade {
	readonly assignmentId: string;
	readonly learnerId: GradeChangedData["learnerId"];
	readonly reason: GradeChange;
	/** Points of the paper. */
	readonly before: number;
	readonly after: number;
}

/** `nowMs`: when it changed, ms since 1970. To be posted with `postEvents`, in the same transaction; not where both are equal. */
export function gradeChanged(change: ChangedGrade, nowMs: number): NewEvent {
	const { assignmentId, learnerId, reason, before, after } = change;
	const data = { assignmentId, learnerId, reason, before, after } satisfies GradeChangedData;
	return { type: "grade.changed", atMs: nowMs, learnerId, data };
}
