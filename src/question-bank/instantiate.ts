// What a seed makes of a question: its parameters drawn and its options ordered.
import { seededRandom } from "../scenario/random.ts";
import type { Instance } from "./instance.ts";
import { kindOf } from "./kinds/registry.ts";
import type { Question } from "./schema.ts";
import { seedOf } from "./seed.ts";

/** Without a seed the question's own: the same for everyone, but not the order of the file, which tells the key. */
export function instantiate(question: Question, seed: number = seedOf(question.id)): Instance {
	const random = seededRandom(seedOf(`${question.id} ${seed}`));
	return { question, seed, values: {}, shown: [], ...kindOf(question).draw(question, random) };
}
