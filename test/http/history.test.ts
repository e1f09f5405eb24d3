import { afterEach, describe, expect, it, vi } from "vitest";
import { call, expectProblem, type Json } from "../support/api.ts";
import {
	anonymousLearner,
	nowS,
	rightAnswers,
	scenario,
	sealed,
	serverKey,
	someSpec,
	submit,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

const get = async ({ id, token }: TestLearner, path: string) => call(`/v1/learners/${id}/${path}`, { token });
const list = async (learner: TestLearner, query = "") => (await get(learner, `attempts${query}`)).json.items;
const numbers = async (learner: TestLearner, query: string) =>
	(await list(learner, query)).map(({ number }: Json) => number);

let keys = 0;
const send = ({ id, token }: TestLearner, body: object) =>
	call(`/v1/learners/${id}/attempts`, { token, body, headers: { "Idempotency-Key": `h-${++keys}` } });
const QUESTION = { questionId: "why-four", answer: "app" };

describe("the history", () => {
	it("is narrowed to a scenario, a question, a skill, a time, and all of these together", async () => {
		const learner = await anonymousLearner();
		const [a, b] = [await scenario({ template: "three-way" }), await scenario({ template: "half-close" })];
		await submit(learner, a.id, await rightAnswers(a.id));
		await submit(learner, b.id, await rightAnswers(b.id));
		const third = (await send(learner, QUESTION)).json;
		expect(await numbers(learner, `?scenarioId=${a.id}`)).toEqual([1]);
		expect(await numbers(learner, "?questionId=why-four")).toEqual([3]);
		expect(await numbers(learner, "?skill=handshake-flags")).toContain(1);
		expect(await numbers(learner, "?skill=port-scanning")).toEqual([]);
		const at = encodeURIComponent(third.submittedAt);
		expect(await numbers(learner, `?from=${at}`)).toContain(3);
		expect(await numbers(learner, `?to=${at}`)).not.toContain(3);
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
		expect(await numbers(learner, `?scenarioId=${a.id}&from=${tomorrow}`)).toEqual([]);
	});

	it("goes on through pages of what is asked for alone", async () => {
		const learner = await anonymousLearner();
		for (let i = 0; i < 5; i++) await send(learner, { ...QUESTION, seed: i });
		const first = (await get(learner, "attempts?questionId=why-four&limit=2")).json;
		const second = (await get(learner, `attempts?questionId=why-four&limit=2&cursor=${first.nextCursor}`)).json;
		expect([...first.items, ...second.items].map(({ number }: Json) => number)).toEqual([5, 4, 3, 2]);
	});

	it("says what the learner sent, where that is asked for", async () => {
		const learner = await anonymousLearner();
		const { id } = await scenario({ template: "three-way" });
		const answers = await rightAnswers(id);
		await submit(learner, id, answers);
		await send(learner, QUESTION);
		expect(await list(learner, "?answers=true")).toMatchObject([{ answers: "app" }, { answers }]);
		for (const item of await list(learner)) expect(item).not.toHaveProperty("answers");
	});

	it.each(["skill=juggling", "from=yesterday", "answers=yes", "templates=three-way"])("refuses %s", async (query) => {
		expectProblem(await get(await anonymousLearner(), `attempts?${query}`), 400, "invalid-parameter");
	});
});

describe("what is said with an answer", () => {
	afterEach(() => {
		vi.useRealTimers();
	});

	it("is kept beside it: when it was given, and how sure the learner was", async () => {
		const learner = await anonymousLearner();
		const answeredAt = new Date(Date.now() - 3_600_000).toISOString();
		const { json } = await send(learner, { ...QUESTION, answeredAt, confidence: 3 });
		expect(json).toMatchObject({ answeredAt, confidence: 3 });
		expect(await list(learner)).toMatchObject([{ answeredAt, confidence: 3 }]);
		const { calibration } = (await get(learner, "progress")).json;
		expect(calibration.levels[2]).toEqual({ level: 3, answers: 1, correct: 1 });
	});

	it("may be how sure the learner was of each blank", async () => {
		const learner = await anonymousLearner();
		const { id, blanks } = await scenario({ template: "three-way" });
		const [first, second] = blanks.map((blank: Json) => blank.id);
		const answers = { [first]: (await rightAnswers(id))[first], [second]: "CLOSED" };
		await send(learner, { scenarioId: id, answers, confidence: { [first]: 1, [second]: 3 }, final: true });
		expect((await get(learner, "progress")).json.calibration.levels).toMatchObject([
			{ answers: 1, correct: 1 },
			{},
			{},
		]);
	});

	it.each([
		[{ ...QUESTION, confidence: 4 }, "/confidence"],
		[{ ...QUESTION, confidence: { b1: 3 } }, "/confidence"],
		[{ ...QUESTION, answeredAt: "yesterday" }, "/answeredAt"],
	])("is refused where it says nothing: %j", async (body, pointer) => {
		const reply = await send(await anonymousLearner(), body);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(pointer);
	});

	it("names blanks that there are", async () => {
		const { id } = await scenario();
		const reply = await send(await anonymousLearner(), {
			scenarioId: id,
			answers: {},
			confidence: { b99: 1 },
			final: true,
		});
		expectProblem(reply, 422, "unknown-blank");
		expect(reply.json.errors[0].pointer).toBe("/confidence/b99");
	});

	it("tells no repeat from the first: a client may work out anew when it was", async () => {
		const { id, token } = await anonymousLearner();
		const repeat = (answeredAt: string) =>
			call(`/v1/learners/${id}/attempts`, {
				token,
				body: { ...QUESTION, answeredAt },
				headers: { "Idempotency-Key": "same" },
			});
		const first = await repeat("2026-11-20T08:00:00Z");
		expect((await repeat("2026-11-20T08:00:01Z")).text).toBe(first.text);
	});

	it("counts in the learner's days: answers of yesterday that are sent today make a streak", async () => {
		// No midnight comes in between.
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
		const learner = await anonymousLearner();
		const yesterday = new Date(Date.now() - 86_400_000).toISOString();
		await send(learner, { ...QUESTION, answeredAt: yesterday });
		await send(learner, { questionId: "when-three", answer: null, final: true });
		expect((await get(learner, "progress?timeZone=Asia/Shanghai")).json.streak).toMatchObject({
			days: 2,
			activeDays: 2,
			timeZone: "Asia/Shanghai",
		});
		expectProblem(await get(learner, "progress?timeZone=Middle-Earth"), 400, "invalid-parameter");
	});
});

describe("an answer that comes after its scenario expired", () => {
	const weekAgo = () => new Date((nowS() - 8 * 86_400) * 1000).toISOString();
	const expired = async (change: object = {}) =>
		sealed({ spec: await someSpec(), issuedAt: nowS() - 20 * 86_400, expiresAt: nowS() - 7 * 86_400, ...change });

	it("is taken as practice, counts, and is told to be late, if it was given before", async () => {
		const learner = await anonymousLearner();
		const body = { scenarioId: await expired(), answers: {}, final: true, answeredAt: weekAgo() };
		const reply = await send(learner, body);
		expect(reply.status).toBe(201);
		expect(reply.json).toMatchObject({ late: true, counted: true, answeredAt: body.answeredAt });
		expect(await list(learner)).toMatchObject([{ late: true }]);
	});

	it("is graded and kept and does not count in an assessment, and uses no attempt", async () => {
		const ann = await tenantLearner("late-ann");
		const policy = {
			attempts: 2,
			keep: "best",
			decay: 1,
			followThroughShare: 1,
			allOrNothing: "none",
			showSolution: "never",
		};
		const { tenant, learnerId } = { tenant: "acme", learnerId: "late-ann" };
		const scenarioId = await expired({ boundTo: { tenant, learnerId }, policy, madeBy: "server" });
		const reply = await send(ann, { scenarioId, answers: {}, final: true, answeredAt: weekAgo() });
		expect(reply.json).toMatchObject({
			late: true,
			counted: false,
			assessed: true,
			attemptsLeft: 0,
			solution: "withheld",
		});
		expect((await get(ann, "progress")).json.assessed).toMatchObject({ attempts: 0, scenarios: 0 });
	});

	it.each([
		["was given after it, as the client says", { answeredAt: "2100-01-01T00:00:00Z" }],
		["does not say when it was given", {}],
	])("is refused with the reason if it %s", async (_, said) => {
		const reply = await send(await anonymousLearner(), {
			scenarioId: await expired(),
			answers: {},
			final: true,
			...said,
		});
		expectProblem(reply, 410, "scenario-expired");
	});
});

describe("an attempt graded again", () => {
	it("comes to what it came to, in another language if asked, and changes nothing", async () => {
		const learner = await anonymousLearner();
		const { id } = await scenario({ template: "three-way" });
		const { json } = await submit(learner, id, await rightAnswers(id));
		const again = (await get(learner, "attempts/1/regraded?locale=zh")).json;
		expect(again).toMatchObject({ number: 1, recorded: json.score, today: json.score, changed: false });
		expect(again.result).toMatchObject({ solution: "shown", scenarioId: id });
		expect(again.result.summary).not.toBe(json.summary);
		await send(learner, { ...QUESTION, seed: 5 });
		expect((await get(learner, "attempts/2/regraded")).json.result).toMatchObject({ questionId: "why-four", seed: 5 });
		expect((await get(learner, "progress")).json.totals.attempts).toBe(2);
	});

	it("keeps what the policy withholds, and costs hints as it did", async () => {
		const ann = await tenantLearner("regrade-ann");
		const wish = {
			template: "three-way",
			learnerId: ann.id,
			policy: { attempts: 2, showSolution: "after-last-attempt" },
		};
		const { id, blanks } = await scenario(wish, await serverKey("acme"));
		await call(`/v1/scenarios/${id}/hints`, { token: ann.token, body: { blank: blanks[0].id, level: 3 } });
		const withheld = await send(ann, { scenarioId: id, answers: {}, final: true });
		const first = (await get(ann, "attempts/1/regraded")).json;
		expect(first).toMatchObject({ changed: false, result: { solution: "withheld" } });
		expect(JSON.stringify(first)).not.toContain(`"expected":`);
		expect(withheld.json.solution).toBe("withheld");
		await send(ann, { scenarioId: id, answers: {}, final: true });
		expect((await get(ann, "attempts/1/regraded")).json).toMatchObject({
			changed: false,
			result: { solution: "shown" },
		});
	});

	it("is not found where there is none of the number", async () => {
		const learner = await anonymousLearner();
		await send(learner, QUESTION);
		expectProblem(await get(learner, "attempts/2/regraded"), 404, "attempt-not-found");
	});
});
