// A scenario is filled in, checked and explained in a real browser: by keys alone, and by touch on a narrow screen.
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScenarioWish } from "../../../src/page/shared/api.ts";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { DESKTOP, makeSolved, openElement, PHONE } from "../support/scenario-page.ts";
import { focusedBlank, typeAnswer } from "../support/type-answer.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

const WISHES: readonly (readonly [name: string, wish: ScenarioWish])[] = [
	["a handshake", { template: "three-way", seed: 3, difficulty: 2 }],
	["a teardown", { template: "client-closes-first", seed: 2 }],
	["a flood", { template: "legitimate-client-dropped", seed: 1 }],
	["symbols", { template: "lost-syn-ack", notation: "symbolic", seed: 2 }],
	["relative numbers", { template: "fin-carries-data", notation: "relative", seed: 4 }],
	["the next segment", { template: "three-way", ask: ["next-segment"], seed: 3 }],
	["events in order", { family: "teardown", ask: ["order"], seed: 5 }],
	["several choices", { template: "whole-conversation", seed: 1 }],
];

/** Those with the widest values and the longest panels. */
const WIDEST = ["a handshake", "a flood", "symbols", "the next segment", "events in order"];

describe("by keys alone, every blank is reached, filled in and right", () => {
	it.each(WISHES)("%s", async (_, wish) => {
		const { scenario, key } = await makeSolved(site.url, wish);
		const attributes = `scenario-id="${scenario.id}" autofocus`;
		const { page, element, errors, close } = await openElement(browser, site.url, { ...DESKTOP, attributes });
		await page.waitForFunction(() => document.querySelector("seqack-scenario")?.shadowRoot?.activeElement);
		const first = await focusedBlank(page);
		expect(first).not.toBeNull();
		await page.keyboard.press("Enter");
		const order: string[] = [];
		for (let i = 0; i < scenario.blanks.length; i++) {
			await element.locator(".panel:popover-open").waitFor();
			const open = await element.locator(".chip.open").first().getAttribute("data-blank");
			const blank = scenario.blanks.find(({ id }) => id === open);
			if (!blank) throw new Error(`${open} is no blank`);
			order.push(blank.id);
			await typeAnswer(page, blank, key[blank.id]);
			await page.keyboard.press("Enter");
			await element.locator(`.chip.open[data-blank="${blank.id}"]`).first().waitFor({ state: "detached" });
		}
		// Behind the last one comes the check.
		await element.locator(".bar .primary:focus").waitFor();
		expect(new Set(order).size).toBe(scenario.blanks.length);
		expect(order[0]).toBe(first);
		await page.keyboard.press("Enter");
		await element.locator(".findings").waitFor();
		const verdicts = await element.locator(".chip .verdict .word").allTextContents();
		expect(new Set(verdicts)).toEqual(new Set(["right"]));
		expect(await element.locator(".bar").textContent()).toContain(
			`${scenario.maxPoints} of ${scenario.maxPoints} points`,
		);
		expect(errors).toEqual([]);
		await close();
	});
});

describe("by touch on 360 px", () => {
	it.each(WISHES.filter(([name]) => WIDEST.includes(name)))(
		"nothing is wider than the screen, and the chip stays above the sheet: %s",
		async (_, wish) => {
			const { scenario } = await makeSolved(site.url, wish);
			const attributes = `scenario-id="${scenario.id}"`;
			const { page, element, errors, close } = await openElement(browser, site.url, { ...PHONE, attributes });
			const chips = element.locator(".chip");
			for (let i = 0; i < (await chips.count()); i++) {
				const chip = chips.nth(i);
				await chip.tap();
				const panel = element.locator(".panel:popover-open");
				await panel.waitFor();
				await expect.poll(() => roomOf(chip, panel)).toBeGreaterThanOrEqual(0);
				await panel.getByRole("button", { name: "Close", exact: true }).tap();
				await panel.waitFor({ state: "hidden" });
			}
			const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(beyond).toBe(0);
			expect(await wrappedNumbers(element)).toEqual([]);
			expect(errors).toEqual([]);
			await close();
		},
	);

	it("a state is chosen by one touch, and the sheet closes", async () => {
		const { scenario } = await makeSolved(site.url, { template: "three-way", seed: 3, difficulty: 2 });
		const blank = scenario.blanks.find(({ kind }) => kind === "state");
		const look = { ...PHONE, attributes: `scenario-id="${scenario.id}"` };
		const { element, close } = await openElement(browser, site.url, look);
		const chip = element.locator(`[data-blank="${blank?.id}"]`).first();
		await chip.tap();
		await element.locator(".panel").getByText("ESTABLISHED", { exact: true }).tap();
		await element.locator(".panel").waitFor({ state: "hidden" });
		expect(await chip.textContent()).toContain("ESTABLISHED");
		await close();
	});
});

