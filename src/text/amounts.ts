// Durations and counts as a sentence shows them.
import { showCount as digits } from "./digits.ts";
import { type Locale, type Localized, words } from "./locale.ts";

/** "350 ms" below a second, else seconds with at most three decimals: "1.5 s", "240 s". `ms` is 0 or more. */
export function showDuration(ms: number, locale: Locale): string {
	return words(locale).amounts.duration(ms);
}

/** Plain digits without grouping, at most two decimals; the same in every language. */
export function showCount(n: number, _locale: Locale): string {
	return digits(n);
}

/** "17 entries", "1 entry"; `unit` is the plural. */
export function showAmount(n: number, unit: Localized, locale: Locale): string {
	return words(locale).amounts.counted(n, unit[locale]);
}
