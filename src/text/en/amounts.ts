// Durations and counts, in English.
import { amountIn, durationParts, showCount } from "../digits.ts";
import type { AmountWords } from "../facts/amounts.ts";

/** "350 ms", "1.5 s" */
export function showDuration(ms: number): string {
	const { amount, unit } = durationParts(ms);
	return `${amount} ${unit}`;
}

/** The noun of the plural is the first word that ends in s; symbols of units have none. */
export function singular(plural: string): string {
	if (plural === "s" || plural === "ms") return plural;
	return plural.replace(/(\S+?)(ies|s)\b/, (_, stem: string, ending: string) => (ending === "ies" ? `${stem}y` : stem));
}

export const amounts: AmountWords = {
	duration: showDuration,
	durationIn: (ms, unit) => `${amountIn(ms, unit)} ${unit}`,
	counted: (n, unit) => `${showCount(n)} ${n === 1 ? singular(unit) : unit}`,
};
