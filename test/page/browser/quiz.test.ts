// `<seqack-quiz>` in a real browser, with the real service.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aLearner } from "../support/a-learner.ts";
import { tabTo } from "../support/answer-by-keyboard.ts";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { putAnything } from "../support/put-in.ts";
import { DESKTOP, PHONE, type Staging, stage, tooWide } from "../support/stage.ts";

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

/** Three questions of one kind of answering: chosen so that the set is the same in each run. */
const THREE = `size="3" families="" topics="close,half-close" seed="8"`;

async function open(attributes: string, staging: Partial<Staging> = {}): Promise<Page> {
	page = await stage(browser, site, { body: `<seqack-quiz ${attributes}></seqack-quiz>`, ...staging });
	return page;
}

const quiz = (on = page) => on.locator("seqack-quiz");
const question = () => quiz().locator("seqack-question");
const onward = () => quiz().locator("footer button").last();
const summary = () => quiz().locator("#summary");
const place = () => quiz().locator("#place");

const putIn = () => putAnything(question());

async function answer(): Promise<void> {
	await putIn();
	await question().locator("button.main").click();
	await question().locator("#verdict").waitFor();
}

it("a whole round by keyboard alone, on a phone: each item is checked, the summary leads back to it", async () => {
	await open(THREE);
	for (const nth of [1, 2, 3]) {
		await place().getByText(`${nth} of 3`).waitFor();
		await question().locator("#prompt").waitFor();
		const input = question().locator(".answer :is(input, select, button)").first();
		await tabTo(page, input);
		await page.keyboard.press((await input.evaluate((one) => one.tagName)) === "INPUT" ? "Space" : "ArrowDown");
		await tabTo(page, question().locator("button.main"));
		await page.keyboard.press("Enter");
		await question().locator("#verdict").waitFor();
		await tabTo(page, onward());
		await page.keyboard.press("Enter");
	}
	await summary().getByText("Summary").waitFor();
	await quiz().locator("#summary:focus").waitFor();
	expect(await quiz().locator(".score").textContent()).toMatch(/ of 3 points$/);
	await tabTo(page, quiz().locator("button.line").nth(1));
	await page.keyboard.press("Enter");
	await place().getByText("2 of 3").waitFor();
	await question().locator(".explanation").waitFor();
});

it("a reload goes on where it was, with what was graded and what was put in", async () => {
	await open(THREE);
	await answer();
	await onward().click();
	await place().getByText("2 of 3").waitFor();
	await putIn();
	const before = await question().locator("#prompt").textContent();
	await page.reload();
	await place().getByText("2 of 3").waitFor();
	expect(await question().locator("#prompt").textContent()).toBe(before);
	await quiz().getByRole("button", { name: "Back" }).click();
	await question().locator("#verdict").waitFor();
});

it("what was left open is named before the end, and can still be answered", async () => {
	await open(THREE);
	await answer();
	await onward().click();
	await place().getByText("2 of 3").waitFor();
	await onward().click();
	await place().getByText("3 of 3").waitFor();
	await answer();
	await onward().click();
	await summary().getByText("One item is not answered yet.").waitFor();
	await quiz().getByRole("button", { name: "Go back to it" }).click();
	await place().getByText("2 of 3").waitFor();
	await onward().click();
	await place().getByText("3 of 3").waitFor();
	await onward().click();
	await quiz().getByRole("button", { name: "Finish" }).click();
	await quiz().locator(".score").getByText("of 3 points").waitFor();
	expect(await quiz().locator("button.line", { hasText: "not answered" }).count()).toBe(1);
});

describe("against the clock", () => {
	it("it begins when the learner does, warns, and hands in what stands there", async () => {
		const learner = await aLearner(site);
		page = await stage(browser, site, { body: "" });
		await page.clock.install();
		// From then on it stands still, however long the rest takes.
		await page.clock.pauseAt(Date.now() + 60_000);
		await page.evaluate(
			([attributes, three]) => {
				const main = document.querySelector("main");
				main?.insertAdjacentHTML("beforeend", `<seqack-quiz ${three} time-limit="600" ${attributes}></seqack-quiz>`);
			},
			[learner.attributes, THREE] as const,
		);
		await quiz().getByText("3 items in 10:00.").waitFor();
		expect(await question().count()).toBe(0);
		await quiz().getByRole("button", { name: "Begin" }).click();
		await question().locator("#prompt").waitFor();
		await putIn();
		await page.clock.fastForward("00:01");
		await page.clock.fastForward("08:59");
		await quiz().getByText("One minute left.").waitFor();
		await page.clock.fastForward("00:50");
		await quiz()
			.getByText(/seconds left/)
			.waitFor();
		await page.clock.fastForward("00:10");
		await quiz().getByText("Time is up").waitFor();
		await summary().waitFor();
		expect(await learner.attempts()).toHaveLength(1);
		expect(await quiz().locator("button.line", { hasText: "not answered" }).count()).toBe(2);
	});

	it("after the end of its time a reload shows the summary, and nothing more is taken", async () => {
		await open(`${THREE} time-limit="2"`);
		await quiz().getByRole("button", { name: "Begin" }).click();
		await summary().waitFor();
		await page.reload();
		await summary().waitFor();
		await quiz().locator("button.line").first().click();
		await place().waitFor();
		await quiz().getByRole("button", { name: "Summary" }).click();
		await summary().waitFor();
	});
});

