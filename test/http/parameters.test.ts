import { describe, expect, it } from "vitest";
import { SECTIONS } from "../../src/http/openapi/document.ts";
import { call, expectProblem } from "../support/api.ts";
import { anonymousLearner, scenario, serverKey } from "../support/fixtures.ts";

/** Every operation under /v1, with what the query of its address takes. */
const OPERATIONS = SECTIONS.flatMap(({ operations }) =>
	Object.entries(operations).flatMap(([place, { query, security }]) => {
		const [method = "", path = ""] = place.split(" ");
		const entries = Object.entries(query?.entries ?? {});
		const needs = entries.flatMap(([name, { type }]) => (/optional/.test(type) ? [] : [`&${name}=x`])).join("");
		return path.startsWith("/v1/") ? [{ method, path, security, needs, takes: entries.map(([name]) => name) }] : [];
	}),
);

describe("a query parameter that an address does not take", () => {
	it("is refused by name everywhere under /v1, with those that are taken", async () => {
		const { id, token } = await anonymousLearner();
		const made = await scenario();
		const key = await serverKey();
		for (const { method, path, security, needs, takes } of OPERATIONS) {
			const address = path
				.replace(":scenarioId", made.id)
				.replace(":questionId", "why-four")
				.replace(":learnerId", id)
				.replace(":number", "1")
				.replace(":assignmentId", `as-${"a".repeat(22)}`)
				.replace(":webhookId", `wh-${"a".repeat(22)}`)
				.replace(":deliveryId", "ev-1")
				.replace(/:\w+\{(.*)\}/, "$1");
			const body = method === "POST" ? { text: "{}" } : {};
			const reply = await call(`${address}?lcoale=zh${needs}`, {
				method,
				token: security === "server" || security === "teacher" ? key : token,
				...body,
			});
			expectProblem(reply, 400, "invalid-parameter");
			const detail = `There is no such parameter; this address takes ${takes.join(", ") || "none"}.`;
			expect(reply.json.errors).toEqual([{ parameter: "lcoale", detail }]);
			expect(reply.json.detail).toBe(`lcoale: ${detail}`);
		}
	});

	it.each(["__proto__=1", "constructor=1", "locale%00=zh", "Locale=zh", "locale[]=zh"])(
		"is %s as well",
		async (query) => {
			const reply = await call(`/v1/catalogue?${query}`);
			expectProblem(reply, 400, "invalid-parameter");
			expect(reply.json.errors[0].parameter).toBe(decodeURIComponent(query.split("=")[0] ?? ""));
		},
	);

	it("is named beside every other that does not fit", async () => {
		const reply = await call("/v1/questions?limit=0&page=2&cursor=x");
		expect(reply.json.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
			"limit",
			"cursor",
			"page",
		]);
	});

	it("is nobody's business where there is no API: probes and links may carry what they like", async () => {
		for (const path of ["/healthz", "/docs", "/openapi.json"])
			expect((await call(`${path}?utm_source=mail`)).status).toBe(200);
	});

	it.each(["", "&", "=zh"])("is not ?%s, which names none", async (query) => {
		expect((await call(`/v1/catalogue?${query}`)).status).toBe(200);
	});
});

describe("a parameter in the path that nothing can be called", () => {
	it.each([
		["learnerId", "/v1/learners/a%20b/progress", "learner-not-found", /^Expected 1 to 128 of/],
		["number", "/v1/learners/{me}/attempts/01", "attempt-not-found", /^Expected a whole number from 1/],
	] as const)("is named: %s", async (parameter, path, code, detail) => {
		const { id, token } = await anonymousLearner();
		const reply = await call(path.replace("{me}", id), { token });
		expectProblem(reply, 404, code);
		expect(reply.json.errors).toEqual([{ parameter, detail: expect.stringMatching(detail) }]);
	});

	it("is not looked at before there is a credential", async () => {
		expectProblem(await call("/v1/learners/a%20b/progress"), 401, "credential-required");
	});
});
