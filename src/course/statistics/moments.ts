// Mean, spread and correlation. Two passes: sums of squares are taken about the mean, so that nothing cancels out however far
// from zero the numbers lie. Sample statistics divide by n - 1, as in the README of this room.

/** What is spread less than this, as a share of the largest number, is no spread but rounding: sums of the same parts differ by it. */
const ROUNDING = 1e-9;

/** Numbers in a list of any sort: a class of thousands lies in typed ones. */
export type Numbers = ArrayLike<number>;

/** Of at least one number. */
export function mean(values: Numbers): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
	return sum / values.length;
}

/** Of at least one number: the middle one, or the mean of the two in the middle. */
export function median(values: Numbers): number {
	const parted = Float64Array.from(values);
	const middle = parted.length >> 1;
	const upper = smallest(parted, middle);
	// What lies before the middle is no larger than it.
	return parted.length % 2 === 1 ? upper : (largest(parted.subarray(0, middle)) + upper) / 2;
}

/**
 * Which number has `place` smaller ones before it, from 0, and what is before that place is then no larger, what is behind it no
 * smaller: Hoare's FIND (Communications of the ACM 4, 1961), in time that grows with the list, where sorting takes its logarithm more.
 */
function smallest(values: Float64Array, place: number): number {
	let [from, to] = [0, values.length - 1];
	while (from < to) {
		const pivot = values[(from + to) >> 1] ?? 0;
		let [low, high] = [from, to];
		while (low <= high) {
			while ((values[low] ?? 0) < pivot) low++;
			while ((values[high] ?? 0) > pivot) high--;
			if (low > high) break;
			const swapped = values[low] ?? 0;
			values[low++] = values[high] ?? 0;
			values[high--] = swapped;
		}
		if (place <= high) to = high;
		else if (place >= low) from = low;
		else break;
	}
	return values[place] ?? 0;
}

function largest(values: Float64Array): number {
	let most = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] ?? 0);
	return most;
}

/** Sample variance, dividing by n - 1; 0 where there is no spread, null of fewer than two numbers. */
export function variance(values: Numbers): number | null {
	return values.length < 2 ? null : varianceAbout(mean(values), values);
}

function varianceAbout(centre: number, values: Numbers): number {
	let [sum, farthest, size] = [0, 0, 0];
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		const off = value - centre;
		sum += off * off;
		farthest = Math.max(farthest, Math.abs(off));
		size = Math.max(size, Math.abs(value));
	}
	return farthest <= ROUNDING * size ? 0 : sum / (values.length - 1);
}

/** Of at least two numbers, else null. */
export function standardDeviation(values: Numbers): number | null {
	const spread = variance(values);
	return spread === null ? null : Math.sqrt(spread);
}

/**
 * Pearson's product-moment correlation of pairs, -1 to 1; null where either side has no spread, or there are fewer than
 * three pairs: two always lie on a line. Both are as long.
 */
export function correlation(xs: Numbers, ys: Numbers): number | null {
	if (xs.length < 3) return null;
	const [meanX, meanY] = [mean(xs), mean(ys)];
	const deviationX = Math.sqrt(varianceAbout(meanX, xs));
	const deviationY = Math.sqrt(varianceAbout(meanY, ys));
	if (!deviationX || !deviationY) return null;
	let sum = 0;
	// Standardized first: the product of two small numbers may be 0.
	for (let i = 0; i < xs.length; i++)
		sum += (((xs[i] ?? 0) - meanX) / deviationX) * (((ys[i] ?? 0) - meanY) / deviationY);
	return Math.min(1, Math.max(-1, sum / (xs.length - 1)));
}
