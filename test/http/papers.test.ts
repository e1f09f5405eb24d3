// Papers over HTTP: opened on any device, answered, handed in; the teacher's clock and changes hold at once.
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Attempt, AttemptPage } from "../../src/contract/attempt.ts";
import { LearnerExport } from "../../src/contract/export.ts";
import { LearnerAssignmentPage, PaperView } from "../../src/contract/paper.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { call, expectProblem, type Json, type Reply } from "../support/api.ts";
import {
	anonymousLearner,
	learnerName,
	scenario,
	serverKey,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";
import { handedOn } from "../support/handed-on.ts";

const HOUR = 3_600_000;
/** ISO, so long from now. */
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function teach(path: string, body?: object, method?: string): Promise<Reply> {
	return call(path, { token: await serverKey(), ...(body && { body }), ...(method !== undefined && { method }) });
}

/** The id of an assignment of a scenario and a question. */
async function assign(change: object = {}): Promise<string> {
	const items = [{ template: "three-way", points: 3 }, { question: "why-four" }];
	const reply = await teach("/v1/assignments", { title: "Week 3", items, ...change });
	expect(reply.status, reply.text).toBe(201);
	return reply.json.assignmentId;
}

const pathOf = (assignmentId: string, { id }: TestLearner) => `/v1/assignments/${assignmentId}/learners/${id}`;
const open = (assignmentId: string, learner: TestLearner, query = "") =>
	call(`${pathOf(assignmentId, learner)}/paper${query}`, { token: learner.token });
const finish = (assignmentId: string, learner: TestLearner) =>
	call(`${pathOf(assignmentId, learner)}/finish`, { method: "POST", token: learner.token });
const override = (assignmentId: string, learner: TestLearner, change: object) =>
	teach(pathOf(assignmentId, learner), change, "PUT");

/** To the question. */
const WRONG = "no-ack";

let keys = 0;
const attempt = (learner: TestLearner, body: object, key = `paper-${++keys}`) =>
	call(`/v1/learners/${learner.id}/attempts`, { body, token: learner.token, headers: { "Idempotency-Key": key } });

/** What its teacher may see at any time. */
async function keyOf(scenarioId: string): Promise<Record<string, unknown>> {
	const { json } = await teach(`/v1/scenarios/${scenarioId}/grade`, { answers: {} });
	return Object.fromEntries(Object.entries<Json>(json.blanks).map(([blank, { expected }]) => [blank, expected]));
}

async function answerScenario(learner: TestLearner, paper: Json, answers?: object) {
	const { id } = paper.items[0].scenario;
	return attempt(learner, { scenarioId: id, answers: answers ?? (await keyOf(id)) });
}

function answerQuestion(learner: TestLearner, { assignmentId, items }: Json, answer: unknown = "app") {
	const { item, question } = items[1];
	return attempt(learner, { questionId: question.id, seed: question.seed, answer, assignmentId, item });
}

const handOn = ({ id }: TestLearner) => handedOn(env.LEARNER.getByName(learnerObjectName(learnerName("acme", id))));

describe("a paper", () => {
	it("shows all items in whole and without a key, the same on every device, whoever opens it", async () => {
		const assignmentId = await assign({ timeLimitSeconds: 3600, policy: { attempts: 2 }, dueAt: inMs(HOUR) });
		const ann = await tenantLearner("ann");
		const askedMs = Date.now();
		const [first, second] = await Promise.all([open(assignmentId, ann), open(assignmentId, ann)]);
		const tookS = Math.ceil((Date.now() - askedMs) / 1000);
		const paper = v.parse(PaperView, first?.json);
		expect(paper).toEqual(first?.json);
		expect(paper).toMatchObject({ state: "begun", paper: 1, timeLimitSeconds: 3600, total: 0, maxPoints: 4 });
		expect(paper.secondsLeft).toBeLessThanOrEqual(3600);
		expect(paper.secondsLeft).toBeGreaterThanOrEqual(3600 - tookS);
		expect(paper.items).toMatchObject([
			{ item: 1, type: "scenario", points: 3, attemptsLeft: 2, score: null, scenario: { template: "three-way" } },
			{ item: 2, type: "question", points: 1, attemptsLeft: 2, score: null, question: { id: "why-four" } },
		]);
		const { deadline, policy, seed, assessed } = first?.json.items[0].scenario ?? {};
		expect({ deadline, attempts: policy.attempts, seed, assessed }).toMatchObject({
			attempts: 2,
			seed: null,
			assessed: true,
		});
		expect(Date.parse(deadline)).toBe(Math.floor(Date.parse(String(paper.deadline)) / 1000) * 1000);
		expect(first?.text).not.toMatch(/"expected"|"secret"|"explanation"/);
		const third = await teach(`${pathOf(assignmentId, ann)}/paper`);
		const ids = [first, second, third].map((reply) => [
			reply?.json.items[0].scenario.id,
			reply?.json.items[1].question.seed,
		]);
		expect(new Set(ids.map(String)).size).toBe(1);
		expect(second?.json.startedAt).toBe(paper.startedAt);
	});

	it("is only looked at where it is not to begin", async () => {
		const assignmentId = await assign();
		const ann = await tenantLearner("ann");
		const look = await open(assignmentId, ann, "?begin=false");
		expect(look.json).toMatchObject({ state: "assigned", items: null, startedAt: null, maxPoints: 4 });
		expect(v.parse(PaperView, look.json)).toEqual(look.json);
		expect((await open(assignmentId, ann)).json.state).toBe("begun");
		expect((await open(assignmentId, ann, "?begin=false")).json.items).toHaveLength(2);
	});

	it("asks the same templates of everybody, with numbers of each learner's own unless they are shared", async () => {
		const [ann, bob] = [await tenantLearner("ann"), await tenantLearner("bob")];
		const blanksOf = async (id: string, learner: TestLearner) => {
			const { scenario } = (await open(id, learner)).json.items[0];
			const { timeline, blanks, template, difficulty } = scenario;
			return { drawn: JSON.stringify([timeline, blanks]), template, difficulty };
		};
		const own = await assign();
		const [a, b] = [await blanksOf(own, ann), await blanksOf(own, bob)];
		expect([b.template, b.difficulty]).toEqual([a.template, a.difficulty]);
		expect(b.drawn).not.toBe(a.drawn);
		const shared = await assign({ seeds: "shared" });
		expect((await blanksOf(shared, bob)).drawn).toBe((await blanksOf(shared, ann)).drawn);
	});

	it("speaks the assignment's language, or the one that is asked for", async () => {
		const assignmentId = await assign({ locale: "zh" });
		const ann = await tenantLearner("ann");
		expect((await open(assignmentId, ann)).json).toMatchObject({
			locale: "zh",
			items: [{ scenario: { locale: "zh" } }, {}],
		});
		expect((await open(assignmentId, ann, "?locale=en")).json).toMatchObject({ locale: "en" });
	});

	it("is its learner's and the key's alone", async () => {
		const assignmentId = await assign();
		const [ann, bob, anon] = [await tenantLearner("ann"), await tenantLearner("bob"), await anonymousLearner()];
		const path = `${pathOf(assignmentId, ann)}/paper`;
		expectProblem(await call(path), 401, "credential-required");
		expectProblem(await call(path, { token: bob.token }), 404, "learner-not-found");
		expectProblem(await call(path, { token: await serverKey("globex") }), 404, "assignment-not-found");
		expectProblem(await open(assignmentId, anon), 404, "assignment-not-found");
		expectProblem(await open(`as-${"A".repeat(22)}`, ann), 404, "assignment-not-found");
		expectProblem(await open("none", ann), 404, "assignment-not-found");
		const others = await assign({ learners: ["bob"] });
		expectProblem(await open(others, ann), 404, "learner-not-assigned");
		expect((await open(others, bob)).status).toBe(200);
	});
});

describe("attempts at the items of a paper", () => {
	it("are graded by the assignment's policy, listed by assignment, and stand in the gradebook", async () => {
		const assignmentId = await assign({ policy: { attempts: 2, showSolution: "after-close" }, closesAt: inMs(HOUR) });
		const ann = await tenantLearner("ann");
		const paper = (await open(assignmentId, ann)).json;
		const scenarioAttempt = await answerScenario(ann, paper);
		expect(scenarioAttempt.status, scenarioAttempt.text).toBe(201);
		expect(v.parse(Attempt, scenarioAttempt.json)).toEqual(scenarioAttempt.json);
		const place = { assignmentId, paper: 1, daysLate: 0, solution: "withheld", attemptsLeft: 1 };
		expect(scenarioAttempt.json).toMatchObject({ ...place, item: 1, itemScore: { points: 3, max: 3, scaled: 1 } });
		const wrong = await answerQuestion(ann, paper, WRONG);
		expect(v.parse(Attempt, wrong.json)).toEqual(wrong.json);
		expect(wrong.json).toMatchObject({ ...place, item: 2, questionId: "why-four", itemScore: { max: 1 } });
		expect(wrong.text).not.toMatch(/"expected"|"explanation"|"feedback"/);
		await answerQuestion(ann, paper);
		const list = await call(`/v1/learners/ann/attempts?assignmentId=${assignmentId}`, { token: ann.token });
		expect(v.parse(AttemptPage, list.json)).toEqual(list.json);
		expect(list.json.items.map(({ item }: Json) => item)).toEqual([2, 2, 1]);
		expect((await open(assignmentId, ann)).json).toMatchObject({
			total: 4,
			items: [
				{ attempts: 1, attemptsLeft: 1, score: { points: 3 } },
				{ attempts: 2, attemptsLeft: 0, score: { points: 1 } },
			],
		});
		await handOn(ann);
		const row = await teach(pathOf(assignmentId, ann));
		expect(row.json).toMatchObject({ state: "begun", total: 4 });
		const regraded = await call("/v1/learners/ann/attempts/2/regraded", { token: ann.token });
		expect(regraded.json).toMatchObject({ changed: false, result: { solution: "withheld" } });
		expect(regraded.text).not.toMatch(/"expected"|"explanation"|"feedback"/);
	});

	it("may come in a batch, and are repeated byte for byte also when nothing more is taken", async () => {
		const assignmentId = await assign();
		const ann = await tenantLearner("ann");
		const { items } = (await open(assignmentId, ann)).json;
		const { id: questionId, seed } = items[1].question;
		const sent = { questionId, seed, answer: "app", assignmentId, item: 2 };
		const batch = {
			attempts: [
				{ idempotencyKey: "one", ...sent },
				{ idempotencyKey: "two", ...sent },
			],
		};
		const answered = await call("/v1/learners/ann/attempts:batch", { body: batch, token: ann.token });
		expect(answered.json.items.map(({ status }: Json) => status)).toEqual([201, 409]);
		await finish(assignmentId, ann);
		const again = await attempt(ann, sent, "one");
		expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
		expect(again.json).toEqual(answered.json.items[0].attempt);
	});

	it("are refused where they are of another item, assignment or paper", async () => {
		const [assignmentId, other] = [await assign(), await assign()];
		const ann = await tenantLearner("ann");
		const paper = (await open(assignmentId, ann)).json;
		const { id: scenarioId } = paper.items[0].scenario;
		const { id: questionId, seed } = paper.items[1].question;
		const question = { questionId, seed, answer: "app" };
		const cases: readonly (readonly [object, number, Parameters<typeof expectProblem>[2]])[] = [
			[{ ...question, assignmentId, item: 1 }, 422, "item-not-of-paper"],
			[{ ...question, assignmentId, item: 20 }, 422, "item-not-of-paper"],
			[{ ...question, seed: (seed ^ 1) >>> 0, assignmentId, item: 2 }, 422, "item-not-of-paper"],
			[{ ...question, assignmentId: other, item: 2 }, 409, "paper-not-begun"],
			[{ ...question, assignmentId: `as-${"A".repeat(22)}`, item: 2 }, 404, "assignment-not-found"],
			[{ ...question, assignmentId }, 422, "invalid-body"],
			[{ ...question, item: 2 }, 422, "invalid-body"],
			[{ scenarioId, answers: {}, assignmentId, item: 2 }, 422, "item-not-of-paper"],
			[{ scenarioId, answers: {}, assignmentId: other, item: 1 }, 422, "item-not-of-paper"],
			[{ scenarioId: (await scenario()).id, answers: {}, assignmentId, item: 1 }, 422, "item-not-of-paper"],
		];
		for (const [body, status, code] of cases) expectProblem(await attempt(ann, body), status, code);
		const right = await attempt(ann, { scenarioId, answers: await keyOf(scenarioId), assignmentId, item: 1 });
		expect(right.status).toBe(201);
	});

	it("count as practice where a question of the paper is answered without it", async () => {
		const assignmentId = await assign();
		const ann = await tenantLearner("ann");
		const { question } = (await open(assignmentId, ann)).json.items[1];
		const practised = await attempt(ann, { questionId: question.id, seed: question.seed, answer: "app" });
		expect(practised.json).toMatchObject({ assessed: false });
		expect(practised.json).not.toHaveProperty("assignmentId");
	});
});

describe("the teacher's changes hold at once", () => {
	it("more attempts, more time, and a paper that the clock ended goes on", async () => {
		const assignmentId = await assign({ closesAt: inMs(HOUR) });
		const ann = await tenantLearner("ann");
		const paper = (await open(assignmentId, ann)).json;
		expect((await answerQuestion(ann, paper, WRONG)).status).toBe(201);
		expectProblem(await answerQuestion(ann, paper), 409, "attempts-used-up");
		await override(assignmentId, ann, { attempts: 2 });
		expect((await answerQuestion(ann, paper)).status).toBe(201);
		await override(assignmentId, ann, { attempts: 9, closesAt: inMs(-HOUR) });
		expectProblem(await answerQuestion(ann, paper), 409, "assignment-closed");
		expect((await open(assignmentId, ann)).json).toMatchObject({
			state: "finished",
			finishedBy: "time",
			secondsLeft: 0,
		});
		await override(assignmentId, ann, { attempts: 9, closesAt: inMs(HOUR) });
		expect((await answerQuestion(ann, paper)).status).toBe(201);
	});

	it("a reset gives a fresh paper, and leaves the attempts before in the history, marked", async () => {
		const assignmentId = await assign();
		const ann = await tenantLearner("ann");
		const before = (await open(assignmentId, ann)).json;
		await answerQuestion(ann, before, WRONG);
		expect((await teach(`${pathOf(assignmentId, ann)}/reset`, undefined, "POST")).status).toBe(200);
		expectProblem(await answerScenario(ann, before), 409, "paper-reset");
		const after = (await open(assignmentId, ann)).json;
		expect(after).toMatchObject({ paper: 2, state: "begun", total: 0, items: [{ attempts: 0 }, { attempts: 0 }] });
		expect(after.items[0].scenario.id).not.toBe(before.items[0].scenario.id);
		expectProblem(await answerQuestion(ann, before), 409, "paper-reset");
		expect((await answerQuestion(ann, after)).json).toMatchObject({ paper: 2 });
		const { items } = (await call(`/v1/learners/ann/attempts?assignmentId=${assignmentId}`, { token: ann.token })).json;
		expect(items.map(({ paper, reset }: Json) => [paper, reset])).toEqual([
			[2, undefined],
			[1, true],
		]);
	});

	it("an assignment that is not open yet, or closed before it was opened, cannot begin", async () => {
		const ann = await tenantLearner("ann");
		expectProblem(await open(await assign({ opensAt: inMs(HOUR) }), ann), 409, "assignment-not-open");
		const assignmentId = await assign();
		await override(assignmentId, ann, { closesAt: inMs(-HOUR) });
		expectProblem(await open(assignmentId, ann), 409, "assignment-closed");
		expect((await open(assignmentId, ann, "?begin=false")).json).toMatchObject({ state: "missed", items: null });
	});

	it("an assignment that was erased is gone, and what was answered stays in the history", async () => {
		const assignmentId = await assign({ policy: { attempts: 2 } });
		const ann = await tenantLearner("ann");
		const paper = (await open(assignmentId, ann)).json;
		await answerQuestion(ann, paper);
		await teach(`/v1/assignments/${assignmentId}`, undefined, "DELETE");
		expectProblem(await open(assignmentId, ann), 404, "assignment-not-found");
		const { items } = (await call(`/v1/learners/ann/attempts?assignmentId=${assignmentId}`, { token: ann.token })).json;
		expect(items).toHaveLength(1);
	});
});

describe("a paper that is handed in", () => {
	it("says so, takes no more, shows its solutions, and is handed in once", async () => {
		const assignmentId = await assign({ policy: { attempts: 3 } });
		const ann = await tenantLearner("ann");
		expectProblem(await finish(assignmentId, ann), 409, "paper-not-begun");
		const paper = (await open(assignmentId, ann)).json;
		expect((await answerQuestion(ann, paper, WRONG)).json.solution).toBe("withheld");
		const done = await finish(assignmentId, ann);
		expect(v.parse(PaperView, done.json)).toEqual(done.json);
		expect(done.json).toMatchObject({ state: "finished", finishedBy: "learner", items: [{ attemptsLeft: 0 }, {}] });
		const again = await teach(`${pathOf(assignmentId, ann)}/finish`, undefined, "POST");
		expect(again.json).toMatchObject({ finishedBy: "learner", finishedAt: done.json.finishedAt });
		expectProblem(await answerQuestion(ann, paper), 409, "paper-finished");
		const shown = await call("/v1/learners/ann/attempts/1", { token: ann.token });
		expect(shown.json).toMatchObject({ solution: "shown", expected: expect.anything() });
		expect(v.parse(Attempt, shown.json)).toEqual(shown.json);
		await handOn(ann);
		expect((await teach(pathOf(assignmentId, ann))).json).toMatchObject({ state: "finished", finishedBy: "learner" });
	});
});

describe("the assignments of a learner", () => {
	it("are listed, newest first, a page at a time", async () => {
		const ann = await tenantLearner("ann");
		const ids = [await assign(), await assign(), await assign()];
		for (const id of ids) await open(id, ann);
		const seen: string[] = [];
		for (let path = "/v1/learners/ann/assignments?limit=2"; ; ) {
			const page = await call(path, { token: ann.token });
			expect(v.parse(LearnerAssignmentPage, page.json)).toEqual(page.json);
			for (const item of page.json.items) {
				expect(item).toMatchObject({ title: "Week 3", state: "begun", maxPoints: 4 });
				seen.push(item.assignmentId);
			}
			if (page.json.nextCursor === null) break;
			path = `/v1/learners/ann/assignments?limit=2&cursor=${page.json.nextCursor}`;
		}
		expect(seen).toEqual(ids.toReversed());
		expectProblem(await call("/v1/learners/ann/assignments?cursor=x", { token: ann.token }), 400, "invalid-parameter");
	});

	it("stand in the export of the learner, with what each paper asked", async () => {
		const ann = await tenantLearner("ann");
		const assignmentId = await assign({ seeds: "shared" });
		const paper = (await open(assignmentId, ann)).json;
		await answerQuestion(ann, paper);
		const { json, text } = await call("/v1/learners/ann/export", { token: ann.token });
		expect(v.parse(LearnerExport, json)).toEqual(json);
		expect(json.papers).toMatchObject([
			{ assignmentId, paper: 1, items: [{ scenarioId: paper.items[0].scenario.id }, { questionId: "why-four" }] },
		]);
		expect(json.attempts[0].item).toMatchObject({ assignmentId, item: 2 });
		expect(text).not.toContain('"secret"');
	});
});
