// Statistics as they were computed first, learner by learner in lists of objects: what the present ones, which go through a
// class by items, are held against.

import { daysLate } from "../../../src/course/score.ts";
import { itemStatistics } from "../../../src/course/statistics/item.ts";
import { paperStatistics } from "../../../src/course/statistics/paper.ts";
import type { Statistics } from "../../../src/course/statistics/statistics.ts";
import type { GivenPaper } from "../given.ts";

export interface PlainPapers {
	readonly points: readonly number[];
	readonly papers: readonly GivenPaper[];
	readonly excused: number;
}

/** What is gathered of an item while going through the papers once. */
interface Column {
	readonly points: number;
	/** Points by counted learner; 0 where nothing was answered. */
	readonly scores: number[];
	/** Of all who tried it. */
	readonly seconds: number[];
	readonly shown: Map<string, number>;
	answered: number;
	late: number;
}

export function plainStatistics({ points, papers, excused }: PlainPapers): Statistics {
	const counted = papers.filter((paper) => isCounted(paper, points.length));
	const columns = points.map((worth) => emptyColumn(worth, counted.length));
	for (const paper of papers) gather(paper, columns);
	for (const [learner, { firsts }] of counted.entries())
		for (const { item, share } of firsts) {
			const column = columns[item - 1];
			if (!column) continue;
			column.scores[learner] = share * column.points;
			column.answered++;
		}
	const totals = counted.map((_, learner) => columns.reduce((sum, { scores }) => sum + (scores[learner] ?? 0), 0));
	const notBegun = papers.filter(({ stand }) => stand === "not-begun").length;
	return {
		learners: { counted: counted.length, working: papers.length - counted.length - notBegun, notBegun, excused },
		paper: paperStatistics(
			columns.map(({ scores }) => scores),
			Float64Array.from(totals),
			points.reduce((sum, worth) => sum + worth, 0),
		),
		items: columns.map((column, i) => ({
			item: i + 1,
			...itemStatistics({ ...column, rest: restOf(column.scores, totals, points.length) }, counted.length),
		})),
	};
}

/** Who has tried everything is counted though the paper is open: nothing that comes can change a first attempt. */
function isCounted({ stand, firsts }: GivenPaper, items: number): boolean {
	return stand === "over" || (stand === "working" && firsts.length === items);
}

function emptyColumn(points: number, counted: number): Column {
	return { points, scores: new Array(counted).fill(0), seconds: [], shown: new Map(), answered: 0, late: 0 };
}

function gather({ dueAtMs, firsts }: GivenPaper, columns: readonly Column[]): void {
	for (const { item, seconds, submittedAtMs, ideas } of firsts) {
		const column = columns[item - 1];
		if (!column) continue;
		column.seconds.push(seconds);
		if (daysLate(submittedAtMs, dueAtMs) > 0) column.late++;
		for (const id of ideas) column.shown.set(id, (column.shown.get(id) ?? 0) + 1);
	}
}

/** Far below any point, far above the rounding of sums. */
const GRAIN = 1e9;

/** Totals of the other items, of a paper that has some: rounded, so that equal ones are equal however they came about. */
function restOf(own: readonly number[], totals: readonly number[], items: number): readonly number[] {
	return items < 2 ? [] : totals.map((total, learner) => Math.round((total - (own[learner] ?? 0)) * GRAIN) / GRAIN);
}
