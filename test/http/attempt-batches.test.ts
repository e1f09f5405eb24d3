// Many submissions in one request: each as if it had been sent alone.
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AttemptBatchAnswer } from "../../src/contract/attempt-batch.ts";
import { app } from "../../src/http/app.ts";
import { call, expectProblem, type Json, newAddress, toReply } from "../support/api.ts";
import {
	anonymousLearner,
	rightAnswers,
	scenario,
	submit,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

const send = (learner: TestLearner, attempts: unknown, query = "") =>
	call(`/v1/learners/${learner.id}/attempts:batch${query}`, { body: { attempts }, token: learner.token });
const listed = async (learner: TestLearner): Promise<Json[]> =>
	(await call(`/v1/learners/${learner.id}/attempts?limit=100`, { token: learner.token })).json.items;
const asked = (n: number, key = `k${n}`) => ({ idempotencyKey: key, questionId: "why-four", answer: "app" });

/** Two scenarios with their right answers, and a question. */
async function some(): Promise<Json[]> {
	const made = [await scenario({ seed: 1 }), await scenario({ seed: 2, template: "half-close" })];
	const attempts = await Promise.all(
		made.map(async ({ id }, i) => ({ idempotencyKey: `s${i}`, scenarioId: id, answers: await rightAnswers(id) })),
	);
	return [...attempts, asked(1)];
}

describe("a batch of attempts", () => {
	it("is recorded in order, and each is answered as if it had been sent alone", async () => {
		const [learner, other] = [await anonymousLearner(), await anonymousLearner()];
		const attempts = await some();
		const { status, json } = await send(learner, attempts);
		expect(status).toBe(200);
		expect(v.parse(AttemptBatchAnswer, json)).toEqual(json);
		expect(json.items.map(({ idempotencyKey, status: one }: Json) => [idempotencyKey, one])).toEqual([
			["s0", 201],
			["s1", 201],
			["k1", 201],
		]);
		for (const [i, { idempotencyKey, ...body }] of attempts.entries()) {
			const headers = { "Idempotency-Key": idempotencyKey };
			const alone = await call(`/v1/learners/${other.id}/attempts`, { body, token: other.token, headers });
			const said = ({ attemptId: _, submittedAt: _at, progress: _progress, mastery, ...rest }: Json) => ({
				...rest,
				mastery: mastery?.map(({ dueAt: _due, ...one }: Json) => one),
			});
			expect(said(json.items[i].attempt)).toEqual(said(alone.json));
			expect(json.items[i].link).toBe(`/v1/learners/${learner.id}/attempts/${i + 1}`);
			const again = await call(json.items[i].link, { token: learner.token });
			expect(again.json).toEqual(json.items[i].attempt);
		}
		expect((await listed(learner)).map(({ number }) => number)).toEqual([3, 2, 1]);
	});

	it("is completed by sending it again, whatever of it was recorded already: nothing counts twice", async () => {
		const learner = await anonymousLearner();
		const attempts = await some();
		const first = (await send(learner, attempts.slice(0, 2))).json.items;
		const { items } = (await send(learner, attempts)).json;
		expect(items.map(({ replayed }: Json) => replayed)).toEqual([true, true, undefined]);
		expect(items.slice(0, 2).map(({ attempt }: Json) => attempt)).toEqual(first.map(({ attempt }: Json) => attempt));
		expect(await listed(learner)).toHaveLength(3);
		const third = (await send(learner, attempts)).json.items;
		expect(third.map(({ replayed }: Json) => replayed)).toEqual([true, true, true]);
		expect(await listed(learner)).toHaveLength(3);
	});

	it("whose server dies in the middle leaves the first of it recorded, and the same batch completes it", async () => {
		const learner = await anonymousLearner();
		const attempts = Array.from({ length: 6 }, (_, i) => asked(i));
		let calls = 0;
		const dying = {
			getByName: (name: string) => {
				// The first asks whether the learner was erased.
				if (++calls > 4) throw new Error("the server is gone");
				return env.LEARNER.getByName(name);
			},
		};
		vi.spyOn(console, "error").mockImplementation(() => {});
		const request = new Request(`https://seqack.test/v1/learners/${learner.id}/attempts:batch`, {
			method: "POST",
			body: JSON.stringify({ attempts }),
			headers: {
				"Content-Type": "application/json",
				Authorization: `Bearer ${learner.token}`,
				"CF-Connecting-IP": newAddress(),
			},
		});
		const broken = await toReply(await app.request(request, undefined, { ...env, LEARNER: dying }));
		expect(broken.status).toBe(500);
		const before = await listed(learner);
		expect(before.map(({ number }) => number)).toEqual([3, 2, 1]);
		const { items } = (await send(learner, attempts)).json;
		expect(items.map(({ replayed }: Json) => replayed)).toEqual([true, true, true, undefined, undefined, undefined]);
		expect(items.map(({ attempt }: Json) => attempt.number)).toEqual([1, 2, 3, 4, 5, 6]);
		expect(await listed(learner)).toHaveLength(6);
	});

	it("takes a key that stands in it twice as if both had been sent one after the other", async () => {
		const learner = await anonymousLearner();
		const { items } = (await send(learner, [asked(1), asked(1), { ...asked(1), answer: "no-ack" }])).json;
		expect(items.map(({ status, replayed }: Json) => [status, replayed])).toEqual([
			[201, undefined],
			[201, true],
			[422, undefined],
		]);
		expect(items[1].attempt).toEqual(items[0].attempt);
		expect(items[2].problem.code).toBe("idempotency-key-reused");
		expect(await listed(learner)).toHaveLength(1);
	});

	it("shares its keys with attempts that are sent alone", async () => {
		const learner = await anonymousLearner();
		const { id } = await scenario();
		const answers = await rightAnswers(id);
		const alone = await submit(learner, id, answers, "shared");
		const { items } = (await send(learner, [{ idempotencyKey: "shared", scenarioId: id, answers }])).json;
		expect(items).toEqual([
			{
				idempotencyKey: "shared",
				status: 201,
				replayed: true,
				link: alone.headers.get("Location"),
				attempt: alone.json,
			},
		]);
	});

	it("records the others where one does not fit, which is told where", async () => {
		const learner = await anonymousLearner();
		const { id } = await scenario();
		const attempts = [
			asked(1),
			{ ...asked(2), nonsense: 1 },
			{ questionId: "why-four", answer: "app" },
			"no object",
			null,
			{ idempotencyKey: "", questionId: "why-four", answer: "app" },
			{ idempotencyKey: 5, questionId: "why-four", answer: "app" },
			{ idempotencyKey: "k", scenarioId: id },
			{ idempotencyKey: "l", scenarioId: id, answers: { b99: 1 } },
			{ idempotencyKey: "m", scenarioId: "sc1.forged", answers: {} },
			{ idempotencyKey: "n", questionId: "no-such-question", answer: 1 },
			{ idempotencyKey: "o", scenarioId: id, answers: { b1: { odd: true } } },
			[asked(9)],
			{ ["__proto__"]: 1, ...asked(8) },
			asked(3),
		];
		const { status, json } = await send(learner, attempts);
		expect(status).toBe(200);
		expect(v.parse(AttemptBatchAnswer, json)).toEqual(json);
		const said = json.items.map(({ status: one, idempotencyKey, problem }: Json) => [
			idempotencyKey,
			one,
			problem?.code,
			problem?.errors?.[0]?.pointer,
		]);
		expect(said).toEqual([
			["k1", 201, undefined, undefined],
			["k2", 422, "invalid-body", "/attempts/1/nonsense"],
			[null, 400, "invalid-idempotency-key", "/attempts/2/idempotencyKey"],
			[null, 400, "invalid-idempotency-key", "/attempts/3/idempotencyKey"],
			[null, 400, "invalid-idempotency-key", "/attempts/4/idempotencyKey"],
			["", 400, "invalid-idempotency-key", "/attempts/5/idempotencyKey"],
			[null, 400, "invalid-idempotency-key", "/attempts/6/idempotencyKey"],
			["k", 422, "invalid-body", "/attempts/7/answers"],
			["l", 422, "unknown-blank", "/attempts/8/answers/b99"],
			["m", 404, "scenario-not-found", undefined],
			["n", 404, "question-not-found", undefined],
			["o", 422, "nothing-readable", "/attempts/11/answers/b1"],
			[null, 400, "invalid-idempotency-key", "/attempts/12/idempotencyKey"],
			["k8", 422, "invalid-body", "/attempts/13/__proto__"],
			["k3", 201, undefined, undefined],
		]);
		expect(await listed(learner)).toHaveLength(2);
	});

	it("speaks the language of the batch, else of each attempt, else of the caller", async () => {
		const learner = await anonymousLearner();
		const wrong = (n: number, locale?: string) => ({
			idempotencyKey: `w${n}`,
			questionId: "none",
			answer: 1,
			...(locale && { locale }),
		});
		const titles = async (query: string) =>
			(await send(learner, [wrong(1), wrong(2, "zh"), wrong(3)], query)).json.items.map(
				({ problem }: Json) => problem.title,
			);
		expect(await titles("")).toEqual(["There is no such question", "没有这道题", "There is no such question"]);
		expect(await titles("?locale=zh")).toEqual(["没有这道题", "没有这道题", "没有这道题"]);
		const { items } = (await send(learner, [{ ...asked(1), locale: "zh" }, asked(2)])).json;
		expect(items[0].attempt.explanation).not.toBe(items[1].attempt.explanation);
	});

	it.each([
		["no list", { attempts: {} }],
		["an empty list", { attempts: [] }],
		["no attempts at all", {}],
		["another field", { attempts: [asked(1)], locale: "zh" }],
		["101 attempts", { attempts: Array.from({ length: 101 }, (_, i) => asked(i)) }],
		["a list alone", [asked(1)]],
	])("is refused as a whole with %s", async (what, body) => {
		const learner = await anonymousLearner();
		const reply = await call(`/v1/learners/${learner.id}/attempts:batch`, { body, token: learner.token });
		expectProblem(reply, 422, "invalid-body");
		if (what === "101 attempts") expect(reply.json.detail).toContain("at most 100 attempts");
		expect(await listed(learner)).toEqual([]);
	});

	it("is for the learner and the tenant's server, as an attempt is", async () => {
		const ann = await tenantLearner("ann");
		const bob = await tenantLearner("bob");
		const path = "/v1/learners/ann/attempts:batch";
		expectProblem(await call(path, { body: { attempts: [asked(1)] } }), 401, "credential-required");
		expectProblem(await call(path, { body: { attempts: [asked(1)] }, token: bob.token }), 404, "learner-not-found");
		expect((await call(path, { body: { attempts: [asked(1)] }, token: ann.token })).json.items[0].status).toBe(201);
	});

	it("has an address of its own: no other word after the attempts is one", async () => {
		const { id, token } = await anonymousLearner();
		for (const path of ["attempts:bulk", "attempts:batch/1", "attemptsbatch", "attempts:batches", "xattempts:batch"])
			expectProblem(await call(`/v1/learners/${id}/${path}`, { body: {}, token }), 404, "route-not-found");
		const reply = await call(`/v1/learners/${id}/attempts:batch`, { token });
		expectProblem(reply, 405, "method-not-allowed");
		expect(reply.headers.get("Allow")).toBe("POST, OPTIONS");
	});

	it("of a hundred attempts is answered whole, or with the links of those that there is no room for", async () => {
		const learner = await anonymousLearner();
		const { id, blanks } = await scenario({ seed: 2, template: "whole-conversation", blanks: 20, locale: "zh" });
		// Wrong ones are answered at length.
		const answers = Object.fromEntries(blanks.map((blank: Json) => [blank.id, blank.choices?.[0] ?? 1]));
		const attempts = Array.from({ length: 100 }, (_, i) => ({
			idempotencyKey: `k${i}`,
			scenarioId: id,
			answers,
			final: true,
		}));
		const { status, text, json } = await send(learner, attempts);
		expect(status).toBe(200);
		expect(new TextEncoder().encode(text).length).toBeLessThan(2_000_000);
		expect(json.items.every(({ status: one, link }: Json) => one === 201 && link)).toBe(true);
		const without = json.items.filter(({ attempt }: Json) => !attempt);
		expect(without.length).toBeGreaterThan(0);
		expect((await call(without[0].link, { token: learner.token })).json.scenarioId).toBe(id);
		expect(await listed(learner)).toHaveLength(100);
	});
});

describe("the allowance of a caller", () => {
	afterEach(() => {
		vi.useRealTimers();
	});

	const BARE = { ...env, RATE_LIMIT: "on", KEYLESS_LIMITER: undefined, LEARNER_LIMITER: undefined };
	const ask = async (learner: TestLearner, attempts: readonly unknown[], bindings: object = BARE) => {
		const request = new Request(`https://seqack.test/v1/learners/${learner.id}/attempts:batch`, {
			method: "POST",
			body: JSON.stringify({ attempts }),
			headers: { "Content-Type": "application/json", Authorization: `Bearer ${learner.token}` },
		});
		return toReply(await app.request(request, undefined, bindings));
	};

	it("is used up by as many requests as a batch has attempts; one that it does not cover is refused whole", async () => {
		// The allowance does not refill meanwhile.
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
		const learner = await tenantLearner("often");
		// What does not fit is counted as well.
		const some = (n: number) => Array<null>(n).fill(null);
		expect((await ask(learner, some(40))).headers.get("RateLimit")).toMatch(/^"learner";r=560;/);
		for (let i = 0; i < 5; i++) expect((await ask(learner, some(100))).status).toBe(200);
		const refused = await ask(
			learner,
			Array.from({ length: 100 }, (_, i) => asked(i)),
		);
		expectProblem(refused, 429, "rate-limited");
		expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
		expect(await listed(learner)).toEqual([]);
		expect((await ask(learner, [asked(1), asked(2)])).status).toBe(200);
	});
});
