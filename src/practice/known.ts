// Whether what a parameter names is there: topics and skills are known by the tables that hold their titles.
import { type Failure, failure } from "../contract/failure.ts";
import type { BankTitles } from "../question-bank/bank.ts";
import { SKILLS } from "../scenario/skills.ts";

/** Of scenarios, and those that only questions train. */
export function knownSkills({ skills }: BankTitles): Readonly<Record<string, unknown>> {
	return { ...SKILLS, ...skills };
}

/** A failure that names a parameter whose value is not among those known; null when all are. */
export function refuseUnknown(
	parameter: string,
	values: readonly (string | undefined)[],
	known: Readonly<Record<string, unknown>>,
): Failure | null {
	if (values.every((value) => value === undefined || Object.hasOwn(known, value))) return null;
	const detail = `There is no such ${parameter}; GET /v1/catalogue lists what there is.`;
	return failure("invalid-parameter", detail, [{ parameter, detail }]);
}
