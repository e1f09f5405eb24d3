// What a sitting comes to.
import { expect, it } from "vitest";
import { sightingsOf, totalOf, verdictOf, weakest } from "../../../src/page/quiz/score.ts";
import { begin, graded, leftAs } from "../../../src/page/quiz/sitting.ts";
import { aResult } from "../support/questions.ts";
import { aQuiz, questionItem, scenarioItem, scenarioResult } from "../support/quizzes.ts";

const started = begin(aQuiz([questionItem("a"), scenarioItem("s", 4), questionItem("c")]), 0);

it("what was not answered earns nothing of what it is worth", () => {
	expect(totalOf(graded(started, 0, aResult(1)))).toEqual({ points: 1, max: 6 });
});

it("what is graded later, and what took no answers any more, does not count", () => {
	const done = leftAs(leftAs(graded(started, 0, aResult(0.5)), 1, "gone"), 2, "queued");
	expect(totalOf(done)).toEqual({ points: 0.5, max: 1 });
});

it.each([
	[1, "correct"],
	[0.5, "partly"],
	[0, "wrong"],
] as const)("%d of a point is %s", (points, verdict) => {
	expect(verdictOf(aResult(points))).toBe(verdict);
});

it("a scenario shows its skills blank by blank, a question once", () => {
	expect(sightingsOf(scenarioResult({ x: 1, y: 0 }))).toEqual([
		{ skill: "x", right: 1 },
		{ skill: "y", right: 0 },
	]);
	expect(sightingsOf(aResult(0.5, { skills: ["z"] }))).toEqual([{ skill: "z", right: 0.5 }]);
});

it("the weakest come first, of equals that which was seen more often, and none that was all right", () => {
	const results = [
		scenarioResult({ w: 0, x: 1, y: 0 }),
		aResult(0, { skills: ["y"] }),
		aResult(0.5, { skills: ["z"] }),
	];
	const done = results.reduce((sitting, result, i) => graded(sitting, i, result), started);
	expect(weakest(done, 9).map(({ skill, right, seen }) => [skill, right, seen])).toEqual([
		["y", 0, 2],
		["w", 0, 1],
		["z", 0.5, 1],
	]);
	expect(weakest(done, 1)).toHaveLength(1);
});
