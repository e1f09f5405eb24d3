// Credentials that are used as what they are not, and names that are not theirs to use.
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { app } from "../../src/http/app.ts";
import { documentedPath, SECTIONS } from "../../src/http/openapi/document.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { call, expectProblem, newAddress } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	learnerName,
	scenario,
	serverKey,
	tenantLearner,
} from "../support/fixtures.ts";

const places = SECTIONS.flatMap(({ operations }) => Object.keys(operations));
/** Everything about one learner, by method and path. */
const ABOUT_LEARNERS = places
	.filter((place) => place.includes("/:learnerId"))
	.map((place) => place.replace(":number", "1").split(" ") as [method: string, path: string]);

const proofOf = async (id: string) =>
	(await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json.proof as string;

describe("one kind of token in the place of another", () => {
	it.each<[string, () => Promise<string>]>([
		["a learner token", async () => (await anonymousLearner()).token],
		["a server key", serverKey],
		["a proof", async () => proofOf((await scenario()).id)],
		["a learner id", async () => (await anonymousLearner()).id],
	])("is no scenario id: %s", async (_, make) => {
		expectProblem(await call(`/v1/scenarios/${encodeURIComponent(await make())}`), 404, "scenario-not-found");
	});

	it.each<[string, () => Promise<string>]>([
		["a scenario id", async () => (await scenario()).id],
		["a proof", async () => proofOf((await scenario()).id)],
		["a learner token with the prefix of a server key", async () => `sk1.${(await anonymousLearner()).token}`],
		["a server key without its prefix", async () => (await serverKey()).slice(4)],
		["a scenario id with the prefix of a server key", async () => (await scenario()).id.replace("sc1.", "sk1.")],
	])("is no credential: %s", async (_, make) => {
		expectProblem(await call("/v1/questions", { token: await make() }), 401, "credential-invalid");
	});

	it.each<[string, number, (id: string) => Promise<string>]>([
		["the scenario's own id", 400, async (id) => id],
		["a server key", 400, () => serverKey()],
		["a learner token", 400, async () => (await anonymousLearner()).token],
		["another scenario's proof", 403, async () => proofOf((await scenario({ seed: 9 })).id)],
	])("is no proof: %s", async (_, status, make) => {
		const { id } = await scenario();
		const reply = await call(`/v1/scenarios/${id}/diagram.svg?proof=${encodeURIComponent(await make(id))}`);
		expectProblem(reply, status, status === 400 ? "invalid-parameter" : "proof-invalid");
	});
});

describe("a learner's record", () => {
	it("is not even called upon for whoever may not speak for its learner", async () => {
		const getByName = vi.fn((_: string) => {
			throw new Error("nobody may ask");
		});
		const bindings = { ...env, LEARNER: { getByName } };
		const { token: bob } = await tenantLearner("bob");
		const headers = { "CF-Connecting-IP": newAddress(), "Idempotency-Key": "k" };
		expect(ABOUT_LEARNERS.length).toBeGreaterThanOrEqual(5);
		for (const [method, path] of ABOUT_LEARNERS)
			for (const [credential, expected] of [
				[undefined, [401]],
				["Bearer forged", [401]],
				[`Bearer ${await serverKey("acme", "revoked-1")}`, [401]],
				// Who may mint no tokens is told so; of everything else there is nothing to find.
				[`Bearer ${bob}`, [404, 403]],
			] as const) {
				const init = { method, headers: { ...headers, ...(credential && { Authorization: credential }) } };
				const { status } = await app.request(documentedPath(path).replace("{learnerId}", "ann"), init, bindings);
				expect(expected, `${method} ${path} with ${credential}`).toContain(status);
			}
		expect(getByName).not.toHaveBeenCalled();
	});

	it("is another one in every tenant and under every id, whatever is written between them", () => {
		const names = [
			["a", "b:c"],
			["a-b", "c"],
			["a", "b-c"],
			["a", "b"],
			["b", "a"],
			["a", "B"],
			["anonymous", "a"],
		] as const;
		const objects = names.map(([tenant, id]) => learnerObjectName(learnerName(tenant, id)));
		expect(new Set(objects).size).toBe(names.length);
	});

	it("keeps its idempotency keys to itself: the same key of the same id in another tenant is another one", async () => {
		const body = { questionId: "why-four", answer: "app" };
		for (const tenant of ["acme", "other"]) {
			const { token } = await tenantLearner("ann", tenant);
			const keyed = { body, token, headers: { "Idempotency-Key": "same" } };
			const { status, headers, json } = await call("/v1/learners/ann/attempts", keyed);
			expect([status, json.number, headers.get("Idempotent-Replayed")]).toEqual([201, 1, null]);
		}
	});

	it("lists nobody else's attempts", async () => {
		await attemptQuestion(await tenantLearner("ann"));
		const bob = await tenantLearner("bob");
		expect((await call("/v1/learners/bob/attempts", { token: bob.token })).json.items).toEqual([]);
		expectProblem(await call("/v1/learners/bob/attempts/1", { token: bob.token }), 404, "attempt-not-found");
	});
});

describe("wishes that are not the caller's to make", () => {
	it.each([
		["tenant", { tenant: "other" }],
		["role", { role: "admin" }],
		["learnerId", { learnerId: "bob" }],
		["keyId", { keyId: "key-2" }],
		["expiresAt", { expiresAt: "2099-01-01T00:00:00Z" }],
	])("are refused when a token is minted: %s", async (field, body) => {
		const reply = await call("/v1/learners/ann/tokens", { body, token: await serverKey() });
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(`/${field}`);
	});

	it.each([59, 86_401, -1, 0.5, "3600", null, 1e308])("are refused as a token's life: %j", async (expiresInSeconds) => {
		const reply = await call("/v1/learners/ann/tokens", { body: { expiresInSeconds }, token: await serverKey() });
		expectProblem(reply, 422, "invalid-body");
	});
});
