import { describe, expect, it } from "vitest";
import { readSpec, specText } from "../../src/practice/kept-spec.ts";
import { type KeptAttempt, regrade } from "../../src/practice/regrade.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { describeThreeWay, opened, rightAnswers } from "./given.ts";

const description = describeThreeWay();
const right = rightAnswers(opened(description).exercise);
const max = Object.keys(right).length;
const ABOUT = {
	scenarioId: "sc1.x",
	spec: specText(description.spec),
	policy: null,
	standing: { earned: [], hints: {} },
	solved: true,
};
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
			{ about: { questionId: "no-such", seed: 1 }, answers: '"a"' },
			"question-not-found",
		],
	])("are refused with the reason where they %s", (_, change, code) => {
		expect(regrade(kept(change), BANK, "en")).toMatchObject({ ok: false, code });
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
