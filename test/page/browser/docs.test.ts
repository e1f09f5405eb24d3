// The documentation's chapters in a real browser.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CHAPTERS } from "../../../src/page/docs/chapters.ts";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { type Complaints, listen } from "../support/practise.ts";

let browser: Browser;
let site: Site;
let context: BrowserContext;
let complaints: Complaints;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
	await context?.close();
	expect(complaints).toEqual({ errors: [], foreign: [] });
});

const PHONE = 360;
const DESKTOP = 1280;

async function open(path: string, width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> {
	context = await browser.newContext({ viewport: { width, height: 800 }, locale: "en-GB", colorScheme });
	const page = await context.newPage();
	complaints = listen(page, site.url);
	await page.goto(`${site.url}${path}`);
	return page;
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe("the chapters", () => {
	it.each([PHONE, DESKTOP])("at %i px stay within the page and find an operation", async (width) => {
		const page = await open("/docs", width);
		expect(await widthOf(page)).toBe(width);
		await page.getByRole("searchbox").fill("post hints");
		await expect.poll(() => page.getByRole("status").textContent()).toMatch(/^\d+ found$/);
		const link = page.locator("#docs-results a").first();
		expect(await link.getAttribute("href")).toBe("/docs/api#op-takeHint");
		await page.getByRole("searchbox").fill("");
		await page.getByRole("link", { name: "Credentials" }).first().waitFor();
	});

	it("open at the error to which the type of a problem leads", async () => {
		const page = await open("/docs#scenario-expired", PHONE);
		const entry = page.locator("#scenario-expired");
		await expect.poll(() => entry.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(800);
		expect(await entry.textContent()).toContain("Ask for a new scenario.");
	});

	it("go on without a network once they are loaded", async () => {
		const page = await open("/docs", PHONE);
		await context.setOffline(true);
		await page.getByRole("searchbox").fill("rate-limited");
		await page.locator("#docs-results a").first().click();
		await expect.poll(() => page.url()).toContain("#rate-limited");
	});

	it.each([
		["en", "light"],
		["zh", "dark"],
	] as const)("have no fault that axe finds, in %s and %s", async (locale, scheme) => {
		const page = await open(`/docs?locale=${locale}`, PHONE, scheme);
		expect(await axeFinds(page)).toEqual([]);
	});
});

describe("the sample for a page", () => {
	it("draws a scenario in a page that has nothing else, as it stands", async () => {
		const { blocks } = CHAPTERS.page;
		const sample = blocks.flatMap((block) => ("sample" in block && block.language === "html" ? [block.sample] : []));
		const page = await open("/docs", DESKTOP);
		const body = sample.join("").replaceAll("http://127.0.0.1:8787", site.url);
		await page.route(`${site.url}/somebody-elses`, (route) => route.fulfill({ contentType: "text/html", body }));
		await page.goto(`${site.url}/somebody-elses`);
		await page.locator("seqack-scenario").getByRole("button", { name: "Check" }).waitFor();
	});
});
