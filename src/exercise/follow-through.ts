// A slip is charged once: a number that is off by as much as an earlier one, counted from the same root, follows from it.
// Counted this way, correcting one answer can never make another one cost more.
import type { Answered } from "./answer.ts";
import type { CountingError } from "./kinds/kind.ts";
import type { BlankKind } from "./kinds/names.ts";
import { KINDS } from "./kinds/registry.ts";

/** Ids of the blanks whose values are right, given the learner's own wrong value in an earlier one. */
export function followingThrough(answered: readonly Answered[]): ReadonlySet<string> {
	const made: CountingError[] = [];
	const following = new Set<string>();
	for (const one of answered) {
		const error = errorIn(one);
		if (!error || error.by === 0) continue;
		if (made.some(({ root, by }) => root === error.root && by === error.by)) following.add(one.blank.id);
		made.push(error);
	}
	return following;
}

/** Null where there is no value, or nothing that it is counted from. */
function errorIn<K extends BlankKind>({ blank, reading }: Answered<K>): CountingError | null {
	return (reading?.ok && KINDS[blank.kind].error?.(blank, reading.value)) || null;
}
