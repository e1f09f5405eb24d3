// How a Durable Object is named. JSON, because no choice of delimiter can then make two names meet:
// ["a:b", "c"] and ["a", "b:c"] stay apart.
import type { LearnerName } from "../contract/primitives.ts";

export function learnerObjectName({ tenant, learnerId }: LearnerName): string {
	return JSON.stringify([tenant, learnerId]);
}
