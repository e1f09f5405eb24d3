import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../src/http/identity/base64url.ts";
import { call, expectProblem } from "../support/api.ts";
import { learnerName, nowS, scenario, sealed, someSpec, tenantLearner } from "../support/fixtures.ts";
import { TEST_SECRETS } from "../support/test-secrets.ts";

const view = (id: string, token?: string) => call(`/v1/scenarios/${id}`, token === undefined ? {} : { token });

/** The same bytes with one bit flipped. */
function flip(id: string, byte: number): string {
	const bytes = fromBase64url(id.slice(4)) ?? new Uint8Array();
	bytes[byte] = (bytes[byte] ?? 0) ^ 1;
	return `sc1.${toBase64url(bytes)}`;
}

describe("a scenario id", () => {
	it("opens to the same scenario on every call", async () => {
		const made = await scenario({ seed: 42 });
		const again = await view(made.id);
		expect(again.status).toBe(200);
		expect(again.json).toEqual(made);
	});

	it("is different each time, for the same wish", async () => {
		const [a, b] = [await scenario({ seed: 42 }), await scenario({ seed: 42 })];
		expect(a.id).not.toBe(b.id);
		expect({ ...a, id: 0, links: 0, expiresAt: 0 }).toEqual({ ...b, id: 0, links: 0, expiresAt: 0 });
	});

	it("shows the seed only to the caller who chose it", async () => {
		expect((await scenario({ seed: 0 })).seed).toBe(0);
		expect((await scenario({ seed: undefined })).seed).toBeNull();
	});

	it("holds nothing that can be read", async () => {
		const { id, template } = await scenario({ seed: 0x61626364 });
		const binary = String.fromCharCode(...(fromBase64url(id.slice(4)) ?? []));
		expect(binary).not.toContain(template);
		expect(binary).not.toContain("61626364");
	});

	it("has a length that does not depend on the seed", async () => {
		const spec = await someSpec();
		const short = await sealed({ spec: { ...spec, seed: 0 } });
		const long = await sealed({ spec: { ...spec, seed: 4_294_967_295 } });
		expect(short.length).toBe(long.length);
	});

	it("is not found when any one bit of it is flipped", async () => {
		const { id } = await scenario();
		const size = fromBase64url(id.slice(4))?.length ?? 0;
		expect(size).toBeGreaterThan(40);
		for (let byte = 0; byte < size; byte += 3) {
			expectProblem(await view(flip(id, byte)), 404, "scenario-not-found");
		}
	});

	it("is not found when cut at any place", async () => {
		const { id } = await scenario();
		for (let length = 4; length < id.length; length += 5) {
			expectProblem(await view(id.slice(0, length)), 404, "scenario-not-found");
		}
	});

	it("is not found in another spelling of the same bytes", async () => {
		let { id } = await scenario();
		// Only ids whose last character has spare bits can be respelled; the length is the same for all of these.
		for (let i = 0; id.slice(4).length % 4 === 0 && i < 5; i++) id = (await scenario()).id;
		for (const respelled of [`${id}=`, `${id}==`, `${id}A`, ` ${id}`, `${id}%0A`, id.replace("sc1.", "SC1.")]) {
			expectProblem(await view(respelled), 404, "scenario-not-found");
		}
	});

	it.each([
		["another version prefix", (id: string) => id.replace("sc1.", "sc2.")],
		["no prefix", (id: string) => id.slice(4)],
		["only a prefix", () => "sc1."],
		["nothing readable", () => "sc1.!!!!"],
		["10 kB", () => `sc1.${"A".repeat(10_000)}`],
		["a zero byte", () => "sc1.%00"],
		["overlong UTF-8", () => "sc1.%c0%ae"],
		["a path", () => "%2e%2e%2fsc1."],
	])("is not found with %s", async (_, change) => {
		const { id } = await scenario();
		expectProblem(await view(change(id)), 404, "scenario-not-found");
	});

	it("opens under the older of two keys", async () => {
		const [, older = ""] = TEST_SECRETS.SCENARIO_KEYS.split(",");
		expect((await view(await sealed({ spec: await someSpec() }, older))).status).toBe(200);
	});

	it.each([
		["under a key that was retired", 9, 1],
		["under another key of the same number", 1, 7],
	])("is not found when sealed %s", async (_, number, byte) => {
		const keys = `${number}:${toBase64url(new Uint8Array(32).fill(byte))}`;
		expectProblem(await view(await sealed({ spec: await someSpec() }, keys)), 404, "scenario-not-found");
	});

	it("is gone once it has expired, and not a second earlier", async () => {
		const spec = await someSpec();
		expectProblem(await view(await sealed({ spec, expiresAt: nowS() - 1 })), 410, "scenario-expired");
		expect((await view(await sealed({ spec, expiresAt: nowS() + 60 }))).status).toBe(200);
	});

	it("is not found when it comes from the future", async () => {
		const id = await sealed({ spec: await someSpec(), issuedAt: nowS() + 3600, expiresAt: nowS() + 7200 });
		expectProblem(await view(id), 404, "scenario-not-found");
	});

	it("is retired with its template's version", async () => {
		const id = await sealed({ spec: { ...(await someSpec()), version: 999 } });
		expectProblem(await view(id), 410, "scenario-retired");
	});
});

describe("a scenario that is bound to a learner", () => {
	it("is for that learner and for the tenant's server only", async () => {
		const spec = await someSpec();
		const id = await sealed({ spec, boundTo: learnerName("acme", "ann") });
		const ann = await tenantLearner("ann");
		const bob = await tenantLearner("bob");
		const annElsewhere = await tenantLearner("ann", "other");
		expect((await view(id, ann.token)).status).toBe(200);
		expectProblem(await view(id, bob.token), 403, "scenario-bound-to-another-learner");
		expectProblem(await view(id, annElsewhere.token), 403, "scenario-bound-to-another-learner");
		expectProblem(await view(id), 401, "credential-required");
	});

	it.each(["validate", "grade"])("is refused to %s for others as well", async (verb) => {
		const id = await sealed({ spec: await someSpec(), boundTo: learnerName("acme", "ann") });
		const bob = await tenantLearner("bob");
		const reply = await call(`/v1/scenarios/${id}/${verb}`, { body: { answers: {} }, token: bob.token });
		expectProblem(reply, 403, "scenario-bound-to-another-learner");
	});

	it("is made by the learner or the tenant's server, never for another", async () => {
		const ann = await tenantLearner("ann");
		const made = await call("/v1/scenarios", { body: { learnerId: "ann" }, token: ann.token });
		expect(made.status).toBe(201);
		expectProblem(await view(made.json.id), 401, "credential-required");
		const forBob = await call("/v1/scenarios", { body: { learnerId: "bob" }, token: ann.token });
		expectProblem(forBob, 403, "learner-not-yours");
		expectProblem(await call("/v1/scenarios", { body: { learnerId: "ann" } }), 401, "credential-required");
	});
});
