// The documentation in a real browser.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CHAPTERS } from "../../../src/page/docs/chapters.ts";
import { axeFinds, axeFindsIn } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";

let browser: Browser;
let site: Site;
let context: BrowserContext;
/** What was asked of others, and what the page's policy refused. */
const wrongs: string[] = [];
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
	await context?.close();
	expect(wrongs.splice(0)).toEqual([]);
});

const PHONE = 360;
const DESKTOP = 1280;
const VIEWER_MS = 60_000;

type Scheme = "light" | "dark";

async function open(path: string, width: number, colorScheme: Scheme = "light"): Promise<Page> {
	context = await browser.newContext({ viewport: { width, height: 800 }, locale: "en-GB", colorScheme });
	const page = await context.newPage();
	page.on("request", (request) => {
		if (/^https?:/.test(request.url()) && !request.url().startsWith(`${site.url}/`)) wrongs.push(request.url());
	});
	page.on("pageerror", (error) => wrongs.push(String(error)));
	page.on("console", (message) => {
		if (/Content Security Policy/i.test(message.text())) wrongs.push(message.text());
	});
	await page.goto(`${site.url}${path}`);
	return page;
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** Until the viewer has read the document. */
async function openViewer(id: string, width: number, scheme: Scheme = "light", wish = ""): Promise<Page> {
	const page = await open(`/docs/api${wish}#op-${id}`, width, scheme);
	await page.locator(`[id$="/${id}"]`).first().waitFor({ timeout: VIEWER_MS });
	return page;
}

describe("the chapters", () => {
	it.each([PHONE, DESKTOP])("at %i px stay within the page and find an operation", async (width) => {
		const page = await open("/docs", width);
		expect(await widthOf(page)).toBe(width);
		await page.getByRole("searchbox").fill("post hints");
		await expect.poll(() => page.getByRole("status").textContent()).toMatch(/^\d+ found$/);
		const link = page.locator("#docs-results a").first();
		expect(await link.getAttribute("href")).toBe("/docs/api#op-takeHint");
		await page.getByRole("searchbox").fill("");
		expect(await page.getByRole("link", { name: "Credentials" }).first().isVisible()).toBe(true);
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

describe("the viewer", () => {
	it("has samples in four languages, and tries an operation out against this service", async () => {
		const page = await openViewer("health", DESKTOP);
		const operation = page.locator('[id$="tag/service/health"]').first();
		await operation.getByRole("button", { name: /Shell Curl/ }).click();
		const groups = await page.getByRole("listbox").first().textContent();
		for (const language of ["JavaScript", "PHP", "Python", "Shell"]) expect(groups).toContain(language);
		await page.keyboard.press("Escape");
		await operation.getByRole("button", { name: /Test Request/ }).click();
		const answered = page.waitForResponse(`${site.url}/healthz`);
		await page.getByRole("button", { name: /^Send/ }).first().click();
		expect(await (await answered).json()).toEqual({ status: "ok" });
		await page.keyboard.press("Escape");
	}, 120_000);

	it("stays within a phone's page, and goes on without a network once it is loaded", async () => {
		const page = await openViewer("gradeAnswers", PHONE);
		expect(await widthOf(page)).toBe(PHONE);
		await context.setOffline(true);
		expect(await page.getByText("Grade answers and explain every blank").first().isVisible()).toBe(true);
	}, 120_000);

	// Scalar leaves names, roles and addresses out (1.46.4); src/page/docs/mend.ts gives them, in whatever it draws.
	it.each([
		[DESKTOP, "light", "en"],
		[PHONE, "dark", "zh"],
	] as const)(
		"at %i px, %s and %s, has no fault that axe finds: read, choosing a language, tried out",
		async (width, scheme, locale) => {
			const page = await openViewer("gradeAnswers", width, scheme, `?locale=${locale}`);
			expect(await axeFinds(page)).toEqual([]);
			const operation = page.locator('[id$="tag/scenarios/gradeAnswers"]').first();
			await operation.getByRole("button", { name: /Shell Curl/ }).click();
			await page.getByRole("listbox").waitFor();
			expect(await axeFindsIn(page, '[role="dialog"]:has([role="listbox"])')).toEqual([]);
			await page.keyboard.press("Escape");
			await operation.getByRole("button", { name: /Test Request/ }).click();
			await page.getByRole("dialog", { name: "API Client" }).getByRole("textbox").first().waitFor();
			expect(await axeFindsIn(page, '[role="dialog"][aria-modal]')).toEqual([]);
		},
		240_000,
	);

	it("can be walked by keyboard from the list of a section to an operation", async () => {
		const page = await openViewer("health", DESKTOP);
		const link = page.locator("a.endpoint", { hasText: "/v1/catalogue" }).first();
		expect(await link.getAttribute("href")).toBe("#tag/service/catalogue");
		await link.focus();
		await page.keyboard.press("Enter");
		await expect.poll(() => page.url()).toContain("#tag/service/catalogue");
	}, 120_000);
});
