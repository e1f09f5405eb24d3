// Numbers in plain digits, as every language writes them.

/** Without grouping, at most two decimals. */
export function showCount(n: number): string {
	return rounded(n, 100);
}

export type DurationUnit = "s" | "ms";

/** Milliseconds below a second, else seconds with at most three decimals. `ms` is 0 or more. */
export function durationParts(ms: number): { readonly amount: string; readonly unit: DurationUnit } {
	return ms >= 1000 ? { amount: rounded(ms / 1000, 1000), unit: "s" } : { amount: rounded(ms, 1000), unit: "ms" };
}

/** The amount in this unit, with at most three decimals. */
export function amountIn(ms: number, unit: DurationUnit): string {
	return rounded(unit === "s" ? ms / 1000 : ms, 1000);
}

/** To a whole number of `parts` of one. */
function rounded(n: number, parts: number): string {
	return String(Math.round(n * parts) / parts);
}
