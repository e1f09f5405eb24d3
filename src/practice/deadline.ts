// Until when answers are taken: by our clock alone, whatever a client's says.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";

/** What an answer may be late for its way through the network, s. */
export const GRACE_S = 5;

/** The refusal of answers that come after the deadline and its grace, both in seconds since 1970; null where there is time. */
export function refuseLate({ deadline }: { readonly deadline?: number }, nowS: number): Failure | null {
	if (deadline === undefined || nowS <= deadline + GRACE_S) return null;
	return failure("time-is-up", DETAILS.timeIsUp(new Date(deadline * 1000).toISOString(), GRACE_S));
}
