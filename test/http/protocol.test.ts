import { describe, expect, it } from "vitest";
import { call, expectProblem } from "../support/api.ts";
import { scenario } from "../support/fixtures.ts";

describe("methods", () => {
	it.each([
		["/healthz", "PUT", "GET, HEAD, OPTIONS"],
		["/docs", "DELETE", "GET, HEAD, OPTIONS"],
		["/v1/scenarios", "GET", "POST, OPTIONS"],
		["/v1/scenarios/x", "DELETE", "GET, HEAD, OPTIONS"],
		["/v1/scenarios/x/grade", "GET", "POST, OPTIONS"],
		["/v1/simulations", "PATCH", "POST, OPTIONS"],
		["/v1/learners/x/attempts", "PUT", "POST, GET, HEAD, OPTIONS"],
		["/openapi.json", "POST", "GET, HEAD, OPTIONS"],
	])("%s answers %s with 405 and what it allows", async (path, method, allow) => {
		const reply = await call(path, { method });
		expectProblem(reply, 405, "method-not-allowed");
		expect(reply.headers.get("Allow")).toBe(allow);
	});

	it("HEAD answers as GET does, without a body", async () => {
		const [head, get] = [await call("/v1/catalogue", { method: "HEAD" }), await call("/v1/catalogue")];
		expect(head.status).toBe(200);
		expect(head.text).toBe("");
		expect(head.headers.get("Content-Type")).toBe(get.headers.get("Content-Type"));
		expect((await call("/v1/scenarios", { method: "HEAD" })).status).toBe(405);
	});

	it("are not overridden by a header", async () => {
		const reply = await call("/healthz", { headers: { "X-HTTP-Method-Override": "DELETE" } });
		expect(reply.status).toBe(200);
	});
});

describe("addresses", () => {
	it.each(["/v1", "/v2/scenarios", "/v1/Scenarios", "/healthz/", "//healthz", "/v1//catalogue", "/.env", "/admin"])(
		"%s is not found",
		async (path) => {
			expectProblem(await call(`https://seqack.test${path}`), 404, "route-not-found");
		},
	);

	it("are never made from the Host that was asked", async () => {
		const reply = await call("/v1/scenarios", { body: {}, headers: { "X-Forwarded-Host": "evil.test" } });
		expect(reply.headers.get("Location")).toBe(`/v1/scenarios/${reply.json.id}`);
		for (const link of Object.values(reply.json.links)) {
			expect(String(link).startsWith(`/v1/scenarios/${reply.json.id}`)).toBe(true);
		}
		expect(reply.text).not.toMatch(/evil|seqack\.test/);
	});
});

describe("browsers", () => {
	it.each(["https://quiz.example", "null", "https://good.com.evil.com"])(
		"of the origin %s may call without credentials of theirs, and the origin is not reflected",
		async (origin) => {
			const reply = await call("/v1/scenarios", { body: {}, headers: { Origin: origin } });
			expect(reply.headers.get("Access-Control-Allow-Origin")).toBe("*");
			expect(reply.headers.get("Access-Control-Allow-Credentials")).toBeNull();
			expect(reply.headers.get("Access-Control-Expose-Headers")).toContain("Idempotent-Replayed");
		},
	);

	it("may also read errors", async () => {
		expect((await call("/nowhere")).headers.get("Access-Control-Allow-Origin")).toBe("*");
	});

	it("are told by a preflight which methods and headers they may send", async () => {
		const reply = await call("/v1/learners/x/attempts", {
			method: "OPTIONS",
			headers: { Origin: "https://quiz.example", "Access-Control-Request-Method": "POST" },
		});
		expect(reply.status).toBe(204);
		expect(reply.headers.get("Access-Control-Allow-Methods")).toBe("POST, GET, HEAD, OPTIONS");
		expect(reply.headers.get("Access-Control-Allow-Headers")).toContain("Idempotency-Key");
		expect(reply.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
	});

	it("find no address by a preflight that is not there", async () => {
		expectProblem(await call("/nowhere", { method: "OPTIONS" }), 404, "route-not-found");
	});
});

describe("every reply", () => {
	it.each(["/healthz", "/nowhere", "/docs", "/v1/learners/x/progress"])(
		"of %s carries the safe headers",
		async (path) => {
			const { headers } = await call(path);
			expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
			expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
			expect(headers.get("Referrer-Policy")).toBe("no-referrer");
			expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
		},
	);

	it("has a request id of its own, whatever the caller calls the request", async () => {
		for (const id of ["mine", "0", "a".repeat(300), ""]) {
			const { headers } = await call("/healthz", { headers: { "X-Request-Id": id } });
			expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
		}
	});

	it("about a person is not stored on its way; the catalogue may be, for each language", async () => {
		expect((await call("/v1/scenarios", { body: {} })).headers.get("Cache-Control")).toBe("no-store");
		const catalogue = await call("/v1/catalogue");
		expect(catalogue.headers.get("Cache-Control")).toBe("public, max-age=300");
		expect(catalogue.headers.get("Vary")).toBe("Accept-Language");
	});
});

describe("the language", () => {
	const spoken = async (header: string) =>
		(await call("/v1/catalogue", { headers: { "Accept-Language": header } })).headers.get("Content-Language");

	it.each([
		["zh", "zh"],
		["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
		["de, fr;q=0.9, zh-TW;q=0.5, en;q=0.4", "zh"],
		["en;q=0.1, zh;q=0.2", "zh"],
		["zh;q=0, en", "en"],
		["de", "en"],
		["*", "en"],
		["", "en"],
		[";;;,,,=q", "en"],
		["../../x", "en"],
		[`${"a-".repeat(2000)}`, "en"],
	])("of Accept-Language %j is %s", async (header, locale) => {
		expect(await spoken(header)).toBe(locale);
	});

	it("is the query's before the body's before the header's", async () => {
		const headers = { "Accept-Language": "zh" };
		const locale = async (path: string, body: object) => (await call(path, { body, headers })).json.locale;
		expect(await locale("/v1/scenarios", {})).toBe("zh");
		expect(await locale("/v1/scenarios", { locale: "en" })).toBe("en");
		expect(await locale("/v1/scenarios?locale=zh-Hans", { locale: "en" })).toBe("zh");
	});

	it("stays with the scenario until another is asked for", async () => {
		const { id } = await scenario({ locale: "zh" });
		const headers = { "Accept-Language": "en" };
		expect((await call(`/v1/scenarios/${id}`, { headers })).json.locale).toBe("zh");
		expect((await call(`/v1/scenarios/${id}?locale=en`)).json.locale).toBe("en");
	});

	it.each(["de", "../../x", "", "zh%0d%0aX-Evil:1", "en".repeat(500)])("cannot be %j", async (locale) => {
		const reply = await call(`/v1/catalogue?locale=${locale}`);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors[0].parameter).toBe("locale");
		expect(reply.headers.get("X-Evil")).toBeNull();
	});
});
