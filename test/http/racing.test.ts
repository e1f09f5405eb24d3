// What goes wrong between a client and a learner's object: races, lost responses, expiry, keys that meet.
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { call, expectProblem } from "../support/api.ts";
import { learnerName, nowS, rightAnswers, sealed, someSpec, submit, tenantLearner } from "../support/fixtures.ts";

/** Ann's scenario, assessed with one attempt, that lives for a minute. */
async function lastChance() {
	const ann = await tenantLearner("ann");
	const spec = await someSpec();
	const bound = { spec, boundTo: learnerName("acme", "ann"), madeBy: "server" as const };
	const id = await sealed({ ...bound, policy: DEFAULT_POLICY, expiresAt: nowS() + 60 });
	return { ann, id, answers: await rightAnswers(await sealed({ spec })) };
}

const inAMinute = async (then: () => Promise<void>) => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
	try {
		await then();
	} finally {
		vi.useRealTimers();
	}
};

describe("two submissions that race", () => {
	it("for the last attempt end in one attempt and one refusal", async () => {
		const { ann, id, answers } = await lastChance();
		const replies = await Promise.all([submit(ann, id, answers, "one"), submit(ann, id, answers, "two")]);
		const refused = replies.filter(({ status }) => status !== 201);
		expect(refused).toHaveLength(1);
		for (const reply of refused) expectProblem(reply, 409, "attempts-used-up");
	});

	it("with one key and two bodies end in one attempt and one refusal", async () => {
		const { ann, id, answers } = await lastChance();
		const replies = await Promise.all([submit(ann, id, answers, "same"), submit(ann, id, {}, "same")]);
		expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
		for (const reply of replies.filter(({ status }) => status !== 201)) expect(reply.status).toBe(422);
		expect((await call("/v1/learners/ann/attempts", { token: ann.token })).json.items).toHaveLength(1);
	});

	it("at one practice scenario are both kept, and count once", async () => {
		const ann = await tenantLearner("ann");
		const id = await sealed({ spec: await someSpec() });
		const answers = await rightAnswers(id);
		const replies = await Promise.all(Array.from({ length: 6 }, () => submit(ann, id, answers)));
		expect(replies.filter(({ json }) => json.counted)).toHaveLength(1);
		expect((await call("/v1/learners/ann/progress", { token: ann.token })).json.totals.attempts).toBe(1);
	});
});

describe("a retry after a lost response", () => {
	it("counts once and is answered the same, by an object that has been evicted since, after expiry and after more", async () => {
		const { ann, id, answers } = await lastChance();
		const { text } = await submit(ann, id, answers, "lost");
		await evictDurableObject(env.LEARNER.getByName(learnerObjectName(learnerName("acme", "ann"))));
		const practice = await sealed({ spec: await someSpec(), expiresAt: nowS() + 3600 });
		await submit(ann, practice, answers);
		await inAMinute(async () => {
			const again = await submit(ann, id, answers, "lost");
			expect(again.text).toBe(text);
			expect(again.headers.get("Idempotent-Replayed")).toBe("true");
			expectProblem(await submit(ann, id, answers, "late"), 410, "scenario-expired");
			expectProblem(await submit(ann, id, {}, "lost"), 422, "idempotency-key-reused");
		});
		expect((await call("/v1/learners/ann/attempts", { token: ann.token })).json.items).toHaveLength(2);
	});

	it("of one that was refused is refused again, and its key is still free", async () => {
		const { ann, id, answers } = await lastChance();
		for (let i = 0; i < 2; i++) expectProblem(await submit(ann, id, {}, "key"), 422, "nothing-readable");
		expect((await submit(ann, id, answers, "key")).status).toBe(201);
	});
});

it("one key in two tenants is two keys, also for learners of one name", async () => {
	const id = await sealed({ spec: await someSpec() });
	const answers = await rightAnswers(id);
	const [here, there] = [await tenantLearner("ann", "acme"), await tenantLearner("ann", "other")];
	const replies = [await submit(here, id, answers, "same"), await submit(there, id, {}, "same")];
	expectProblem(replies[1] as never, 422, "nothing-readable");
	expect((await submit(there, id, answers, "same")).headers.get("Idempotent-Replayed")).toBeNull();
});
