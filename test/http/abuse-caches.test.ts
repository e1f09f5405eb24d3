// What caches and other people's pages may get hold of.
import { describe, expect, it } from "vitest";
import { SECTIONS } from "../../src/http/openapi/document.ts";
import { call } from "../support/api.ts";
import { anonymousLearner, attemptQuestion, scenario, serverKey, tenantLearner } from "../support/fixtures.ts";

const places = SECTIONS.flatMap(({ operations }) =>
	Object.entries(operations).map(([place, { success }]) => ({ place, cacheable: success.cacheable === true })),
);

/** Of what is the same for everybody: no scenario that may be bound stands in it. */
const PUBLIC = places
	.filter(({ place, cacheable }) => cacheable && !place.includes(":scenarioId"))
	.map(({ place }) => place.replace("GET ", "").replace(":questionId", "why-four"));

describe("an answer that caches may keep", () => {
	it.each(PUBLIC)("is the same for whoever asks: %s", async (path) => {
		const nobody = await call(path);
		expect(nobody.headers.get("Cache-Control")).toBe("public, max-age=300");
		for (const token of [(await anonymousLearner()).token, (await tenantLearner("ann")).token, await serverKey()]) {
			const somebody = await call(path, { token });
			expect(somebody.text).toBe(nobody.text);
			expect(somebody.headers.get("ETag")).toBe(nobody.headers.get("ETag"));
		}
	});

	it.each(PUBLIC)("varies by the language that it is in: %s", async (path) => {
		const [en, zh] = [await call(path), await call(path, { headers: { "Accept-Language": "zh" } })];
		const differs = en.text !== zh.text;
		expect(en.headers.get("Vary")?.includes("Accept-Language") ?? false).toBe(differs);
		expect(en.headers.get("ETag") === zh.headers.get("ETag")).toBe(!differs);
	});

	it("is not one that a credential opened", async () => {
		const ann = await tenantLearner("ann");
		const own = await scenario({ learnerId: "ann" }, ann.token);
		for (const file of ["diagram.svg", "diagram.html", "diagram.txt", "capture.pcap"]) {
			const { status, headers } = await call(`/v1/scenarios/${own.id}/${file}`, { token: ann.token });
			expect([status, headers.get("Cache-Control"), headers.get("ETag")]).toEqual([200, "no-store", null]);
		}
	});
});

describe("a personal answer", () => {
	it("is kept by nobody, whatever its ETag is guessed to be", async () => {
		const ann = await tenantLearner("ann");
		await attemptQuestion(ann);
		for (const path of ["progress", "attempts", "attempts/1"].map((what) => `/v1/learners/ann/${what}`))
			for (const headers of [{}, { "If-None-Match": "*" }, { "If-Modified-Since": new Date().toUTCString() }]) {
				const reply = await call(path, { token: ann.token, headers });
				expect([reply.status, reply.headers.get("Cache-Control"), reply.headers.get("ETag")]).toEqual([
					200,
					"no-store",
					null,
				]);
			}
		const quiz = await call("/v1/quizzes?seed=1", { token: ann.token });
		expect([quiz.headers.get("Cache-Control"), quiz.headers.get("ETag")]).toEqual(["no-store", null]);
	});

	it("is not kept when it refuses either", async () => {
		for (const reply of [
			await call("/v1/learners/ann/progress"),
			await call("/v1/learners/ann/progress", { token: "x" }),
			await call("/v1/learners/ann/progress", { token: await serverKey() }),
		])
			expect([reply.headers.get("Cache-Control"), reply.headers.get("ETag")]).toEqual(["no-store", null]);
	});
});

describe("a page of another origin", () => {
	it.each(["https://quiz.example", "null", "https://good.com.evil.com", "http://localhost:3000", "file://"])(
		"from %s gets no credentials of its visitor along, and is not named in any answer",
		async (origin) => {
			const { token } = await anonymousLearner();
			for (const [path, more] of [
				["/v1/catalogue", {}],
				["/v1/questions", { token }],
				["/v1/learners/x/progress", { token: "forged" }],
				["/nowhere", {}],
				["/v1/scenarios", { method: "OPTIONS" }],
			] as const) {
				const { headers } = await call(path, { ...more, headers: { Origin: origin } });
				expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
				expect(headers.get("Access-Control-Allow-Credentials")).toBeNull();
				expect(headers.get("Vary") ?? "").not.toContain("Origin");
			}
		},
	);

	it("cannot frame the pages, nor have them run anything", async () => {
		for (const path of ["/", "/docs"]) {
			const { headers } = await call(path);
			expect(headers.get("X-Frame-Options")).toBe("DENY");
			expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
			expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
		}
	});
});
