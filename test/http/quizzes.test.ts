import { describe, expect, it } from "vitest";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { anonymousLearner, expectSecondsFrom, rightAnswers, submit } from "../support/fixtures.ts";
import { whenItIs } from "../support/still-clock.ts";

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

	it("holds what its links show, for up to twenty items, unless that is left out", async () => {
		for (const token of [undefined, (await anonymousLearner()).token]) {
			const { items } = await quiz("?n=6&seed=5&locale=zh", token);
			for (const item of items) {
				const linked = await call(`${item.link}${item.type === "question" ? "&locale=zh" : ""}`);
				expect(item[item.type]).toEqual(linked.json);
			}
		}
		const without = async (query: string) =>
			(await quiz(query)).items.filter(({ question, scenario }: Json) => !question && !scenario).length;
		expect(await without("?n=20")).toBe(0);
		expect(await without("?n=21")).toBe(21);
		expect(await without("?n=6&contents=false")).toBe(6);
		expect(await without("?n=6&contents=true")).toBe(0);
	});

	it("stays well below 2 MB with twenty items", async () => {
		for (const query of [
			"?n=20&families=&locale=zh&seed=7",
			"?n=20&topics=&difficulty=5&seed=8",
			"?n=20&topics=&seed=9",
		])
			expect((await call(`/v1/quizzes${query}`)).text.length).toBeLessThan(600_000);
	});

	it("is of one skill where that is wished for", async () => {
		const { items, note } = await quiz("?n=8&skill=time-wait");
		for (const { question, scenario } of items) {
			const skills = question ? question.skills : scenario.blanks.flatMap((blank: Json) => blank.skills);
			expect(skills).toContain("time-wait");
		}
		expect([items.length, note]).toEqual([8, null]);
	});

	it("says so where less fits than was asked for, or nothing", async () => {
		const few = await quiz("?n=100&skill=linger");
		expect(few.items.length).toBeGreaterThan(0);
		expect(few.note).toBe(`Only ${few.items.length} of 100 fit all of these wishes.`);
		expect((await quiz("?topics=&families=&locale=zh")).note).toContain("没有符合全部要求的内容");
	});

	it("is the same for the same seed and version, also after the learner has gone on, and another one without", async () => {
		const learner = await anonymousLearner();
		const wish = "?n=6&seed=3&topics=close,time-wait&families=teardown";
		const first = await quiz(wish, learner.token);
		expect(first.version).toMatch(/^[0-9a-f]{8}\.0$/);
		for (const { type, id, scenario } of first.items)
			if (type === "scenario")
				await submit(learner, id, Object.fromEntries(scenario.blanks.map((b: Json) => [b.id, null])), id.slice(-9));
			else
				await call(`/v1/learners/${learner.id}/attempts`, {
					body: { questionId: id, answer: null, final: true },
					token: learner.token,
					headers: { "Idempotency-Key": id },
				});
		await submit(learner, first.items.find(({ type }: Json) => type === "scenario").id, {}, "none");
		const posed = first.items.find(({ type }: Json) => type === "scenario");
		await submit(learner, posed.id, await rightAnswers(posed.id), "right");
		const again = await quiz(`${wish}&version=${first.version}`, learner.token);
		expect(again.version).toBe(first.version);
		expect(again.items.map(nameOf)).toEqual(first.items.map(nameOf));
		expect(again.items.map(({ scenario, question }: Json) => scenario?.timeline ?? question.choices)).toEqual(
			first.items.map(({ scenario, question }: Json) => scenario?.timeline ?? question.choices),
		);
		const on = await quiz(wish, learner.token);
		expect(on.version).not.toBe(first.version);
		expect(on.items.map(nameOf)).not.toEqual(first.items.map(nameOf));
		expect((await quiz(`${wish}&version=${on.version}`, learner.token)).items.map(nameOf)).toEqual(
			on.items.map(nameOf),
		);
	});

	it("of a version that is no more says what to do", async () => {
		const reply = await call("/v1/quizzes?seed=1&version=00000000.5&locale=zh");
		expectProblem(reply, 409, "quiz-version-gone");
		expect(reply.json.detail).toContain("version");
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
		"skill=nonsense",
		"skill=__proto__",
		"contents=maybe",
		"contents=true&n=21",
		"version=1",
		"version=0000000g.1",
		"version=00000000.01",
		"version=00000000.0",
	])("is refused with ?%s", async (query) => {
		const reply = await call(`/v1/quizzes?${query}`);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors[0].parameter).toBe(query.split("=")[0]);
	});

	it("needs a valid credential, if any", async () => {
		expectProblem(await call("/v1/quizzes", { token: "forged" }), 401, "credential-invalid");
	});
});

