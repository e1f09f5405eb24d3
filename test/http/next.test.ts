import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Next, Pack } from "../../src/contract/next.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { anonymousLearner, serverKey, tenantLearner } from "../support/fixtures.ts";

const get = (id: string, token: string, path: string) => call(`/v1/learners/${id}/${path}`, { token });

/** Right answers, as somebody finds them who has the book open. */
async function answersTo(id: string, token: string): Promise<Record<string, unknown>> {
	const { json } = await call(`/v1/scenarios/${id}/grade`, { token, body: { answers: {} } });
	return Object.fromEntries(Object.entries<Json>(json.blanks).map(([blank, { expected }]) => [blank, expected]));
}

describe("GET next", () => {
	it("gives a new learner something to begin with, in whole, with the reason in both languages", async () => {
		const { id, token } = await anonymousLearner();
		const english = await get(id, token, "next?locale=en");
		expect(english.status).toBe(200);
		expect(v.safeParse(Next, english.json).issues).toBeUndefined();
		expect(english.json).toMatchObject({ because: "new", dueAt: null, reason: expect.stringMatching(/^New to you/) });
		expect((await get(id, token, "next?locale=zh")).json.reason).toMatch(/^新内容/);
	});

	it("gives a scenario that is the learner's own and can be submitted", async () => {
		const { id, token } = await anonymousLearner();
		const { items } = (await get(id, token, "pack?n=20&family=handshake")).json;
		const { scenario: next } = items.find(({ type }: Json) => type === "scenario");
		expect(next.links.attempts).toBe(`/v1/learners/${id}/attempts`);
		const attempt = await call(`/v1/learners/${id}/attempts`, {
			token,
			body: { scenarioId: next.id, answers: {}, final: true },
			headers: { "Idempotency-Key": "n" },
		});
		expect(attempt.status).toBe(201);
	});

	it("asks another skill after an attempt, by another template", async () => {
		const { id, token } = await anonymousLearner();
		const first = (await get(id, token, "next")).json;
		const { scenario, question } = first;
		const body = scenario
			? { scenarioId: scenario.id, answers: await answersTo(scenario.id, token) }
			: { questionId: question.id, seed: question.seed, answer: null };
		await call(`/v1/learners/${id}/attempts`, {
			token,
			body: { ...body, final: true },
			headers: { "Idempotency-Key": "n" },
		});
		const second = (await get(id, token, "next")).json;
		const source = ({ scenario, question }: Json) => scenario?.template ?? question.id;
		expect(source(second)).not.toBe(source(first));
	});

	it("is for the learner and the server alone, and for a learner that never was, too", async () => {
		const { id, token } = await tenantLearner("nina");
		expect((await get(id, token, "next")).status).toBe(200);
		expect((await get("never-was", await serverKey("acme"), "next")).status).toBe(200);
		expectProblem(await get("another", token, "next"), 404, "learner-not-found");
		expectProblem(await call(`/v1/learners/${id}/next`), 401, "credential-required");
	});

	it.each(["next?family=udp", "next?n=3", "pack?n=0", "pack?n=21", "pack?n=ten"])("refuses %s", async (path) => {
		const { id, token } = await anonymousLearner();
		expectProblem(await get(id, token, path), 400, "invalid-parameter");
	});
});

describe("GET pack", () => {
	it("gives as many as are wished for, different ones, without their keys, for a flight", async () => {
		const { id, token } = await anonymousLearner();
		const { status, json, text } = await get(id, token, "pack?n=20&locale=zh");
		expect(status).toBe(200);
		expect(v.safeParse(Pack, json).issues).toBeUndefined();
		expect(json.items).toHaveLength(20);
		const sources = json.items.map(({ scenario, question }: Json) => scenario?.template ?? question.id);
		expect(new Set(sources).size).toBe(20);
		expect(text).not.toMatch(/"(?:expected|explanation|correct)":/);
		for (const { scenario } of json.items) if (scenario) expect(scenario.locale).toBe("zh");
	});

	it("can be answered at once, in one batch, with the time of each answer", async () => {
		const { id, token } = await anonymousLearner();
		const { items } = (await get(id, token, "pack?n=6")).json;
		const answeredAt = new Date(Date.now() - 1000).toISOString();
		const attempts = await Promise.all(
			items.map(async ({ scenario, question }: Json, i: number) => ({
				idempotencyKey: `flight-${i}`,
				answeredAt,
				final: true,
				...(scenario
					? { scenarioId: scenario.id, answers: {} }
					: { questionId: question.id, seed: question.seed, answer: null }),
			})),
		);
		const sent = await call(`/v1/learners/${id}/attempts:batch`, { token, body: { attempts } });
		expect(sent.json.items.map(({ status }: Json) => status)).toEqual(items.map(() => 201));
		const listed = (await get(id, token, "attempts")).json.items;
		expect(listed.map((item: Json) => item.answeredAt)).toEqual(items.map(() => answeredAt));
	});
});
