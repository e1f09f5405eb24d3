// Statistics of an assignment as the API answers them.
import * as v from "valibot";
import { Count, described } from "./primitives.ts";

const orNull = (description: string) => described(v.nullable(v.number()), description);

export const ShownMisconception = v.pipe(
	v.object({
		id: described(v.string(), "As the catalogue lists it."),
		title: described(v.string(), "The idea, in words."),
		learners: described(Count, "Who showed it."),
		share: described(v.number(), "Of those who tried the item, 0 to 1."),
	}),
	v.metadata({ ref: "ShownMisconception", description: "A misconception that first attempts at an item showed." }),
);

const ItemStatistics = v.pipe(
	v.object({
		item: described(Count, "Its place, from 1."),
		name: described(v.string(), "Title of its template, or the question's prompt."),
		points: described(v.number(), "The most that it can earn."),
		tried: described(Count, "Learners with a first attempt, those who are still working too."),
		unanswered: described(Count, "Of the `counted` learners: who never tried it. It counts 0 for them."),
		facility: orNull(
			"Mean share of the points that first attempts earned, 0 to 1: the higher, the easier (Crocker and Algina 1986). Items near 0 or 1 tell nobody apart. null without counted learners.",
		),
		discrimination: orNull(
			"Corrected item-total correlation (Henrysson 1963): Pearson's correlation of the item's points with the total of the other items, -1 to 1. From 0.3 it tells the able well from the others; near 0 it does not; below 0 look at its wording and key. null with one item, fewer than three counted learners, or where either side is the same for all.",
		),
		meanSeconds: orNull("s from the attempt before, or from opening the paper, to the first attempt."),
		medianSeconds: orNull("The same; a learner who went to lunch does not move it."),
		lateShare: orNull("Of those who tried it: whose first attempt came after it was due for them, 0 to 1."),
		misconceptions: described(v.array(ShownMisconception), "That first attempts showed, most often first."),
	}),
	v.metadata({ ref: "ItemStatistics", description: "How an item does." }),
);

const PaperStatistics = v.pipe(
	v.object({
		max: described(v.number(), "Points of all items."),
		mean: orNull("Of the totals of first attempts, points."),
		median: orNull("Points."),
		standardDeviation: orNull("Of the sample (n - 1), points; null with fewer than two learners."),
		lowest: orNull("Points."),
		highest: orNull("Points."),
		histogram: described(
			v.pipe(v.array(Count), v.length(10)),
			"How many totals lie in each tenth of `max`, from 0; full marks are in the last one.",
		),
		alpha: orNull(
			"Cronbach's alpha (1951), k/(k-1) × (1 - Σ item variances / variance of the total): at most 1. From 0.7 a total can be relied upon, from 0.8 single learners can be compared; below 0 items contradict one another. null with fewer than two items or learners, or where all totals are the same.",
		),
		standardErrorOfMeasurement: orNull(
			"Standard deviation × √(1 - alpha), points (Lord and Novick 1968): two totals that are closer than that are the same. null where alpha is null or below 0.",
		),
	}),
	v.metadata({ ref: "PaperStatistics", description: "How the whole paper does." }),
);

export const StatisticsView = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of the assignment."),
		title: described(v.string(), "Of the assignment."),
		learners: described(
			v.object({
				counted: described(
					Count,
					"Whose first attempts can no more change: they have handed in, are out of time, or have tried every item. What they never tried counts 0.",
				),
				working: described(
					Count,
					"Who have begun: they count once they are done, for what is not answered yet is no 0.",
				),
				notBegun: described(Count, "Who never opened the paper: they are in no number."),
				excused: described(Count, "They are in no number either."),
			}),
			"Who is counted, and who is not.",
		),
		paper: PaperStatistics,
		items: described(v.array(ItemStatistics), "In the order of papers."),
		links: described(
			v.object({
				assignment: described(v.string(), "The assignment."),
				misconceptions: described(v.string(), "Its map of misconceptions."),
				gradebook: described(v.string(), "Its gradebook."),
			}),
			"Paths.",
		),
	}),
	v.metadata({
		ref: "Statistics",
		description:
			"By classical test theory, of first attempts at the current papers alone, with what hints cost and without lateness. To a ten-thousandth.",
	}),
);
export type StatisticsView = v.InferOutput<typeof StatisticsView>;
