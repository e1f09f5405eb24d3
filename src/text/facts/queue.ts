// How the length of a queue came about in one step.

export interface QueueFacts {
	readonly queue: "syn" | "accept";
	/** Entries before and after the step. */
	readonly before: number;
	readonly after: number;
	readonly added: number;
	/** Left for whatever reason, timeout included. */
	readonly removed: number;
	/** SYNs or third ACKs that found no room. */
	readonly refused: number;
	/** SYNs answered with a cookie. */
	readonly cookies: number;
}

/** "3 + 2 − 1 = 4"; null where nothing entered or left. */
export function lengthSum({ before, added, removed, after }: QueueFacts): string | null {
	if (added + removed === 0) return null;
	return `${before}${added > 0 ? ` + ${added}` : ""}${removed > 0 ? ` − ${removed}` : ""} = ${after}`;
}

export interface QueueWords {
	sentence(facts: QueueFacts): string;
}
