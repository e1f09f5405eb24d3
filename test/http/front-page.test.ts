import { describe, expect, it } from "vitest";
import { call } from "../support/api.ts";

const page = (headers: Readonly<Record<string, string>> = {}, path = "/") => call(path, { headers });

describe("the front page", () => {
	it.each([
		[{}, "en", "A quiz and grading API about how TCP opens"],
		[{ "Accept-Language": "zh-CN,zh;q=0.9" }, "zh", "关于 TCP 如何建立连接"],
		[{ "Accept-Language": "de" }, "en", "A quiz and grading API about how TCP opens"],
	])("says what this is, to callers with %j in %s", async (headers, language, sentence) => {
		const { status, text, headers: told } = await page(headers);
		expect(status).toBe(200);
		expect(text).toContain(`<html lang="${language}">`);
		expect(text).toContain(sentence);
		expect(told.get("Content-Type")).toBe("text/html; charset=UTF-8");
		expect(told.get("Content-Language")).toBe(language);
		expect(told.get("Vary")).toBe("Accept, Accept-Language");
	});

	it("leads to the documentation, to the contract and to the other language", async () => {
		const { text } = await page();
		for (const link of ["/docs", "/openapi.json", "/v1/catalogue?locale=en", "/?locale=zh"])
			expect(text).toContain(`href="${link}"`);
		for (const link of [...text.matchAll(/href="([^"]*)"/g)].map(([, to = ""]) => to))
			expect((await call(link)).status, link).toBe(200);
		expect((await page({}, "/?locale=zh")).headers.get("Content-Language")).toBe("zh");
	});

	it("runs no script, loads nothing, and follows the reader's light or dark", async () => {
		const { text, headers } = await page();
		expect(text).not.toMatch(/<script|<link|<img|src=|@import|url\(|https?:|\son\w+=/);
		expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'/);
		expect(headers.get("Content-Security-Policy")).not.toContain("script-src");
		expect(text).toContain("color-scheme: light dark");
		expect(text).toContain('name="viewport"');
	});

	it.each([
		["application/json", "application/json"],
		["application/json;q=0.9, text/html;q=0.5", "application/json"],
		["text/html, application/json;q=0.9", "text/html; charset=UTF-8"],
		["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=UTF-8"],
		["*/*", "text/html; charset=UTF-8"],
		["image/png", "text/html; charset=UTF-8"],
		[";;,q=", "text/html; charset=UTF-8"],
	])("to Accept: %s is %s", async (accept, type) => {
		expect((await page({ Accept: accept })).headers.get("Content-Type")).toBe(type);
	});

	it("as JSON names the same links, and is another thing to caches", async () => {
		const json = await page({ Accept: "application/json" });
		expect(json.json).toEqual({
			name: "seqack",
			summary: expect.stringContaining("TCP"),
			links: { docs: "/docs", openapi: "/openapi.json", catalogue: "/v1/catalogue" },
		});
		expect(json.headers.get("ETag")).not.toBe((await page()).headers.get("ETag"));
		expect(json.headers.get("Vary")).toBe("Accept, Accept-Language");
	});
});
