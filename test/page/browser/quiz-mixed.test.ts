// Scenarios in a quiz, in a real browser: filled in, kept over a reload, graded, seen again, handed in at the end of the time.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { aLearner } from "../support/a-learner.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { stage } from "../support/stage.ts";

let browser: Browser;
let site: Site;
let page: Page;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterEach(async () => {
	await page?.context().close();
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

const quiz = () => page.locator("seqack-quiz");
const scenario = () => quiz().locator("seqack-scenario");
const summary = () => quiz().locator("#summary");
const place = () => quiz().locator("#place");

/** Two scenarios and no question: each asks for a state. */
const TWO = `size="2" families="handshake" topics="" skill="active-open-states" seed="4"`;

async function open(attributes: string): Promise<void> {
	page = await stage(browser, site, { body: `<seqack-quiz ${attributes}></seqack-quiz>` });
}

/** A state into the first blank that takes one. */
async function putIn(): Promise<void> {
	const chips = scenario().locator(".chip[data-blank]");
	await chips.first().waitFor();
	for (let i = 0; i < (await chips.count()); i++) {
		await chips.nth(i).click();
		const state = scenario().locator(".panel").getByText("ESTABLISHED", { exact: true });
		if ((await state.count()) > 0) return state.first().click();
		await page.keyboard.press("Escape");
	}
	throw new Error("no blank takes a state");
}

async function check(): Promise<void> {
	const button = scenario().locator(".bar .primary");
	await button.click();
	await button.click();
}

it("what is put into a scenario outlives a reload, and what was graded is seen again and not asked again", async () => {
	await open(TWO);
	await putIn();
	await scenario().locator(".chip", { hasText: "ESTABLISHED" }).first().waitFor();
	await page.reload();
	await scenario().locator(".chip", { hasText: "ESTABLISHED" }).first().waitFor();
	await check();
	await quiz().locator("footer button.main").waitFor();
	await quiz().locator("footer button").last().click();
	await place().getByText("2 of 2").waitFor({ state: "attached" });
	await quiz().getByRole("button", { name: "Back" }).click();
	await scenario().locator(".chip.unanswered, .chip.wrong, .chip.correct").first().waitFor();
	await page.reload();
	await scenario().locator(".chip.unanswered, .chip.wrong, .chip.correct").first().waitFor();
	expect(await quiz().locator("footer button.main").count()).toBe(1);
});

it("its own way on leads to the next item, and the summary counts its points", async () => {
	await open(TWO);
	for (const nth of [1, 2]) {
		await place().getByText(`${nth} of 2`).waitFor({ state: "attached" });
		await putIn();
		await check();
		await quiz().locator("footer button.main").waitFor();
		await scenario().locator(".bar .next").click();
	}
	await summary().getByText("Summary").waitFor();
	expect(await quiz().locator(".score").textContent()).toMatch(/^\s*[\d.]+ of \d+ points\s*$/);
});

it("at the end of the time what stands in a scenario is handed in", async () => {
	const learner = await aLearner(site);
	page = await stage(browser, site, { body: "" });
	await page.clock.install();
	await page.evaluate(
		(attributes) => document.querySelector("main")?.insertAdjacentHTML("beforeend", `<seqack-quiz ${attributes}>`),
		`${TWO} time-limit="600" ${learner.attributes}`,
	);
	await quiz().getByRole("button", { name: "Begin" }).click();
	await putIn();
	await page.clock.fastForward("10:01");
	await summary().waitFor();
	await quiz().getByText("Time is up").waitFor();
	await expect.poll(() => learner.attempts()).toMatchObject([{ number: 1 }]);
});

it("in another language what was put in stays", async () => {
	await open(TWO);
	await putIn();
	// The quiz gives its scenario anew once it has read it in that language.
	await quiz().evaluate(
		(one) =>
			new Promise<void>((resolve) => {
				one.addEventListener("seqack-ready", (event) => {
					if ((event as CustomEvent).detail.scenario.locale === "zh") resolve();
				});
				one.setAttribute("locale", "zh");
			}),
	);
	await scenario()
		.locator("h2", { hasText: /\p{Script=Han}/u })
		.waitFor();
	expect(await scenario().locator(".chip", { hasText: "ESTABLISHED" }).count()).toBeGreaterThan(0);
});

it("a scenario that takes no answers any more is told, and does not count", async () => {
	await open(TWO);
	await putIn();
	await page.route("**/v1/scenarios/**", (route) =>
		route.fulfill({
			status: 410,
			contentType: "application/problem+json",
			json: {
				type: "",
				title: "Gone",
				status: 410,
				code: "scenario-expired",
				detail: "It has expired.",
				requestId: "",
			},
		}),
	);
	await check();
	await quiz().getByText("takes no answers any more").waitFor();
	await quiz().locator("footer button.main").click();
	await place().getByText("2 of 2").waitFor({ state: "attached" });
});
