import { describe, expect, it } from "vitest";
import { GRACE_S, refuseLate } from "../../src/practice/deadline.ts";
import { questionMark, refuseOutsideQuiz } from "../../src/practice/quiz-terms.ts";
import { NOW_S } from "./given.ts";

describe("answers", () => {
	it.each([
		["without a deadline, whenever they come", undefined, NOW_S * 2, true],
		["before it", NOW_S, NOW_S - 1, true],
		["within the grace of the network", NOW_S, NOW_S + GRACE_S, true],
		["after that", NOW_S, NOW_S + GRACE_S + 1, false],
	])("are taken or not %s", (_, deadline, nowS, isTaken) => {
		const refused = refuseLate(deadline === undefined ? {} : { deadline }, nowS);
		if (isTaken) return expect(refused).toBeNull();
		const time = expect.stringContaining("2027-01-15T08:00:00.000Z");
		expect(refused).toMatchObject({ code: "time-is-up", detail: { en: time, zh: time } });
	});
});

describe("a timed quiz", () => {
	const terms = { deadline: NOW_S, questions: [questionMark("why-four", 5), questionMark("fin-meaning", 9)] };
	const refused = (questionId: string, seed: number | undefined, nowS = NOW_S) =>
		refuseOutsideQuiz(terms, { questionId, seed }, nowS)?.code ?? null;

	it("takes its own questions with their seeds, until its time is up", () => {
		expect(refused("why-four", 5)).toBeNull();
		expect(refused("fin-meaning", 9, NOW_S + GRACE_S)).toBeNull();
		expect(refused("why-four", 5, NOW_S + GRACE_S + 1)).toBe("time-is-up");
	});

	it.each([
		["another question", "linger", 5],
		["another seed", "why-four", 9],
		["no seed", "why-four", undefined],
	])("does not take %s", (_, questionId, seed) => {
		expect(refused(questionId, seed)).toBe("question-not-of-quiz");
	});
});
