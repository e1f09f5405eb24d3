// What an assignment is told of an attempt that is graded again, against what it was told when it was submitted.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { Terms } from "../../src/course/terms.ts";
import { specText } from "../../src/practice/kept-spec.ts";
import type { InPaper } from "../../src/practice/paper.ts";
import { gradeInstance, openQuestion } from "../../src/practice/questions.ts";
import type { KeptAttempt } from "../../src/practice/regrade.ts";
import { regradeForAssignment } from "../../src/practice/regrade-for-assignment.ts";
import { type Submitted, submitToScenario } from "../../src/practice/submit.ts";
import { submitToQuestion } from "../../src/practice/submit-question.ts";
import { contradictedByAnswer } from "../../src/question-bank/contradicted.ts";
import { MISCONCEPTION_IDS } from "../../src/scenario/misconceptions.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { ANN, assessedForAnn, NOW_S, opened, rightAnswers } from "./given.ts";

const KEY = { idempotencyKey: "key", bodyHash: "hash" };
const POLICY = { ...DEFAULT_POLICY, attempts: 5, decay: 0.8 };
const SCENARIO = "sc1.x";
const QUESTION = "who-waits";
const SEED = 5;

const TERMS: Terms = {
	assignmentId: "as-3q2-7wQAEjRWeJq83u_6rQ",
	revision: 1,
	title: "Week 3",
	items: [{ type: "question", questionId: QUESTION, points: 2, seed: null }],
	seeds: "per-learner",
	policy: POLICY,
	opensAtMs: null,
	dueAtMs: null,
	closesAtMs: null,
	late: null,
	timeLimitS: null,
	locale: "zh",
	excused: false,
	paper: 1,
	startedAtMs: 0,
};

const inPaper = (earned: readonly number[]): InPaper => ({
	ok: true,
	terms: TERMS,
	paper: { paper: 1, items: [], startedAtMs: 0, finishedAtMs: null, finishedBy: null },
	item: 1,
	earned,
	counted: [],
	sinceMs: 0,
});

function handed(submitted: Submitted) {
	if (!submitted.ok || !submitted.submission.handed) throw new Error("nothing was handed on");
	const { share, ideas, contradicted, skills } = submitted.submission.handed.result;
	return { share, ideas, contradicted, skills };
}

const attempt = (answers: unknown, about: KeptAttempt["about"]): KeptAttempt => ({
	number: 3,
	score: { points: 0, max: 1, scaled: 0 },
	answers: JSON.stringify(answers),
	about,
});

const policy = JSON.stringify(POLICY);
const description = assessedForAnn(POLICY);
const right = rightAnswers(opened(description).exercise);
const blanks = Object.keys(right);

/** Of each blank the right answer, one that is off by one, one of another kind, or none. */
const someAnswers = fc
	.array(fc.constantFrom("right", "off", "odd", "none"), { minLength: blanks.length, maxLength: blanks.length })
	.map((slips) => {
		const answers = blanks.flatMap((id, i): readonly (readonly [string, unknown])[] => {
			const known = right[id];
			if (slips[i] === "none") return [];
			if (slips[i] === "odd") return [[id, "LISTEN"]];
			return [[id, slips[i] === "off" && typeof known === "number" ? known - 1 : known]];
		});
		return Object.fromEntries(answers);
	});
const someStanding = fc.record({
	earned: fc.array(fc.constantFrom(0, 1), { maxLength: 4 }),
	hints: fc.constantFrom({}, { b1: 1 }, { b2: 3 }),
});
const someConfidence = fc.constantFrom(undefined, 2 as const, { b2: 3 as const, b5: 1 as const });

describe("an attempt that is graded again by the same grader tells its assignment the same", () => {
	it("at a scenario, with its hints, earlier attempts and confidence", () => {
		fc.assert(
			fc.property(someAnswers, someStanding, someConfidence, (answers, standing, confidence) => {
				const sent = { ok: true, scenarioId: SCENARIO, description, proof: "gp1.x", answers, final: true } as const;
				const found = { standing, keyShown: false, shownMs: null, instance: "i", held: [], nowMs: NOW_S * 1000 };
				const first = submitToScenario(
					ANN,
					KEY,
					{ ...sent, said: { confidence }, late: false, locale: "zh" },
					{ ...found, inPaper: inPaper(standing.earned) },
				);
				const spec = specText(description.spec);
				const about = { scenarioId: SCENARIO, spec, policy, standing, solved: false };
				expect(regradeForAssignment(attempt(answers, about), confidence, BANK)).toEqual(handed(first));
			}),
			{ numRuns: 60 },
		);
	});

	it("at a question, as the attempt that it is", () => {
		const question = openQuestion(BANK, QUESTION, SEED);
		if (!question.ok) throw new Error(question.code);
		const { instance } = question;
		const answers = "options" in instance.question ? instance.question.options.map(({ id }) => id) : [];
		expect(answers.length).toBeGreaterThan(1);
		const told = [...answers, null].flatMap((answer) =>
			[[], [0], [0, 0]].map((earned) => {
				const result = gradeInstance(instance, answer, "zh");
				const contradicts = contradictedByAnswer(instance, result, MISCONCEPTION_IDS);
				const said = { confidence: 3 as const };
				const first = submitToQuestion(
					KEY,
					{ ok: true, questionId: QUESTION, answer, final: true, said, result, contradicts },
					{
						standing: { earned: [], hints: {} },
						keyShown: false,
						shownMs: null,
						instance: "i",
						held: [],
						nowMs: 0,
						inPaper: inPaper(earned),
					},
				);
				const standing = { earned, hints: {} };
				const about = { questionId: QUESTION, seed: SEED, policy, standing, solved: false };
				const again = regradeForAssignment(attempt(answer, about), 3, BANK);
				expect(again).toEqual(handed(first));
				return again;
			}),
		);
		expect(new Set(told.map((one) => one?.share))).toEqual(new Set([1, 0.8, 0.64, 0]));
		expect(told.some((one) => one?.ideas.some(({ confidence }) => confidence === 3))).toBe(true);
	});
});

it.each([
	["its answers were not kept", { answers: null }],
	[
		"its template's version was retired",
		{
			about: {
				scenarioId: SCENARIO,
				spec: specText({ ...description.spec, version: 99 }),
				policy,
				standing: { earned: [], hints: {} },
				solved: false,
			},
		},
	],
	[
		"its question is gone",
		{ about: { questionId: "none", seed: 1, policy, standing: { earned: [], hints: {} }, solved: false } },
	],
])("an attempt is not graded again where %s", (_, change) => {
	const about = { questionId: QUESTION, seed: SEED, policy, standing: { earned: [], hints: {} }, solved: false };
	expect(regradeForAssignment({ ...attempt("x", about), ...change }, undefined, BANK)).toBeNull();
});