/** Pixels between a chip and the end of the window above it, or the sheet below it: negative where it is covered. */
async function roomOf(chip: Locator, sheet: Locator): Promise<number> {
	const [above, below] = [await chip.boundingBox(), await sheet.boundingBox()];
	return above && below ? Math.min(above.y, below.y - above.y - above.height) : Number.NEGATIVE_INFINITY;
}

/** Values of the wire that stand on more than one line. */
async function wrappedNumbers(element: Locator): Promise<readonly string[]> {
	return element.locator(".number, .state, .face").evaluateAll((all) =>
		all.flatMap((one) => {
			const chip = one.closest(".chip");
			if (chip?.matches(".is-question, .is-whole")) return [];
			const size = Number.parseFloat(getComputedStyle(one).fontSize);
			const tall = !chip && one.getBoundingClientRect().height > 40 && !one.querySelector(".chip");
			return tall || (size < 13 && one.matches(".number")) ? [one.textContent ?? ""] : [];
		}),
	);
}

describe("axe finds nothing, before and after checking", () => {
	const looks = (["light", "dark"] as const).flatMap((theme) =>
		(["en", "zh"] as const).flatMap((locale) =>
			[PHONE, DESKTOP].map((look) => [`${theme}, ${locale}, ${look.width} px`, { ...look, theme, locale }] as const),
		),
	);
	it.each(looks)("%s", async (_, look) => {
		const attributes = `template="three-way" seed="16" locale="${look.locale}" theme="${look.theme}"`;
		const { page, element, close } = await openElement(browser, site.url, { ...look, attributes });
		const found: Record<string, readonly string[]> = {};
		const at = async (state: string) => {
			const faults = await axeFinds(page);
			if (faults.length > 0) found[state] = faults;
		};
		// Counts the SYN as nothing: a named misconception, and a segment that the other end would answer.
		await element.locator("[data-blank=b2]").first().click();
		await page.keyboard.type("100");
		await element.locator(".understood .mono").waitFor();
		await element.locator(".hints button").click();
		await element.locator(".hints .hint").first().waitFor();
		await at("a panel with a number understood and a hint");
		await page.keyboard.press("Escape");
		await at("filled in");
		const check = element.locator(".bar .check");
		await check.click();
		await check.click();
		await element.locator(".findings").waitFor();
		await element.locator(".finding [aria-expanded]").first().click();
		await element.locator(".runs").waitFor();
		await element.locator(".findings .send-it").first().click();
		await element.locator(".branch").waitFor();
		for (const folded of await element.locator("details:not([open]) > summary").all()) await folded.click();
		await at("the consequence played and the believed run open");
		await element.locator("[data-blank=b2]").first().click();
		await element.locator(".panel:popover-open").waitFor();
		await at("a panel with what came of a blank");
		await page.keyboard.press("Escape");
		await element.locator(".view").nth(1).click();
		await at("the table");
		expect(found).toEqual({});
		await close();
	});

	it.each(["light", "dark"] as const)("a flood with queues, %s", async (theme) => {
		const attributes = `template="legitimate-client-dropped" seed="1" theme="${theme}"`;
		const { page, element, close } = await openElement(browser, site.url, { ...PHONE, theme, attributes });
		expect(await axeFinds(page)).toEqual([]);
		await element.locator(".view").nth(1).click();
		expect(await axeFinds(page)).toEqual([]);
		await close();
	});
});
