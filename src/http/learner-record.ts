// The way to a learner's Durable Object. Only to be called with a learner that a valid credential names: calling it
// is what brings the object into being.
import type { LearnerName } from "../contract/primitives.ts";
import { learnerObjectName } from "../storage/object-name.ts";
import type { AppContext } from "./context.ts";

export function learnerRecord(c: AppContext, learner: LearnerName) {
	return c.env.LEARNER.getByName(learnerObjectName(learner));
}
