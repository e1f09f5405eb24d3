// Durations and counts, in Chinese.
import { amountIn, type DurationUnit, durationParts, showCount } from "../digits.ts";
import type { AmountWords } from "../facts/amounts.ts";

const UNITS: Readonly<Record<DurationUnit, string>> = { s: "秒", ms: "毫秒" };

/** "350 毫秒", "1.5 秒" */
export function showDuration(ms: number): string {
	const { amount, unit } = durationParts(ms);
	return `${amount} ${UNITS[unit]}`;
}

export const amounts: AmountWords = {
	duration: showDuration,
	durationIn: (ms, unit) => `${amountIn(ms, unit)} ${UNITS[unit]}`,
	counted: (n, unit) => `${showCount(n)} ${unit}`,
};
