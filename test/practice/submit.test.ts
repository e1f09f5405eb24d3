import { describe, expect, it } from "vitest";
import { VERDICTS } from "../../src/exercise/types.ts";
import { openAnswered } from "../../src/practice/open.ts";
import { judgeSubmitted, showsSkill, submitQuestion } from "../../src/practice/submit.ts";
import { submittedText } from "../../src/practice/submitted-text.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { ANN, describeThreeWay, opened } from "./given.ts";

const KEY = { idempotencyKey: "key", bodyHash: "hash" };

function grade(answers: Readonly<Record<string, unknown>>) {
	const answered = openAnswered(opened(describeThreeWay()), answers, "en");
	if (!answered.ok) throw new Error(answered.code);
	return judgeSubmitted(answered, { scenarioId: "sc1.x", answers });
}

describe("answers to a scenario", () => {
	it("are graded when at least one can be read", () => {
		expect(grade({ b1: 8401, b2: {} })).toMatchObject({ ok: true, judged: { gradable: true } });
	});

	it("of which none can be read are refused, with what is accepted", () => {
		const refused = grade({ b1: {}, b2: "no state" });
		expect(refused).toMatchObject({
			ok: false,
			code: "nothing-readable",
			detail: "See `errors` for what is accepted.",
		});
		expect(!refused.ok && refused.errors?.map(({ pointer }) => pointer)).toEqual(["/answers/b1", "/answers/b2"]);
		expect(grade({})).toMatchObject({ detail: "No answer was given.", errors: [] });
	});
});

describe("an answer to a question", () => {
	const submit = (questionId: string, answer: unknown) =>
		submitQuestion(BANK, ANN.learnerId, KEY, { questionId, answer, seed: 5 }, "en");

	it("is recorded with its result and what it shows of each skill", () => {
		const right = submit("why-four", "app");
		if (!right.ok) throw new Error(right.code);
		const { resultJson, sightings, ...rest } = right.submission;
		expect(rest).toEqual({ learnerId: "ann", ...KEY, questionId: "why-four", points: 1, max: 1, misconceptions: [] });
		expect(JSON.parse(resultJson)).toMatchObject({ questionId: "why-four", seed: 5, verdict: "correct" });
		expect(sightings.length).toBeGreaterThan(0);
		for (const sighting of sightings) expect(sighting).toMatchObject({ verdict: "correct", correct: true });
	});

	it("is refused when it cannot be read, and where there is no such question", () => {
		expect(submit("why-four", "Z")).toMatchObject({ code: "nothing-readable", errors: [{ pointer: "/answer" }] });
		expect(submit("none", "a")).toMatchObject({ ok: false, code: "question-not-found" });
	});
});

it("a verdict shows a skill or its lack, unless nothing was read", () => {
	expect(Object.fromEntries(VERDICTS.map((verdict) => [verdict, showsSkill(verdict)]))).toEqual({
		correct: true,
		"follow-through": true,
		partly: false,
		wrong: false,
		unreadable: null,
		unanswered: null,
	});
});

describe("two submissions are the same text", () => {
	const text = (answers: Readonly<Record<string, unknown>>) => submittedText({ scenarioId: "x", answers });

	it("when only the order of keys differs, at any depth", () => {
		expect(text({ b1: { seq: 1, ack: 2 }, b2: [1] })).toBe(text({ b2: [1], b1: { ack: 2, seq: 1 } }));
	});

	it.each([
		[{ b1: 1 }, { b1: "1" }],
		[{ b1: [1, 2] }, { b1: [2, 1] }],
		[{ b1: null }, {}],
		[{ b1: "1", b2: "2" }, { b1: '1","b2":"2' }],
	])("never when an answer differs: %j and %j", (one, other) => {
		expect(text(one)).not.toBe(text(other));
	});

	it("never when one is at a question, or with another seed", () => {
		const question = { questionId: "x", answer: {}, seed: undefined };
		expect(submittedText(question)).not.toBe(text({}));
		expect(submittedText({ ...question, seed: 1 })).not.toBe(submittedText(question));
	});
});
