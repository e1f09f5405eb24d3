// The one script for anybody's page, in a real browser.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openSite, type Site } from "../support/browser.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

it("a page of somebody else loads the script without an error", async () => {
	const page = await browser.newPage();
	const errors: unknown[] = [];
	page.on("pageerror", (error) => errors.push(error));
	await page.setContent(`<!doctype html><script type="module" src="${site.url}/seqack.js"></script>`);
	await page.waitForFunction(() => customElements.whenDefined("seqack-progress"));
	expect(errors).toEqual([]);
	await page.close();
});
