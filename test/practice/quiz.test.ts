import { describe, expect, it } from "vitest";
import { asksSkill, generateExercise } from "../../src/exercise/generate.ts";
import type { Making } from "../../src/practice/make.ts";
import { makeQuiz, type QuizChoice, questionItem, quizNote, scenarioItem } from "../../src/practice/quiz.ts";
import { quizContent, refuseVersion, writeQuizVersion } from "../../src/practice/quiz-version.ts";
import type { Attempted } from "../../src/practice/submission.ts";
import { QUESTION_SKILLS } from "../../src/question-bank/skills.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { SKILL_IDS } from "../../src/scenario/skills.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { secretOf } from "../support/secrets.ts";
import { NOBODY, NOW_S } from "./given.ts";

const NOTHING: Attempted = { upTo: 0, questions: [], templates: [] };

function making(): Making {
	let secrets = 0;
	return { caller: NOBODY, locale: "zh", nowS: NOW_S, randomSecret: () => secretOf(++secrets) };
}

function picks(choice: Partial<QuizChoice> = {}, attempted: Partial<Attempted> = {}) {
	const wish = { n: 6, seed: 1, seedNamed: false, ...choice };
	const quiz = makeQuiz(wish, BANK, { ...NOTHING, ...attempted }, making());
	if (!quiz.ok) throw new Error(quiz.code);
	return quiz.picks;
}
const named = (made: ReturnType<typeof picks>) =>
	made.map((pick) => (pick.type === "question" ? pick.entry.id : pick.template.id));
const ofType = (made: ReturnType<typeof picks>, wanted: string) => made.filter(({ type }) => type === wanted);

