// Whose record it is, over the network: one learner, a token that is renewed, requests that are repeated where they may be.
import { parse } from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Credential, memoryCredentials } from "../../../src/api-client/credentials.ts";
import { outcomeOf } from "../../../src/api-client/outcome.ts";
import { ANONYMOUS_TENANT, LearnerId } from "../../../src/contract/primitives.ts";
import { signLearnerToken } from "../../../src/http/identity/learner-token.ts";
import { importMacRing } from "../../../src/http/identity/mac-ring.ts";
import { openSite, type Site } from "../../page/support/browser.ts";
import { TEST_SECRETS } from "../../support/test-secrets.ts";
import { type FaultyServer, faultyServer } from "../support/faulty-server.ts";
import { phone, recorded } from "../support/phone.ts";

let site: Site;
let network: FaultyServer;
beforeAll(async () => {
	site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
	network = await faultyServer(site.url);
});
afterEach(() => network.close());

const CATALOGUE = "/v1/catalogue";
const QUESTION = { questionId: "why-four", answer: "app" };

/** How often that was asked for. */
const asked = (method: string, path: RegExp) =>
	network.seen.filter((one) => one.method === method && path.test(one.path)).length;

/** Genuine, of a learner of this service, and run out an hour ago. */
async function expired(): Promise<Credential> {
	const { client } = phone(site.url);
	const made = await client.learner();
	if (!made.ok) throw new Error("no learner");
	const { learnerId } = made.value;
	const nowS = Math.floor(Date.now() / 1000) - 7200;
	const learner = { tenant: ANONYMOUS_TENANT, learnerId: parse(LearnerId, learnerId) };
	const ring = await importMacRing(TEST_SECRETS.TOKEN_SECRET);
	const token = await signLearnerToken({ learner, keyId: null, nowS, expiresAtS: nowS + 3600 }, ring);
	return { learnerId, token, expiresAt: new Date((nowS + 3600) * 1000).toISOString() };
}

describe("a learner", () => {
	it("is made once, however often it is asked for, and is there after a restart", async () => {
		const { client, restart } = phone(network.url);
		const [first, second] = await Promise.all([client.learner(), client.learner()]);
		expect(first).toMatchObject({ ok: true });
		expect(second).toEqual(first);
		expect(await restart().learner()).toEqual(first);
		expect(asked("POST", /learners$/)).toBe(1);
	});

	it("that cannot be made is a value, not an error", async () => {
		const { client } = phone(network.url);
		network.plan("lost", "signed-in-first");
		expect(await client.learner()).toEqual({ ok: false, problem: "unreachable" });
		expect(await client.learner()).toEqual({ ok: false, problem: "unreachable" });
		expect(await client.learner()).toMatchObject({ ok: true });
	});

	it("is not made for what needs none", async () => {
		const { client } = phone(network.url);
		await client.api.GET(CATALOGUE);
		expect(network.seen.map(({ path }) => path)).toEqual([CATALOGUE]);
	});
});

describe("a token that has run out", () => {
	it("is renewed once, and everything that it was used for is repeated", async () => {
		const credential = await expired();
		const { client } = phone(network.url, { credentials: memoryCredentials(credential) });
		const path = { learnerId: credential.learnerId };
		const all = await Promise.all([
			client.api.GET("/v1/learners/{learnerId}/progress", { params: { path } }),
			client.api.GET("/v1/learners/{learnerId}/next", { params: { path } }),
			client.submit(QUESTION),
		]);
		expect(all).toMatchObject([{ response: { status: 200 } }, { response: { status: 200 } }, { kind: "graded" }]);
		expect(asked("POST", /\/tokens$/)).toBe(1);
		expect(await recorded(client, site.url)).toEqual(["app"]);
	});

	it("that could not be renewed for want of a network does not look like one that is dead", async () => {
		const credential = await expired();
		const { client } = phone(network.url, { credentials: memoryCredentials(credential) });
		network.plan("pass", "lost");
		expect(await outcomeOf(client.api.GET(CATALOGUE))).toEqual({ ok: false, problem: "unreachable" });
		expect(await outcomeOf(client.api.GET(CATALOGUE))).toMatchObject({ ok: true });
	});
});

