import { describe, expect, it } from "vitest";
import { call } from "../support/api.ts";

const page = (headers: Readonly<Record<string, string>> = {}, path = "/") => call(path, { headers });

/** What the Worker knows, for the page's script. */
const dataOf = (html: string) =>
	JSON.parse(/<script type="application\/json" id="seqack-data">(.*?)<\/script>/s.exec(html)?.[1] ?? "null");

describe("the front page", () => {
	it.each([
		[{}, "en", "practise TCP"],
		[{ "Accept-Language": "zh-CN,zh;q=0.9" }, "zh", "TCP 练习"],
		[{ "Accept-Language": "de" }, "en", "practise TCP"],
		[{ Cookie: "seqack-locale=zh" }, "zh", "TCP 练习"],
		[{ Cookie: "seqack-locale=en", "Accept-Language": "zh" }, "en", "practise TCP"],
	])("says what this is, to callers with %j in %s", async (headers, language, title) => {
		const { status, text, headers: told } = await page(headers);
		expect(status).toBe(200);
		expect(text).toContain(`<html lang="${language}">`);
		expect(text).toMatch(new RegExp(`<title>[^<]*${title}`));
		expect(text).toContain('<meta name="description"');
		expect(told.get("Content-Type")).toBe("text/html; charset=UTF-8");
		expect(told.get("Content-Language")).toBe(language);
		expect(told.get("Vary")).toBe("Accept, Accept-Language, Cookie, Accept-Encoding");
		expect(dataOf(text).scenario.locale).toBe(language);
	});

	it("leads to the documentation, to the contract, to every page and to the other language", async () => {
		const { text } = await page();
		for (const link of ["/docs", "/openapi.json", "/learn", "/quiz", "/progress", "/record", "?locale=zh"])
			expect(text).toContain(`href="${link}"`);
		for (const link of [...text.matchAll(/href="([^"]*)"/g)].map(([, to = ""]) => to).filter((to) => !/^#/.test(to)))
			expect((await call(link.replace(/^\?/, "/?"))).status, link).toBe(200);
		expect((await page({}, "/?locale=zh")).headers.get("Content-Language")).toBe("zh");
	});

	it("runs no script but its own files, loads nothing from elsewhere, and has no style in it", async () => {
		const { text, headers } = await page();
		const scripts = [...text.matchAll(/<script(?! type="application\/json")([^>]*)>(.*?)<\/script>/gs)];
		expect(scripts.map(([, attributes = "", code]) => [/src="\/practice\.js\?v=/.test(attributes), code])).toEqual([
			[true, ""],
		]);
		expect(text).not.toMatch(/<style|style=|@import|url\(|\son\w+=|(?:src|href)="(?:https?:)?\/\//);
		const policy = headers.get("Content-Security-Policy") ?? "";
		expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain("unsafe");
	});

	it("names in a header what it loads, so that this is asked for before the page is read", async () => {
		const { text, headers } = await page();
		const named = [...(headers.get("Link") ?? "").matchAll(/<([^>]*)>/g)].map(([, path]) => path);
		const loaded = [
			...text.matchAll(/<link rel="(?:stylesheet|modulepreload)" href="([^"]*)"|<script type="module" src="([^"]*)"/g),
		];
		expect(named).toEqual(loaded.map(([, file, script]) => file ?? script));
	});

	it("says without a script what to do", async () => {
		expect((await page()).text).toMatch(/<noscript>.*JavaScript.*href="\/docs"/s);
		expect((await page({ "Accept-Language": "zh" })).text).toMatch(/<noscript>.*JavaScript.*文档/s);
	});

	it("takes the theme that was chosen, and no other word for one", async () => {
		expect((await page({ Cookie: "seqack-theme=dark" })).text).toContain('<html lang="en" data-theme="dark">');
		expect((await page({ Cookie: 'seqack-theme="><script>' })).text).toContain('<html lang="en">');
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

	it("as JSON names the same links, may be kept, and is another thing to caches", async () => {
		const json = await page({ Accept: "application/json" });
		expect(json.json).toEqual({
			name: "seqack",
			summary: expect.stringContaining("TCP"),
			links: { docs: "/docs", openapi: "/openapi.json", catalogue: "/v1/catalogue" },
		});
		expect(json.headers.get("ETag")).not.toBeNull();
		expect((await page()).headers.get("Cache-Control")).toBe("private, no-cache");
		expect(json.headers.get("Vary")).toBe("Accept, Accept-Language, Cookie");
	});
});
