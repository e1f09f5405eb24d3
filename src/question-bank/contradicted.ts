// Which of the wrong ideas that a learner is known for an answer speaks against: the right one, where the author foresaw
// what somebody would answer who holds the idea.
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import type { QuestionResult } from "./grade.ts";
import type { Instance } from "./instance.ts";
import { kindOf } from "./kinds/registry.ts";

/** Those of `held`, in their order. None unless all of the answer is right: half of it may be right with the idea. */
export function contradictedByAnswer(
	{ question }: Pick<Instance, "question">,
	{ verdict }: Pick<QuestionResult, "verdict">,
	held: readonly MisconceptionId[],
): readonly MisconceptionId[] {
	if (verdict !== "correct" || held.length === 0) return [];
	const named = kindOf(question).foreseen(question);
	return held.filter((id) => named.some(({ misconception }) => misconception === id));
}
