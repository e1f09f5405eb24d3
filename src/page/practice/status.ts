// How the page stands: whether the service answers, what waits to be sent, what was graded meanwhile, whether there is a newer
// page. One value that everything on the page looks at.
import type { Away } from "./store.ts";

export interface StatusValue {
	/** Whether the last call was answered. */
	readonly reachable: boolean;
	/** Answers that wait to be sent. */
	readonly waiting: number;
	/** Answers that were sent since the page was opened, after they had waited. */
	readonly sent: number;
	/** Whether this browser keeps anything. */
	readonly lasting: boolean;
	/** Ms since 1970 until which the service wants to be left alone; 0: not at all. */
	readonly busyUntilMs: number;
	readonly away: readonly Away[];
	/** Changes to a newer version of the page; null: this is the newest. */
	readonly update: (() => void) | null;
}

export interface Status {
	readonly value: () => StatusValue;
	set(part: Partial<StatusValue>): void;
	/** Returns what ends it. */
	listen(changed: () => void): () => void;
}

const FIRST: StatusValue = {
	reachable: true,
	waiting: 0,
	sent: 0,
	lasting: true,
	busyUntilMs: 0,
	away: [],
	update: null,
};

export function createStatus(): Status {
	let value = FIRST;
	const listeners = new Set<() => void>();
	return {
		value: () => value,
		set(part) {
			// Object.entries gives string keys, whatever they are.
			const changes = Object.entries(part) as [keyof StatusValue, unknown][];
			if (changes.every(([name, next]) => value[name] === next)) return;
			value = { ...value, ...part };
			for (const listener of listeners) listener();
		},
		listen(changed) {
			listeners.add(changed);
			return () => listeners.delete(changed);
		},
	};
}
