// How far the total of a paper can be relied upon.
import { type Numbers, variance } from "./moments.ts";

/**
 * Cronbach's alpha (Cronbach 1951), k / (k - 1) × (1 - sum of the items' variances / variance of the total): at most 1, and
 * below 0 where items contradict one another. `items` are scores by item, of the same learners in the same order. Null of
 * fewer than two items or learners, and where all totals are the same.
 */
export function cronbachAlpha(items: readonly Numbers[], totals: Numbers): number | null {
	const spread = variance(totals);
	if (items.length < 2 || !spread) return null;
	const within = items.reduce((sum, scores) => sum + (variance(scores) ?? 0), 0);
	const alpha = (items.length / (items.length - 1)) * (1 - within / spread);
	// What rounding adds to a perfect paper.
	return Number.isFinite(alpha) ? Math.min(1, alpha) : null;
}

/**
 * Standard error of measurement, in points (Lord and Novick 1968): deviation × √(1 - alpha). Null where alpha is null, and
 * where it is below 0, of which no error can be said.
 */
export function errorOfMeasurement(deviation: number | null, alpha: number | null): number | null {
	if (deviation === null || alpha === null || alpha < 0) return null;
	return deviation * Math.sqrt(1 - alpha);
}
