import type { RuleId } from "../rule-catalogue.ts";

/** What a call returns: "ok", "EOF" or the name of an error, octets where it moved data, and the rule behind it. */
export interface CallOutcome {
	readonly result: string;
	readonly octets?: number;
	readonly rule: RuleId;
}

export function outcome(result: string, rule: RuleId, octets?: number): CallOutcome {
	return octets === undefined ? { result, rule } : { result, rule, octets };
}

/** A blocking call that has not returned yet. */
export const PENDING: CallOutcome = { result: "pending", rule: "active-open-sends-syn" };
