// From the id in a request to the exercise behind it: unsealing, expiry, who it is bound to, and which blanks the
// answers may name.
import type { LearnerName } from "../contract/primitives.ts";
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import { type ExerciseView, viewExercise } from "../exercise/view.ts";
import { isLiveVersion } from "../scenario/registry.ts";
import type { Locale } from "../text/locale.ts";
import { type AppContext, nowSeconds } from "./context.ts";
import { type Caller, credentialRequired, speaksFor } from "./identity/caller.ts";
import { importKeyRing, type KeyRing } from "./identity/key-ring.ts";
import { openScenario, type ScenarioDescription } from "./identity/scenario-id.ts";
import { type Failure, failure } from "./problem.ts";
import { escapePointer } from "./validate.ts";

export interface OpenedExercise {
	readonly ok: true;
	readonly id: string;
	readonly description: ScenarioDescription;
	readonly exercise: Exercise;
}

export interface AnsweredExercise extends OpenedExercise {
	readonly locale: Locale;
	readonly view: ExerciseView;
}

/** `user` is whoever wants to view or grade it: the caller, or the learner that an attempt is for. */
export async function openExercise(c: AppContext, id: string, user: Caller): Promise<OpenedExercise | Failure> {
	const opened = await openScenario(id, await keyRing(c.env.SCENARIO_KEYS), nowSeconds());
	if (!opened.ok) return failure(opened.reason, UNOPENED[opened.reason]);
	const { description } = opened;
	const refused = description.boundTo && refuse(description.boundTo, user);
	if (refused) return refused;
	if (!isLiveVersion(description.spec.template, description.spec.version)) {
		return failure("scenario-retired", "Ask for a new scenario of the same template.");
	}
	return { ok: true, id, description, exercise: generateExercise(description.spec) };
}

const UNOPENED = {
	"scenario-not-found": "The id was not made here, or was changed or cut on its way.",
	"scenario-expired": "Scenarios live for 30 days; ask for a new one.",
} as const;

function refuse(boundTo: LearnerName, user: Caller): Failure | null {
	if (speaksFor(user, boundTo)) return null;
	if (user.kind === "anonymous") return credentialRequired();
	return failure("scenario-bound-to-another-learner", "Only the learner that it was made for may use it.");
}

/** The exercise that answers are for, once they name none but its blanks; `wished` is the language asked for. */
export async function openAnswered(
	c: AppContext,
	id: string,
	user: Caller,
	answers: Readonly<Record<string, unknown>>,
	wished: Locale | undefined,
): Promise<AnsweredExercise | Failure> {
	const opened = await openExercise(c, id, user);
	if (!opened.ok) return opened;
	const locale = wished ?? opened.description.locale;
	const view = viewExercise(opened.exercise, locale);
	return refuseUnknownBlanks(view.blanks, answers) ?? { ...opened, locale, view };
}

/** Null unless only attempts may grade it. */
export function refuseIfAssessed({ policy }: ScenarioDescription): Failure | null {
	return policy
		? failure("scenario-assessed", "Submit the answers to `POST /v1/learners/{learnerId}/attempts`; see `links`.")
		: null;
}

/** A failure that names each answer to a blank that does not exist; null when all exist. */
function refuseUnknownBlanks(
	blanks: readonly { readonly id: string }[],
	answers: Readonly<Record<string, unknown>>,
): Failure | null {
	const known = new Set(blanks.map(({ id }) => id));
	const unknown = Object.keys(answers).filter((id) => !known.has(id));
	if (unknown.length === 0) return null;
	const detail = `This scenario has the blanks ${[...known].join(", ")}.`;
	const errors = unknown.map((id) => ({ pointer: `/answers/${escapePointer(id)}`, detail }));
	return failure("unknown-blank", detail, { errors });
}

let imported: { readonly secret: string; readonly ring: Promise<KeyRing> } | undefined;

/** Importing keys is asynchronous work that need not be done at every request. */
export function keyRing(secret: string): Promise<KeyRing> {
	if (imported?.secret !== secret) imported = { secret, ring: importKeyRing(secret) };
	return imported.ring;
}
