// Hints: for practice at once, for a learner's own scenario once the learner's record has noted them.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Exercise } from "../exercise/generate.ts";
import { hintFor } from "../exercise/hint.ts";
import { HINT_LEVELS, type HintLevel } from "../exercise/hint-levels.ts";
import type { Locale } from "../text/locale.ts";
import type { OpenedExercise } from "./open.ts";
import type { HintWish } from "./submission.ts";

/** What a hint takes: nothing, or a note in the record of the scenario's learner, which then says the level. */
export type HintTerms =
	| { readonly ok: true; readonly kind: "free"; readonly level: HintLevel }
	| { readonly ok: true; readonly kind: "noted"; readonly learner: LearnerName; readonly wish: HintWish }
	| Failure;

/** `level` as asked for; without it the first one that was not taken yet, and the first for practice. */
export function hintTerms(
	{ id, description, exercise }: OpenedExercise,
	blank: string,
	level: HintLevel | undefined,
): HintTerms {
	if (!idsOf(exercise).includes(blank)) return unknownBlank(idsOf(exercise));
	const { boundTo: learner, expiresAt } = description;
	if (!learner) return { ok: true, kind: "free", level: level ?? HINT_LEVELS[0] };
	const wish = { scenarioId: id, blank, level: level ?? null, highestLevel: HINT_LEVELS[2] };
	return { ok: true, kind: "noted", learner, wish: { ...wish, expiresAtMs: expiresAt * 1000 } };
}

/** `level` as the learner's record says it. */
export function notedLevel(level: number): HintLevel {
	return HINT_LEVELS.find((known) => known === level) ?? HINT_LEVELS[0];
}

/** `wished` is the language asked for. */
export function hintDocument(
	{ description, exercise }: OpenedExercise,
	blank: string,
	level: HintLevel,
	wished: Locale | undefined,
) {
	const hint = hintFor(exercise, blank, level, wished ?? description.locale);
	if (!hint) return unknownBlank(idsOf(exercise));
	return { ok: true as const, document: { ...hint, recorded: description.boundTo !== null } };
}

function idsOf({ blanks }: Exercise): readonly string[] {
	return blanks.map(({ id }) => id);
}

function unknownBlank(known: readonly string[]): Failure {
	const detail = DETAILS.blanksOfScenario(known);
	return failure("unknown-blank", detail, [{ pointer: "/blank", detail }]);
}
