// What learners answered, kept before it is sent and until it is answered. A host without IndexedDB passes a queue of its
// own; here is the one that lasts as long as the page or process.
import { type Alone, oneAtATime } from "./alone.ts";
import type { Submission } from "./types.ts";

export interface Kept {
	/** Its Idempotency-Key: sent again under the same key, it counts once. */
	readonly key: string;
	/** Whose it is; null: whoever becomes the learner here first. */
	readonly learnerId: string | null;
	readonly submission: Submission & { readonly answeredAt: string };
}

/** Where a submission is kept: `memory` is gone with the page. `full` and `refused`: the storage's reason. */
export type Keeping =
	| { readonly kind: "stored" }
	| { readonly kind: "memory"; readonly why: "full" | "refused" | "no-storage" };

/** Where it rejects, the client keeps what it was to keep in memory. */
export interface Queue {
	/** Resolves once it is kept, as safely as can be. */
	add(kept: Kept): Promise<Keeping>;
	/** In the order added. */
	list(): Promise<readonly Kept[]>;
	/** Those of nobody yet become this learner's. */
	assign(learnerId: string): Promise<void>;
	remove(key: string): Promise<void>;
	/** Runs a task while nobody else with the same queue does; when left out, nobody else of the same client. */
	readonly alone?: Alone;
}

export function memoryQueue(): Queue {
	const all = new Map<string, Kept>();
	return {
		async add(kept) {
			all.set(kept.key, kept);
			return { kind: "memory", why: "no-storage" };
		},
		list: async () => [...all.values()],
		async assign(learnerId) {
			for (const kept of all.values()) if (kept.learnerId === null) all.set(kept.key, { ...kept, learnerId });
		},
		async remove(key) {
			all.delete(key);
		},
		alone: oneAtATime(),
	};
}