describe("a timed quiz", () => {
	const wish = "?n=6&seconds=60&topics=close&families=handshake";
	const attempt = (learner: { id: string; token: string }, body: object, key: string) =>
		call(`/v1/learners/${learner.id}/attempts`, { body, token: learner.token, headers: { "Idempotency-Key": key } });
	/** While it is so many seconds after the quiz's deadline. */
	const secondsLate = (seconds: number, { deadline }: Json, act: () => Promise<void>) =>
		whenItIs(Date.parse(deadline) + seconds * 1000, act);
	const itemOf = (made: Json, type: string) => made.items.find((item: Json) => item.type === type);

	it("tells until when, in each of its scenarios as well, and nothing of that where no time is asked for", async () => {
		const askedMs = Date.now();
		const { deadline, seconds, quizId, items } = await quiz(wish);
		expect(seconds).toBe(60);
		expectSecondsFrom(askedMs, 60, deadline);
		expect(quizId).toMatch(/^qz1\.[\w-]+$/);
		for (const { scenario } of items) if (scenario) expect(scenario.deadline).toBe(deadline);
		const untimed = await quiz("?n=2&topics=");
		expect([untimed.deadline, untimed.quizId, untimed.items[0].scenario.deadline]).toEqual([null, null, null]);
	});

	it("takes answers in time", async () => {
		const learner = await anonymousLearner();
		const made = await quiz(wish);
		const { id } = itemOf(made, "scenario");
		expect((await submit(learner, id, await rightAnswers(id))).status).toBe(201);
		const { id: questionId, seed } = itemOf(made, "question");
		const body = { questionId, seed, answer: null, final: true, quizId: made.quizId };
		expect((await attempt(learner, body, "q")).status).toBe(201);
	});

	it("takes none after its time and a few seconds of grace, by no clock of the client's", async () => {
		const learner = await anonymousLearner();
		const made = await quiz(wish);
		const { id } = itemOf(made, "scenario");
		const grade = () => call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } });
		await secondsLate(3, made, async () => expect((await grade()).status).toBe(200));
		await secondsLate(10, made, async () => {
			expect((await call(`/v1/scenarios/${id}`)).status).toBe(200);
			expectProblem(await grade(), 410, "time-is-up");
			expectProblem(await submit(learner, id, { b1: 1 }), 410, "time-is-up");
			const { id: questionId, seed } = itemOf(made, "question");
			const body = { questionId, seed, answer: null, final: true, quizId: made.quizId, locale: "zh" };
			const refused = await attempt(learner, body, "q");
			expectProblem(refused, 410, "time-is-up");
			expect(refused.json.detail).toContain(made.deadline);
			expect((await call(`/v1/learners/${learner.id}/attempts`, { token: learner.token })).json.items).toEqual([]);
		});
	});

	it("answers a repeat of what was recorded in time also after it", async () => {
		const learner = await anonymousLearner();
		const made = await quiz("?n=2&seconds=60&families=handshake&topics=");
		const { id } = made.items[0];
		const { blanks } = made.items[0].scenario;
		const answers = Object.fromEntries(blanks.map((blank: Json) => [blank.id, "x"]));
		const send = () => attempt(learner, { scenarioId: id, answers, final: true }, "one");
		const first = await send();
		expect(first.status).toBe(201);
		await secondsLate(60, made, async () => {
			const again = await send();
			expect([again.status, again.text]).toEqual([201, first.text]);
		});
	});

	it("takes only its own questions, as they are asked in it", async () => {
		const learner = await anonymousLearner();
		const made = await quiz(wish);
		const { id: questionId, seed } = itemOf(made, "question");
		const otherEnd = (end: string) => (end === "AA" ? "QQ" : "AA");
		const refusals = [
			[{ questionId: "no-such-question", seed }, 404, "question-not-found"],
			[{ questionId: "why-four", seed: seed + 1 }, 422, "question-not-of-quiz"],
			[{ questionId }, 422, "question-not-of-quiz"],
			[{ questionId, seed, quizId: made.quizId.replace(/..$/, otherEnd) }, 404, "quiz-not-found"],
			[{ questionId, seed, quizId: itemOf(made, "scenario").id }, 404, "quiz-not-found"],
			[{ questionId, seed, quizId: 5 }, 422, "invalid-body"],
		] as const;
		for (const [i, [change, status, code]] of refusals.entries())
			expectProblem(await attempt(learner, { answer: "x", quizId: made.quizId, ...change }, `r${i}`), status, code);
		const { id } = itemOf(made, "scenario");
		const odd = await attempt(learner, { scenarioId: id, answers: {}, quizId: made.quizId }, "s");
		expectProblem(odd, 422, "invalid-body");
		expect(odd.json.errors[0].pointer).toBe("/quizId");
	});

	it("is no other submission under one key with its id and without", async () => {
		const learner = await anonymousLearner();
		const made = await quiz(wish);
		const { id: questionId, seed } = itemOf(made, "question");
		const body = { questionId, seed, answer: null, final: true };
		expect((await attempt(learner, body, "same")).status).toBe(201);
		expectProblem(await attempt(learner, { ...body, quizId: made.quizId }, "same"), 422, "idempotency-key-reused");
	});
});
