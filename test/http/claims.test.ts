// An anonymous record that becomes part of a tenant's learner.
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { signLearnerToken } from "../../src/http/identity/learner-token.ts";
import { importMacRing } from "../../src/http/identity/mac-ring.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	learnerName,
	nowS,
	rightAnswers,
	scenario,
	serverKey,
	submit,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

const claim = ({ id, token }: TestLearner, source: string) =>
	call(`/v1/learners/${id}/claims`, { body: { token: source }, token });
const get = ({ id, token }: TestLearner, what: string) => call(`/v1/learners/${id}/${what}`, { token });
const items = async (learner: TestLearner): Promise<Json[]> => (await get(learner, "attempts")).json.items.reverse();

async function practised(): Promise<TestLearner> {
	const learner = await anonymousLearner();
	const { id } = await scenario();
	const right = await rightAnswers(id);
	await submit(learner, id, right, "first");
	await submit(learner, id, right, "second");
	await attemptQuestion(learner);
	return learner;
}

describe("a claim", () => {
	it("appends what was recorded, in its order and with its times, and adds progress up", async () => {
		const [anonymous, ann] = [await practised(), await tenantLearner("ann")];
		await attemptQuestion(ann);
		const [before, own] = [await items(anonymous), await items(ann)];
		const both = [(await get(anonymous, "progress")).json, (await get(ann, "progress")).json];
		const { status, json } = await claim(ann, anonymous.token);
		expect([status, json]).toEqual([200, { learnerId: "ann", claimed: 3, remaining: 0 }]);
		expect(await items(ann)).toEqual([...own, ...before.map((item, i) => ({ ...item, number: i + 2 }))]);
		const { totals, skills } = (await get(ann, "progress")).json;
		expect(totals.attempts).toBe(both[0].totals.attempts + both[1].totals.attempts);
		expect(totals.points).toBe(both[0].totals.points + both[1].totals.points);
		const seen = (all: Json[]) => all.reduce((sum, one) => sum + one.seen, 0);
		expect(seen(skills)).toBe(seen(both[0].skills) + seen(both[1].skills));
	});

	it("keeps answers, results and idempotency keys: what is sent again counts once", async () => {
		const [anonymous, ann] = [await anonymousLearner(), await tenantLearner("ann")];
		const { id } = await scenario();
		const right = await rightAnswers(id);
		const first = await submit(anonymous, id, right, "same");
		await claim(ann, anonymous.token);
		const again = await submit(ann, id, right, "same");
		expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
		expect({ ...again.json, progress: null }).toEqual({ ...first.json, progress: null });
		expect(again.json.progress).toEqual({ ...first.json.progress, learnerId: "ann" });
		expect((await get(ann, "attempts/1")).json).toEqual(again.json);
		expectProblem(await submit(ann, id, {}, "same"), 422, "idempotency-key-reused");
		expect((await submit(ann, id, right, "new")).json).toMatchObject({ number: 2, counted: false });
		const exported = (await get(ann, "export")).json;
		expect(exported.attempts[0]).toMatchObject({ idempotencyKey: "same", answers: right });
		expect(exported.record.claimed).toMatchObject([{ learnerId: anonymous.id, attempts: 1 }]);
	});

	it("leaves nothing of the anonymous learner, whose tokens die", async () => {
		const [anonymous, ann] = [await practised(), await tenantLearner("ann")];
		await claim(ann, anonymous.token);
		expectProblem(await get(anonymous, "progress"), 401, "learner-erased");
		expectProblem(await get(anonymous, "export"), 401, "learner-erased");
		const renewal = { method: "POST", token: anonymous.token };
		expectProblem(await call(`/v1/learners/${anonymous.id}/tokens`, renewal), 401, "learner-erased");
	});

	it("is answered the same again, and is nobody else's after", async () => {
		const [anonymous, ann] = [await practised(), await tenantLearner("ann")];
		const replies = [await claim(ann, anonymous.token), await claim(ann, anonymous.token)];
		expect(replies.map(({ json }) => json)).toEqual(Array(2).fill({ learnerId: "ann", claimed: 3, remaining: 0 }));
		expect(await items(ann)).toHaveLength(3);
		for (const other of [await tenantLearner("bob"), await tenantLearner("ann", "other")]) {
			expectProblem(await claim(other, anonymous.token), 409, "learner-claimed");
			expect(await items(other)).toEqual([]);
		}
	});

	it("of two that race has one winner, and of one that is sent twice each attempt once", async () => {
		const anonymous = await practised();
		const [ann, bob] = [await tenantLearner("ann"), await tenantLearner("bob")];
		const replies = await Promise.all([ann, ann, bob, bob].map((learner) => claim(learner, anonymous.token)));
		const kept = [await items(ann), await items(bob)].map(({ length }) => length);
		expect(kept.sort()).toEqual([0, 3]);
		expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
	});

	it("is a server key's too, for its own learners, with a token that has expired as well", async () => {
		const source = learnerName("anonymous", "anon-of-long-ago");
		const days = 86_400;
		const token = async (expiredDays: number) => {
			const times = { nowS: nowS() - 210 * days, expiresAtS: nowS() - expiredDays * days };
			return signLearnerToken({ learner: source, keyId: null, ...times }, await importMacRing(env.TOKEN_SECRET));
		};
		await attemptQuestion({ id: source.learnerId, token: await token(-1) });
		const ann = { id: "ann", token: await serverKey() };
		expectProblem(await claim(ann, await token(181)), 422, "invalid-body");
		expect((await claim(ann, await token(179))).json).toEqual({ learnerId: "ann", claimed: 1, remaining: 0 });
		expect((await get(ann, "progress")).json.totals.attempts).toBe(1);
	});

	it("of a learner of whom nothing was recorded is of nothing, and ends it all the same", async () => {
		const [anonymous, ann] = [await anonymousLearner(), await tenantLearner("ann")];
		expect((await claim(ann, anonymous.token)).json).toEqual({ learnerId: "ann", claimed: 0, remaining: 0 });
		expectProblem(await get(anonymous, "progress"), 401, "learner-erased");
	});

	it.each<[string, () => Promise<unknown>]>([
		["garbage", async () => "garbage"],
		["nothing", async () => ""],
		["a server key", serverKey],
		["a tenant's token", async () => (await tenantLearner("bob")).token],
		["the learner's own token", async () => (await tenantLearner("ann")).token],
		["a forged token", async () => `${(await anonymousLearner()).token}A`],
		["a scenario id", async () => (await scenario()).id],
		["no text", async () => 5],
		["3 kB", async () => "x".repeat(3000)],
		[
			"a token whose learner was erased",
			async () => {
				const { id, token } = await anonymousLearner();
				await call(`/v1/learners/${id}`, { method: "DELETE", token });
				return token;
			},
		],
	])("is refused with %s for the other token", async (_, make) => {
		const ann = await tenantLearner("ann");
		const reply = await call("/v1/learners/ann/claims", { body: { token: await make() }, token: ann.token });
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe("/token");
	});

	it("is refused to whoever speaks for no learner of a tenant, and leaves the record alone", async () => {
		const [anonymous, other] = [await practised(), await anonymousLearner()];
		expectProblem(await claim(other, anonymous.token), 403, "server-key-required");
		expectProblem(await claim(anonymous, anonymous.token), 403, "server-key-required");
		expectProblem(await claim({ id: "anon-x", token: await serverKey() }, anonymous.token), 422, "learner-id-reserved");
		expectProblem(
			await claim({ ...(await tenantLearner("ann")), id: "bob" }, anonymous.token),
			404,
			"learner-not-found",
		);
		expect(await items(anonymous)).toHaveLength(3);
	});

	it("goes with an erasure of who claimed: nothing comes back", async () => {
		const [anonymous, ann] = [await practised(), await tenantLearner("ann")];
		await claim(ann, anonymous.token);
		await call("/v1/learners/ann", { method: "DELETE", token: ann.token });
		const anew = await tenantLearner("ann");
		expect(await items(anew)).toEqual([]);
		expectProblem(await claim(anew, anonymous.token), 422, "invalid-body");
	});
});
