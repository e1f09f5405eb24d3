// Whether what a parameter names is there: topics and skills are known by the tables that hold their titles.
import { DETAILS, type NamedThing } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { BankTitles } from "../question-bank/bank.ts";
import { SKILLS } from "../scenario/skills.ts";

/** Of scenarios, and those that only questions train. */
export function knownSkills({ skills }: BankTitles): Readonly<Record<string, unknown>> {
	return { ...SKILLS, ...skills };
}

/** A failure that names the parameter and each of its values that is not among those known; null when all are. */
export function refuseUnknown(
	parameter: string,
	what: NamedThing,
	values: readonly (string | undefined)[],
	known: Readonly<Record<string, unknown>>,
): Failure | null {
	const unknown = values.filter((value) => value !== undefined).filter((value) => !Object.hasOwn(known, value));
	const errors = unknown.map((value) => ({ parameter, detail: DETAILS.unknownName(what, value) }));
	const [first] = errors;
	return first ? failure("invalid-parameter", first.detail, errors) : null;
}