describe("a quiz", () => {
	it("is half questions and half scenarios, the same for the same seed", () => {
		expect(ofType(picks(), "question")).toHaveLength(3);
		expect(picks()).toEqual(picks());
		expect(named(picks({ seed: 2 }))).not.toEqual(named(picks()));
	});

	it("fills up with the other kind, and is short where there is too little of both", () => {
		expect(picks({ families: [] }).every(({ type }) => type === "question")).toBe(true);
		expect(picks({ topics: [], n: 5 }).every(({ type }) => type === "scenario")).toBe(true);
		expect(picks({ topics: [], families: [] })).toEqual([]);
	});

	it("takes what was attempted only when nothing else is left, longest ago first", () => {
		const wish = { topics: [], families: ["handshake"] };
		const all = named(picks({ ...wish, n: 100 }));
		const [first = "", second = "", third = ""] = all;
		const attempted = { templates: [second, first, third] };
		const pickedOf = (n: number) => new Set(named(picks({ ...wish, n }, attempted)));
		const others = all.filter((id) => ![first, second, third].includes(id));
		expect(pickedOf(all.length - 3)).toEqual(new Set(others));
		expect(pickedOf(all.length - 2)).toEqual(new Set([...others, second]));
		expect(pickedOf(all.length - 1)).toEqual(new Set([...others, second, first]));
		expect(pickedOf(all.length)).toEqual(new Set(all));
	});

	it("takes an attempted question only when there is no scenario left either", () => {
		const topic = BANK.entries.filter((entry) => entry.topic === "close").map(({ id }) => id);
		const attempted = { questions: topic };
		const six = picks({ topics: ["close"] }, attempted);
		expect(six.every(({ type }) => type === "scenario")).toBe(true);
		const all = picks({ topics: ["close"], n: 100 }, attempted);
		expect(ofType(all, "question")).toHaveLength(topic.length);
		const [oldest] = topic;
		const only = picks({ topics: ["close"], families: [], n: 1 }, attempted);
		expect(named(only)).toEqual([oldest]);
	});

	it("poses new scenarios to a learner who has met every template", () => {
		const attempted = { templates: TEMPLATES.map(({ id }) => id) };
		const made = picks({}, attempted);
		expect(new Set(named(picks({ topics: [], n: 3 }, attempted)))).toEqual(
			new Set(TEMPLATES.slice(0, 3).map(({ id }) => id)),
		);
		expect(ofType(made, "scenario")).toHaveLength(3);
	});

	it.each([
		[{ topics: ["close", "nowhere"] }, "topics"],
		[{ skill: "nonsense" }, "skill"],
		[{ skill: "__proto__" }, "skill"],
	])("is refused with %j, which there is not", (wish, parameter) => {
		const choice = { n: 6, seed: 1, seedNamed: false, ...wish };
		expect(makeQuiz(choice, BANK, NOTHING, making())).toMatchObject({
			code: "invalid-parameter",
			errors: [{ parameter }],
		});
	});

	it.each(QUESTION_SKILLS)("of one skill asks it with each question and scenario: %s", (skill) => {
		for (const seedNamed of [true, false]) {
			const made = picks({ skill, n: 10, seedNamed });
			expect(made.length).toBeGreaterThan(0);
			for (const pick of made)
				if (pick.type === "question") expect(pick.entry.skills).toContain(skill);
				else
					expect(SKILL_IDS.some((id) => id === skill && asksSkill(generateExercise(pick.description.spec), id))).toBe(
						true,
					);
			expect(new Set(made.map((pick) => `${pick.type} ${named([pick])}`)).size).toBe(made.length);
		}
	});

	it("keeps to topics, families, difficulty and skill together", () => {
		const made = picks({
			topics: ["time-wait", "close"],
			families: ["teardown"],
			difficulty: 2,
			skill: "time-wait",
			n: 20,
		});
		expect(made.length).toBeGreaterThan(2);
		for (const pick of made) {
			if (pick.type === "question") {
				expect(["time-wait", "close"]).toContain(pick.entry.topic);
				expect(pick.entry.difficulty).toBe(2);
				expect(pick.entry.skills).toContain("time-wait");
			} else expect(pick.template).toMatchObject({ family: "teardown", difficulty: 2 });
		}
	});

	it("makes few scenarios in search of a skill that is had by chance only", () => {
		let secrets = 0;
		const counting = { ...making(), randomSecret: () => secretOf(++secrets) };
		const choice = { n: 20, seed: 1, seedNamed: false, skill: "sequence-wraps" };
		expect(makeQuiz(choice, BANK, NOTHING, counting).ok).toBe(true);
		expect(secrets).toBeLessThanOrEqual(2 * 32);
	});

	it("links to each question with its seed, and describes each scenario for anyone, from a secret of its own", () => {
		const made = picks();
		for (const pick of made) {
			if (pick.type === "question") {
				const { id, topic } = pick.entry;
				expect(questionItem(pick)).toMatchObject({ id, topic, link: `/v1/questions/${id}?seed=${pick.seed}` });
				continue;
			}
			const { id: template, family } = pick.template;
			expect(pick.description).toMatchObject({
				spec: { template, seed: { secret: expect.anything() } },
				locale: "zh",
				boundTo: null,
				seedGiven: false,
			});
			expect(pick.description.expiresAt).toBeGreaterThan(NOW_S);
			expect(pick.description.deadline).toBeUndefined();
			expect(scenarioItem(pick, "sc1.y")).toMatchObject({ id: "sc1.y", link: "/v1/scenarios/sc1.y", template, family });
		}
		const seeds = new Set(ofType(made, "scenario").map((pick) => JSON.stringify(pick)));
		expect(seeds.size).toBe(3);
	});

	it("has the same numbers again where its seed is named, and the deadline in each scenario", () => {
		const [one, again] = [1, 2].map(() => picks({ seedNamed: true, deadline: NOW_S + 60 }));
		expect(one).toEqual(again);
		for (const pick of one ?? [])
			if (pick.type === "scenario")
				expect(pick.description).toMatchObject({
					spec: { seed: expect.any(Number) },
					seedGiven: true,
					deadline: NOW_S + 60,
				});
	});

	it("says so where less fits than was asked for, or nothing", () => {
		expect(quizNote(5, 5)).toBeNull();
		for (const locale of ["en", "zh"] as const) {
			expect(quizNote(3, 10)?.[locale]).toMatch(/3.*10|10.*3/);
			expect(quizNote(0, 10)?.[locale]).toContain("families");
		}
	});
});

describe("the version of a quiz", () => {
	const content = quizContent(BANK);

	it("is of the questions that there are, and of how far the learner had got", () => {
		expect(content).toMatch(/^[0-9a-f]{8}$/);
		expect(quizContent(BANK)).toBe(content);
		expect(writeQuizVersion({ content, upTo: 17 })).toBe(`${content}.17`);
		const [first, ...others] = BANK.entries;
		if (!first) throw new Error("the bank has questions");
		expect(quizContent({ entries: others })).not.toBe(content);
		expect(quizContent({ entries: [{ ...first, version: 99 }, ...others] })).not.toBe(content);
	});

	it("is refused without its seed, and once there are others", () => {
		expect(refuseVersion(undefined, undefined, content)).toBeNull();
		expect(refuseVersion({ content, upTo: 0 }, 5, content)).toBeNull();
		expect(refuseVersion({ content, upTo: 0 }, undefined, content)).toMatchObject({
			code: "invalid-parameter",
			errors: [{ parameter: "version" }],
		});
		expect(refuseVersion({ content: "00000000", upTo: 0 }, 5, content)).toMatchObject({ code: "quiz-version-gone" });
	});
});
