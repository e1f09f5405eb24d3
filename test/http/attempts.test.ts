import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import {
	anonymousLearner,
	expectSecondsFrom,
	learnerName,
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

const get = (learner: TestLearner, path: string) =>
	call(`/v1/learners/${learner.id}/${path}`, { token: learner.token });

/** A learner, a scenario and its right answers. */
async function ready() {
	const learner = await anonymousLearner();
	const { id } = await scenario({ seed: 1 });
	return { learner, id, answers: await rightAnswers(id) };
}

describe("a submission", () => {
	it("is graded, numbered, and answered with the new progress", async () => {
		const { learner, id, answers } = await ready();
		const askedMs = Date.now();
		const { status, headers, json } = await submit(learner, id, answers);
		expect(status).toBe(201);
		expect(headers.get("Location")).toBe(`/v1/learners/${learner.id}/attempts/1`);
		expect(headers.get("Cache-Control")).toBe("no-store");
		expect(headers.get("Idempotent-Replayed")).toBeNull();
		expect(json).toMatchObject({ scenarioId: id, gradable: true, number: 1, score: { scaled: 1 } });
		expect(json.attemptId).toMatch(/^[0-9a-f-]{36}$/);
		expectSecondsFrom(askedMs, 0, json.submittedAt);
		expect((await get(learner, "progress")).json).toMatchObject(json.progress);
	});

	it("carries the same result as practice grading does", async () => {
		const { learner, id, answers } = await ready();
		const practice = await call(`/v1/scenarios/${id}/grade`, { body: { answers } });
		const { attemptId, number, submittedAt, progress, mastery, madeBy, assessed, counted, ...result } = (
			await submit(learner, id, answers)
		).json;
		expect(result).toEqual({ variant: "scenario-practice", ...practice.json });
		const skills = Object.values<Json>(practice.json.blanks).flatMap((blank) => blank.skills);
		expect(mastery.map(({ skill }: Json) => skill)).toEqual([...new Set(skills)]);
		expect({ madeBy, assessed, counted }).toEqual({ madeBy: "anonymous", assessed: false, counted: true });
	});

	it("counts each skill once for each blank that was read, right or wrong", async () => {
		const { learner, id, answers } = await ready();
		const { blanks, progress } = (await submit(learner, id, answers)).json;
		const expected = new Map<string, number>();
		for (const { skills } of Object.values<Json>(blanks)) {
			for (const skill of skills) expected.set(skill, (expected.get(skill) ?? 0) + 1);
		}
		const counted = progress.skills.map((s: Json) => [s.skill, s.seen, s.correct, s.lastVerdict]);
		expect(counted).toEqual([...expected].sort().map(([skill, n]) => [skill, n, n, "correct"]));
	});

	it("does not count the skills of blanks that were left out", async () => {
		const { learner, id, answers } = await ready();
		const [first] = Object.entries(answers);
		const { blanks, progress } = (await submit(learner, id, Object.fromEntries([first ?? []]))).json;
		expect(progress.skills.map((s: Json) => s.skill).sort()).toEqual([...blanks[first?.[0] ?? ""].skills].sort());
	});

	it("adds up over attempts", async () => {
		const { learner, id, answers } = await ready();
		const other = await scenario({ seed: 2 });
		const one = (await submit(learner, id, answers)).json;
		const two = (await submit(learner, other.id, await rightAnswers(other.id))).json;
		const points = one.score.points + two.score.points;
		expect(two.progress.totals).toEqual({ attempts: 2, points, max: points, scaled: 1 });
		const seen = (json: Json) => json.progress.skills.reduce((all: number, skill: Json) => all + skill.seen, 0);
		expect(seen(two)).toBeGreaterThan(seen(one));
	});

	it("is refused, and not recorded, when nothing in it can be read", async () => {
		const { learner, id, answers } = await ready();
		const [blank = ""] = Object.keys(answers);
		const unreadable = await submit(learner, id, { [blank]: { odd: true } }, "k");
		expectProblem(unreadable, 422, "nothing-readable");
		expect(unreadable.json.errors).toEqual([{ pointer: `/answers/${blank}`, detail: expect.any(String) }]);
		expectProblem(await submit(learner, id, {}, "k"), 422, "nothing-readable");
		expect((await get(learner, "progress")).json.totals.attempts).toBe(0);
		// The key is still free.
		expect((await submit(learner, id, answers, "k")).status).toBe(201);
	});

	it("may be made by the tenant's server on behalf of a learner", async () => {
		const { id, answers } = await ready();
		const ann = await tenantLearner("ann");
		expect((await submit(ann, id, answers, "k", await serverKey())).status).toBe(201);
		expect((await get(ann, "attempts")).json.items).toHaveLength(1);
	});

	it("is refused for a scenario of another learner, also from the tenant's server", async () => {
		const { answers } = await ready();
		const bound = await sealed({ spec: await someSpec(), boundTo: learnerName("acme", "ann") });
		const bob = await tenantLearner("bob");
		for (const token of [bob.token, await serverKey()]) {
			expectProblem(await submit(bob, bound, answers, "k", token), 403, "scenario-bound-to-another-learner");
		}
	});

	it("is not found as another learner", async () => {
		const { learner, id, answers } = await ready();
		const other = await anonymousLearner();
		expectProblem(await submit(learner, id, answers, "k", other.token), 404, "learner-not-found");
	});

	it("cannot bring its own score, role or learner", async () => {
		const { learner, id, answers } = await ready();
		for (const field of ["score", "role", "learnerId", "progress"]) {
			const reply = await call(`/v1/learners/${learner.id}/attempts`, {
				body: { scenarioId: id, answers, [field]: "x" },
				token: learner.token,
				headers: { "Idempotency-Key": "k" },
			});
			expectProblem(reply, 422, "invalid-body");
			expect(reply.json.errors[0].pointer).toBe(`/${field}`);
		}
	});

	it("is refused once the record is full", async () => {
		const { learner, id, answers } = await ready();
		await submit(learner, id, answers, "first");
		const stub = env.LEARNER.getByName(learnerObjectName(learnerName("anonymous", learner.id)));
		await runInDurableObject(stub, (_, { storage }) => {
			storage.sql.exec("UPDATE totals SET attempts = 10000");
		});
		expectProblem(await submit(learner, id, answers), 409, "attempt-log-full");
		expect((await submit(learner, id, answers, "first")).headers.get("Idempotent-Replayed")).toBe("true");
	});
});

describe("the same Idempotency-Key", () => {
	it("with the same body answers the same bytes and counts once", async () => {
		const { learner, id, answers } = await ready();
		const first = await submit(learner, id, answers, "same");
		await submit(learner, id, answers, "another");
		const reordered = Object.fromEntries(Object.entries(answers).reverse());
		const again = await submit(learner, id, reordered, "same");
		expect(again.status).toBe(201);
		expect(again.text).toBe(first.text);
		expect(again.headers.get("Location")).toBe(first.headers.get("Location"));
		expect(again.headers.get("Idempotent-Replayed")).toBe("true");
		expect((await get(learner, "attempts")).json.items).toHaveLength(2);
	});

	it("with another body is refused", async () => {
		const { learner, id, answers } = await ready();
		await submit(learner, id, answers, "same");
		const [blank = ""] = Object.keys(answers);
		const changed = await submit(learner, id, { ...answers, [blank]: "~" }, "same");
		const elsewhere = await submit(learner, (await scenario({ seed: 1 })).id, answers, "same");
		for (const reply of [changed, elsewhere]) expectProblem(reply, 422, "idempotency-key-reused");
	});

	it("of another learner is another key", async () => {
		const { learner, id, answers } = await ready();
		const other = await anonymousLearner();
		await submit(learner, id, answers, "same");
		expect((await submit(other, id, answers, "same")).headers.get("Idempotent-Replayed")).toBeNull();
	});

	it("is answered again after the scenario has expired", async () => {
		const { learner } = await ready();
		const spec = { ...(await someSpec()), seed: 1 };
		const id = await sealed({ spec, expiresAt: nowS() + 60 });
		const answers = await rightAnswers(id);
		const first = await submit(learner, id, answers, "same");
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
		try {
			expect((await submit(learner, id, answers, "same")).text).toBe(first.text);
			expectProblem(await submit(learner, id, answers, "fresh"), 410, "scenario-expired");
		} finally {
			vi.useRealTimers();
		}
	});

	it.each([[undefined], [""], ["a".repeat(256)], ["a\tb"]])("is refused as %j", async (key) => {
		const { learner, id, answers } = await ready();
		const reply = await call(`/v1/learners/${learner.id}/attempts`, {
			body: { scenarioId: id, answers },
			token: learner.token,
			headers: key === undefined ? {} : { "Idempotency-Key": key },
		});
		expectProblem(reply, 400, "invalid-idempotency-key");
	});
});

describe("submissions that race", () => {
	it("all land under their own keys, numbered without a gap", async () => {
		const { learner, id, answers } = await ready();
		const replies = await Promise.all(Array.from({ length: 8 }, () => submit(learner, id, answers)));
		expect(replies.map(({ json }) => json.number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it("land once under one key", async () => {
		const { learner, id, answers } = await ready();
		const replies = await Promise.all(Array.from({ length: 8 }, () => submit(learner, id, answers, "same")));
		expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
		expect(replies.filter(({ headers }) => headers.has("Idempotent-Replayed"))).toHaveLength(7);
	});
});

describe("the history", () => {
	it("is paged, newest first, and stays put while attempts are added", async () => {
		const { learner, id, answers } = await ready();
		for (let i = 0; i < 5; i++) await submit(learner, id, answers);
		const first = (await get(learner, "attempts?limit=2")).json;
		await submit(learner, id, answers);
		const second = (await get(learner, `attempts?limit=2&cursor=${first.nextCursor}`)).json;
		const third = (await get(learner, `attempts?limit=2&cursor=${second.nextCursor}`)).json;
		const numbers = [first, second, third].map(({ items }) => items.map((item: Json) => item.number));
		expect(numbers).toEqual([[5, 4], [3, 2], [1]]);
		expect(third.nextCursor).toBeNull();
	});

	it("lists what an attempt was about, without its answers", async () => {
		const { learner, id, answers } = await ready();
		const { attemptId, submittedAt, score } = (await submit(learner, id, answers)).json;
		const { family, template } = (await call(`/v1/scenarios/${id}`)).json;
		const { items } = (await get(learner, "attempts")).json;
		const facts = { madeBy: "anonymous", assessed: false, counted: true };
		const about = { type: "scenario", scenarioId: id, family, template };
		expect(items).toEqual([{ attemptId, number: 1, submittedAt, ...about, score, ...facts }]);
	});

	it("shows an attempt exactly as it was answered", async () => {
		const { learner, id, answers } = await ready();
		const { text } = await submit(learner, id, answers);
		expect((await get(learner, "attempts/1")).text).toBe(text);
	});

	it("has no attempt of a number that none has, nor of what is no number", async () => {
		const { learner, id, answers } = await ready();
		await submit(learner, id, answers);
		for (const number of ["2", "0", "-1", "1e0", "01", "one", "1.0", "99999999999999999999"])
			expectProblem(await get(learner, `attempts/${number}`), 404, "attempt-not-found");
	});

	it.each([
		"limit=0",
		"limit=101",
		"limit=ten",
		"limit=-1",
		"limit=",
		"cursor=",
		"cursor=AAAA",
		"cursor=bjA",
		"cursor=%00",
	])("refuses ?%s", async (query) => {
		const reply = await get(await anonymousLearner(), `attempts?${query}`);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors[0].parameter).toBe(query.split("=")[0]);
	});

	it("is empty for a learner who has not submitted", async () => {
		expect((await get(await anonymousLearner(), "attempts")).json).toEqual({ items: [], nextCursor: null });
	});
});

it("a record survives its object's eviction from memory", async () => {
	const { learner, id, answers } = await ready();
	const { text } = await submit(learner, id, answers);
	await evictDurableObject(env.LEARNER.getByName(learnerObjectName(learnerName("anonymous", learner.id))));
	expect((await get(learner, "attempts/1")).text).toBe(text);
	expect((await submit(learner, id, answers)).json.number).toBe(2);
});
