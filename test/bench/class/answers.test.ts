// What simulated learners send: full marks for whoever knows it, and an idea that the grader finds again.
import { describe, expect, it } from "vitest";
import { answersUnder, answerToQuestion, showsIdea, slippedAnswers } from "../../../src/bench/class/answers.ts";
import { readQuestions } from "../../../src/bench/class/bank.ts";
import { generateExercise } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import { seededRandom } from "../../../src/scenario/random.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";

const exerciseOf = (template: string, seed: number, ask?: readonly ["next-segment"]) => {
	const { version } = TEMPLATES.find(({ id }) => id === template) ?? { version: 1 };
	return generateExercise({ template, version, seed, notation: "raw", profile: "rfc9293", ...(ask && { ask }) });
};
/** As they arrive. */
const graded = (exercise: ReturnType<typeof exerciseOf>, answers: object) =>
	gradeExercise(exercise, JSON.parse(JSON.stringify(answers)), "en");

describe("answers of a simulated learner", () => {
	it.each(["three-way", "client-closes-first", "backlog-fill", "half-open-lifetime"])(
		"earn everything in %s where nothing wrong is believed",
		(template) => {
			for (let seed = 0; seed < 10; seed++) {
				const exercise = exerciseOf(template, seed);
				expect(graded(exercise, answersUnder(exercise, [])).score.scaled).toBe(1);
			}
		},
	);

	it("earn everything where a whole segment is asked for", () => {
		const exercise = exerciseOf("three-way", 3, ["next-segment"]);
		expect(graded(exercise, answersUnder(exercise, [])).score.scaled).toBe(1);
	});

	it.each([
		["three-way", "syn-does-not-consume"],
		["client-closes-first", "no-time-wait"],
		["backlog-fill", "queue-counts-the-dropped"],
	] as const)("show in %s that the learner believes %s", (template, idea) => {
		const exercise = exerciseOf(template, 1);
		expect(showsIdea(exercise, idea)).toBe(true);
		expect(graded(exercise, answersUnder(exercise, [idea])).misconceptions.map(({ id }) => id)).toContain(idea);
	});

	it("lose something by a slip", () => {
		const exercise = exerciseOf("three-way", 1);
		expect(graded(exercise, slippedAnswers(exercise, [], seededRandom(1))).score.scaled).toBeLessThan(1);
	});

	it("choose the option that an idea leads to, and else the right one", () => {
		const question = readQuestions().get("last-ack-lost");
		if (!question) throw new Error("the bank lacks it");
		expect(answerToQuestion(question, 1, ["no-time-wait"])).not.toBe(answerToQuestion(question, 1, []));
		expect(answerToQuestion(question, 1, ["linear-backoff"])).toBe(answerToQuestion(question, 1, []));
	});
});
