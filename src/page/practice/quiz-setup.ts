// The quiz that an address sets up.

/** What the address says; it is the quiz that this tab works at. */
export interface Setup {
	readonly size: number;
	readonly of: "both" | "scenarios" | "questions";
	readonly difficulty: number | null;
	/** Minutes; null: no clock. */
	readonly minutes: number | null;
}

/** Null where nothing was set up yet. */
export function setupOf(query: URLSearchParams): Setup | null {
	const size = Number(query.get("n"));
	if (!Number.isInteger(size) || size < 1 || size > 50) return null;
	const of = query.get("of");
	const whole = (name: string, most: number) => {
		const value = Number(query.get(name));
		return Number.isInteger(value) && value >= 1 && value <= most ? value : null;
	};
	return {
		size,
		of: of === "scenarios" || of === "questions" ? of : "both",
		difficulty: whole("difficulty", 5),
		minutes: whole("minutes", 600),
	};
}
