// The paper as a whole: how totals are spread, and how far they can be relied upon.
import { mean, median, type Numbers, standardDeviation } from "./moments.ts";
import { cronbachAlpha, errorOfMeasurement } from "./reliability.ts";

/** In points but for `alpha`, `histogram` and `learners`; null where it cannot be said. */
export interface PaperStatistics {
	/** Whose first attempts are counted. */
	readonly learners: number;
	readonly max: number;
	readonly mean: number | null;
	readonly median: number | null;
	/** Sample standard deviation. */
	readonly deviation: number | null;
	readonly lowest: number | null;
	readonly highest: number | null;
	/** How many totals lie in each tenth of the points, from the lowest; a full mark is in the last one. */
	readonly histogram: readonly number[];
	readonly alpha: number | null;
	readonly errorOfMeasurement: number | null;
}

const BINS = 10;
/** Totals are sums of rounded parts: 0.7 of 1 is in the bin that begins there, though it may be stored as a little less. */
const NUDGE = 1e-9;

/** `scores`: points by item, then by learner; `totals` by learner. */
export function paperStatistics(scores: readonly Numbers[], totals: Float64Array, max: number): PaperStatistics {
	const any = totals.length > 0;
	const alpha = cronbachAlpha(scores, totals);
	const deviation = standardDeviation(totals);
	return {
		learners: totals.length,
		max,
		mean: any ? mean(totals) : null,
		median: any ? median(totals) : null,
		deviation,
		lowest: any ? totals.reduce((least, total) => Math.min(least, total)) : null,
		highest: any ? totals.reduce((most, total) => Math.max(most, total)) : null,
		histogram: histogram(totals, max),
		alpha,
		errorOfMeasurement: errorOfMeasurement(deviation, alpha),
	};
}

function histogram(totals: Float64Array, max: number): readonly number[] {
	const bins = Array.from({ length: BINS }, () => 0);
	for (const total of totals) {
		const bin = max > 0 ? Math.floor((total / max) * BINS + NUDGE) : 0;
		const at = Math.min(BINS - 1, Math.max(0, bin));
		bins[at] = (bins[at] ?? 0) + 1;
	}
	return bins;
}
