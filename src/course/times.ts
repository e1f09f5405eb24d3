// Whether the times of an assignment can be meant: in order, and of what is set anew nothing that is over.
import type { Times } from "./assignment.ts";

export type TimeName = keyof Times;

/** What is wrong with a time, which may be what another one is compared with. */
export type TimeFault =
	| { readonly kind: "past"; readonly at: TimeName }
	/** `at` ought to be later than `than`, or as late where that is `dueAtMs`; or the other way round. */
	| { readonly kind: "too-early" | "too-late"; readonly at: TimeName; readonly than: TimeName };

/** A client's clock may be behind: "now" is no fault. */
const PAST_ALLOWED_MS = 60_000;

/** An opening in the past is an open assignment. */
const MAY_NOT_BE_PAST = ["dueAtMs", "closesAtMs"] as const;

/** Those of `set` that are over; ms since 1970. */
export function pastTimes(times: Times, set: readonly TimeName[], nowMs: number): readonly TimeFault[] {
	return MAY_NOT_BE_PAST.filter((at) => set.includes(at) && (times[at] ?? nowMs) < nowMs - PAST_ALLOWED_MS).map(
		(at) => ({ kind: "past", at }),
	);
}

const ORDER = [
	["opensAtMs", "dueAtMs"],
	["opensAtMs", "closesAtMs"],
	["dueAtMs", "closesAtMs"],
] as const satisfies readonly (readonly [TimeName, TimeName])[];

/** Where they are out of order. */
export function disorderedTimes(times: Times): readonly TimeFault[] {
	return ORDER.filter(([earlier, later]) => {
		const [from, to] = [times[earlier], times[later]];
		if (from === null || to === null) return false;
		return earlier === "dueAtMs" ? to < from : to <= from;
	}).map(([than, at]) => ({ kind: "too-early", at, than }));
}

/** The same faults, said of the times that were set: where only the earlier one of two was, it is too late. */
export function faultsOf(faults: readonly TimeFault[], set: readonly TimeName[]): readonly TimeFault[] {
	return faults.map((fault) => {
		if (fault.kind === "past" || set.includes(fault.at) || !set.includes(fault.than)) return fault;
		return { kind: "too-late", at: fault.than, than: fault.at };
	});
}