it("two tabs have their own quiz each, and the record has what was answered in both", async () => {
	const learner = await aLearner(site);
	const body = `<seqack-quiz ${THREE} ${learner.attributes}></seqack-quiz>`;
	const first = await open(`${THREE} ${learner.attributes}`);
	await answer();
	page = await stage(browser, site, { body, context: first.context() });
	await place().getByText("1 of 3").waitFor();
	await answer();
	page = first;
	await onward().click();
	await place().getByText("2 of 3").waitFor();
	expect(await learner.attempts()).toHaveLength(2);
});

it("what showed to be weak can be practised: the page is asked, else a quiz of it begins", async () => {
	await open(THREE);
	for (const nth of [1, 2, 3]) {
		await place().getByText(`${nth} of 3`).waitFor();
		await putIn();
		await question().locator("button.main").click();
		await question().locator("#verdict").waitFor();
		await onward().click();
	}
	const practise = quiz()
		.getByRole("button", { name: /^Practise:/ })
		.first();
	await practise.waitFor();
	const asked = page.evaluate(
		() =>
			new Promise((resolve) =>
				document.addEventListener("seqack-next", (event) => resolve((event as CustomEvent).detail.skill), {
					once: true,
				}),
			),
	);
	await practise.click();
	expect(await asked).toMatch(/^[a-z-]+$/);
	await question().locator("#prompt").waitFor();
});

it("a service that is away is told, and asked again", async () => {
	page = await stage(browser, site, { body: "" });
	await page.route("**/v1/quizzes**", (route) => route.abort());
	await page.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("beforeend", "<seqack-quiz>"));
	await quiz().getByRole("alert").getByText("cannot be reached").waitFor();
	await page.unroute("**/v1/quizzes**");
	await quiz().getByRole("button", { name: "Try again" }).click();
	await place().waitFor({ state: "attached" });
});

it("where nothing fits the wishes it says so", async () => {
	await open(`families="" topics="scan" difficulty="5" skill="linger"`);
	await quiz().locator(".notice", { hasText: "Nothing fits" }).waitFor();
});

it("in another language it is the same quiz", async () => {
	await open(THREE);
	await answer();
	await quiz().evaluate((one) => one.setAttribute("locale", "zh"));
	await quiz().getByText("第 1 题，共 3 题").waitFor({ state: "attached" });
	const han = /\p{Script=Han}/u;
	await question().locator(".explanation", { hasText: han }).waitFor();
	await onward().click();
	await question().locator("#prompt", { hasText: han }).waitFor();
	await quiz().getByRole("button", { name: "上一题" }).click();
	await question().locator(".explanation", { hasText: han }).waitFor();
});

describe.each([
	["en", "light", PHONE],
	["en", "dark", DESKTOP],
	["zh", "light", DESKTOP],
	["zh", "dark", PHONE],
] as const)("in %s, %s, at %i pixels", (lang, theme, width) => {
	it("axe finds nothing from the offer to the summary, and nothing is scrolled sideways", async () => {
		await open(`${THREE} time-limit="3600"`, { lang, theme, width });
		const looks = async () => {
			expect(await tooWide(page)).toBe(0);
			expect(await axeFinds(page)).toEqual([]);
		};
		await quiz().locator("button.main").waitFor();
		await looks();
		await quiz().locator("button.main").click();
		await answer();
		await looks();
		await onward().click();
		await answer();
		await onward().click();
		await question().locator("#prompt").waitFor();
		await onward().click();
		await summary().waitFor();
		await looks();
		await quiz().locator("button.main").click();
		await quiz().locator(".list .skill").first().waitFor();
		await looks();
	});
});
