import { describe, expect, it } from "vitest";
import { PROBLEM_CODES, PROBLEMS } from "../../src/contract/problem.ts";
import { PROBLEM_TITLES } from "../../src/contract/problem-titles.ts";
import { documentedPath, SECTIONS } from "../../src/http/openapi/document.ts";
import { escapeMarkup } from "../../src/render/characters.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { call } from "../support/api.ts";

describe("the documentation", () => {
	it.each(LOCALES)("describes in %s each error at the anchor to which its type leads", async (locale) => {
		const { text, headers } = await call(`/docs?locale=${locale}`);
		expect(headers.get("Content-Language")).toBe(locale);
		for (const code of PROBLEM_CODES) {
			const [, entry = ""] = text.split(`<div id="${code}">`);
			const own = entry.slice(0, entry.indexOf("</div>"));
			expect(own, code).toContain(String(PROBLEMS[code].status));
			expect(own, code).toContain(escapeMarkup(PROBLEM_TITLES[locale][code]));
		}
	});

	it("lists every operation, also where no script runs", async () => {
		const { text } = await call("/docs");
		for (const { operations } of SECTIONS)
			for (const { id } of Object.values(operations)) expect(text).toContain(`href="/docs/api#op-${id}"`);
	});

	it("is in the language that was chosen before", async () => {
		const { text } = await call("/docs", { headers: { Cookie: "seqack-locale=zh" } });
		expect(text).toContain('<html lang="zh"');
	});

	it("allows style in the page to the viewer alone, and script in the page to nobody", async () => {
		const [chapters, viewer] = await Promise.all([call("/docs"), call("/docs/api")]);
		expect(chapters.headers.get("Content-Security-Policy")).not.toContain("unsafe");
		const policy = viewer.headers.get("Content-Security-Policy") ?? "";
		expect(policy).toContain("style-src 'self' 'unsafe-inline';");
		expect(policy).toContain("script-src 'self';");
		expect(policy).toContain("default-src 'none';");
		expect(policy.match(/unsafe/g)).toHaveLength(1);
	});

	it("loads nothing from elsewhere", async () => {
		for (const path of ["/docs", "/docs/api"]) {
			const { text } = await call(path);
			const loaded = [...text.matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]*)"/g)].map(([, address]) => address);
			expect(loaded.length).toBeGreaterThan(3);
			for (const address of loaded) expect(address).toMatch(/^\/(?!\/)/);
		}
	});
});

describe("/llms.txt", () => {
	it("is plain text with every operation in one line, and says where the contract is", async () => {
		const { text, headers } = await call("/llms.txt");
		expect(headers.get("Content-Type")).toBe("text/plain; charset=UTF-8");
		const lines = text.split("\n");
		for (const { operations } of SECTIONS)
			for (const [place, { summary }] of Object.entries(operations)) {
				const [method, path = ""] = place.split(" ");
				expect(lines).toContain(`- ${method} ${documentedPath(path)}: ${summary}`);
			}
		expect(text).toContain("(/openapi.json)");
		expect(text).toContain("(/docs#errors)");
	});
});
