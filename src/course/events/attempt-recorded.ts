// The event `attempt.recorded`: an assignment has taken the result of an attempt.
import type { AttemptRecordedData } from "../../contract/webhook-event.ts";
import { roundShare } from "../../exercise/score.ts";
import type { HandedResult } from "../handed.ts";
import { isoTime, type NewEvent } from "./about.ts";

export interface RecordedAttempt {
	readonly assignmentId: string;
	readonly learnerId: AttemptRecordedData["learnerId"];
	readonly result: HandedResult;
	/** The most that the item can earn. */
	readonly points: number;
	/** Points of the item and of the paper, with this attempt. */
	readonly itemScore: number;
	readonly total: number;
	/** Of this attempt (`daysLate` of course/score.ts). */
	readonly daysLate: number;
}

/** `nowMs`: when the assignment took it, ms since 1970. To be posted with `postEvents`, in the same transaction. */
export function attemptRecorded(attempt: RecordedAttempt, nowMs: number): NewEvent {
	const { assignmentId, learnerId, result, points, itemScore, total, daysLate } = attempt;
	const { paper, item, attemptId, number, share } = result;
	const data = {
		assignmentId,
		learnerId,
		paper,
		item,
		attemptId,
		number,
		score: { points: roundShare(share * points), max: points, scaled: share },
		itemScore,
		total,
		daysLate,
		submittedAt: isoTime(result.submittedAtMs),
	} satisfies AttemptRecordedData;
	return { type: "attempt.recorded", atMs: nowMs, learnerId, data };
}
