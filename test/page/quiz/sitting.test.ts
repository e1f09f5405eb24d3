// One sitting of a quiz, step by step.
import { describe, expect, it } from "vitest";
import {
	answered,
	begin,
	draftsOf,
	finish,
	goTo,
	graded,
	leftAs,
	openItems,
	settled,
} from "../../../src/page/quiz/sitting.ts";
import { aResult } from "../support/questions.ts";
import { aQuiz, questionItem, scenarioItem, scenarioResult } from "../support/quizzes.ts";

const quiz = aQuiz([questionItem("a"), scenarioItem("s", 4), questionItem("c")]);
const started = begin(quiz, 1000);

it("it begins at the first item, with all of them open", () => {
	expect(started).toMatchObject({ at: 0, ended: false, endsAt: null });
	expect(openItems(started)).toEqual([0, 1, 2]);
});

it("its time runs by the browser's clock from when it was asked for", () => {
	const timed = aQuiz([questionItem("a")], { seconds: 90, deadline: "2001-01-01T00:00:00.000Z" });
	expect(begin(timed, 1000).endsAt).toBe(91_000);
});

it("one without items is over at once", () => {
	expect(begin(aQuiz([]), 0).ended).toBe(true);
});

describe("what is put in", () => {
	it("stays with its item: a question's answer whole, a scenario's blank by blank", () => {
		const first = answered(started, { answer: "app", confidence: 2 });
		const second = answered(goTo(first, 1), { blank: "b1", answer: "SYN" });
		const third = answered(second, { blank: "b2", answer: 5 });
		expect(third.entries[0]).toMatchObject({ answer: "app", confidence: 2 });
		expect(third.entries[1]).toMatchObject({ answers: { b1: "SYN", b2: 5 } });
		expect(draftsOf(third)).toEqual([0, 1]);
	});

	it("no longer changes once it was graded", () => {
		const done = graded(answered(started, { answer: "app", confidence: null }), 0, aResult(1));
		expect(answered(done, { answer: "other", confidence: null })).toEqual(done);
		expect(draftsOf(done)).toEqual([]);
	});

	it("is no draft while it is empty", () => {
		expect(draftsOf(answered(started, { answer: "", confidence: null }))).toEqual([]);
	});
});

it("it ends on going past the last item, but only once nothing is open", () => {
	expect(goTo(started, 3)).toMatchObject({ at: 3, ended: false });
	const done = graded(leftAs(leftAs(started, 1, "gone"), 2, "queued"), 0, scenarioResult({ x: 1 }));
	expect(goTo(done, 3)).toMatchObject({ at: 3, ended: true });
});

it("it stays ended while one looks at an item again", () => {
	expect(goTo(finish(started), 1)).toMatchObject({ at: 1, ended: true });
});

it("nobody gets before the first item or beyond the end", () => {
	expect(goTo(started, -1).at).toBe(0);
	expect(goTo(started, 9).at).toBe(3);
});

it("what was graded is not made gone or queued again", () => {
	const done = graded(started, 0, aResult(1));
	expect(leftAs(done, 0, "gone").entries[0]?.state).toBe("graded");
});

it("of what is graded twice the first counts", () => {
	const twice = graded(graded(started, 0, aResult(0)), 0, aResult(1));
	expect(twice.entries[0]).toMatchObject({ result: { score: { points: 0 } } });
});

describe("what was queued and sent later", () => {
	const queued = leftAs(leftAs(started, 0, "queued"), 1, "queued");
	const key = "a 5";
	const seeded = {
		...queued,
		quiz: aQuiz([Object.assign(questionItem("a"), { seed: 5 }), scenarioItem("s", 4), questionItem("c")]),
	};

	it("counts as it was graded, and is gone where it was refused", () => {
		expect(settled(seeded, key, aResult(1)).entries[0]).toMatchObject({
			state: "graded",
			result: { score: { points: 1 } },
		});
		expect(settled(seeded, "s", scenarioResult({ x: 1 })).entries[1]?.state).toBe("graded");
		expect(settled(seeded, "s", null).entries[1]?.state).toBe("gone");
	});

	it("changes nothing where nothing waited", () => {
		expect(settled(seeded, "another 1", aResult(1))).toBe(seeded);
		expect(settled(started, "s", scenarioResult({ x: 1 }))).toBe(started);
	});
});
