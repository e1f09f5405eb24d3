// Where a record stands, remembered while its object is awake: the last attempt and what all add up to, as they are stored.
import type { LearnerId } from "../../contract/primitives.ts";
import { countAttempts } from "./queries.ts";
import { caughtUp, type Head, readHead } from "./record.ts";

export interface StandingHead {
	/** As it is remembered; undefined where it was not read yet. */
	known(): Head | undefined;
	/** After the attempt of this number: read where it is remembered otherwise. */
	at(number: number, learnerId: LearnerId): Head;
	/** As it is remembered, unless another release recorded more, or not all is folded in yet. */
	now(learnerId: LearnerId): Head;
	keep(head: Head): void;
	forget(): void;
}

/** Of a record that has its tables. */
export function openHead(storage: DurableObjectStorage): StandingHead {
	let known: Head | undefined;

	function read(learnerId: LearnerId): Head {
		const head = readHead(storage.sql, learnerId);
		const isBehind = head.learning.upTo < head.number;
		known = isBehind ? storage.transactionSync(() => caughtUp(storage.sql, head)) : head;
		return known;
	}

	return {
		known: () => known,
		at: (number, learnerId) => (known?.number === number ? known : read(learnerId)),
		now(learnerId) {
			const isWhole = known && known.learning.upTo === known.number;
			return isWhole && known?.number === countAttempts(storage.sql) ? known : read(learnerId);
		},
		keep(head) {
			known = head;
		},
		forget() {
			known = undefined;
		},
	};
}
