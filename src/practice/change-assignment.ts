// What a teacher changes of an assignment: settled as far as that can be done without it, then applied to it as it stands.
import type { AssignmentChange } from "../contract/assignment-request.ts";
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { Policy } from "../contract/policy.ts";
import type { Seeding } from "../contract/seeding.ts";
import type { Assignment, Item } from "../course/assignment.ts";
import { disorderedTimes, faultsOf, pastTimes, type TimeFault, type TimeName } from "../course/times.ts";
import { type Settling, settleItems } from "./settle-items.ts";

/** Plain data: it crosses an RPC. What is left out stays. */
export interface Change
	extends Partial<
		Pick<Assignment, "title" | "opensAtMs" | "dueAtMs" | "closesAtMs" | "late" | "timeLimitS" | "locale">
	> {
	readonly policy?: Partial<Policy>;
	/** Settled, with where their numbers come from. */
	readonly asked?: { readonly items: readonly Item[]; readonly seeds: Seeding };
	readonly points?: readonly number[];
}

export type SettledChange = { readonly ok: true; readonly change: Change } | Failure;

/** `current` is the assignment's seeding: new items go by it where the change names none. */
export function settleChange(
	request: AssignmentChange,
	current: Seeding,
	settling: Omit<Settling, "seeds">,
): SettledChange {
	const {
		title,
		items,
		seeds = current,
		points,
		policy,
		opensAt,
		dueAt,
		closesAt,
		late,
		timeLimitSeconds,
		locale,
	} = request;
	const settled = items && settleItems(items, { ...settling, seeds });
	if (settled && !settled.ok) return settled;
	const change: Change = {
		...(title !== undefined && { title }),
		...(settled && { asked: { items: settled.items, seeds } }),
		...(points && { points }),
		...(policy && { policy }),
		...(opensAt !== undefined && { opensAtMs: opensAt }),
		...(dueAt !== undefined && { dueAtMs: dueAt }),
		...(closesAt !== undefined && { closesAtMs: closesAt }),
		...(late !== undefined && { late }),
		...(timeLimitSeconds !== undefined && { timeLimitS: timeLimitSeconds }),
		...(locale !== undefined && { locale }),
	};
	return { ok: true, change };
}

export type Changed =
	| { readonly kind: "changed"; readonly assignment: Assignment }
	| { readonly kind: "times"; readonly faults: readonly TimeFault[] }
	/** Points for another number of items than there are. */
	| { readonly kind: "points"; readonly items: number };

/** The assignment as it is from now on, of the next revision. `nowMs` in ms since 1970. */
export function applyChange(assignment: Assignment, change: Change, nowMs: number): Changed {
	const { policy, asked, points, ...rest } = change;
	const { items, seeds } = asked ?? assignment;
	if (points && points.length !== items.length) return { kind: "points", items: items.length };
	const next: Assignment = {
		...assignment,
		...rest,
		policy: { ...assignment.policy, ...policy },
		items: points ? items.map((item, place) => ({ ...item, points: points[place] ?? item.points })) : items,
		seeds,
		revision: assignment.revision + 1,
	};
	const set = (["opensAtMs", "dueAtMs", "closesAtMs"] as const satisfies readonly TimeName[]).filter(
		(name) => change[name] !== undefined && change[name] !== assignment[name],
	);
	const faults = [...pastTimes(next, set, nowMs), ...(set.length > 0 ? faultsOf(disorderedTimes(next), set) : [])];
	return faults.length > 0 ? { kind: "times", faults } : { kind: "changed", assignment: next };
}

/** That points were sent for another number of items. */
export function pointsMisfit(items: number): Failure {
	const detail = ASSIGNMENT_DETAILS.pointsOfItems(items);
	return failure("invalid-body", detail, [{ pointer: "/points", detail }]);
}
