// The teacher's page in a real browser, against a real class.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PATIENCE_MS } from "../../support/timeout.ts";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { openSchool, type School } from "../support/school.ts";

let browser: Browser;
let site: Site;
let school: School;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
	school = await openSchool(site.url);
	await school.work("ann", "right", true);
	for (const learner of ["bob", "cyd"]) await school.work(learner, "believes", true);
	await school.work("dan", "believes", false);
	// Results come within seconds of an answer.
	const at = `/v1/assignments/${school.assignmentId}`;
	const held = { ideas: expect.arrayContaining([expect.objectContaining({ held: 3, met: 4 })]) };
	const counts = { assigned: 1, begun: 1, finished: 3 };
	await vi.waitFor(
		async () => {
			expect(await school.call(`${at}/misconceptions`)).toMatchObject(held);
			expect(await school.call(`${at}/gradebook`)).toMatchObject({ counts });
		},
		{ timeout: PATIENCE_MS },
	);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

interface View {
	readonly width: number;
	readonly locale: "en" | "zh";
	readonly colorScheme: "light" | "dark";
}

async function open({ width, locale, colorScheme }: View, path = school.teachPath): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width, height: 800 },
		locale: locale === "zh" ? "zh-CN" : "en-GB",
		colorScheme,
		acceptDownloads: true,
	});
	const page = await context.newPage();
	await page.goto(`${site.url}${path}`);
	return page;
}

/** Resolves once it shows what three of the four who worked believe. */
async function drawn(page: Page): Promise<void> {
	await page
		.getByRole("listitem")
		.filter({ hasText: /3 of 4|4 人中有 3 人/ })
		.first()
		.waitFor();
}

describe("the teacher's page", () => {
	it("shows who has begun, finished or not, what they believe and their names, and the gradebook", async () => {
		const page = await open({ width: 1200, locale: "en", colorScheme: "light" });
		await page.getByRole("heading", { level: 1, name: "Week 3: opening a connection" }).waitFor();
		await drawn(page);
		const again = page.waitForResponse(/\/misconceptions/);
		await page.getByRole("button", { name: "Refresh" }).click();
		await again;
		const tiles = await page.locator(".tiles li").allInnerTexts();
		expect(tiles.map((tile) => tile.replace(/\s+/g, " "))).toEqual([
			"1 not begun",
			"1 working",
			"3 finished",
			"0 missed",
			"0 excused",
		]);
		await page.getByText("Who (3)").click();
		for (const name of ["bob", "cyd", "dan"]) await page.getByRole("listitem").getByText(name).first().waitFor();
		const row = await page.getByRole("row", { name: /ann/ }).innerText();
		expect(row).toContain("finished");
		await page.context().close();
	});

	it("makes the follow-up in one press, and leads to its own page", async () => {
		const page = await open({ width: 1200, locale: "en", colorScheme: "light" });
		await drawn(page);
		await page.getByRole("button", { name: "Make the follow-up: " }).first().click();
		await page.getByText("is set for 3 learners").waitFor();
		await page.getByRole("link", { name: "Open it" }).click();
		await page.getByRole("heading", { level: 1, name: "Once more: Week 3: opening a connection" }).waitFor();
		await page.locator(".tiles li").first().getByText("3").waitFor();
		await page.context().close();
	});

	it("gives the gradebook as CSV, and shows those who stand as wished", async () => {
		const page = await open({ width: 1200, locale: "en", colorScheme: "light" });
		await drawn(page);
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("button", { name: "Download as CSV" }).click(),
		]);
		const text = readFileSync(await download.path(), "utf8");
		expect(download.suggestedFilename()).toBe(`${school.assignmentId}.csv`);
		expect(text.split("\r\n").filter((line) => /^"?(ann|bob|cyd|dan|eve)/.test(line))).toHaveLength(5);
		await page.getByLabel("Show").selectOption("assigned");
		await expect.poll(() => page.locator("tbody tr").allInnerTexts()).toEqual([expect.stringContaining("eve")]);
		await page.context().close();
	});

	it.each([
		{ width: 360, locale: "en", colorScheme: "light" },
		{ width: 360, locale: "zh", colorScheme: "dark" },
		{ width: 1200, locale: "zh", colorScheme: "light" },
		{ width: 1200, locale: "en", colorScheme: "dark" },
	] as const)("has no fault that axe finds, and nothing wider than the screen: %j", async (view) => {
		const page = await open(view);
		await drawn(page);
		for (const details of await page.locator("details").all()) await details.locator("summary").click();
		expect(await axeFinds(page)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width);
		await page.context().close();
	});

	it("without the end of its link, with a wrong one or without the service, says what to do", async () => {
		const [path = ""] = school.teachPath.split("#");
		const page = await open({ width: 360, locale: "en", colorScheme: "light" }, path);
		await page.getByText("needs the whole teacher's link").waitFor();
		const wrong = await open({ width: 360, locale: "zh", colorScheme: "light" }, `${path}#tl1.x.y`);
		await wrong.getByRole("button", { name: "重试" }).waitFor();
		const offline = await open({ width: 360, locale: "zh", colorScheme: "light" });
		await drawn(offline);
		await offline.context().setOffline(true);
		await offline.getByRole("button", { name: "刷新" }).click();
		await offline.getByText("无法连接服务").waitFor();
		expect(await offline.getByRole("heading", { level: 1 }).innerText()).toContain("Week 3");
		for (const one of [page, wrong, offline]) await one.context().close();
	});
});
