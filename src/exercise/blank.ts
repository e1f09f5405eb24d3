// A blank: one thing that a learner is asked for, with its key. Blanks never leave this room; `view.ts` shows them.
import type { Asking } from "./kinds/kind.ts";
import type { BlankKind } from "./kinds/names.ts";
import { type Asks, KINDS } from "./kinds/registry.ts";

export type Blank<K extends BlankKind = BlankKind> = { [N in K]: Asking<N, Asks[N]> }[K];

/** What is judged by itself: the parts of the blank where its kind has parts, else the blank. */
export function simpleBlanks(blank: Blank): readonly Blank[] {
	return partsOf(blank) ?? [blank];
}

function partsOf<K extends BlankKind>(blank: Blank<K>): readonly Blank[] | null {
	const { parts } = KINDS[blank.kind];
	return parts ? parts.answers(blank, undefined, null).map((answer) => answer.blank) : null;
}
