// Mean, spread and correlation as they were computed first: what the present ones are held against, to the last bit.

/** What is spread less than this, as a share of the largest number, is no spread but rounding: sums of the same parts differ by it. */
const ROUNDING = 1e-9;

/** Of at least one number. */
export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of at least one number: the middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Sample variance, dividing by n - 1; 0 where there is no spread, null of fewer than two numbers. */
export function variance(values: readonly number[]): number | null {
	if (values.length < 2) return null;
	const centre = mean(values);
	let sum = 0;
	let farthest = 0;
	let largest = 0;
	for (const value of values) {
		const off = value - centre;
		sum += off * off;
		farthest = Math.max(farthest, Math.abs(off));
		largest = Math.max(largest, Math.abs(value));
	}
	return farthest <= ROUNDING * largest ? 0 : sum / (values.length - 1);
}

/** Of at least two numbers, else null. */
export function standardDeviation(values: readonly number[]): number | null {
	const spread = variance(values);
	return spread === null ? null : Math.sqrt(spread);
}

/**
 * Pearson's product-moment correlation of pairs, -1 to 1; null where either side has no spread, or there are fewer than
 * three pairs: two always lie on a line. Both are as long.
 */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
	if (xs.length < 3) return null;
	const [deviationX, deviationY] = [standardDeviation(xs), standardDeviation(ys)];
	if (!deviationX || !deviationY) return null;
	const [meanX, meanY] = [mean(xs), mean(ys)];
	let sum = 0;
	// Standardized first: the product of two small numbers may be 0.
	for (let i = 0; i < xs.length; i++)
		sum += (((xs[i] ?? 0) - meanX) / deviationX) * (((ys[i] ?? 0) - meanY) / deviationY);
	return Math.min(1, Math.max(-1, sum / (xs.length - 1)));
}
