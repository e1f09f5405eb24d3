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

/** `questions`: by key; `answer`: what would be answered to one, undefined where that is right. */
export function misconceived<Q>(
	changed: Map<string, unknown>,
	questions: ReadonlyMap<string, Q>,
	answer: (question: Q) => unknown,
	follows: (key: string) => boolean,
): Misconceived {
	const settled = new Set<string>();
	const settle = (key: string) => {
		const question = questions.get(key);
		if (question === undefined || settled.has(key)) return;
		settled.add(key);
		const value = answer(question);
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
		follows,
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
