// `<seqack-progress>` in a real browser, with the real service.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SKILL_GRAPH } from "../../../src/question-bank/skill-graph.ts";
import { aLearner, type Learner } from "../support/a-learner.ts";
import { tabTo } from "../support/answer-by-keyboard.ts";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { DESKTOP, PHONE, type Staging, stage, tooWideAt } from "../support/stage.ts";

let browser: Browser;
let site: Site;
let learner: Learner;
let page: Page;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
	learner = await aLearner(site);
	await learner.answer("why-four", "app", ANSWERED_AT);
	// A server that sends a RST instead of waiting: a misconception that the option names.
	await learner.answer("last-ack-lost", "rst", ANSWERED_AT);
});
afterEach(async () => {
	await page?.context().close();
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

/** Pages have the same day, also when the tests begin before midnight. */
const ANSWERED_AT = new Date().toISOString();

const progress = () => page.locator("seqack-progress");
const skill = (title: string) => progress().locator("button.skill", { hasText: title });

interface ShownProgress {
	skills: { dueAt: string | null }[];
	misconceptions: { cured: boolean; curedAt?: string }[];
}

/** As the service tells it, a month later: everything that was met is due. */
async function aMonthLater(of: Page): Promise<void> {
	await of.route("**/progress?**", async (route) => {
		const told: ShownProgress = await (await route.fetch()).json();
		const skills = told.skills.map((one) => ({ ...one, dueAt: "2026-01-01T00:00:00.000Z" }));
		await route.fulfill({ json: { ...told, skills } });
	});
}

async function open(attributes: string, staging: Partial<Staging> = {}, before?: (of: Page) => Promise<void>) {
	page = await stage(browser, site, { body: "", ...staging });
	await page.clock.setFixedTime(ANSWERED_AT);
	await before?.(page);
	const body = `<seqack-progress ${attributes}></seqack-progress>`;
	await page.evaluate((html) => document.querySelector("main")?.insertAdjacentHTML("beforeend", html), body);
	await progress().locator("button.skill").first().waitFor();
}

it("each skill stands there once, with how it stands in words", async () => {
	await open(learner.attributes);
	const names = await progress().locator("button.skill").allTextContents();
	expect(names).toHaveLength(new Set(SKILL_GRAPH.map(({ id }) => id)).size);
	const said = names.map((name) => name.replace(/\s+/g, " "));
	expect(said.find((name) => name.includes("Why a close takes four"))).toMatch(/mastery \d+%/);
	expect(said.find((name) => name.includes("A SYN takes one sequence number"))).toMatch(/not met yet/);
});

it("by keyboard alone a skill opens, tells what it builds on, and asks the page to practise it", async () => {
	await open(learner.attributes);
	const one = skill("Why a close takes four");
	await tabTo(page, one);
	await page.keyboard.press("Enter");
	expect(await one.getAttribute("aria-expanded")).toBe("true");
	await progress().getByText("Last seen today").waitFor();
	await progress().getByText("Builds on: Flags of the close").waitFor();
	const asked = page.evaluate(
		() =>
			new Promise((resolve) =>
				document.addEventListener("seqack-next", (event) => resolve((event as CustomEvent).detail.skill)),
			),
	);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	expect(await asked).toBe("why-four-segments");
});

it("what is due says so by word, and is offered", async () => {
	await open(learner.attributes, {}, aMonthLater);
	await progress().locator("span.due").nth(1).waitFor();
	await progress().getByRole("button", { name: "Practise what is due" }).waitFor();
});

it("misconceptions, days, totals and calibration of the record are told", async () => {
	await open(learner.attributes);
	for (const text of ["Practised on one day", "2 attempts", "not overcome yet", "1 of 2 right"])
		await progress().getByText(text).first().waitFor();
});

it("it looks again when something in the page was graded", async () => {
	const other = await aLearner(site);
	await open(other.attributes);
	await progress().getByText("Nothing is answered yet").waitFor();
	await other.answer("why-four", "app");
	await page.evaluate(() => document.dispatchEvent(new CustomEvent("seqack-graded")));
	await progress().getByText("1 attempt").waitFor();
});

it("without a learner it shows what there is to learn", async () => {
	await open("");
	await progress().getByText("Nothing is recorded so far").waitFor();
});

it("a token that is refused is told", async () => {
	const body = `<seqack-progress learner-id="${learner.learnerId}" learner-token="nonsense"></seqack-progress>`;
	page = await stage(browser, site, { body });
	await progress().getByRole("alert").waitFor();
});

it("a service that is away is told, and asked again", async () => {
	page = await stage(browser, site, { body: "" });
	await page.route("**/v1/**", (route) => route.abort());
	await page.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("beforeend", "<seqack-progress>"));
	await progress().getByRole("alert").getByText("cannot be reached").waitFor();
	await page.unroute("**/v1/**");
	await progress().getByRole("button", { name: "Try again" }).click();
	await progress().locator("button.skill").first().waitFor();
});

describe.each([
	["en", "light"],
	["en", "dark"],
	["zh", "light"],
	["zh", "dark"],
] as const)("in %s, %s", (lang, theme) => {
	it("axe finds nothing, and it fits a phone and a desktop", async () => {
		await open(learner.attributes, { lang, theme }, aMonthLater);
		await progress().locator("span.due").first().waitFor();
		await progress().locator("button.skill").nth(1).click();
		for (const width of [DESKTOP, PHONE]) expect(await tooWideAt(page, width)).toBe(0);
		expect(await axeFinds(page)).toEqual([]);
	});
});
