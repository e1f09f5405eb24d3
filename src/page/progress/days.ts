// Days as somebody lives them: "tomorrow", "3 days ago", a date where that is far.
import type { Locale } from "../../text/locale.ts";

const DAY_MS = 86_400_000;
/** Days within which it is told from today. */
const NEAR = 14;

/** Whole days of the local calendar from `nowMs` to `thenMs`; negative for the past. */
export function daysApart(thenMs: number, nowMs: number): number {
	const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
	// A day with a change of the clock has 23 or 25 hours.
	return Math.round((midnight(thenMs) - midnight(nowMs)) / DAY_MS);
}

export function dayText(timestamp: string, nowMs: number, locale: Locale): string {
	const then = Date.parse(timestamp);
	const days = daysApart(then, nowMs);
	if (Math.abs(days) <= NEAR) {
		const text = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
		// In Chinese a space stands between digits and words.
		return text.replace(/(\d)(?=\p{Script=Han})/u, "$1 ");
	}
	return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(then);
}
