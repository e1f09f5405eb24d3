// Erasures are noted in whole seconds: what has happened within that one was before them.

/** The last ms of a second, both since 1970. */
export function lastMsOf(second: number): number {
	return second * 1000 + 999;
}
