// A regrade as the API answers it.
import type { RegradeChange, RegradeJob } from "../contract/regrade.ts";
import type { LearnerChange, Regrade } from "../course/regrade.ts";
import { timestamp } from "./timestamp.ts";

export function regradeDocument(assignmentId: string, regrade: Regrade): RegradeJob {
	const { startedAtMs, finishedAtMs, number, ...counts } = regrade;
	return {
		assignmentId,
		number,
		state: finishedAtMs === null ? "running" : "done",
		startedAt: timestamp(startedAtMs),
		finishedAt: timestamp(finishedAtMs),
		...counts,
	};
}

export function changeDocument({ learnerId, items, before, after }: LearnerChange): RegradeChange {
	return { learnerId, items: [...items], before, after };
}
