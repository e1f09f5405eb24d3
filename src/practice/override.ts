// What differs for single learners, as a body says it, and as it is kept.
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { OverrideView } from "../contract/gradebook.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { NamedLearners, OverrideRequest } from "../contract/override-request.ts";
import type { LearnerId } from "../contract/primitives.ts";
import type { Override } from "../course/assignment.ts";
import { type Caller, reservedFor } from "./caller.ts";
import { timestamp } from "./timestamp.ts";

export interface NamedLearner {
	readonly learnerId: LearnerId;
	/** Null: as it was, for one that is only named. */
	readonly override: Override | null;
}

export function overrideOf({ dueAt, closesAt, attempts, timeLimitSeconds, excused }: OverrideRequest): Override {
	return {
		...(dueAt !== undefined && { dueAtMs: dueAt }),
		...(closesAt !== undefined && { closesAtMs: closesAt }),
		...(attempts !== undefined && { attempts }),
		...(timeLimitSeconds !== undefined && { timeLimitS: timeLimitSeconds }),
		...(excused !== undefined && { excused }),
	};
}

export function overrideDocument({ dueAtMs, closesAtMs, attempts, timeLimitS, excused }: Override): OverrideView {
	return {
		...(dueAtMs !== undefined && { dueAt: timestamp(dueAtMs) }),
		...(closesAtMs !== undefined && { closesAt: timestamp(closesAtMs) }),
		...(attempts !== undefined && { attempts }),
		...(timeLimitS !== undefined && { timeLimitSeconds: timeLimitS }),
		...(excused !== undefined && { excused }),
	};
}

/** The learners that a call names, each once. */
export function namedLearners(
	{ learners }: NamedLearners,
	caller: Caller,
): { readonly ok: true; readonly named: readonly NamedLearner[] } | Failure {
	const refused = refuseUnnameable(
		learners.map(({ learnerId }) => learnerId),
		caller,
		(place) => ["learners", place, "learnerId"],
	);
	if (refused) return refused;
	const named = learners.map(({ learnerId, ...request }) => ({
		learnerId,
		override: Object.keys(request).length > 0 ? overrideOf(request) : null,
	}));
	return { ok: true, named };
}

/** The refusal of ids of which one is named twice, or is no tenant's to name; `at` is where in the body each stands. */
export function refuseUnnameable(
	learnerIds: readonly LearnerId[],
	caller: Caller,
	at: (place: number) => readonly unknown[],
): Failure | null {
	const seen = new Set<string>();
	const twice = learnerIds.flatMap((learnerId, place) => {
		if (!seen.has(learnerId)) {
			seen.add(learnerId);
			return [];
		}
		return [{ pointer: jsonPointer(at(place)), detail: ASSIGNMENT_DETAILS.namedTwice(learnerId) }];
	});
	const [first] = twice;
	if (first) return failure("invalid-body", first.detail, twice);
	for (const [place, learnerId] of learnerIds.entries()) {
		const reserved = reservedFor(caller, learnerId, { pointer: jsonPointer(at(place)) });
		if (reserved) return reserved;
	}
	return null;
}
