// Hints: a ladder for each blank, from where to look over the rule to the first step. None says the answer.
import type { Locale } from "../text/locale.ts";
import type { Blank } from "./blank.ts";
import type { Exercise } from "./generate.ts";
import { HINT_COSTS, HINT_LEVELS, type HintLevel } from "./hint-levels.ts";
import type { BlankKind } from "./kinds/names.ts";
import { KINDS } from "./kinds/registry.ts";

export interface Hint {
	readonly blank: string;
	readonly level: HintLevel;
	readonly text: string;
	/** Share of the blank's points, 0 to 1. */
	readonly cost: number;
	readonly nextLevel: HintLevel | null;
}

/** Undefined if the exercise has no such blank. */
export function hintFor(exercise: Exercise, blankId: string, level: HintLevel, locale: Locale): Hint | undefined {
	const blank = exercise.blanks.find(({ id }) => id === blankId);
	if (!blank) return undefined;
	const next = HINT_LEVELS.find((candidate) => candidate > level);
	return {
		blank: blankId,
		level,
		text: textOf(exercise, blank, level, locale),
		cost: HINT_COSTS[level],
		nextLevel: next ?? null,
	};
}

function textOf<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, level: HintLevel, locale: Locale): string {
	const { hints } = KINDS[blank.kind];
	switch (level) {
		case 1:
			return hints.look(exercise, blank, locale);
		case 2:
			return hints.rules(exercise, blank, locale);
		case 3:
			return hints.firstStep(exercise, blank, locale);
	}
}
