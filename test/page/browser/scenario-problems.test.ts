// Nothing leaves a learner before a broken page: what fails is told, what was filled in stays, and what helps is at hand.
import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { makeSolved, openElement, PHONE } from "../support/scenario-page.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

const WISH = { template: "three-way", seed: 3, difficulty: 2 } as const;

function problem(status: number, code: string, headers: Readonly<Record<string, string>> = {}) {
	const body = JSON.stringify({ type: "about:blank", status, code, title: "Title", detail: "Detail", requestId: "r" });
	const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After" };
	return (route: Route) =>
		route.fulfill({ status, body, contentType: "application/problem+json", headers: { ...cors, ...headers } });
}

async function fillNumber(page: Page, element: Locator, blank: string, typed: string): Promise<void> {
	await element.locator(`[data-blank="${blank}"]`).first().click();
	await element.locator(".field input").waitFor();
	await page.keyboard.type(typed);
	await page.keyboard.press("Escape");
}

/** Twice where blanks are empty: the second press is sure. */
async function check(element: Locator): Promise<void> {
	await element.locator(".bar .check").click();
	await element.getByRole("button", { name: "Check anyway" }).click();
}

async function opened(attributes = "") {
	const { scenario } = await makeSolved(site.url, WISH);
	const shown = await openElement(browser, site.url, {
		...PHONE,
		attributes: `scenario-id="${scenario.id}" ${attributes}`,
	});
	const number = scenario.blanks.find(({ kind }) => kind === "sequence-number")?.id ?? "";
	return { ...shown, scenario, number };
}

describe("when the check fails", () => {
	it.each<[string, (route: Route) => Promise<void>, RegExp]>([
		["the service cannot be reached", (route) => route.abort(), /cannot be reached/],
		["there are too many requests", problem(429, "rate-limited", { "Retry-After": "7" }), /in 7 seconds/],
		["the service breaks", problem(500, "internal-error"), /on our side/],
	])("because %s, the answers stay and it can be tried again", async (_, answer, told) => {
		const { page, element, number, close } = await opened();
		await fillNumber(page, element, number, "5");
		await page.route("**/validate", answer);
		await check(element);
		const alert = element.getByRole("alert");
		await alert.waitFor();
		expect(await alert.textContent()).toMatch(told);
		expect(await element.locator(`[data-blank="${number}"] .face`).first().textContent()).toBe("5");
		await page.unroute("**/validate");
		await alert.getByRole("button", { name: "Try again" }).click();
		await element.getByRole("button", { name: "Check anyway" }).click();
		await element.locator(".findings").waitFor();
		expect(await element.getByRole("alert").count()).toBe(0);
		await close();
	});

	it("because the scenario has expired, a new one can be had", async () => {
		const { page, element, number, scenario, close } = await opened();
		await fillNumber(page, element, number, "5");
		await page.route("**/validate", problem(410, "scenario-expired"));
		await check(element);
		const another = element.getByRole("alert").getByRole("button", { name: "Get a new one" });
		await another.waitFor();
		await page.unroute("**/validate");
		await another.click();
		await element.locator(".filled", { hasText: "0 of" }).waitFor();
		expect(await element.locator("h2").textContent()).toBe(scenario.title);
		await close();
	});
});

describe("an answer that cannot be read", () => {
	it("is marked, nothing is counted, and it can be rewritten", async () => {
		const { page, element, number, close } = await opened();
		await fillNumber(page, element, number, "hello");
		await check(element);
		const chip = element.locator(`[data-blank="${number}"]`).first();
		await element.locator(".bar", { hasText: "Some answers cannot be read" }).waitFor();
		expect(await chip.textContent()).toContain("not readable");
		await chip.click();
		expect(await element.locator(".refusal").textContent()).toContain("hello");
		await element.locator(".field input").fill("5");
		await page.keyboard.press("Escape");
		expect(await chip.textContent()).not.toContain("not readable");
		await check(element);
		await element.locator(".findings").waitFor();
		await close();
	});

	it("of a learner is marked where the record refuses it", async () => {
		const learner = await (await fetch(`${site.url}/v1/learners`, { method: "POST" })).json();
		const wish = `template="${WISH.template}" seed="${WISH.seed}" difficulty="${WISH.difficulty}"`;
		const attributes = `learner-id="${learner.learnerId}" learner-token="${learner.token}" ${wish}`;
		const { page, element, close } = await openElement(browser, site.url, { ...PHONE, attributes });
		const chip = element.locator(".chip.is-ack").first();
		await fillNumber(page, element, (await chip.getAttribute("data-blank")) ?? "", "hello");
		await check(element);
		await element.getByRole("alert").waitFor();
		expect(await chip.textContent()).toContain("not readable");
		// Left as it is, it is handed in as it is.
		await check(element);
		await element.locator(".findings").waitFor();
		expect(await chip.textContent()).toContain("not read");
		await close();
	});
});

