import { describe, expect, it } from "vitest";
import text from "../../src/question-bank/bank.generated.txt";
import { openBank, parseQuestion } from "../../src/question-bank/bank.ts";
import { expectedAnswer } from "../../src/question-bank/expected.ts";
import { instantiate } from "../../src/question-bank/instantiate.ts";
import { QUESTION_KINDS } from "../../src/question-bank/kinds/names.ts";
import { call, expectProblem, type Json } from "../support/api.ts";

const BANK = openBank(text);
const QUESTIONS = BANK.entries.map(parseQuestion);

/** What a question shows and how it is graded test/question-bank/grade.test.ts holds all of them to. */
const ONE_OF_EACH_KIND = QUESTION_KINDS.flatMap((kind) => QUESTIONS.find((question) => question.kind === kind) ?? []);

const list = (query = "") => call(`/v1/questions${query}`);
const get = async (path: string) => (await call(`/v1/questions/${path}`)).json;
const grade = (id: string, body: unknown, query = "") => call(`/v1/questions/${id}/grade${query}`, { body });

describe("the list of questions", () => {
	it("has every question once, page by page", async () => {
		const seen: string[] = [];
		for (let query = "?limit=50"; ; ) {
			const { status, json } = await list(query);
			expect(status).toBe(200);
			seen.push(...json.items.map(({ id }: Json) => id));
			if (json.nextCursor === null) break;
			query = `?limit=50&cursor=${json.nextCursor}`;
		}
		expect(seen).toEqual(QUESTIONS.map(({ id }) => id));
	});

	it("is narrowed by topic, skill, difficulty, kind and words, alone and together", async () => {
		const [{ topic, skills, difficulty, kind }] = (await list()).json.items;
		const cases: [string, (item: Json) => boolean][] = [
			[`topic=${topic}`, (item) => item.topic === topic],
			[`skill=${skills[0]}`, (item) => item.skills.includes(skills[0])],
			[`difficulty=${difficulty}`, (item) => item.difficulty === difficulty],
			[`kind=${kind}`, (item) => item.kind === kind],
		];
		for (const [query, meets] of [...cases, [cases.map(([one]) => one).join("&"), () => true] as const]) {
			const { items } = (await list(`?${query}&limit=100`)).json;
			expect(items.length).toBeGreaterThan(0);
			expect(items.every(meets)).toBe(true);
		}
		const found = (await list("?q=MITNICK%20silence")).json.items;
		expect(found.map(({ id }: Json) => id)).toContain("why-silence-the-trusted-host");
		expect((await list("?q=zebra")).json).toEqual({ items: [], nextCursor: null });
	});

	it("speaks and searches the language asked for", async () => {
		const reply = await list(`?locale=zh&q=${encodeURIComponent("四次挥手")}`);
		expect(reply.json.items[0].prompt).toMatch(/\p{Script=Han}/u);
		expect(reply.headers.get("Content-Language")).toBe("zh");
		const accepted = await call("/v1/questions?limit=1", { headers: { "Accept-Language": "zh" } });
		expect(accepted.json.items[0].prompt).toMatch(/\p{Script=Han}/u);
	});

	it("has nothing but what a list needs", async () => {
		const fields = ["id", "version", "topic", "kind", "difficulty", "skills", "prompt"];
		for (const item of (await list("?limit=100")).json.items) expect(Object.keys(item)).toEqual(fields);
	});

	it.each([
		"topic=nowhere",
		"topic=__proto__",
		"skill=juggling",
		"skill=constructor",
		"difficulty=6",
		"kind=essay",
		`q=${"x".repeat(201)}`,
		"limit=0",
		"limit=101",
		"cursor=",
		"cursor=bjA",
		"cursor=%00",
		"locale=xx",
	])("refuses ?%s", async (query) => {
		const reply = await list(`?${query}`);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors[0].parameter).toBe(query.split("=")[0]);
	});
});

