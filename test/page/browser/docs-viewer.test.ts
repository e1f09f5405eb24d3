// The documentation's viewer (Scalar) in a real browser.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axeFinds, axeFindsIn } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { type Complaints, listen } from "../support/practise.ts";

let browser: Browser;
let site: Site;
/** Opening it takes longer than looking at it: one for several tests. */
let page: Page;
let complaints: Complaints;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterEach(() => expect(complaints).toEqual({ errors: [], foreign: [] }));
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

const PHONE = 360;
const DESKTOP = 1280;

interface Wish {
	readonly width: number;
	readonly scheme: "light" | "dark";
	readonly locale: "en" | "zh";
}

/** At an operation, until the viewer has drawn all of its section, which it does little by little. */
async function openViewer(id: string, { width, scheme, locale }: Wish): Promise<void> {
	const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
	page = await context.newPage();
	complaints = listen(page, site.url);
	await page.goto(`${site.url}/docs/api?locale=${locale}#op-${id}`);
	const ids = await inSectionOf(id);
	await page.waitForFunction((all) => all.every((one) => document.querySelector(`section[id$="/${one}"]`)), ids);
}

interface Contract {
	readonly paths: Readonly<
		Record<string, Readonly<Record<string, { operationId?: string; tags?: readonly string[] }>>>
	>;
}

/** Every operation of its section. */
async function inSectionOf(id: string): Promise<readonly string[]> {
	const { paths }: Contract = await (await fetch(`${site.url}/openapi.json`)).json();
	const all = Object.values(paths).flatMap((path) => Object.values(path));
	const [tag] = all.find(({ operationId }) => operationId === id)?.tags ?? [];
	if (tag === undefined) throw new Error(`${id} has no section`);
	return all.flatMap(({ operationId, tags }) => (operationId && tags?.includes(tag) ? [operationId] : []));
}

const operation = (address: string) => page.locator(`[id$="tag/${address}"]`).first();

describe("the viewer at a desk", () => {
	beforeAll(() => openViewer("health", { width: DESKTOP, scheme: "light", locale: "en" }));
	afterAll(() => page?.context().close());

	it("can be walked by keyboard from the list of a section to an operation", async () => {
		const link = page.locator("a.endpoint", { hasText: "/v1/catalogue" }).first();
		expect(await link.getAttribute("href")).toBe("#tag/service/catalogue");
		await link.focus();
		await page.keyboard.press("Enter");
		await expect.poll(() => page.url()).toContain("#tag/service/catalogue");
	});

	it("has samples in four languages, and tries an operation out against this service", async () => {
		const health = operation("service/health");
		await health.getByRole("button", { name: /Shell Curl/ }).click();
		const choices = page.getByRole("listbox").first();
		for (const language of ["JavaScript", "PHP", "Python", "Shell"])
			await expect.poll(() => choices.textContent()).toContain(language);
		await page.keyboard.press("Escape");
		await health.getByRole("button", { name: /Test Request/ }).click();
		const answered = page.waitForResponse(`${site.url}/healthz`);
		await page.getByRole("button", { name: /^Send/ }).first().click();
		expect(await (await answered).json()).toEqual({ status: "ok" });
	});
});

// Scalar leaves names, roles and addresses out (1.46.4); src/page/docs/mend.ts gives them, in whatever it draws.
describe.each([
	{ width: DESKTOP, scheme: "light", locale: "zh" },
	{ width: PHONE, scheme: "dark", locale: "en" },
] as const)("the viewer at $width px, $scheme and $locale", (wish) => {
	beforeAll(() => openViewer("gradeAnswers", wish));
	afterAll(() => page?.context().close());

	it("stays within the page", async () => {
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(wish.width);
	});

	it("goes on without a network once it is loaded", async () => {
		await page.context().setOffline(true);
		await page.getByText("Grade answers and explain every blank").first().waitFor();
	});

	it("has no fault that axe finds: read, choosing a language, tried out", async () => {
		expect(await axeFinds(page)).toEqual([]);
		const graded = operation("scenarios/gradeAnswers");
		await graded.getByRole("button", { name: /Shell Curl/ }).click();
		await page.getByRole("listbox").waitFor();
		expect(await axeFindsIn(page, '[role="dialog"]:has([role="listbox"])')).toEqual([]);
		await page.keyboard.press("Escape");
		await graded.getByRole("button", { name: /Test Request/ }).click();
		await page.getByRole("dialog", { name: "API Client" }).getByRole("textbox").first().waitFor();
		// What is behind the dialog cannot be seen or got to, and was looked at: without it this takes a tenth of the time.
		await page.evaluate((all) => document.querySelector(all)?.remove(), ".references-layout > main");
		expect(await axeFindsIn(page, '[role="dialog"][aria-modal]')).toEqual([]);
	});
});
