import { describe, expect, it } from "vitest";
import { SHOW_SOLUTIONS, type ShowSolution } from "../../src/contract/policy.ts";
import type { Exercise } from "../../src/exercise/generate.ts";
import { misconceive } from "../../src/exercise/misconceive/misconceive.ts";
import { type Assessed, assess } from "../../src/practice/assess.ts";
import { openAnswered } from "../../src/practice/open.ts";
import type { ScenarioDescription } from "../../src/practice/scenario-description.ts";
import { solutionAccess } from "../../src/practice/solution.ts";
import type { Standing } from "../../src/practice/submission.ts";
import { judgeSubmitted, submitToScenario } from "../../src/practice/submit.ts";
import { ANN, assessedForAnn, describeThreeWay, NOW_S, opened, rightAnswers } from "./given.ts";

const NOTHING_YET: Standing = { earned: [], hints: {} };
const KEY = { idempotencyKey: "key", bodyHash: "hash" };

function synForgotten(exercise: Exercise): Record<string, unknown> {
	const wrong = misconceive(exercise, ["syn-does-not-consume"]);
	return Object.fromEntries(
		exercise.blanks.filter(({ key }) => wrong.has(key)).map(({ id, key }) => [id, wrong.get(key)]),
	);
}

/** All right, or as someone answers for whom a SYN takes no sequence number. */
function attempt(description: ScenarioDescription, standing: Standing, wrong = false) {
	const exercise = opened(description);
	const answers = { ...rightAnswers(exercise.exercise), ...(wrong && synForgotten(exercise.exercise)) };
	const answered = openAnswered(exercise, answers, undefined);
	if (!answered.ok) throw new Error(answered.code);
	const judging = judgeSubmitted(answered, answers, false);
	if (!judging.ok) throw new Error(judging.code);
	const given = { ...answered, answers, access: solutionAccess(exercise.id, "gp1.x", ["syn-does-not-consume"]) };
	const sent = {
		ok: true,
		scenarioId: exercise.id,
		description,
		proof: "gp1.x",
		answers,
		final: false,
		said: {},
		late: false,
	} as const;
	const known = { keyShown: false, instance: "i", shownMs: null, held: [], nowMs: NOW_S * 1000, inPaper: null };
	const found = { ...known, standing };
	const submitted = submitToScenario(ANN, KEY, { ...sent, locale: undefined }, found);
	if (!submitted.ok) throw new Error(submitted.code);
	return { assessed: assess(given, judging.judged, standing), submission: submitted.submission };
}

const said = ({ response }: Assessed) => JSON.stringify(response);

describe("an attempt at a practice scenario", () => {
	it("says everything at once and rests on no standing", () => {
		const { assessed, submission } = attempt(describeThreeWay(), NOTHING_YET);
		expect(assessed).toMatchObject({ result: { score: { scaled: 1 } }, solved: null });
		expect(assessed.response).toMatchObject({ scenarioId: "sc1.x", proof: "gp1.x", blanks: expect.any(Object) });
		expect(submission).toMatchObject({
			...KEY,
			subject: { scenarioId: "sc1.x", template: "three-way", assessment: null },
			showsKey: true,
			facts: { madeBy: "anonymous", assessed: false, counted: true },
			contribution: { assessed: null },
		});
	});

	it("loses what hints cost where it is the learner's own, and rests on them", () => {
		const standing: Standing = { earned: [], hints: { b1: 2 } };
		const { assessed, submission } = attempt(describeThreeWay({ boundTo: ANN }), standing);
		expect(assessed.response).toMatchObject({ hints: { b1: { level: 2, cost: 0.25, deducted: 0.25 } } });
		expect(submission).toMatchObject({ points: submission.max - 0.25, subject: { assessment: null } });
	});
});

describe("an attempt at an assessed scenario", () => {
	it("is worth less the later it is, and says how many are left and what all come to", () => {
		const description = assessedForAnn({ attempts: 3, decay: 0.5, keep: "best", showSolution: "always" });
		const { assessed } = attempt(description, { earned: [2], hints: {} });
		const { max } = assessed.result.score;
		expect(assessed.response).toMatchObject({
			attemptsLeft: 1,
			credit: 0.5,
			score: { points: max / 2 },
			scenarioScore: { points: Math.max(2, max / 2), max },
		});
	});

	const shown: Record<ShowSolution, readonly [first: boolean, last: boolean, later: boolean]> = {
		always: [true, true, false],
		"after-last-attempt": [false, true, true],
		never: [false, false, false],
		"after-close": [false, false, true],
	};

	it.each(SHOW_SOLUTIONS)("shows its solution as the policy says: %s", (showSolution) => {
		const description = assessedForAnn({ attempts: 2, showSolution });
		const [first, last] = [NOTHING_YET, { earned: [0], hints: {} }].map((standing) =>
			attempt(description, standing, true),
		);
		const [atFirst, atLast, later] = shown[showSolution];
		for (const [made, open] of [
			[first, atFirst],
			[last, atLast],
		] as const) {
			if (!made) throw new Error("two attempts were made");
			expect(made.assessed.response).toMatchObject({ solution: open ? "shown" : "withheld" });
			expect(said(made.assessed).includes("gp1.x")).toBe(open);
			expect(said(made.assessed).includes('"expected"')).toBe(open);
			expect(said(made.assessed).includes('"consequence"')).toBe(open);
			expect(said(made.assessed).includes('"believed"')).toBe(open);
			// What the name of a wrong idea tells is kept out of the record as well.
			expect(made.submission.contribution.misconceptions.length > 0).toBe(open);
		}
		expect(first?.assessed.solved !== null).toBe(later);
		expect(first?.submission.solvedJson !== null).toBe(later);
		expect([first?.submission.showsKey, last?.submission.showsKey]).toEqual([atFirst, atLast]);
	});
});
