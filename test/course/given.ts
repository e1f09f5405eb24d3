// Papers and results of a made-up class.
import type {
	AnalysedIdeas,
	AnalysedItem,
	AnalysedPaper,
	AnalysedPapers,
	ClassIdeas,
	PaperStand,
} from "../../src/course/analysed.ts";
import type { HandedResult, Idea } from "../../src/course/handed.ts";
import { holdings } from "../../src/course/map/holding.ts";
import { packIdeas } from "../../src/course/map/packed-ideas.ts";
import type { FirstTry } from "../../src/course/summary.ts";

/** A learner's paper with its first attempts. */
export interface GivenPaper extends AnalysedPaper {
	readonly firsts: readonly FirstTry[];
}

/** Shares by item; null where it was not tried. */
export function paper(
	shares: readonly (number | null)[],
	stand: PaperStand = "over",
	change: (item: number) => Partial<FirstTry> = () => ({}),
): GivenPaper {
	const firsts = shares.flatMap((share, i) =>
		share === null ? [] : [{ item: i + 1, share, seconds: 60, submittedAtMs: 1000, ideas: [], ...change(i + 1) }],
	);
	return { stand, dueAtMs: null, firsts };
}

export function papers(of: readonly GivenPaper[], points: readonly number[]): AnalysedPapers {
	const tried = of.flatMap(({ firsts }, place) => firsts.map((first) => ({ place, ...first })));
	return {
		papers: of,
		items: points.map((worth, i) =>
			itemOf(
				worth,
				tried.filter(({ item }) => item === i + 1),
			),
		),
		excused: 0,
	};
}

function itemOf(points: number, firsts: readonly (FirstTry & { readonly place: number })[]): AnalysedItem {
	const shown = Map.groupBy(
		firsts.flatMap(({ ideas }) => ideas),
		(id) => id,
	);
	return {
		points,
		papers: Int32Array.from(firsts, ({ place }) => place),
		shares: Float64Array.from(firsts, ({ share }) => share),
		seconds: Float64Array.from(firsts, ({ seconds }) => seconds),
		submittedAtMs: Float64Array.from(firsts, ({ submittedAtMs }) => submittedAtMs),
		shown: new Map([...shown].map(([id, all]) => [id, all.length])),
	};
}

export type Said = Pick<HandedResult, "paper" | "item" | "ideas" | "contradicted">;

/** "a3" shows idea a, said to be certain; "a" shows it without a word; "-a" contradicts it. */
export function result(item: number, ...ideas: readonly string[]): Said {
	const shown = ideas.filter((idea) => !idea.startsWith("-"));
	return {
		paper: 1,
		item,
		ideas: shown.map((idea): Idea => ({ id: idea.slice(0, 1), confidence: Number(idea.slice(1)) || null })),
		contradicted: ideas.filter((idea) => idea.startsWith("-")).map((idea) => idea.slice(1)),
	};
}

/** Ideas are single characters: their codes are those of Unicode. */
const NAMES = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

export function classOf(...learners: readonly AnalysedIdeas[]): ClassIdeas {
	return { names: NAMES, learners };
}

export function learner(learnerId: string, ...results: readonly Said[]): AnalysedIdeas {
	return { learnerId, packed: packIdeas([...holdings(results)].map(([id, own]) => [id.charCodeAt(0), own])) };
}
