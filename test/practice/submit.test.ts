import { describe, expect, it } from "vitest";
import { VERDICTS } from "../../src/exercise/types.ts";
import { openAnswered } from "../../src/practice/open.ts";
import { gradeInstance, openQuestion } from "../../src/practice/questions.ts";
import { showsSkill } from "../../src/practice/sighting.ts";
import { judgeSubmitted } from "../../src/practice/submit.ts";
import { submitToQuestion } from "../../src/practice/submit-question.ts";
import { submittedText } from "../../src/practice/submitted-text.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { describeThreeWay, opened } from "./given.ts";

const KEY = { idempotencyKey: "key", bodyHash: "hash" };

function grade(answers: Readonly<Record<string, unknown>>, final = false) {
	const answered = openAnswered(opened(describeThreeWay()), answers, "en");
	if (!answered.ok) throw new Error(answered.code);
	return judgeSubmitted(answered, answers, final);
}

describe("answers to a scenario", () => {
	it("are graded when all that are given can be read", () => {
		expect(grade({ b1: 8401 })).toMatchObject({ ok: true, judged: { gradable: true } });
	});

	it("of which one cannot be read are refused, with what is accepted", () => {
		expect(grade({ b1: 8401, b2: {} })).toMatchObject({
			ok: false,
			code: "unreadable-answers",
			errors: [{ pointer: "/answers/b2" }],
		});
	});

	it("of which none can be read are refused as ever", () => {
		const refused = grade({ b1: {}, b2: "no state" });
		expect(refused).toMatchObject({ ok: false, code: "nothing-readable" });
		expect(!refused.ok && refused.errors?.map(({ pointer }) => pointer)).toEqual(["/answers/b1", "/answers/b2"]);
		expect(grade({})).toMatchObject({ code: "nothing-readable", errors: [] });
	});

	it("are graded as they are when they are handed in for good", () => {
		expect(grade({ b1: 8401, b2: {} }, true)).toMatchObject({ ok: true, judged: { gradable: true } });
		expect(grade({}, true)).toMatchObject({ ok: true, judged: { gradable: false } });
	});
});

describe("an answer to a question", () => {
	const submit = (questionId: string, answer: unknown, { final = false, keyShown = false } = {}) => {
		const found = openQuestion(BANK, questionId, 5);
		if (!found.ok) return found;
		const result = gradeInstance(found.instance, answer, "en");
		const standing = { earned: [], hints: {} };
		const known = { keyShown, standing, instance: "i", shownMs: null, held: [], nowMs: 0, inPaper: null };
		return submitToQuestion(KEY, { ok: true, questionId, answer, final, said: {}, result, contradicts: [] }, known);
	};

	it("is recorded with its result and what it shows of each skill", () => {
		const right = submit("why-four", "app");
		if (!right.ok) throw new Error(right.code);
		const { resultJson, contribution, ...rest } = right.submission;
		expect(rest).toEqual({
			...KEY,
			subject: { questionId: "why-four", assessment: null },
			showsKey: true,
			points: 1,
			max: 1,
			facts: { madeBy: "anonymous", assessed: false, counted: true },
			spec: null,
			answers: "app",
			solvedJson: null,
			handed: null,
		});
		expect(JSON.parse(resultJson)).toMatchObject({
			questionId: "why-four",
			seed: 5,
			verdict: "correct",
			counted: true,
		});
		expect(contribution.sightings.length).toBeGreaterThan(0);
		for (const [, verdict] of contribution.sightings) expect(verdict).toBe("correct");
	});

	it("does not count once its key was shown", () => {
		const again = submit("why-four", "app", { keyShown: true });
		expect(again.ok && again.submission.facts.counted).toBe(false);
	});

	it("is refused when it cannot be read, unless it is handed in for good", () => {
		expect(submit("why-four", "Z")).toMatchObject({ code: "nothing-readable", errors: [{ pointer: "/answer" }] });
		for (const answer of ["Z", null]) {
			const handed = submit("why-four", answer, { final: true });
			expect(handed).toMatchObject({ ok: true, submission: { points: 0, max: 1, contribution: { sightings: [] } } });
		}
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
	const text = (answers: Readonly<Record<string, unknown>>) =>
		submittedText({ scenarioId: "x", answers, final: false });

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
		const question = { questionId: "x", answer: {}, seed: undefined, final: false };
		expect(submittedText(question)).not.toBe(text({}));
		expect(submittedText({ ...question, seed: 1 })).not.toBe(submittedText(question));
		expect(submittedText({ ...question, final: true })).not.toBe(submittedText(question));
	});
});
