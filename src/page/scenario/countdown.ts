// The time that is left for a scenario with a deadline, second by second.
import type { LitElement } from "lit";
import { secondsLeft, warningAt } from "../shared/clock.ts";

const TICK_MS = 250;

export interface CountdownHooks {
	/** Timestamp; null: the time is not limited, or does not run. */
	deadline(): string | null;
	/** Each second. */
	changed(seconds: number): void;
	/** So few seconds are left that it is said aloud. */
	warn(seconds: number): void;
}

/** Runs as long as the element is in a page. */
export function countDown(host: LitElement, hooks: CountdownHooks): void {
	let ticking: ReturnType<typeof setInterval> | undefined;
	let before: number | null = null;
	const tick = () => {
		const deadline = hooks.deadline();
		const now = deadline === null ? null : secondsLeft(Date.parse(deadline), Date.now());
		if (now === null || now === before) {
			before = now;
			return;
		}
		const warning = before === null ? null : warningAt(before, now);
		before = now;
		hooks.changed(now);
		if (warning !== null) hooks.warn(now);
	};
	host.addController({
		hostConnected() {
			ticking = setInterval(tick, TICK_MS);
		},
		hostDisconnected() {
			clearInterval(ticking);
		},
	});
}
