// A learner who asks with its own token to see a key is noted to know it: attempts at the same count no more.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { askedIn, playedIn, REMEMBERED_S } from "../practice/instance.ts";
import type { OpenedExercise } from "../practice/open.ts";
import type { Instance } from "../question-bank/instance.ts";
import { type AppContext, nowSeconds } from "./context.ts";
import { shortName } from "./hash.ts";
import { erasedFor } from "./identity/erased.ts";
import { learnerRecord } from "./learner-record.ts";

/** Before the solution of a scenario is shown. Null once it is noted, and for whoever has no record. */
export function noteSolution(c: AppContext, { description }: OpenedExercise): Promise<Failure | null> {
	return note(c, playedIn(description.spec), description.expiresAt);
}

/** Before the answer to a question is shown. */
export function noteAnswer(c: AppContext, instance: Instance): Promise<Failure | null> {
	return note(c, askedIn(instance), nowSeconds() + REMEMBERED_S);
}

/** `untilS` in seconds since 1970. */
async function note(c: AppContext, shown: string, untilS: number): Promise<Failure | null> {
	const caller = c.get("caller");
	if (caller.kind !== "learner") return null;
	const instance = await shortName(shown);
	const key = { instance, untilMs: untilS * 1000 };
	const outcome = await learnerRecord(c, caller.learner).noteShown(key, c.get("credential").sinceS);
	switch (outcome.kind) {
		case "noted":
			return null;
		case "log-full":
			return failure("attempt-log-full", DETAILS.shownLogFull);
		case "claimed-elsewhere":
			return failure("learner-claimed", DETAILS.recordClaimed);
		case "erased":
			return erasedFor(caller);
	}
}