describe("a token that is of no use", () => {
	it("keeps what was answered, and says why", async () => {
		const credential = { learnerId: "anon-x", token: "forged", expiresAt: "2030-01-01T00:00:00.000Z" };
		const { client } = phone(network.url, { credentials: memoryCredentials(credential) });
		const refused = { code: "credential-invalid" };
		expect(await outcomeOf(client.api.GET(CATALOGUE))).toMatchObject({ ok: false, problem: refused });
		expect(await client.submit(QUESTION)).toMatchObject({ kind: "queued", why: refused });
		expect(await client.waiting()).toHaveLength(1);
	});

	it("of a learner who was erased refuses what is sent with it", async () => {
		const { client } = phone(network.url);
		await client.submit(QUESTION);
		const made = await client.learner();
		if (!made.ok) throw new Error("no learner");
		const path = { learnerId: made.value.learnerId };
		await client.api.DELETE("/v1/learners/{learnerId}", { params: { path } });
		expect(await client.submit(QUESTION)).toMatchObject({ kind: "refused", problem: { code: "learner-erased" } });
		expect(await client.waiting()).toEqual([]);
	});
});

describe("a call", () => {
	it("that changes nothing is repeated until it is answered", async () => {
		const { client } = phone(network.url);
		network.plan("lost", "answer-cut");
		expect(await outcomeOf(client.api.GET(CATALOGUE))).toMatchObject({ ok: true });
		expect(asked("GET", /catalogue/)).toBe(3);
	});

	it("that might do something twice is sent once", async () => {
		const { client } = phone(network.url);
		network.plan("answer-lost");
		const making = outcomeOf(client.api.POST("/v1/scenarios", { body: { template: "three-way" } }));
		expect(await making).toEqual({ ok: false, problem: "unreachable" });
		expect(asked("POST", /scenarios/)).toBe(1);
	});

	it("with a key of its own is repeated, and counts once", async () => {
		const { client } = phone(network.url);
		const made = await client.learner();
		if (!made.ok) throw new Error("no learner");
		network.plan("answer-lost");
		const params = { path: { learnerId: made.value.learnerId }, header: { "Idempotency-Key": "mine" } };
		const { data } = await client.api.POST("/v1/learners/{learnerId}/attempts", { params, body: QUESTION });
		expect(data).toMatchObject({ number: 1 });
		expect(asked("POST", /attempts$/)).toBe(2);
	});

	it("that was broken off by whoever made it is not repeated", async () => {
		const { client } = phone(network.url);
		network.always("hangs");
		const stop = new AbortController();
		const call = outcomeOf(client.api.GET(CATALOGUE, { signal: stop.signal }));
		await expect.poll(() => asked("GET", /catalogue/)).toBe(1);
		stop.abort();
		expect(await call).toEqual({ ok: false, problem: "unreachable" });
		expect(asked("GET", /catalogue/)).toBe(1);
	});

	it("speaks the client's language, and another where it says so itself", async () => {
		const { client } = phone(network.url, { locale: () => "zh" });
		const params = { path: { questionId: "why-four" } };
		expect((await client.api.GET("/v1/questions/{questionId}", { params })).data?.prompt).toMatch(/\p{Script=Han}/u);
		const headers = { "Accept-Language": "en" };
		expect((await client.api.GET("/v1/questions/{questionId}", { params, headers })).data?.prompt).toMatch(/^[ -~]+$/);
	});

	it("with an Authorization of its own is left alone", async () => {
		const { client } = phone(network.url, { credentials: memoryCredentials(await expired()) });
		const headers = { Authorization: "Bearer another" };
		const outcome = await outcomeOf(client.api.GET(CATALOGUE, { headers }));
		expect(outcome).toMatchObject({ ok: false, problem: { code: "credential-invalid" } });
	});
});
