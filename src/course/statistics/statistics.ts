// Statistics of an assignment by classical test theory: of first attempts alone, because a later one knows the feedback of
// the first. Formulas and sources stand in the README of this room.
import type { AnalysedItem, AnalysedPaper, AnalysedPapers } from "../analysed.ts";
import { isLate } from "../score.ts";
import { type ItemStatistics, itemStatistics } from "./item.ts";
import { type PaperStatistics, paperStatistics } from "./paper.ts";

export interface Statistics {
	/** How many there are of each sort; all but `counted` are in no score. */
	readonly learners: {
		/** Whose first attempts can no more change: handed in, out of time, or every item was tried. */
		readonly counted: number;
		readonly working: number;
		readonly notBegun: number;
		readonly excused: number;
	};
	readonly paper: PaperStatistics;
	readonly items: readonly ItemStatistics[];
}

export function statisticsOf({ papers, items, excused }: AnalysedPapers): Statistics {
	const { places, counted } = countedPapers(papers, items);
	const scores = items.map((item) => scoresOf(item, places, counted));
	const totals = totalsOf(scores, counted);
	const notBegun = papers.filter(({ stand }) => stand === "not-begun").length;
	return {
		learners: { counted, working: papers.length - counted - notBegun, notBegun, excused },
		paper: paperStatistics(
			scores,
			totals,
			items.reduce((sum, { points }) => sum + points, 0),
		),
		items: items.map((item, i) => {
			const own = scores[i] ?? NO_SCORES;
			const { points, seconds, shown } = item;
			const rest = restOf(own, totals, items.length);
			const answered = countAnswered(item, places);
			const data = { points, scores: own, rest, answered, seconds, late: countLate(item, papers), shown };
			return { item: i + 1, ...itemStatistics(data, counted) };
		}),
	};
}

/** Points by counted learner; 0 where nothing was answered. */
type Scores = Float64Array;

const NO_SCORES: Scores = new Float64Array();

interface Counted {
	/** Of each paper, its place among those that are counted; -1 of the others. */
	readonly places: Int32Array;
	readonly counted: number;
}

/** Who has tried everything is counted though the paper is open: nothing that comes can change a first attempt. */
function countedPapers(papers: readonly AnalysedPaper[], items: readonly AnalysedItem[]): Counted {
	const tried = new Uint32Array(papers.length);
	for (const item of items) for (const paper of item.papers) tried[paper] = (tried[paper] ?? 0) + 1;
	const places = new Int32Array(papers.length).fill(-1);
	let counted = 0;
	for (const [i, { stand }] of papers.entries())
		if (stand === "over" || (stand === "working" && tried[i] === items.length)) places[i] = counted++;
	return { places, counted };
}

/** Of those who are counted. */
function countAnswered({ papers }: AnalysedItem, places: Int32Array): number {
	let answered = 0;
	for (const paper of papers) if ((places[paper] ?? -1) >= 0) answered++;
	return answered;
}

function scoresOf({ points, papers, shares }: AnalysedItem, places: Int32Array, counted: number): Scores {
	const scores = new Float64Array(counted);
	for (let i = 0; i < papers.length; i++) {
		const place = places[papers[i] ?? -1] ?? -1;
		if (place >= 0) scores[place] = (shares[i] ?? 0) * points;
	}
	return scores;
}

function totalsOf(scores: readonly Scores[], counted: number): Scores {
	const totals = new Float64Array(counted);
	for (const own of scores) for (let i = 0; i < counted; i++) totals[i] = (totals[i] ?? 0) + (own[i] ?? 0);
	return totals;
}

/** Attempts that came after they were due, each for its learner. */
function countLate({ papers: whose, submittedAtMs }: AnalysedItem, papers: readonly AnalysedPaper[]): number {
	let late = 0;
	for (let i = 0; i < whose.length; i++)
		if (isLate(submittedAtMs[i] ?? 0, papers[whose[i] ?? -1]?.dueAtMs ?? null)) late++;
	return late;
}

/** Far below any point, far above the rounding of sums. */
const GRAIN = 1e9;

/** Totals of the other items, of a paper that has some: rounded, so that equal ones are equal however they came about. */
function restOf(own: Scores, totals: Scores, items: number): Scores {
	if (items < 2) return NO_SCORES;
	const rest = new Float64Array(totals.length);
	for (let i = 0; i < rest.length; i++) rest[i] = Math.round(((totals[i] ?? 0) - (own[i] ?? 0)) * GRAIN) / GRAIN;
	return rest;
}
