// Statistics of an assignment as the API answers them.
import type { StatisticsView } from "../contract/statistics.ts";
import type { Assignment } from "../course/assignment.ts";
import type { Statistics } from "../course/statistics/statistics.ts";
import { roundShare } from "../exercise/score.ts";
import type { Bank } from "../question-bank/bank.ts";
import type { Locale } from "../text/locale.ts";
import { itemTitle } from "./item-title.ts";
import { misconceptionTitle } from "./misconception-title.ts";

export function statisticsDocument(
	{ assignmentId, title, items }: Assignment,
	{ learners, paper, items: found }: Statistics,
	bank: Bank,
	locale: Locale,
): StatisticsView {
	const self = `/v1/assignments/${assignmentId}`;
	return {
		assignmentId,
		title,
		learners,
		paper: {
			max: rounded(paper.max),
			mean: rounded(paper.mean),
			median: rounded(paper.median),
			standardDeviation: rounded(paper.deviation),
			lowest: rounded(paper.lowest),
			highest: rounded(paper.highest),
			histogram: [...paper.histogram],
			alpha: rounded(paper.alpha),
			standardErrorOfMeasurement: rounded(paper.errorOfMeasurement),
		},
		items: items.flatMap((item, place) => {
			const one = found[place];
			return one ? { ...itemDocument(one, locale), name: itemTitle(item, bank, locale) } : [];
		}),
		links: { assignment: self, misconceptions: `${self}/misconceptions`, gradebook: `${self}/gradebook` },
	};
}

function itemDocument(one: Statistics["items"][number], locale: Locale): Omit<StatisticsView["items"][number], "name"> {
	const { item, points, tried, unanswered, misconceptions } = one;
	return {
		item,
		points,
		tried,
		unanswered,
		facility: rounded(one.facility),
		discrimination: rounded(one.discrimination),
		meanSeconds: rounded(one.meanSeconds),
		medianSeconds: rounded(one.medianSeconds),
		lateShare: rounded(one.lateShare),
		misconceptions: misconceptions.map(({ id, learners, share }) => ({
			id,
			title: misconceptionTitle(id, locale),
			learners,
			share: rounded(share),
		})),
	};
}

function rounded<N extends number | null>(value: N): N extends null ? null : number;
function rounded(value: number | null): number | null {
	return value === null ? null : roundShare(value);
}
