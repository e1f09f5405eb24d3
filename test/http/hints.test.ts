import { describe, expect, it } from "vitest";
import { HINT_COSTS } from "../../src/exercise/hint-levels.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { rightAnswers, scenario, serverKey, submit, tenantLearner } from "../support/fixtures.ts";

const hint = (id: string, body: object, token?: string) =>
	call(`/v1/scenarios/${id}/hints`, { body, ...(token !== undefined && { token }) });

/** A scenario of Ann's own, and its right answers. */
async function annsOwn(wish: object = {}) {
	const ann = await tenantLearner("ann");
	const own = await scenario({ ...wish, learnerId: "ann" }, ann.token);
	const practice = await call(`/v1/scenarios/${own.id}/grade`, { body: { answers: {} }, token: await serverKey() });
	const answers = Object.fromEntries(
		Object.entries<Json>(practice.json.blanks).map(([b, { expected }]) => [b, expected]),
	);
	return { ann, own, answers };
}

describe("a hint for practice", () => {
	it("starts at the first rung, says what it costs and what comes next, and keeps nothing", async () => {
		const { id } = await scenario();
		for (let i = 0; i < 2; i++) {
			const { status, headers, json } = await hint(id, { blank: "b1" });
			expect(status).toBe(200);
			expect(headers.get("Cache-Control")).toBe("no-store");
			expect(json).toEqual({
				blank: "b1",
				level: 1,
				text: expect.any(String),
				cost: HINT_COSTS[1],
				nextLevel: 2,
				recorded: false,
			});
		}
	});

	it("is of the rung that was asked for, and nothing comes after the last", async () => {
		const { id } = await scenario();
		expect((await hint(id, { blank: "b1", level: 3 })).json).toMatchObject({ level: 3, cost: 0.5, nextLevel: null });
	});

	it("is free of charge", async () => {
		const ann = await tenantLearner("ann");
		const { id } = await scenario();
		await hint(id, { blank: "b1", level: 3 }, ann.token);
		const { json } = await submit(ann, id, await rightAnswers(id));
		expect(json.score.scaled).toBe(1);
		expect(json).not.toHaveProperty("hints");
	});

	it("is told in the language of ?locale=, of the body, else of the scenario", async () => {
		const { id } = await scenario({ locale: "zh" });
		const texts = [
			(await hint(id, { blank: "b1" })).json.text,
			(await hint(id, { blank: "b1", locale: "en" })).json.text,
			(await call(`/v1/scenarios/${id}/hints?locale=zh`, { body: { blank: "b1", locale: "en" } })).json.text,
		];
		expect(texts.map((text) => /\p{Script=Han}/u.test(text))).toEqual([true, false, true]);
	});

	it.each(["b99", "", "__proto__", "constructor"])("for the blank %j does not exist", async (blank) => {
		const reply = await hint((await scenario()).id, { blank });
		expectProblem(reply, 422, "unknown-blank");
		expect(reply.json.errors[0].pointer).toBe("/blank");
	});

	it.each([{ level: 0 }, { level: 4 }, { level: "1" }, { level: 1.5 }, { rung: 1 }])(
		"is refused with %j",
		async (odd) => {
			expectProblem(await hint((await scenario()).id, { blank: "b1", ...odd }), 422, "invalid-body");
		},
	);
});

describe("a hint for a learner's own scenario", () => {
	it("climbs by itself, and is recorded", async () => {
		const { ann, own } = await annsOwn();
		const levels = [];
		for (let i = 0; i < 4; i++) {
			const { json } = await hint(own.id, { blank: "b1" }, ann.token);
			expect(json.recorded).toBe(true);
			levels.push(json.level);
		}
		expect(levels).toEqual([1, 2, 3, 3]);
		expect((await hint(own.id, { blank: "b2" }, ann.token)).json.level).toBe(1);
	});

	it("costs the blank that it was for, by the highest rung, and the attempt says so", async () => {
		const { ann, own, answers } = await annsOwn();
		await hint(own.id, { blank: "b1", level: 2 }, ann.token);
		await hint(own.id, { blank: "b1", level: 1 }, ann.token);
		const { json } = await submit(ann, own.id, answers);
		expect(json.hints).toEqual({ b1: { level: 2, cost: 0.25, deducted: 0.25 } });
		expect(json.blanks.b1).toMatchObject({ verdict: "correct", points: 0.75 });
		expect(json.score).toMatchObject({ points: json.score.max - 0.25, max: own.maxPoints });
		expect(json.progress.totals.points).toBe(json.score.points);
	});

	it("takes nothing from a blank that earned nothing", async () => {
		const { ann, own, answers } = await annsOwn();
		await hint(own.id, { blank: "b1", level: 3 }, ann.token);
		const { b1: _, ...others } = answers;
		const { json } = await submit(ann, own.id, others);
		expect(json.hints.b1.deducted).toBe(0);
		expect(json.score.points).toBe(json.score.max - 1);
	});

	it("may be asked for by the tenant's server", async () => {
		const { own } = await annsOwn();
		expect((await hint(own.id, { blank: "b1" }, await serverKey())).json).toMatchObject({ level: 1, recorded: true });
		expect((await hint(own.id, { blank: "b1" }, await serverKey())).json.level).toBe(2);
	});

	it("is for that learner only", async () => {
		const { own } = await annsOwn();
		const bob = await tenantLearner("bob");
		expectProblem(await hint(own.id, { blank: "b1" }), 401, "credential-required");
		expectProblem(await hint(own.id, { blank: "b1" }, bob.token), 403, "scenario-bound-to-another-learner");
	});

	it("is not recorded for a blank that does not exist", async () => {
		const { ann, own, answers } = await annsOwn();
		expectProblem(await hint(own.id, { blank: "b99" }, ann.token), 422, "unknown-blank");
		expect((await submit(ann, own.id, answers)).json).not.toHaveProperty("hints");
	});

	it("that races a submission is either paid for or too late, never lost", async () => {
		const { ann, own, answers } = await annsOwn();
		const [, , { json }] = await Promise.all([
			hint(own.id, { blank: "b1" }, ann.token),
			hint(own.id, { blank: "b1" }, ann.token),
			submit(ann, own.id, answers),
		]);
		const paid = json.hints?.b1.deducted ?? 0;
		expect([0, 0.1, 0.25]).toContain(paid);
		expect(json.score.points).toBeCloseTo(json.score.max - paid, 6);
	});
});
