import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { app } from "../../src/http/app.ts";
import { signLearnerToken, type TokenWish } from "../../src/http/identity/learner-token.ts";
import { importMacRing } from "../../src/http/identity/mac-ring.ts";
import { signServerKey } from "../../src/http/identity/server-key.ts";
import { call, expectProblem, newAddress, toReply } from "../support/api.ts";
import {
	anonymousLearner,
	expectSecondsFrom,
	learnerName,
	nowS,
	serverKey,
	tenantLearner,
} from "../support/fixtures.ts";

const DAY_S = 86_400;
const ann = learnerName("acme", "ann");

async function token(change: Partial<TokenWish> = {}, secret = env.TOKEN_SECRET): Promise<string> {
	const wish = { learner: ann, keyId: null, nowS: nowS() - 300 * DAY_S, expiresAtS: nowS() + 60, ...change };
	return signLearnerToken(wish, await importMacRing(secret));
}

async function withEnv(change: object, path: string, credential: string, method = "GET") {
	const headers = { Authorization: `Bearer ${credential}`, "CF-Connecting-IP": newAddress() };
	return toReply(await app.request(path, { method, headers }, { ...env, ...change }));
}

const progress = "/v1/learners/ann/progress";
const renew = (id: string, credential: string, body: object = {}) =>
	call(`/v1/learners/${id}/tokens`, { token: credential, body });

afterEach(() => {
	vi.restoreAllMocks();
});

describe("a token that has expired", () => {
	it.each([
		["a tenant's", "acme", /server key/],
		["an anonymous one", "anonymous", /Renew it/],
	])("is told from one that is not valid, with what to do: %s", async (_, tenant, advice) => {
		const reply = await call(progress, {
			token: await token({ learner: learnerName(tenant, "ann"), expiresAtS: nowS() - 1 }),
		});
		expectProblem(reply, 401, "token-expired");
		expect(reply.json.detail).toMatch(advice);
		expect(reply.headers.get("WWW-Authenticate")).toBe(
			'Bearer realm="seqack", error="invalid_token", error_description="The token expired"',
		);
	});

	it("is only called so when it is genuine", async () => {
		const forged = await token({ expiresAtS: nowS() - 1 }, "x".repeat(32));
		expectProblem(await call(progress, { token: forged }), 401, "credential-invalid");
		expect((await call(progress, { token: await token() })).status).toBe(200);
	});
});

describe("an anonymous learner", () => {
	const own = learnerName("anonymous", "anon-abc");
	const gone = (days: number) => token({ learner: own, expiresAtS: nowS() - days * DAY_S });

	it("renews its token while it is valid, for 30 days or as long as it asks", async () => {
		const { id, token: first } = await anonymousLearner();
		const askedMs = Date.now();
		const { status, json } = await renew(id, first);
		expect([status, json.learnerId]).toEqual([201, id]);
		expectSecondsFrom(askedMs, 30 * DAY_S, json.expiresAt);
		expect((await call(`/v1/learners/${id}/progress`, { token: json.token })).status).toBe(200);
		const short = await renew(id, first, { expiresInSeconds: 60 });
		expectSecondsFrom(askedMs, 60, short.json.expiresAt);
	});

	it("renews it up to 180 days after it expired, and does nothing else with it", async () => {
		const late = await gone(179);
		const { status, json } = await renew(own.learnerId, late);
		expect([status, json.learnerId]).toEqual([201, own.learnerId]);
		expectProblem(await call(`/v1/learners/${own.learnerId}/progress`, { token: late }), 401, "token-expired");
		expectProblem(await call(`/v1/learners/${own.learnerId}/tokens`, { token: late }), 401, "token-expired");
		expectProblem(await renew(own.learnerId, await gone(181)), 401, "token-expired");
	});

	it("renews nobody else's", async () => {
		expectProblem(await renew("anon-xyz", await gone(1)), 401, "token-expired");
		const { token: valid } = await anonymousLearner();
		expectProblem(await renew("anon-xyz", valid), 404, "learner-not-found");
	});
});

