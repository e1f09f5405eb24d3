// A signal to npm may end only the shell between npm and its script, which then runs on for nobody.

const TICK_MS = 500;

/** Calls `stop` once the process that started this one, for npm, is no more. */
export function whenOrphaned(stop: () => void): void {
	const parent = process.ppid;
	if (!process.env.npm_lifecycle_event) return;
	const ticking = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(ticking);
		stop();
	}, TICK_MS).unref();
}