describe("after checking", () => {
	it("lines show where a number comes from, and a wrong segment is sent as it was written", async () => {
		const { page, element, number, errors, close } = await opened();
		await fillNumber(page, element, number, "5");
		await check(element);
		await element.locator(".findings").waitFor();
		await element.locator(`[data-blank="${number}"]`).first().click();
		expect(await element.locator(".threads .thread").count()).toBe(2);
		expect(await element.locator(".threads .thread-label").allTextContents()).toEqual(["+1 SYN"]);
		await element.locator(".panel .send-it").click();
		const branch = element.locator(".branch");
		await branch.waitFor();
		expect(await branch.locator(".rows .row").count()).toBe(2);
		expect(await branch.textContent()).toContain("RST");
		expect(errors).toEqual([]);
		await close();
	});

	it("a misconception is shown as it would run, beside the real run", async () => {
		const { page, element, close } = await opened();
		const acks = element.locator(".chip.is-ack");
		for (let i = 0; i < (await acks.count()); i++) {
			const chip = acks.nth(i);
			const segment = Number((await chip.locator("xpath=..").getAttribute("data-at"))?.split(":")[1] ?? 0);
			const before = element.locator(`[data-at="seq:${segment - 1}"] .value`);
			if ((await before.count()) === 0) continue;
			const seq = await before.first().textContent();
			await fillNumber(page, element, (await chip.getAttribute("data-blank")) ?? "", String(seq));
		}
		await check(element);
		await element.locator(".findings").waitFor();
		await element.getByRole("button", { name: "As it would run" }).first().click();
		await element.locator(".runs").first().waitFor();
		expect(await element.locator(".runs").first().locator(".run").count()).toBe(2);
		expect(await element.locator(".runs .differs").count()).toBeGreaterThan(0);
		await close();
	});
});

describe("with a service that the page brings", () => {
	/** As an assessed scenario is answered while its solution is withheld, or as a page answers that keeps attempts. */
	const bring = (page: Page, kind: "withheld" | "queued") =>
		page.evaluate((submitted) => {
			interface Own {
				readonly state: { readonly scenario: { readonly blanks: readonly { readonly id: string }[] } };
				scenario: object;
				api: object;
			}
			// Of the element's class, which this page only knows by its tag.
			const own = document.querySelector("seqack-scenario") as unknown as Own;
			const { scenario } = own.state;
			own.scenario = { ...scenario, assessed: true, policy: { attempts: 3 } };
			const outcome = { verdict: "wrong", points: 0, max: 1, given: 5, skills: [] };
			const attempt = {
				gradable: true,
				score: { points: 0, max: 1, scaled: 0 },
				summary: "0 of 1 points.",
				blanks: Object.fromEntries(scenario.blanks.map(({ id }) => [id, outcome])),
				attemptsLeft: 2,
				solution: "withheld",
			};
			const value = submitted === "queued" ? { kind: "queued" } : { kind: "graded", attempt };
			own.api = { learnerId: "me", submit: async () => ({ ok: true, value }) };
		}, kind);

	it("a withheld solution is not shown, and another attempt keeps the answers", async () => {
		const { page, element, number, errors, close } = await opened();
		await bring(page, "withheld");
		await element.getByText("Assessed: up to 3 attempts.").waitFor();
		await fillNumber(page, element, number, "5");
		await check(element);
		await element.locator(".findings").waitFor();
		expect(await element.locator(".filled").textContent()).toContain("2 attempts left");
		expect(await element.locator(".expected").count()).toBe(0);
		expect(await element.locator(".outcome").first().textContent()).toContain("The solution is shown later.");
		await element.getByRole("button", { name: "Try again" }).click();
		expect(await element.locator(`[data-blank="${number}"] .face`).first().textContent()).toBe("5");
		expect(errors).toEqual([]);
		await close();
	});

	it("what is kept to be sent later says so", async () => {
		const { page, element, number, close } = await opened();
		await bring(page, "queued");
		await fillNumber(page, element, number, "5");
		await check(element);
		await element.locator(".bar", { hasText: "Kept." }).waitFor();
		await close();
	});
});

it("the page decides what comes next, if it wishes to", async () => {
	const { page, element, number, close } = await opened();
	await page.evaluate(() => document.addEventListener("seqack-next", (event) => event.preventDefault()));
	await fillNumber(page, element, number, "5");
	await check(element);
	await element.locator(".findings").waitFor();
	const asked: string[] = [];
	page.on("request", (request) => asked.push(new URL(request.url()).pathname));
	await element.locator(".bar .next").click();
	// Had it asked for another one, that would stand before what the test asks for.
	await page.evaluate((url) => fetch(url).then(() => undefined), `${site.url}/healthz`);
	await expect.poll(() => asked).toContain("/healthz");
	expect(asked).not.toContain("/v1/scenarios");
	expect(await element.locator(".findings").count()).toBe(1);
	await close();
});

it("a scenario with a deadline shows how much time is left, and says when it is up", async () => {
	const { page, element, scenario, close } = await opened();
	const until = (ms: number) =>
		element.evaluate((one, timed) => Object.assign(one, { scenario: timed }), {
			...scenario,
			deadline: new Date(Date.now() + ms).toISOString(),
		});
	await until(300_000);
	await element
		.getByRole("timer")
		.getByText(/^\s*[1-5]:\d\d\s*$/)
		.waitFor();
	await until(1200);
	await element.locator(".clock", { hasText: "Time is up." }).waitFor();
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await close();
});
