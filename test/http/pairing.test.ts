// One learner on two devices: a code that the first is shown and the second is told.
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { app } from "../../src/http/app.ts";
import { LIMIT_POLICIES } from "../../src/http/limits/policies.ts";
import { call, expectProblem, newAddress, toReply } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	expectSecondsFrom,
	serverKey,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

const ask = ({ id, token }: TestLearner) => call(`/v1/learners/${id}/pairing-codes`, { method: "POST", token });
const redeem = (code: unknown, headers = {}) => call("/v1/pairings", { body: { code }, headers });

afterEach(() => {
	vi.useRealTimers();
});

describe.each([
	["of a tenant", () => tenantLearner("ann"), 3600],
	["without a tenant", anonymousLearner, 30 * 86_400],
])("a learner %s", (_, make, lifetimeS) => {
	it("is the same one on a second device, for as long as such tokens live", async () => {
		const first = await make();
		await attemptQuestion(first);
		const askedMs = Date.now();
		const shown = await ask(first);
		expect([shown.status, shown.json.code]).toEqual([
			201,
			expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
		]);
		expectSecondsFrom(askedMs, 600, shown.json.expiresAt);
		const { status, json } = await redeem(shown.json.code.toLowerCase().replace("-", " "));
		expect([status, json.learnerId]).toEqual([201, first.id]);
		expectSecondsFrom(askedMs, lifetimeS, json.expiresAt);
		const second = { id: first.id, token: json.token };
		await attemptQuestion(second);
		for (const { id, token } of [first, second])
			expect((await call(`/v1/learners/${id}/attempts`, { token })).json.items).toHaveLength(2);
		const renewed = await call(`/v1/learners/${second.id}/tokens`, { method: "POST", token: second.token });
		expect(renewed.status).toBe(201);
	});

	it("lends a code to one device only, also where two are as fast", async () => {
		const { code } = (await ask(await make())).json;
		const replies = await Promise.all([redeem(code), redeem(code), redeem(code)]);
		expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
		for (const reply of replies.filter(({ status }) => status !== 201))
			expectProblem(reply, 404, "pairing-code-not-found");
		expectProblem(await redeem(code), 404, "pairing-code-not-found");
	});

	it("has dead codes once it is erased", async () => {
		const learner = await make();
		const { code } = (await ask(learner)).json;
		await call(`/v1/learners/${learner.id}`, { method: "DELETE", token: learner.token });
		expectProblem(await redeem(code), 404, "pairing-code-not-found");
	});
});

describe("a pairing code", () => {
	it("is one and the same 404 whether it is wrong, used or expired", async () => {
		const ann = await tenantLearner("ann");
		const [used, expired] = [(await ask(ann)).json.code, (await ask(ann)).json.code];
		await redeem(used);
		const replies = [await redeem("0000-0000"), await redeem(used)];
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 600_000 });
		replies.push(await redeem(expired));
		for (const reply of replies) {
			expectProblem(reply, 404, "pairing-code-not-found");
			expect({ ...reply.json, requestId: 0 }).toEqual({ ...replies[0]?.json, requestId: 0 });
		}
	});

	it.each(["", "7K3M", "7K3M-X9Q!", "UUUU-UUUU", 12_345_678, null, ["0000-0000"]])(
		"that cannot be one is said to be none: %j",
		async (code) => {
			const reply = await redeem(code);
			expectProblem(reply, 422, "invalid-body");
			expect(reply.json.errors[0].pointer).toBe("/code");
		},
	);

	it("is made by a server key for its own learners, also for one of whom nothing is recorded", async () => {
		const token = await serverKey();
		const { json } = await redeem((await ask({ id: "ann", token })).json.code);
		await attemptQuestion({ id: "ann", token: json.token });
		expect((await call("/v1/learners/ann/progress", { token })).json.totals.attempts).toBe(1);
		expectProblem(await ask({ id: (await anonymousLearner()).id, token }), 422, "learner-id-reserved");
	});

	it("is not made without a credential, nor with another learner's token", async () => {
		expectProblem(await call("/v1/learners/ann/pairing-codes", { method: "POST" }), 401, "credential-required");
		expectProblem(await ask({ id: "ann", token: (await tenantLearner("bob")).token }), 404, "learner-not-found");
		expectProblem(
			await ask({ id: "ann", token: (await tenantLearner("bob", "other")).token }),
			404,
			"learner-not-found",
		);
	});

	it("is not made with a token that a server key minted to be the last", async () => {
		const body = { renewable: false };
		const { token } = (await call("/v1/learners/ann/tokens", { body, token: await serverKey() })).json;
		expectProblem(await ask({ id: "ann", token }), 403, "server-key-required");
	});

	it("falls with the server key that minted the token, and so does what it was redeemed for", async () => {
		const leaky = await serverKey("acme", "leaky");
		const { token } = (await call("/v1/learners/ann/tokens", { method: "POST", token: leaky })).json;
		const [early, late] = [(await ask({ id: "ann", token })).json.code, (await ask({ id: "ann", token })).json.code];
		const redeemed = (await redeem(early)).json.token;
		const revoked = { ...env, REVOKED_SERVER_KEYS: "leaky" };
		const headers = { "Content-Type": "application/json", "CF-Connecting-IP": newAddress() };
		const init = { method: "POST", headers, body: JSON.stringify({ code: late }) };
		expectProblem(await toReply(await app.request("/v1/pairings", init, revoked)), 404, "pairing-code-not-found");
		const asked = { headers: { ...headers, Authorization: `Bearer ${redeemed}` } };
		const reply = await toReply(await app.request("/v1/learners/ann/progress", asked, revoked));
		expectProblem(reply, 401, "credential-invalid");
	});

	it("is guessed no more often than its limit, whatever credential the guesser shows", async () => {
		// The allowance does not refill meanwhile.
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
		const { quota } = LIMIT_POLICIES.pairing;
		const here = { KEYLESS_LIMITER: undefined, LEARNER_LIMITER: undefined, PAIRING_LIMITER: undefined };
		const bare = { ...env, ...here, RATE_LIMIT: "on" };
		const address = newAddress();
		const credentials = [undefined, await serverKey(), (await tenantLearner("ann")).token];
		const statuses: number[] = [];
		for (let i = 0; i < quota + 6; i++) {
			const credential = credentials[i % credentials.length];
			const headers = {
				"Content-Type": "application/json",
				"CF-Connecting-IP": address,
				...(credential && { Authorization: `Bearer ${credential}` }),
			};
			const init = { method: "POST", headers, body: '{"code": "0000-0000"}' };
			const response = await app.request("/v1/pairings", init, bare);
			expect(response.headers.get("RateLimit-Policy")).toContain('"pairing";q=10;w=60');
			statuses.push(response.status);
		}
		expect(statuses).toEqual([...Array(quota).fill(404), ...Array(6).fill(429)]);
	});
});
