// What HTTP lets a caller try: methods, headers, addresses, hosts.
import { describe, expect, it } from "vitest";
import { documentedPath, SECTIONS } from "../../src/http/openapi/document.ts";
import { call, expectProblem } from "../support/api.ts";
import { anonymousLearner, serverKey } from "../support/fixtures.ts";

const places = SECTIONS.flatMap(({ operations }) => Object.keys(operations));
const addresses = [...new Set(places.map((place) => place.split(" ")[1] ?? ""))];
const pathOf = (address: string) => documentedPath(address).replaceAll(/[{}]/g, "");
const methodsOf = (address: string) =>
	places.filter((one) => one.endsWith(` ${address}`)).map((one) => one.split(" ")[0]);

describe("a method", () => {
	it.each(["PROPFIND", "QUERY", "DELETE", "PATCH"])(
		"that is not for an address is refused there, with those that are: %s",
		async (method) => {
			for (const address of addresses.filter((one) => !methodsOf(one).includes(method))) {
				const reply = await call(pathOf(address), { method });
				expectProblem(reply, 405, "method-not-allowed");
				const allowed = (reply.headers.get("Allow") ?? "").split(", ");
				expect(allowed, address).toEqual(expect.arrayContaining(methodsOf(address)));
				expect(allowed, address).not.toContain(method);
			}
		},
	);

	it("is told by OPTIONS to everybody at every address", async () => {
		for (const address of addresses) {
			const { status, text, headers } = await call(pathOf(address), { method: "OPTIONS" });
			expect([status, text], address).toEqual([204, ""]);
			expect(headers.get("Allow"), address).toBe(headers.get("Access-Control-Allow-Methods"));
		}
	});

	it.each(["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])("is not changed by %s", async (header) => {
		const reply = await call("/v1/learners/ann/progress", {
			token: await serverKey(),
			headers: { [header]: "DELETE" },
		});
		expectProblem(reply, 404, "learner-not-found");
		expectProblem(await call("/v1/scenarios?_method=POST"), 405, "method-not-allowed");
	});
});

describe("a header", () => {
	it.each([
		["Accept", "image/png"],
		["Accept", "application/xml;q=1, */*;q=0"],
		["Accept", ",,;;=,"],
		["Accept-Language", `${"zh;q=0.".repeat(120)}1`],
		["Accept-Charset", "utf-16"],
		["Accept-Encoding", "identity;q=0"],
		["Expect", "nothing"],
		["Range", "bytes=0-1"],
		["If-Match", '"x"'],
		["If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"],
		["Cookie", "session=1"],
		["Upgrade", "h2c"],
	])("that asks for what there is not changes nothing: %s: %s", async (header, value) => {
		const reply = await call("/v1/questions/why-four", { headers: { [header]: value } });
		expect(reply.status).toBe(200);
		expect(reply.headers.get("Content-Type")).toBe("application/json");
		expect(reply.headers.get("Set-Cookie")).toBeNull();
	});

	it.each(["Basic YTpi", "Digest a", "bearer", "Bearer\u00a0x", "Token x", "Bearer a,b", "Bearer x x"])(
		"of authorization that is none of ours is refused: %s",
		async (authorization) => {
			const reply = await call("/v1/questions", { headers: { Authorization: authorization } });
			expectProblem(reply, 401, "credential-invalid");
			expect(reply.headers.get("WWW-Authenticate")).toBe('Bearer realm="seqack", error="invalid_token"');
		},
	);

	it.each(["api_key", "key", "token", "access_token", "authorization"])(
		"is not replaced by a parameter: %s",
		async (parameter) => {
			const reply = await call(`/v1/questions?${parameter}=${await serverKey()}`);
			expectProblem(reply, 400, "invalid-parameter");
			expect(reply.text).not.toContain("sk1.");
		},
	);
});

describe("an address", () => {
	it.each([
		"/.git/config",
		"/.env",
		"/.dev.vars",
		"/debug",
		"/metrics",
		"/env",
		"/__scheduled",
		"/cdn-cgi/x",
		"/v1/learner",
		"/v1/LEARNERS/ann/progress",
		"/v1/learners/ann/progress/",
		"/v1/learners/../catalogue/..;/x",
		"/v1/learners/ann%2fprogress",
		"/v1%2fcatalogue",
		"/V1/catalogue",
		"/openapi.json/",
		"/shells.generated.txt",
	])("that is guessed leads nowhere: %s", async (path) => {
		const reply = await call(path);
		expect([404, 405]).toContain(reply.status);
		expect(reply.headers.get("Content-Type")).toBe("application/problem+json");
	});

	it("is never made from the Host that was asked, in any text", async () => {
		for (const path of ["/", "/docs", "/openapi.json", "/v1/catalogue"]) {
			const { text } = await call(`https://evil.test${path}`, { headers: { "X-Forwarded-Host": "worse.test" } });
			expect(text).not.toMatch(/evil\.test|worse\.test/);
		}
	});
});

describe("what a caller writes", () => {
	const HOSTILE = [
		"<script>alert(1)</script>",
		'"><svg onload=alert(1)>',
		"a\r\nX-Evil: 1",
		"a\nb",
		"\u202etxt\u200b",
		"=1+1",
		"{{7*7}}",
		"'; DROP TABLE attempts; --",
	];

	it.each(HOSTILE)("comes back in a problem as JSON alone: %j", async (text) => {
		const written = encodeURIComponent(text);
		const replies = [
			await call(`/v1/catalogue?skill=${written}`),
			await call(`/v1/catalogue?${written}=1`),
			await call(`/v1/questions?topic=${written}`),
			await call(`/v1/questions/${written}`),
			await call(`/v1/scenarios/${written}/diagram.html`),
			await call("/v1/scenarios", { body: { template: text } }),
			await call("/v1/scenarios", { body: { [text]: 1 } }),
			await call(`/v1/learners/${written}/progress`, { token: await serverKey() }),
		];
		for (const reply of replies) {
			expect(reply.status).toBeGreaterThanOrEqual(400);
			expect(reply.status).toBeLessThan(500);
			expect(reply.headers.get("Content-Type")).toBe("application/problem+json");
			expect(reply.headers.get("X-Content-Type-Options")).toBe("nosniff");
			expect(reply.headers.get("X-Evil")).toBeNull();
			expect(JSON.parse(reply.text).code).toEqual(expect.any(String));
		}
	});

	it.each(HOSTILE)("never comes into a page: %j", async (text) => {
		for (const path of [`/?q=${encodeURIComponent(text)}`, `/docs?q=${encodeURIComponent(text)}`]) {
			const page = await call(path);
			expect(page.status).toBe(200);
			expect(page.text).not.toContain(text);
		}
	});

	it("as an Idempotency-Key comes back nowhere", async () => {
		const { id, token } = await anonymousLearner();
		const headers = { "Idempotency-Key": '<svg onload="x">' };
		const body = { questionId: "why-four", answer: "app" };
		const reply = await call(`/v1/learners/${id}/attempts`, { body, token, headers });
		expect(reply.status).toBe(201);
		expect(reply.text + [...reply.headers.values()].join()).not.toContain("svg");
	});
});
