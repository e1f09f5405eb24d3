// axe finds nothing on any practice page and state, in both languages and themes, at phone and desktop width.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { check, KNOWN, put } from "../support/practise.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite({ FRAME_ANCESTORS: "*" })]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

const LOOKS = [
	{ locale: "en-US", colorScheme: "light", viewport: { width: 360, height: 740 } },
	{ locale: "zh-CN", colorScheme: "dark", viewport: { width: 360, height: 740 } },
	{ locale: "zh-CN", colorScheme: "light", viewport: { width: 1280, height: 800 } },
	{ locale: "en-US", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
] as const;

/** With what stands there once all has come that the page loads for somebody who has practised. */
const PAGES = [
	["/learn", ".why"],
	["/quiz", "form button.main"],
	["/record", "h2 >> nth=2"],
	["/progress", "button.skill"],
	["/nowhere", "h1"],
	["/s/cut", "[role=alert]"],
	["/embed?template=three-way&seed=16", ".chip"],
] as const;

describe.each(LOOKS)("in $locale, $colorScheme, $viewport.width px", (look) => {
	it("finds nothing on any page, before and after a check", async () => {
		const context = await browser.newContext(look);
		const page = await context.newPage();
		const found: Record<string, readonly string[]> = {};
		const at = async (state: string) => {
			const faults = await axeFinds(page);
			if (faults.length > 0) found[state] = faults;
		};
		await page.goto(`${site.url}/progress`);
		await page.locator("h1").waitFor();
		await at("progress, empty");
		await page.goto(`${site.url}${KNOWN}`);
		await put(page, "b2", { type: "100" });
		await at("practice");
		await check(page);
		await page.locator(".bar .next").waitFor();
		await at("practice, graded");
		for (const [path, last] of PAGES) {
			await page.goto(`${site.url}${path}`);
			await page.locator(`main ${last}`).first().waitFor();
			await at(path);
		}
		await page.goto(`${site.url}/quiz?n=3&of=questions`);
		// Of any kind.
		await page.locator("seqack-question #prompt").waitFor();
		await at("quiz, begun");
		expect(found).toEqual({});
		await context.close();
	});
});
