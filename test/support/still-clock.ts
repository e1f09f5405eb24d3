// A clock that stands still, years ahead of the platform's: no alarm comes by itself, a test runs each when it means to, and
// what is done in one test is done in one moment, however long the machine takes.
import { afterEach, beforeEach, vi } from "vitest";

const START_MS = Date.now() + 100_000_000_000;
const HOUR_MS = 3_600_000;

let clocks = 0;

/** Later each time than all before: what the process remembers for a while is forgotten. */
const nextMs = () => START_MS + ++clocks * HOUR_MS;

/** For every test of the file. */
export function stillClock(): void {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ["Date"], now: nextMs() });
	});
	afterEach(() => {
		vi.useRealTimers();
	});
}

/** Time goes by, at once. */
export function passMs(ms: number): void {
	vi.setSystemTime(Date.now() + ms);
}

/** For this alone. */
export const yearsAhead = (act: () => Promise<void>) => whenItIs(nextMs(), act);

/** Does this while it is `ms` since 1970, however long it takes. */
export async function whenItIs<Done>(ms: number, act: () => Promise<Done>): Promise<Done> {
	vi.useFakeTimers({ toFake: ["Date"], now: ms });
	try {
		return await act();
	} finally {
		vi.useRealTimers();
	}
}
