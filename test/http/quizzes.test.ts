import { describe, expect, it } from "vitest";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { anonymousLearner, rightAnswers, submit } from "../support/fixtures.ts";

const quiz = async (query = "", token?: string): Promise<Json> =>
	(await call(`/v1/quizzes${query}`, token === undefined ? {} : { token })).json;
/** A question and a template may have the same id. */
const nameOf = ({ type, id, template }: Json) => `${type} ${type === "question" ? id : template}`;

describe("a quiz", () => {
	it("mixes questions and scenarios half and half, each of which its link shows", async () => {
		const { items, seconds, seed } = await quiz("?n=6&seconds=600");
		expect(seconds).toBe(600);
		expect(seed).toBeGreaterThanOrEqual(0);
		expect(items.map(({ type }: Json) => type).sort()).toEqual([
			...Array(3).fill("question"),
			...Array(3).fill("scenario"),
		]);
		for (const item of items) {
			const { status, json } = await call(item.link);
			expect(status).toBe(200);
			expect(json).toMatchObject({ id: item.id, difficulty: item.difficulty });
		}
	});

	it("is the same set for the same seed, and another for another", async () => {
		const names = async (seed: number) => (await quiz(`?seed=${seed}`)).items.map(nameOf);
		expect(await names(1)).toEqual(await names(1));
		expect(await names(1)).not.toEqual(await names(2));
	});

	it("is had again with its numbers where its seed is named, and is otherwise drawn from secrets", async () => {
		const posed = async (query: string) =>
			(await call((await quiz(`?topics=&n=1&families=handshake${query}`)).items[0].link)).json;
		const [one, again] = [await posed("&seed=8"), await posed("&seed=8")];
		expect(one.seed).toBeGreaterThanOrEqual(0);
		expect(again).toMatchObject({ seed: one.seed, template: one.template, timeline: one.timeline });
		expect(await posed("")).toMatchObject({ seed: null, madeBy: "anonymous", assessed: false });
	});

	it("has nothing twice, and fills up with the other kind", async () => {
		const { items } = await quiz("?n=100&families=handshake");
		expect(new Set(items.map(nameOf)).size).toBe(100);
		const handshakes = new Set(TEMPLATES.filter(({ family }) => family === "handshake").map(({ id }) => id));
		expect(items.filter(({ type }: Json) => type === "scenario")).toHaveLength(handshakes.size);
	});

	it("keeps to families, topics and difficulty, and may be of one kind only", async () => {
		const { items } = await quiz("?families=teardown,handshake&topics=close,time-wait&n=12");
		for (const { type, topic, family } of items) {
			if (type === "question") expect(["close", "time-wait"]).toContain(topic);
			else expect(["teardown", "handshake"]).toContain(family);
		}
		expect((await quiz("?difficulty=2")).items.every(({ difficulty }: Json) => difficulty === 2)).toBe(true);
		expect((await quiz("?families=")).items.every(({ type }: Json) => type === "question")).toBe(true);
		expect((await quiz("?topics=")).items.every(({ type }: Json) => type === "scenario")).toBe(true);
		expect((await quiz("?topics=&families=")).items).toEqual([]);
	});

	it("prefers what the learner has not attempted yet", async () => {
		const learner = await anonymousLearner();
		const query = "?n=10&topics=close&families=syn-attack&seed=1";
		const { items } = await quiz(query, learner.token);
		const [question] = items.filter(({ type }: Json) => type === "question");
		const [posed] = items.filter(({ type }: Json) => type === "scenario");
		await submit(learner, posed.id, await rightAnswers(posed.id));
		const graded = await call(`/v1/questions/${question.id}/grade`, { body: { answer: null } });
		await call(`/v1/learners/${learner.id}/attempts`, {
			body: { questionId: question.id, answer: graded.json.expected },
			token: learner.token,
			headers: { "Idempotency-Key": "q" },
		});
		for (const seed of [1, 2, 3, 4, 5]) {
			const again = await quiz(`?n=8&topics=close&families=syn-attack&seed=${seed}`, learner.token);
			expect(again.items.map(nameOf)).not.toContain(nameOf(question));
			expect(again.items.map(nameOf)).not.toContain(nameOf(posed));
		}
	});

	it("speaks the language asked for in its scenarios", async () => {
		const { items, locale } = await quiz("?topics=&n=1&locale=zh");
		expect(locale).toBe("zh");
		expect((await call(items[0].link)).json).toMatchObject({ locale: "zh", seed: null, policy: null });
	});

	it.each([
		"n=0",
		"n=101",
		"n=x",
		"families=open",
		"families=teardown,,x",
		"topics=nowhere",
		"topics=close,__proto__",
		"difficulty=9",
		"seed=-1",
		"seed=4294967296",
		"seconds=0",
		"seconds=86401",
		"seconds=1.5",
		"locale=xx",
	])("is refused with ?%s", async (query) => {
		const reply = await call(`/v1/quizzes?${query}`);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors[0].parameter).toBe(query.split("=")[0]);
	});

	it("needs a valid credential, if any", async () => {
		expectProblem(await call("/v1/quizzes", { token: "forged" }), 401, "credential-invalid");
	});
});
