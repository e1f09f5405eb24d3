// What a learner's results at an assignment come to, for whoever looks at the whole class: kept beside the results, so that a
// class of thousands is read in a moment. It is made of the results alone and can be made again at any time.
import type { HandedResult } from "./handed.ts";
import { type Holding, holdings } from "./map/holding.ts";

/** As the assignment keeps it. */
export type KeptResult = Pick<
	HandedResult,
	"paper" | "item" | "share" | "seconds" | "submittedAtMs" | "ideas" | "contradicted" | "skills"
>;

/** A first attempt at an item. */
export interface FirstTry {
	/** From 1. */
	readonly item: number;
	/** As of `HandedResult`: with what hints cost, without lateness. */
	readonly share: number;
	readonly seconds: number;
	readonly submittedAtMs: number;
	/** Ids of the misconceptions that it showed. */
	readonly ideas: readonly string[];
}

/** Plain data. */
export interface Summary {
	/** Of the paper that it was made for, each item once. */
	readonly firsts: readonly FirstTry[];
	/** Of all papers, by misconception: those that an attempt showed or could have shown. */
	readonly ideas: Readonly<Record<string, Holding>>;
	/** Of all papers: whether all that needed the skill was right in the last attempt that needed it. */
	readonly skills: Readonly<Record<string, boolean>>;
}

/** `results` are all of one learner, in order; `paper` is the learner's current one. */
export function summarize(results: readonly KeptResult[], paper: number): Summary {
	const firsts = new Map<number, FirstTry>();
	for (const result of results) {
		if (result.paper !== paper || firsts.has(result.item)) continue;
		const { item, share, seconds, submittedAtMs } = result;
		const ideas = [...new Set(result.ideas.map(({ id }) => id))];
		firsts.set(item, { item, share, seconds, submittedAtMs, ideas });
	}
	return {
		firsts: [...firsts.values()],
		ideas: Object.fromEntries(holdings(results)),
		skills: Object.fromEntries(results.flatMap(({ skills }) => skills)),
	};
}
