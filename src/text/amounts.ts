// Durations and counts as a sentence shows them.
import type { Locale, Localized } from "./locale.ts";

const UNITS: Readonly<Record<"s" | "ms", Localized>> = {
	s: { en: "s", zh: "秒" },
	ms: { en: "ms", zh: "毫秒" },
};

/** "350 ms" below a second, else seconds with at most three decimals: "1.5 s", "240 s". `ms` is 0 or more. */
export function showDuration(ms: number, locale: Locale): string {
	const unit = ms >= 1000 ? "s" : "ms";
	const amount = unit === "s" ? ms / 1000 : ms;
	return `${rounded(amount)} ${UNITS[unit][locale]}`;
}

/** Plain digits without grouping, at most two decimals; the same in every language. */
export function showCount(n: number, _locale: Locale): string {
	return String(Math.round(n * 100) / 100);
}

/** "17 entries", "1 entry"; `unit` is the plural, its noun the first word that ends in s. */
export function showAmount(n: number, unit: Localized, locale: Locale): string {
	const noun = locale === "en" && n === 1 ? unit.en.replace(/(\S+?)(?:ies|s)\b/, singular) : unit[locale];
	return `${showCount(n, locale)} ${noun}`;
}

function singular(plural: string, stem: string): string {
	return plural.endsWith("ies") ? `${stem}y` : stem;
}

function rounded(amount: number): string {
	return String(Math.round(amount * 1000) / 1000);
}
