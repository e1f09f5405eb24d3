// `<seqack-question>` in a real browser, with the real service.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aLearner } from "../support/a-learner.ts";
import { answerByKeyboard, bankQuestion, tabTo } from "../support/answer-by-keyboard.ts";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { putAnything } from "../support/put-in.ts";
import { DESKTOP, PHONE, type Staging, stage, tooWideAt } from "../support/stage.ts";

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

async function open(attributes: string, staging: Partial<Staging> = {}): Promise<Page> {
	page = await stage(browser, site, { body: `<seqack-question ${attributes}></seqack-question>`, ...staging });
	return page;
}

const element = () => page.locator("seqack-question");
const check = () => element().locator("button.main");
const verdict = () => element().locator("#verdict");

/** One of each kind. */
const EACH_KIND = [
	["close", "why-four"],
	["time-wait", "two-reasons"],
	["denial-of-service", "smurf-protocol"],
	["time-wait", "rfc-duration"],
	["close", "four-segments-in-order"],
	["close", "segment-counts"],
	["socket-options", "turn-off-nagle"],
] as const;

describe("by keyboard alone, on a phone", () => {
	it.each(EACH_KIND)("%s/%s is answered right, and explained", async (topic, id) => {
		const question = bankQuestion(topic, id);
		await open(`question-id="${id}" seed="3"`);
		await element().locator("#prompt").waitFor();
		await answerByKeyboard(page, element(), question);
		await tabTo(page, check());
		await page.keyboard.press("Enter");
		await verdict().waitFor();
		expect(await verdict().getAttribute("class")).toBe("correct");
		expect(await verdict().evaluate((one) => one.matches(":focus"))).toBe(true);
		expect(await element().locator(".explanation").textContent()).toContain(
			question.explanation.en.replaceAll("`", "").split("{")[0]?.slice(0, 30),
		);
		await tabTo(page, check());
		await page.keyboard.press("Enter");
		await element().locator("button.main", { hasText: "Check" }).waitFor();
	});

	it("nothing is handed in while there is no answer: it says so, and goes back to the answer", async () => {
		await open(`question-id="why-four"`);
		await tabTo(page, check());
		await page.keyboard.press("Enter");
		await element().locator("#complaint").waitFor();
		expect(
			await element()
				.locator(".answer input")
				.first()
				.evaluate((one) => one.matches(":focus")),
		).toBe(true);
	});
});

describe("what cannot be read", () => {
	async function writeNonsense(attributes: string) {
		await open(`question-id="rfc-duration" ${attributes}`);
		await element().locator(".field input").fill("some while");
		await check().click();
		await element().locator("#complaint").waitFor();
	}

	it("is told with what to write instead, and nothing is lost", async () => {
		await writeNonsense("");
		const field = element().locator(".field input");
		expect(await field.getAttribute("aria-invalid")).toBe("true");
		expect(await field.getAttribute("aria-describedby")).toBe("complaint");
		expect(await field.inputValue()).toBe("some while");
		await field.fill("240");
		expect(await element().locator("#complaint").count()).toBe(0);
		await check().click();
		await verdict().waitFor();
	});

	it("is not recorded of a learner", async () => {
		const learner = await aLearner(site);
		await writeNonsense(learner.attributes);
		expect(await learner.attempts()).toEqual([]);
	});
});

it("a learner's answer is recorded with how sure they were, and told to the page", async () => {
	const learner = await aLearner(site);
	await open(`question-id="why-four" seed="3" ${learner.attributes}`);
	const graded = page.evaluate(
		() =>
			new Promise((resolve) =>
				document.addEventListener("seqack-graded", (event) => resolve((event as CustomEvent).detail.attempt.number)),
			),
	);
	await element().locator("label.card", { hasText: "other application" }).click();
	await element().locator("fieldset label", { hasText: "Certain" }).click();
	await check().click();
	expect(await graded).toBe(1);
	expect(await learner.attempts()).toMatchObject([{ questionId: "why-four", confidence: 3 }]);
});

