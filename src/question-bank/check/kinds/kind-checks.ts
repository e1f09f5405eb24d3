// What is checked of a kind of question besides its schema. A kind's checks are a module of this folder and a line of
// registry.ts.
import type { Instance } from "../../instance.ts";
import type { QuestionKind, QuestionOf } from "../../schema.ts";
import type { PlacedText } from "../placed-text.ts";

export interface KindChecks<K extends QuestionKind> {
	/** What a learner may read besides the prompt and the explanation. */
	texts(question: QuestionOf<K>): readonly PlacedText[];
	/** What makes the key none or no fair one, whatever the seed. */
	keyFaults(question: QuestionOf<K>): readonly string[];
	/** The same, with the numbers of one seed. */
	seedFaults?(instance: Instance<K>): readonly string[];
}
