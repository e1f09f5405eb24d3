// One at a time: what two tabs, or two calls of one, must not do side by side.

export type Alone = <T>(task: () => Promise<T>) => Promise<T>;

/** In this process. A task that fails keeps nobody from the next. */
export function oneAtATime(): Alone {
	let last: Promise<unknown> = Promise.resolve();
	return (task) => {
		const result = last.then(task);
		last = result.catch(() => undefined);
		return result;
	};
}

const byName = new Map<string, Alone>();

/** Of this process, by name: two clients with stores of one name share it. */
export function oneAtATimeIn(name: string): Alone {
	const alone = byName.get(name) ?? oneAtATime();
	byName.set(name, alone);
	return alone;
}

/** Of all tabs (Web Locks); null where there are none. A tab that is killed lets go of it. */
export function webLock(name: string): Alone | null {
	const locks = globalThis.navigator?.locks;
	if (!locks) return null;
	return async <T>(task: () => Promise<T>) => {
		let running: Promise<T> | undefined;
		const begin = () => {
			running = task();
			return running;
		};
		try {
			return await locks.request(name, begin);
		} catch (error) {
			// In a frame without an origin they are there and refuse.
			if (running === undefined) return oneAtATimeIn(name)(task);
			throw error;
		}
	};
}
