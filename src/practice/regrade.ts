// The answers of an attempt graded again, by today's grader: for a learner who asks, and to find out what a correction changes.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { Policy } from "../contract/policy.ts";
import { generateExercise } from "../exercise/generate.ts";
import { judgeExercise } from "../exercise/grade.ts";
import type { Bank } from "../question-bank/bank.ts";
import { isLiveVersion } from "../scenario/registry.ts";
import type { Locale } from "../text/locale.ts";
import { scoreStanding } from "./assess.ts";
import { readSpec } from "./kept-spec.ts";
import { gradeInstance, openQuestion } from "./questions.ts";
import type { Standing } from "./submission.ts";
import { scoreQuestion, withholdQuestion } from "./submit-question.ts";
import { withholdSolution } from "./withhold.ts";

interface KeptScore {
	readonly points: number;
	readonly max: number;
	readonly scaled: number;
}

/** An attempt as a record keeps it: what is needed to grade it again. */
export interface KeptAttempt {
	readonly number: number;
	readonly score: KeptScore;
	/** JSON text; null where version 0.1 recorded the attempt. */
	readonly answers: string | null;
	readonly about:
		| (KeptStanding & { readonly questionId: string; readonly seed: number })
		| (KeptStanding & {
				readonly scenarioId: string;
				/** As `specText` wrote it; null where an earlier release recorded the attempt. */
				readonly spec: string | null;
		  });
}

interface KeptStanding {
	/** JSON text; null for practice. Of a paper as its terms say today. */
	readonly policy: string | null;
	/** As it was before this attempt. */
	readonly standing: Standing;
	/** Whether the solution may be seen. */
	readonly solved: boolean;
}

export type Regraded = { readonly ok: true; readonly document: object } | Failure;

export function regrade(kept: KeptAttempt, bank: Bank, locale: Locale): Regraded {
	const { answers, about } = kept;
	if (answers === null) return failure("answers-not-kept", DETAILS.answersNotKept);
	return "questionId" in about
		? regradeQuestion(kept, about, JSON.parse(answers), bank, locale)
		: regradeScenario(kept, about, JSON.parse(answers), locale);
}

type About<K extends string> = Extract<KeptAttempt["about"], Readonly<Record<K, unknown>>>;

function regradeQuestion(
	kept: KeptAttempt,
	{ questionId, seed, policy: policyText, standing, solved }: About<"questionId">,
	answer: unknown,
	bank: Bank,
	locale: Locale,
): Regraded {
	const found = openQuestion(bank, questionId, seed);
	if (!found.ok) return found;
	const today = gradeInstance(found.instance, answer, locale);
	if (policyText === null) return documentOf(kept, { variant: "question-shown", ...today });
	const policy: Policy = JSON.parse(policyText);
	const { document } = scoreQuestion(today, policy, standing.earned.length + 1);
	const said = solved
		? { variant: "question-shown", ...document, solution: "shown" as const }
		: { variant: "question-withheld", ...withholdQuestion(document, answer), solution: "withheld" as const };
	return documentOf(kept, said);
}

function regradeScenario(
	kept: KeptAttempt,
	{ scenarioId, spec: text, policy: policyText, standing, solved }: About<"scenarioId">,
	answers: Readonly<Record<string, unknown>>,
	locale: Locale,
): Regraded {
	if (text === null) return failure("answers-not-kept", DETAILS.answersNotKept);
	const spec = readSpec(text);
	if (!isLiveVersion(spec.template, spec.version)) return failure("scenario-retired", DETAILS.scenarioRetired);
	const policy: Policy | undefined = policyText === null ? undefined : JSON.parse(policyText);
	const judged = judgeExercise(generateExercise(spec), answers, locale);
	const { result } = scoreStanding(judged, policy, standing, locale);
	const said = solved
		? { variant: "scenario-shown", scenarioId, ...result, solution: "shown" as const }
		: { variant: "scenario-withheld", scenarioId, ...withholdSolution(result, answers), solution: "withheld" as const };
	return documentOf(kept, said);
}

function documentOf<Result extends { readonly score: KeptScore }>(
	{ number, score: recorded }: KeptAttempt,
	result: Result,
): Regraded {
	const { score: today } = result;
	const changed = today.points !== recorded.points || today.max !== recorded.max;
	return { ok: true, document: { number, recorded, today, changed, result } };
}
