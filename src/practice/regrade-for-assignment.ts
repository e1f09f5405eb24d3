// An attempt at an item of a paper by today's grader, as its assignment is told of it: as when it was first graded, with the
// policy, hints and earlier attempts that it was graded with.
import type { SaidConfidence } from "../contract/confidence.ts";
import type { Policy } from "../contract/policy.ts";
import { generateExercise } from "../exercise/generate.ts";
import { judgeExercise } from "../exercise/grade.ts";
import { contradicted } from "../exercise/misconceive/contradicted.ts";
import type { Bank } from "../question-bank/bank.ts";
import { contradictedByAnswer } from "../question-bank/contradicted.ts";
import { MISCONCEPTION_IDS } from "../scenario/misconceptions.ts";
import { isLiveVersion } from "../scenario/registry.ts";
import { DEFAULT_LOCALE } from "../text/locale.ts";
import { scoreStanding } from "./assess.ts";
import { sightings } from "./contribution.ts";
import { type Graded, type HandedGrade, handedGrade } from "./handed.ts";
import { readSpec } from "./kept-spec.ts";
import { gradeInstance, openQuestion } from "./questions.ts";
import type { KeptAttempt } from "./regrade.ts";
import { scoreQuestion } from "./submit-question.ts";

type About<K extends string> = Extract<KeptAttempt["about"], Readonly<Record<K, unknown>>>;
type Found = Omit<Graded, "confidence">;

/** Null where its answers were not kept, or what it was at is gone. */
export function regradeForAssignment(
	{ answers, about }: KeptAttempt,
	confidence: SaidConfidence | undefined,
	bank: Bank,
): HandedGrade | null {
	if (answers === null) return null;
	const given = JSON.parse(answers);
	const found = "questionId" in about ? questionAgain(about, given, bank) : scenarioAgain(about, given);
	return found && handedGrade({ ...found, confidence });
}

function questionAgain(
	{ questionId, seed, policy, standing }: About<"questionId">,
	answer: unknown,
	bank: Bank,
): Found | null {
	const opened = openQuestion(bank, questionId, seed);
	if (!opened.ok) return null;
	const result = gradeInstance(opened.instance, answer, DEFAULT_LOCALE);
	const scored =
		policy === null ? result : scoreQuestion(result, readPolicy(policy), standing.earned.length + 1).document;
	return {
		...scored.score,
		diagnosed: result.misconceptions,
		contradicted: contradictedByAnswer(opened.instance, result, MISCONCEPTION_IDS),
		sightings: sightings(result),
	};
}

function scenarioAgain(
	{ spec: text, policy, standing }: About<"scenarioId">,
	answers: Readonly<Record<string, unknown>>,
): Found | null {
	const spec = text === null ? null : readSpec(text);
	if (!spec || !isLiveVersion(spec.template, spec.version)) return null;
	const exercise = generateExercise(spec);
	const judged = judgeExercise(exercise, answers, DEFAULT_LOCALE);
	const held = policy === null ? undefined : readPolicy(policy);
	const { result } = scoreStanding(judged, held, standing, DEFAULT_LOCALE);
	return {
		...result.score,
		diagnosed: judged.misconceptions,
		contradicted: contradicted(exercise, judged, MISCONCEPTION_IDS),
		sightings: Object.values(result.blanks).flatMap(sightings),
	};
}

function readPolicy(text: string): Policy {
	return JSON.parse(text);
}