describe("a question", () => {
	it("tells no key, in either language, whatever the seed", async () => {
		const telling = /"(?:correct|feedback|is|key|accepted|says|steps|explanation|source|misconception|traps|slips)":/;
		for (const question of ONE_OF_EACH_KIND) {
			for (const locale of ["en", "zh"]) {
				const { text: shown, json } = await call(`/v1/questions/${question.id}?locale=${locale}&seed=7`);
				expect(shown).not.toMatch(telling);
				expect(shown).not.toContain(JSON.stringify(question.explanation[locale as "en" | "zh"]));
				expect(json).toMatchObject({ id: question.id, locale, seed: 7, maxPoints: 1 });
			}
		}
	});

	it("has its options in an order that the seed decides, the right one in any place", async () => {
		const shown = await Promise.all(Array.from({ length: 24 }, (_, seed) => get(`why-four?seed=${seed}`)));
		const places = shown.map(({ choices }) => choices.findIndex(({ id }: Json) => id === "app"));
		expect([...new Set(places)].sort()).toEqual([0, 1, 2, 3]);
		expect(await get("why-four?seed=3")).toEqual(shown[3]);
	});

	it("has the right option elsewhere than another question with the same seed", async () => {
		const ids = QUESTIONS.flatMap((question) =>
			question.kind === "choice" && question.options.length === 4 && !question.fixedOrder ? [question] : [],
		);
		const places = await Promise.all(
			ids.map(async (question) => {
				const { choices } = await get(`${question.id}?seed=1`);
				return choices.findIndex(({ id }: Json) => id === expectedAnswer(instantiate(question)));
			}),
		);
		for (const place of [0, 1, 2, 3]) {
			expect(places.filter((one) => one === place).length / places.length).toBeLessThan(0.45);
		}
	});

	it("without a seed is the same for everyone, and says which seed that is", async () => {
		const one = await get("why-four");
		expect(await get(`why-four?seed=${one.seed}`)).toEqual(one);
		expect(one.links).toEqual({ self: "/v1/questions/why-four", grade: "/v1/questions/why-four/grade" });
	});

	it.each(["none", "__proto__", "why-four%20", "WHY-FOUR", "..%2Fwhy-four"])("%s is not found", async (id) => {
		expectProblem(await call(`/v1/questions/${id}`), 404, "question-not-found");
		expectProblem(await grade(id, { answer: 1 }), 404, "question-not-found");
	});

	it.each(["seed=-1", "seed=4294967296", "seed=1.5", "seed=", "seed=x", "locale=xx"])("refuses ?%s", async (query) => {
		expectProblem(await call(`/v1/questions/why-four?${query}`), 400, "invalid-parameter");
	});
});

describe("grading a question", () => {
	it("takes the key of a question of every kind as right, and explains it", async () => {
		expect(ONE_OF_EACH_KIND).toHaveLength(QUESTION_KINDS.length);
		for (const question of ONE_OF_EACH_KIND) {
			const instance = instantiate(question, 11);
			const { status, json } = await grade(question.id, { answer: expectedAnswer(instance), seed: 11 });
			expect(status).toBe(200);
			expect(json).toMatchObject({ questionId: question.id, verdict: "correct", seed: 11, score: { scaled: 1 } });
			expect(json.explanation.length).toBeGreaterThan(0);
			expect(json.references).toEqual(question.references);
		}
	});

	it("says what is wrong with a wrong answer, with its misconception, in the language asked for", async () => {
		const { json } = await grade("rfc-duration", { answer: 0 });
		expect(json).toMatchObject({ verdict: "wrong", score: { points: 0, max: 1 } });
		expect(json.misconceptions[0]).toMatchObject({ id: "no-time-wait", title: expect.any(String) });
		const chinese = await grade("rfc-duration", { answer: 0, locale: "zh" });
		expect(chinese.json.feedback).toMatch(/\p{Script=Han}/u);
		expect((await grade("rfc-duration", { answer: 0, locale: "zh" }, "?locale=en")).json.feedback).toBe(json.feedback);
	});

	it("reads a letter as the place that was shown", async () => {
		for (const seed of [1, 2, 3]) {
			const { choices } = await get(`why-four?seed=${seed}`);
			const letter = "ABCD"[choices.findIndex(({ id }: Json) => id === "app")];
			expect((await grade("why-four", { answer: letter, seed })).json.verdict).toBe("correct");
		}
	});

	it.each([["Z"], [{}], [[]], [true]])("of %j earns nothing and says what is accepted", async (answer) => {
		const { status, json } = await grade("why-four", { answer });
		expect(status).toBe(200);
		expect(json).toMatchObject({ gradable: false, score: { points: 0 } });
	});

	it.each([
		[{}, "/answer"],
		[{ answer: "app", seed: -1 }, "/seed"],
		[{ answer: "app", seed: "1" }, "/seed"],
		[{ answer: "app", verdict: "correct" }, "/verdict"],
		[{ answer: "app", locale: "xx" }, "/locale"],
		[[], ""],
	])("refuses %j", async (body, pointer) => {
		const reply = await grade("why-four", body);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(pointer);
	});
});
