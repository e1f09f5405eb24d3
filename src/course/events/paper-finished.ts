// The event `paper.finished`: a learner's paper is handed in.
import type { PaperFinishedData } from "../../contract/webhook-event.ts";
import type { HandedFinish } from "../handed.ts";
import { isoTime, type NewEvent } from "./about.ts";

export interface FinishedPaper {
	readonly assignmentId: string;
	readonly learnerId: PaperFinishedData["learnerId"];
	readonly finish: HandedFinish;
	/** Points of the paper. */
	readonly total: number;
}

/** `nowMs`: when the assignment took it, ms since 1970. To be posted with `postEvents`, in the same transaction. */
export function paperFinished({ assignmentId, learnerId, finish, total }: FinishedPaper, nowMs: number): NewEvent {
	const { paper, atMs, by } = finish;
	const data = {
		assignmentId,
		learnerId,
		paper,
		finishedAt: isoTime(atMs),
		by,
		total,
	} satisfies PaperFinishedData;
	return { type: "paper.finished", atMs: nowMs, learnerId, data };
}
