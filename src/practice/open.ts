// From what a scenario id stands for to the exercise behind it: who it is bound to, and which blanks the answers may
// name.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Answers } from "../exercise/answer.ts";
import type { Exercise } from "../exercise/generate.ts";
import { isLiveVersion } from "../scenario/registry.ts";
import type { Locale } from "../text/locale.ts";
import { type Caller, credentialRequired, speaksFor } from "./caller.ts";
import { exerciseOf } from "./exercise-of.ts";
import type { ScenarioDescription } from "./scenario-description.ts";

export interface OpenedExercise {
	readonly ok: true;
	readonly id: string;
	readonly description: ScenarioDescription;
	readonly exercise: Exercise;
}

export interface AnsweredExercise extends OpenedExercise {
	readonly locale: Locale;
}

/** `user` is whoever wants to view or grade it: the caller, or the learner that an attempt is for. */
export function openExercise(id: string, description: ScenarioDescription, user: Caller): OpenedExercise | Failure {
	const refused = description.boundTo && refuse(description.boundTo, user);
	if (refused) return refused;
	if (!isLiveVersion(description.spec.template, description.spec.version)) {
		return failure("scenario-retired", DETAILS.scenarioRetired);
	}
	return { ok: true, id, description, exercise: exerciseOf(description.spec) };
}

function refuse(boundTo: LearnerName, user: Caller): Failure | null {
	if (speaksFor(user, boundTo)) return null;
	if (user.kind === "anonymous") return credentialRequired();
	return failure("scenario-bound-to-another-learner", DETAILS.scenarioOfAnother);
}

/** The exercise that answers are for, once they name none but its blanks; `wished` is the language asked for. */
export function openAnswered(
	opened: OpenedExercise,
	answers: Answers,
	wished: Locale | undefined,
): AnsweredExercise | Failure {
	const locale = wished ?? opened.description.locale;
	return refuseUnknownBlanks(opened.exercise.blanks, answers, "answers") ?? { ...opened, locale };
}

/** A failure that names each key of this `field` that is no blank; null when all are. */
export function refuseUnknownBlanks(
	blanks: readonly { readonly id: string }[],
	given: Readonly<Record<string, unknown>>,
	field: "answers" | "confidence",
): Failure | null {
	const known = new Set(blanks.map(({ id }) => id));
	const unknown = Object.keys(given).filter((id) => !known.has(id));
	if (unknown.length === 0) return null;
	const detail = DETAILS.blanksOfScenario([...known]);
	return failure(
		"unknown-blank",
		detail,
		unknown.map((id) => ({ pointer: jsonPointer([field, id]), detail })),
	);
}
