// What somebody with a misconception would write, by the key of the field or question; only where it differs from what is
// right. What a question's answer would be is found out when it is asked for: some take further runs of the engine.

export interface Misconceived {
	has(key: string): boolean;
	/** Undefined where nothing differs. */
	get(key: string): unknown;
	/** Whether it differs only because it is counted from an earlier blank: the wrong idea changes nothing in it itself. */
	follows(key: string): boolean;
	/** All keys whose values differ: finds out every question's. */
	keys(): Iterable<string>;
	/** How many they are: finds out every question's. */
	count(): number;
}

/** `questions`: by key, what would be answered, undefined where that is right; `following`: keys of what only follows. */
export function misconceived(
	changed: Map<string, unknown>,
	questions: ReadonlyMap<string, () => unknown>,
	following: ReadonlySet<string>,
): Misconceived {
	const open = new Map(questions);
	const settle = (key: string) => {
		const find = open.get(key);
		if (!find || !open.delete(key)) return;
		const value = find();
		if (value !== undefined) changed.set(key, value);
	};
	const settleAll = () => {
		for (const key of questions.keys()) settle(key);
	};
	return {
		has(key) {
			settle(key);
			return changed.has(key);
		},
		get(key) {
			settle(key);
			return changed.get(key);
		},
		follows(key) {
			return following.has(key);
		},
		keys() {
			settleAll();
			return changed.keys();
		},
		count() {
			settleAll();
			return changed.size;
		},
	};
}

export function sameValue(a: unknown, b: unknown): boolean {
	return Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;
}