it("what is kept while the service is away says so", async () => {
	await open(`question-id="why-four"`);
	await element().locator("label.card").first().waitFor();
	await page.evaluate(() => {
		const question = document.querySelector("seqack-question") as HTMLElement & { api: object };
		question.api = { learnerId: "ann", submit: async () => ({ ok: true, value: { kind: "queued" } }) };
	});
	await element().locator("label.card").first().click();
	await check().click();
	await element().getByText("Kept on this device").waitFor();
});

it("a service that is away is told, and asked again", async () => {
	page = await stage(browser, site, { body: "" });
	let asked = 0;
	await page.route("**/v1/questions/**", (route) => {
		asked += 1;
		return route.abort();
	});
	await page.evaluate(() => {
		document.querySelector("main")?.insertAdjacentHTML("beforeend", `<seqack-question question-id="why-four">`);
	});
	await element().getByRole("alert").getByText("cannot be reached").waitFor();
	// Had it asked again when it drew what failed, that would stand before what is asked now.
	await element().evaluate((one) => {
		const { updateComplete } = one as unknown as { readonly updateComplete: Promise<unknown> };
		one.setAttribute("theme", "dark");
		return updateComplete;
	});
	await page.evaluate(() => fetch("/v1/questions/asked-by-the-test").catch(() => undefined));
	expect(asked).toBe(2);
	await page.unroute("**/v1/questions/**");
	await element().getByRole("button", { name: "Try again" }).click();
	await element().locator("#prompt").waitFor();
});

it("in another language it is the same question, with what was put in", async () => {
	await open(`question-id="why-four" seed="3"`);
	await element().locator("label.card").nth(2).click();
	await element().evaluate((one) => one.setAttribute("locale", "zh"));
	await element().getByText("请选择一项").waitFor();
	expect(await element().locator("label.card input").nth(2).isChecked()).toBe(true);
	await check().click();
	await verdict().waitFor();
	await element().evaluate((one) => one.setAttribute("locale", "en"));
	await element().getByText("The kernel acknowledges").waitFor();
});

it("another question of the page begins without the answer to the one before", async () => {
	await open(`question-id="why-four" seed="3"`);
	await element().locator("label.card").first().click();
	await check().click();
	await verdict().waitFor();
	const next = await (await fetch(`${site.url}/v1/questions/two-reasons?seed=3`)).json();
	await element().evaluate((one, question) => Object.assign(one, { question }), next);
	await element().getByText("Choose every one that is right").waitFor();
	expect(await element().locator(":checked").count()).toBe(0);
	await element().evaluate((one) => one.setAttribute("question-id", "rfc-duration"));
	await element().getByText("Write a number").waitFor();
});

it("a result without its solution says that it comes later", async () => {
	await open(`question-id="why-four" seed="3"`);
	await element().locator("label.card").first().waitFor();
	await page.evaluate(() => {
		const question = document.querySelector("seqack-question") as HTMLElement & { result: object };
		const score = { points: 0, max: 1, scaled: 0 };
		question.result = { questionId: "why-four", gradable: true, verdict: "wrong", score, given: "no-ack", skills: [] };
	});
	await element().getByText("shown later").waitFor();
	expect(await element().locator(".card.chosen").count()).toBe(1);
	expect(await element().locator(".card.key").count()).toBe(0);
});

it("the page may show the next one itself", async () => {
	await open(`question-id="why-four" seed="3"`);
	await element().locator("label.card").first().click();
	await check().click();
	await verdict().waitFor();
	await page.evaluate(() => document.addEventListener("seqack-next", (event) => event.preventDefault()));
	await check().click();
	expect(await verdict().count()).toBe(1);
});

describe.each([
	["en", "light"],
	["zh", "dark"],
] as const)("in %s, %s", (lang, theme) => {
	it.each(EACH_KIND)("%s/%s fits a phone and a desktop, and axe finds nothing", async (_, id) => {
		await open(`question-id="${id}" seed="3"`, { lang, theme });
		await element().locator("#prompt").waitFor();
		const looks = async () => {
			for (const width of [DESKTOP, PHONE]) expect(await tooWideAt(page, width)).toBe(0);
			expect(await axeFinds(page)).toEqual([]);
		};
		await looks();
		await putAnything(element());
		await check().click();
		await verdict().waitFor();
		await looks();
	});
});
