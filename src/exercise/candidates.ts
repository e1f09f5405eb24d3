// Everything that could be asked of a scenario.
import type { Candidate } from "./kinds/kind.ts";
import { BLANK_KINDS, type BlankKind } from "./kinds/names.ts";
import { type Asks, KINDS } from "./kinds/registry.ts";
import type { Situation } from "./situation.ts";
import type { ExerciseSpec } from "./spec.ts";

export type AnyCandidate = { [K in BlankKind]: Candidate<K, Asks[K]> }[BlankKind];

/** Of the kinds that are wished for, in the order in which chance takes them. */
export function candidatesOf(situation: Situation, { ask }: Pick<ExerciseSpec, "ask">): readonly AnyCandidate[] {
	const candidates: AnyCandidate[] = [];
	for (const kind of BLANK_KINDS)
		if (ask?.includes(kind) ?? true) candidates.push(...KINDS[kind].candidates(situation));
	return candidates.sort((a, b) => a.place - b.place);
}
