import { describe, expect, it } from "vitest";
import { SECTIONS } from "../../src/http/openapi/document.ts";
import { call, type Json } from "../support/api.ts";
import { scenario, tenantLearner } from "../support/fixtures.ts";

/** Addresses whose answers may be kept, as the OpenAPI document says. */
const CACHEABLE = SECTIONS.flatMap(({ operations }) =>
	Object.entries(operations).flatMap(([place, { success }]) => (success.cacheable ? [place.split(" ")[1] ?? ""] : [])),
);

const addressed = (path: string, scenarioId: string, proof: string) =>
	path
		.replace(":scenarioId", scenarioId)
		.replace(":questionId", "why-four")
		.replace(/:misconception.*/, (file) => `${file.replace(":misconception", "syn-does-not-consume")}?proof=${proof}`);
const asking = (tag: string) => ({ headers: { "If-None-Match": tag } });

describe("an answer that may be kept", () => {
	it("has an ETag, by which it is not sent again while it is the same", async () => {
		const { id } = await scenario({ template: "three-way" });
		const { proof } = (await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;
		expect(CACHEABLE.length).toBeGreaterThan(12);
		for (const path of CACHEABLE.map((one) => addressed(one, id, proof))) {
			const first = await call(path);
			const tag = first.headers.get("ETag") ?? "";
			// Weak where it is also sent gzipped.
			expect(tag, path).toMatch(/^(W\/)?"[\w-]{22,43}"$/);
			const again = await call(path, asking(`"other", W/${tag.replace("W/", "")}`));
			expect([again.status, again.text], path).toEqual([304, ""]);
			for (const name of ["ETag", "Cache-Control", "Vary", "Content-Language", "Access-Control-Allow-Origin"])
				expect(again.headers.get(name), `${name} of ${path}`).toBe(first.headers.get(name));
			expect(again.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
			expect((await call(path, { method: "HEAD" })).headers.get("ETag")).toBe(tag);
			expect((await call(path, asking('"other"'))).text).toBe(first.text);
		}
	});

	it("has another ETag in another language, and solved", async () => {
		const { id } = await scenario();
		const tagOf = async (path: string) => (await call(path)).headers.get("ETag");
		expect(await tagOf("/v1/catalogue?locale=zh")).not.toBe(await tagOf("/v1/catalogue"));
		const { links }: Json = (await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;
		expect(await tagOf(links.diagram)).not.toBe(await tagOf(`/v1/scenarios/${id}/diagram.svg`));
	});
});

describe("an answer that may not be kept", () => {
	it("has no ETag, and is sent whatever the caller has", async () => {
		const ann = await tenantLearner("ann");
		const own = await scenario({ learnerId: "ann" }, ann.token);
		const paths = ["diagram.svg", "diagram.html", "diagram.txt", "capture.pcap"].map(
			(file) => `${own.links.self}/${file}`,
		);
		for (const path of [...paths, own.links.self, "/v1/learners/ann/progress", "/healthz"]) {
			const { status, headers } = await call(path, { token: ann.token, ...asking("*") });
			expect([status, headers.get("Cache-Control"), headers.get("ETag")], path).toEqual([200, "no-store", null]);
		}
	});

	it("is a refusal as well", async () => {
		const { status, headers } = await call("/v1/catalogue?locale=xx", asking("*"));
		expect([status, headers.get("Cache-Control"), headers.get("ETag")]).toEqual([400, "no-store", null]);
	});
});
