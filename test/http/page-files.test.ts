import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
	exports.default.fetch(new Request(`https://seqack.test${path}`, { headers }));

describe("a static file", () => {
	it("comes with its type, an ETag and a time to keep it, to any page", async () => {
		const { status, headers } = await get("/seqack.js", { "Accept-Encoding": "identity" });
		expect(status).toBe(200);
		expect(headers.get("Content-Type")).toBe("text/javascript; charset=UTF-8");
		expect(headers.get("Cache-Control")).toBe("public, max-age=300");
		expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
		expect(headers.get("Content-Encoding")).toBeNull();
	});

	it("is not sent again to whoever has it", async () => {
		const tag = (await get("/seqack.js")).headers.get("ETag") ?? "";
		const again = await get("/seqack.js", { "If-None-Match": tag });
		expect(again.status).toBe(304);
		expect(again.headers.get("ETag")).toBe(tag);
	});

	it("is gzipped for whoever takes that, and the same", async () => {
		const plain = await (await get("/seqack.js", { "Accept-Encoding": "identity" })).text();
		const gzipped = await env.ASSETS.fetch("https://assets/seqack.js.gz");
		const unpacked = (gzipped.body as ReadableStream).pipeThrough(new DecompressionStream("gzip"));
		expect(await new Response(unpacked).text()).toBe(plain);
		expect((await get("/seqack.js", { "Accept-Encoding": "gzip" })).headers.get("Vary")).toContain("Accept-Encoding");
	});

	it.each(["/nothing.js", "/assets/nothing-ABCDEFGH.js", "/seqack.js.gz", "/assets/..%2fseqack.js"])(
		"that is none is a problem: %s",
		async (path) => {
			const answer = await get(path);
			expect(answer.status).toBe(404);
			expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
		},
	);
});