describe("a tenant's learner", () => {
	const minted = (change: Partial<TokenWish> = {}) => token({ keyId: "key-1", renewable: true, ...change });
	const gone = (days: number) => minted({ expiresAtS: nowS() - days * DAY_S });

	it("renews its token while it is valid, for an hour or as long as it asks, again and again", async () => {
		let { token: latest } = await tenantLearner("ann");
		for (const [body, seconds] of [
			[{}, 3600],
			[{ expiresInSeconds: 60 }, 60],
			[{}, 3600],
		] as const) {
			const askedMs = Date.now();
			const { status, json } = await renew("ann", latest, body);
			expect([status, json.learnerId]).toEqual([201, "ann"]);
			expectSecondsFrom(askedMs, seconds, json.expiresAt);
			latest = json.token;
		}
		expect((await call(progress, { token: latest })).status).toBe(200);
	});

	it("renews it up to 180 days after it expired, and does nothing else with it", async () => {
		const late = await gone(179);
		const expired = await call(progress, { token: late });
		expectProblem(expired, 401, "token-expired");
		expect(expired.json.detail).toMatch(/Renew it/);
		const { status, json } = await renew("ann", late);
		expect([status, json.learnerId]).toEqual([201, "ann"]);
		expectProblem(await renew("ann", await gone(181)), 401, "token-expired");
	});

	it("renews nobody else's, nor the same id's of another tenant", async () => {
		expectProblem(await renew("bob", await minted()), 404, "learner-not-found");
		expectProblem(await renew("bob", await gone(1)), 401, "token-expired");
		const renewed = await renew("ann", await minted({ learner: learnerName("other", "ann") }));
		const body = { questionId: "why-four", answer: "app" };
		const headers = { "Idempotency-Key": "k" };
		await call("/v1/learners/ann/attempts", { token: renewed.json.token, body, headers });
		expect((await call(progress, { token: await minted() })).json.totals.attempts).toBe(0);
	});

	it("renews none that a server key minted to be the last, or before there was a choice", async () => {
		const body = { renewable: false };
		const last = (await call("/v1/learners/ann/tokens", { body, token: await serverKey() })).json.token;
		for (const credential of [last, await token()]) {
			expect((await call(progress, { token: credential })).status).toBe(200);
			const reply = await renew("ann", credential);
			expectProblem(reply, 403, "server-key-required");
			expect(reply.json.detail).toMatch(/cannot be renewed/);
		}
		const expired = await renew("ann", await token({ expiresAtS: nowS() - 1 }));
		expectProblem(expired, 401, "token-expired");
		expect(expired.json.detail).toMatch(/cannot be renewed/);
	});

	it.each([true, false])("has no say in whether it can be renewed: renewable %s", async (renewable) => {
		const { token: own } = await tenantLearner("ann");
		const reply = await renew("ann", own, { renewable });
		expectProblem(reply, 403, "server-key-required");
		expect(reply.json.errors[0].pointer).toBe("/renewable");
	});

	it.each(["yes", 1, null, {}])("is not told a %j of it", async (renewable) => {
		const reply = await call("/v1/learners/ann/tokens", { body: { renewable }, token: await serverKey() });
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe("/renewable");
	});
});

describe("a server key that is revoked", () => {
	it("takes the tokens along that it minted, and no others", async () => {
		const leaky = (await call("/v1/learners/ann/tokens", { method: "POST", token: await serverKey("acme", "leaky") }))
			.json.token;
		const { token: other } = await tenantLearner("ann");
		const old = await token();
		const renewed = (await renew("ann", leaky)).json.token;
		const again = (await renew("ann", renewed)).json.token;
		const revoked = { REVOKED_SERVER_KEYS: "revoked-1, leaky" };
		expect((await withEnv({}, progress, leaky)).status).toBe(200);
		for (const credential of [leaky, renewed, again]) {
			expectProblem(await withEnv(revoked, progress, credential), 401, "credential-invalid");
			const renewing = await withEnv(revoked, "/v1/learners/ann/tokens", credential, "POST");
			expectProblem(renewing, 401, "credential-invalid");
		}
		for (const credential of [other, old]) expect((await withEnv(revoked, progress, credential)).status).toBe(200);
	});

	it("reaches no further than to tokens that have a key: an anonymous learner has none", async () => {
		const { id, token: own } = await anonymousLearner();
		const reply = await withEnv({ REVOKED_SERVER_KEYS: ",null,undefined," }, `/v1/learners/${id}/progress`, own);
		expect(reply.status).toBe(200);
	});
});

describe("a secret that is replaced", () => {
	const [before, after] = ["old-".repeat(10), "new-".repeat(10)];

	it.each([
		["the only one, written without an id", before, true],
		["behind the new one", `2:${after},1:${before}`, true],
		["in front of the new one", `1:${before},2:${after}`, true],
		["gone", `2:${after}`, false],
	])("honours what it signed while it stands in the ring: %s", async (_, ring, honoured) => {
		const learners = await withEnv({ TOKEN_SECRET: ring }, progress, await token({}, before));
		const key = await signServerKey({ tenant: ann.tenant, keyId: "key-1" }, nowS(), await importMacRing(before));
		const servers = await withEnv({ SERVER_KEY_SECRET: ring }, "/v1/learners/ann/tokens", key, "POST");
		expect([learners.status, servers.status]).toEqual(honoured ? [200, 201] : [401, 401]);
	});

	it("signs no more: the first of the ring does", async () => {
		const rotated = { TOKEN_SECRET: `2:${after},1:${before}` };
		const { json } = await withEnv(rotated, "/v1/learners/ann/tokens", await serverKey(), "POST");
		expect((await withEnv({ TOKEN_SECRET: after }, progress, json.token)).status).toBe(200);
		expectProblem(await withEnv({ TOKEN_SECRET: before }, progress, json.token), 401, "credential-invalid");
	});
});

describe("a deployment that is not set up", () => {
	it.each([
		["SCENARIO_KEYS", undefined],
		["SCENARIO_KEYS", "1:hunter2"],
		["TOKEN_SECRET", undefined],
		["TOKEN_SECRET", "hunter2"],
		["SERVER_KEY_SECRET", "1:hunter2,2:hunter3"],
		["RATE_LIMIT", "yes"],
		["TRUSTED_PROXY_HEADER", "a header"],
	])("says so under /v1 and at /healthz, and names %s = %j in its log alone, once", async (name, text) => {
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const change = { [name]: text };
		for (const path of ["/v1/catalogue", "/healthz", progress]) {
			const reply = await withEnv(change, path, await token());
			expectProblem(reply, 503, "not-configured");
			expect(reply.text).not.toContain(name);
		}
		expect(log).toHaveBeenCalledOnce();
		const [line] = log.mock.calls[0] ?? [];
		expect(JSON.parse(line)).toMatchObject({ code: "not-configured", setting: name });
		expect(line).not.toMatch(/hunter|\n/);
	});

	it("still shows what this is and its contract", async () => {
		for (const path of ["/", "/docs", "/openapi.json"])
			expect((await withEnv({ SCENARIO_KEYS: undefined }, path, "x")).status).toBe(200);
	});
});
