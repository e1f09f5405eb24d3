// An assignment as it is kept, from what a teacher sets: items settled, times in order, the rest completed.
import type { AssignmentRequest } from "../contract/assignment-request.ts";
import type { Failure } from "../contract/failure.ts";
import { DEFAULT_POLICY } from "../contract/policy.ts";
import type { Assignment, RemedialOf } from "../course/assignment.ts";
import { disorderedTimes, pastTimes } from "../course/times.ts";
import type { Locale } from "../text/locale.ts";
import { timeErrors, timesInvalid } from "./assignment-times.ts";
import { type Settling, settleItems } from "./settle-items.ts";

/** What an assignment depends on beside what is set. */
export interface Setting extends Omit<Settling, "seeds"> {
	readonly assignmentId: string;
	/** Of its papers, where the teacher names none. */
	readonly locale: Locale;
	/** ms since 1970. */
	readonly nowMs: number;
	readonly remedialOf?: RemedialOf;
}

export type SettledAssignment = { readonly ok: true; readonly assignment: Assignment } | Failure;

/** The assignment, or why it cannot be had: all times that are out of order, or else all wishes that no template meets. */
export function settleAssignment(request: AssignmentRequest, setting: Setting): SettledAssignment {
	const { title, seeds = "per-learner", policy, opensAt = null, dueAt = null, closesAt = null } = request;
	const { late = null, timeLimitSeconds = null, locale = setting.locale, learners } = request;
	const times = { opensAtMs: opensAt, dueAtMs: dueAt, closesAtMs: closesAt };
	const faults = [...pastTimes(times, ["dueAtMs", "closesAtMs"], setting.nowMs), ...disorderedTimes(times)];
	if (faults.length > 0) return timesInvalid(timeErrors(faults));
	const settled = settleItems(request.items, { ...setting, seeds });
	if (!settled.ok) return settled;
	const assignment: Assignment = {
		assignmentId: setting.assignmentId,
		title,
		items: settled.items,
		seeds,
		policy: { ...DEFAULT_POLICY, ...policy },
		...times,
		late,
		timeLimitS: timeLimitSeconds,
		locale,
		forNamed: learners !== undefined,
		remedialOf: setting.remedialOf ?? null,
		createdAtMs: setting.nowMs,
		revision: 1,
	};
	return { ok: true, assignment };
}
