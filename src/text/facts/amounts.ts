// Durations and counts, as a sentence shows them.
import type { DurationUnit } from "../digits.ts";

export interface AmountWords {
	/** "350 ms" below a second, else seconds with at most three decimals: "1.5 s", "240 s". `ms` is 0 or more. */
	duration(ms: number): string;
	/** In the unit that is asked for: "1250 ms", "3.08 s". `ms` is 0 or more. */
	durationIn(ms: number, unit: DurationUnit): string;
	/** "17 entries", "1 entry"; `unit` is the plural in this language. */
	counted(n: number, unit: string): string;
}
