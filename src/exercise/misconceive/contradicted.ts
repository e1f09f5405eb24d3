// Which of the wrong ideas that a learner is known for the answers speak against: right where somebody who holds the idea
// would be wrong, and nowhere what that idea would write. Right answers to what it changes nothing of say nothing of it.
import type { MisconceptionId } from "../../scenario/misconceptions.ts";
import { isRight } from "../answer.ts";
import type { Exercise } from "../generate.ts";
import type { MarkedValue } from "../judge.ts";
import { isRightVerdict } from "../types.ts";
import { isAboutNumbers, misconceive } from "./misconceive.ts";
import { sameValue } from "./misconceived.ts";
import { isUnwrapped, wrapsItself } from "./unwrapped.ts";

/** What was found in an attempt, before it is put into words or after. */
interface Found {
	readonly marked: readonly MarkedValue[];
	readonly misconceptions: readonly { readonly id: string }[];
}

/**
 * Those of `held` that an attempt contradicts, in their order; never one that is diagnosed in it. Only what is held is
 * computed, and that only where something was answered rightly that the idea might change.
 */
export function contradicted(
	exercise: Exercise,
	{ marked, misconceptions }: Found,
	held: readonly MisconceptionId[],
): readonly MisconceptionId[] {
	const isDiagnosed = (id: MisconceptionId) => misconceptions.some((one) => one.id === id);
	return held.filter((id) => !isDiagnosed(id) && isContradicted(exercise, marked, id));
}

function isContradicted(exercise: Exercise, marked: readonly MarkedValue[], id: MisconceptionId): boolean {
	// Options may name any idea; numbers show only those about numbers.
	const concerned = marked.filter(({ blank }) => blank.kind !== "sequence-number" || isAboutNumbers(id));
	const right = concerned.filter(({ verdict }) => isRightVerdict(verdict));
	if (right.length === 0) return false;
	// Who writes what such an idea writes is diagnosed.
	if (isUnwrapped(id)) return right.some(({ blank }) => wrapsItself(exercise, blank));
	const wrong = misconceive(exercise, [id]);
	const isAgainst = ({ blank, verdict }: MarkedValue) =>
		wrong.has(blank.key) &&
		!isRight(blank, wrong.get(blank.key)) &&
		// What follows from a slip was counted rightly only in its own step.
		(verdict === "correct" || !wrong.follows(blank.key));
	const agrees = ({ blank, value }: MarkedValue) =>
		value !== undefined && wrong.has(blank.key) && sameValue(value, wrong.get(blank.key));
	return right.some(isAgainst) && !concerned.some(agrees);
}
