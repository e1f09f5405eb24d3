// What one learner's results say of each idea: whether it showed, whether later results speak against it, and so whether the
// learner still holds it. The rule is that of the learner's own record (src/practice/held.ts).
import type { HandedResult } from "../handed.ts";
import { CURED_BY } from "./cured-by.ts";

export type Evidence = Pick<HandedResult, "paper" | "item" | "ideas" | "contradicted">;

/** One idea, of one learner who met an item that could show it. Plain data: it is kept. */
export interface Holding {
	/** In the last result that showed it, 1 to 3; null where nothing was said, and where it never showed. */
	readonly confidence: number | null;
	/** Items in which it showed, from 1, in the order in which they first did. */
	readonly showed: readonly number[];
	/** Items in which the learner did otherwise. */
	readonly contradicted: readonly number[];
	readonly holds: boolean;
}

interface Changing {
	confidence: number | null;
	readonly showed: Set<number>;
	readonly contradicted: Set<number>;
	/** What speaks against it since it showed last; null where it never showed. */
	against: Set<string> | null;
}

/** By misconception. `evidence` in the order in which it came. */
export function holdings(evidence: readonly Evidence[]): ReadonlyMap<string, Holding> {
	const known = new Map<string, Changing>();
	for (const { item, paper, ideas, contradicted } of evidence) {
		for (const id of contradicted) {
			const idea = ideaOf(known, id);
			idea.contradicted.add(item);
			// A new paper asks the item anew, with new numbers.
			if (idea.against && idea.against.size < CURED_BY) idea.against.add(`${paper}/${item}`);
		}
		// After these: what shows an idea is not taken back by the rest of the same answers.
		for (const { id, confidence } of ideas) {
			const idea = ideaOf(known, id);
			idea.confidence = confidence;
			idea.showed.add(item);
			idea.against = new Set();
		}
	}
	return new Map([...known].map(([id, idea]) => [id, settled(idea)]));
}

function ideaOf(known: Map<string, Changing>, id: string): Changing {
	const idea = known.get(id) ?? { confidence: null, showed: new Set(), contradicted: new Set(), against: null };
	known.set(id, idea);
	return idea;
}

function settled({ confidence, showed, contradicted, against }: Changing): Holding {
	const holds = against !== null && against.size < CURED_BY;
	return { confidence, showed: [...showed], contradicted: [...contradicted], holds };
}
