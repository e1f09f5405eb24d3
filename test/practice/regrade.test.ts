import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { readSpec, specText } from "../../src/practice/kept-spec.ts";
import { type KeptAttempt, regrade } from "../../src/practice/regrade.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { describeThreeWay, opened, rightAnswers } from "./given.ts";

const description = describeThreeWay();
const right = rightAnswers(opened(description).exercise);
const max = Object.keys(right).length;
const PRACTISED = { policy: null, standing: { earned: [], hints: {} }, solved: true };
const ABOUT = { ...PRACTISED, scenarioId: "sc1.x", spec: specText(description.spec) };
const kept = (change: Partial<KeptAttempt> = {}): KeptAttempt => ({
	number: 1,
	score: { points: max, max, scaled: 1 },
	answers: JSON.stringify(right),
	about: ABOUT,
	...change,
});

describe("answers graded again", () => {
	it("come to the same while the grader is the same", () => {
		expect(regrade(kept(), BANK, "en")).toMatchObject({
			ok: true,
			document: { changed: false, today: { points: max } },
		});
	});

	it("tell what a correction changes", () => {
		const before = { points: max - 1, max, scaled: (max - 1) / max };
		const again = regrade(kept({ score: before }), BANK, "zh");
		expect(again).toMatchObject({ ok: true, document: { changed: true, recorded: before, today: { points: max } } });
	});

	it("show no solution that may not be seen", () => {
		const policy = JSON.stringify({ keep: "best", decay: 1, followThroughShare: 1, allOrNothing: "none" });
		const again = regrade(kept({ about: { ...ABOUT, policy, solved: false } }), BANK, "en");
		expect(JSON.stringify(again)).not.toContain('"expected":');
		expect(again).toMatchObject({ document: { result: { solution: "withheld" } } });
	});

	it.each([
		["were not kept", { answers: null }, "answers-not-kept"],
		["are to what was not kept", { about: { ...ABOUT, spec: null } }, "answers-not-kept"],
		[
			"are to a version that was retired",
			{ about: { ...ABOUT, spec: specText({ ...description.spec, version: 99 }) } },
			"scenario-retired",
		],
		[
			"are to a question that is gone",
			{ about: { ...PRACTISED, questionId: "no-such", seed: 1 }, answers: '"a"' },
			"question-not-found",
		],
	])("are refused with the reason where they %s", (_, change, code) => {
		expect(regrade(kept(change), BANK, "en")).toMatchObject({ ok: false, code });
	});
});

describe("the answer to a question of a paper", () => {
	const policy = JSON.stringify({ ...DEFAULT_POLICY, decay: 0.5 });
	const about = { questionId: "why-four", seed: 1, policy, standing: { earned: [0], hints: {} }, solved: false };

	it("is graded again as the attempt that it was, and shows no solution that may not be seen", () => {
		const again = regrade(kept({ about, answers: '"app"' }), BANK, "en");
		expect(again).toMatchObject({ document: { today: { points: 0.5, max: 1 }, result: { solution: "withheld" } } });
		for (const told of ["expected", "explanation", "feedback"])
			expect(JSON.stringify(again)).not.toContain(`"${told}"`);
	});

	it("shows it once it may be seen", () => {
		const again = regrade(kept({ about: { ...about, solved: true }, answers: '"app"' }), BANK, "en");
		expect(again).toMatchObject({ document: { result: { solution: "shown", expected: expect.anything() } } });
	});
});

it("what was played is kept to be played again, secrets and wishes too", () => {
	const { spec } = description;
	for (const one of [
		spec,
		{ ...spec, seed: { secret: new Uint8Array(16).map((_, i) => i * 7) } },
		{ ...spec, difficulty: 3, blanks: 4, ask: ["state", "flags"], skill: "handshake-flags" } as const,
	])
		expect(readSpec(specText(one))).toEqual(one);
});
