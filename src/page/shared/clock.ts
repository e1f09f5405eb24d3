// The time of a quiz: what is left, how it is shown, and when it is said aloud.

/** Seconds left, never below 0; a second that has begun counts. */
export function secondsLeft(endsAt: number, now: number): number {
	return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** "9:05", "1:00:00". */
export function clockText(seconds: number): string {
	const two = (n: number) => String(n).padStart(2, "0");
	const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** At how many seconds left it is said. */
export const WARNINGS = [60, 10] as const;

/** The warning that is to be said now, when it was `before` at the last look: the smallest that was passed. */
export function warningAt(before: number, now: number): number | null {
	return WARNINGS.findLast((at) => now <= at && before > at && now > 0) ?? null;
}
