// Whole rounds at the practice pages, in a real browser: in both languages, at phone and desktop width, by keyboard alone.
import { SignJWT } from "jose";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_SECRETS } from "../../support/test-secrets.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { check, KNOWN, KNOWN_ANSWERS, listen, put, untilDrafted } from "../support/practise.ts";
import { putAnything } from "../support/put-in.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

async function visit<T>(options: BrowserContextOptions, round: (page: Page) => Promise<T>): Promise<T> {
	const context = await browser.newContext(options);
	try {
		const page = await context.newPage();
		const { errors, foreign } = listen(page, site.url);
		const result = await round(page);
		expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
		return result;
	} finally {
		await context.close();
	}
}

const learnerOf = (page: Page) =>
	page.evaluate(
		() => (JSON.parse(localStorage.getItem("seqack") ?? "null") as { learnerId: string } | null)?.learnerId,
	);

describe.each([
	["a phone in English", { locale: "en-US", viewport: { width: 360, height: 740 } }, "of 6 points"],
	["a desktop in Chinese", { locale: "zh-CN", viewport: { width: 1280, height: 800 } }, "6"],
] as const)("on %s", (_, options, score) => {
	it("a first visit practises at once, and becomes a learner at the first check", async () => {
		await visit(options, async (page) => {
			await page.goto(`${site.url}${KNOWN}`);
			// The first blank has the focus, without a click.
			await page.waitForFunction(() => {
				let active = document.activeElement;
				while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
				return active?.classList.contains("chip");
			});
			for (const [blank, what] of KNOWN_ANSWERS) await put(page, blank, what);
			expect(await learnerOf(page)).toBeUndefined();
			await check(page);
			await page.getByText(score).first().waitFor();
			await page.locator(".chip[data-blank=b2]").getByText("101").first().waitFor();
			expect(await learnerOf(page)).toMatch(/^anon-/);
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		});
	});

	it("what is due is shown with its reason, one after another, and back leads to the one before", async () => {
		await visit(options, async (page) => {
			await page.goto(`${site.url}${KNOWN}`);
			await put(page, "b2", { type: "101" });
			await check(page);
			await page.locator(".bar .next").waitFor();
			await page.goto(`${site.url}/learn`);
			const why = page.locator(".why");
			await why.waitFor();
			const first = await why.textContent();
			expect(first?.length).toBeGreaterThan(5);
			const shown = () =>
				page.locator("seqack-learn-page").evaluate((element) => {
					const item = element.shadowRoot?.querySelector("seqack-question, seqack-scenario");
					const { question, scenario } = item as unknown as { question?: { id: string }; scenario?: { id: string } };
					return question?.id ?? scenario?.id;
				});
			const before = await shown();
			// What is new to a beginner are questions.
			await putAnything(page.locator("seqack-question"));
			await page.locator("seqack-question button.main").click();
			await page
				.locator("seqack-learn-page")
				.getByRole("button", { name: /What is next|下一个/ })
				.click();
			await expect.poll(shown).not.toBe(before);
			await page.goBack();
			await expect.poll(shown).toBe(before);
		});
	});
});

/** Of the learner of this page, genuine, whose time was over a day ago. */
async function expire(page: Page): Promise<void> {
	const [before, kept] = await page.evaluate(() => {
		const credential = JSON.parse(localStorage.getItem("seqack") ?? "{}");
		return [String(credential.token), credential] as const;
	});
	const [, claims = ""] = before.split(".");
	const said = JSON.parse(Buffer.from(claims, "base64url").toString());
	const exp = Math.floor(Date.now() / 1000) - 86_400;
	const token = await new SignJWT({ ...said, iat: exp - 86_400, exp })
		.setProtectedHeader({ alg: "HS256", typ: "JWT" })
		.sign(new TextEncoder().encode(TEST_SECRETS.TOKEN_SECRET));
	await page.evaluate((text) => localStorage.setItem("seqack", text), JSON.stringify({ ...kept, token }));
}

it("a token that ran out is renewed without a word, and the learner stays the same", async () => {
	await visit({ locale: "en-US" }, async (page) => {
		await page.goto(`${site.url}${KNOWN}`);
		await put(page, "b2", { type: "101" });
		await check(page);
		await page.locator(".bar .next").waitFor();
		const learner = await learnerOf(page);
		await expire(page);
		// What is loaded ahead may have the token renewed before anything is handed in.
		const [answered, recorded]: [number[], number[]] = [[], []];
		page.on("response", (response) => {
			if (response.url().includes("/v1/learners/")) answered.push(response.status());
			if (/\/attempts(:batch)?$/.test(response.url())) recorded.push(response.status());
		});
		await page.goto(`${site.url}/?template=three-way&seed=17`);
		await put(page, "b2", { type: "1" });
		await check(page);
		await page.locator(".bar .next").waitFor();
		await expect.poll(() => recorded.at(-1)).toBe(200);
		expect(answered).toContain(401);
		expect(await learnerOf(page)).toBe(learner);
		expect(await page.getByRole("alert").count()).toBe(0);
		await page.goto(`${site.url}/progress`);
		await page.getByText("Attempts", { exact: false }).first().waitFor();
	});
});

it("a half filled scenario comes back as it was left, after a reload and in a new tab", async () => {
	await visit({ locale: "en-US" }, async (page) => {
		// Whatever a page does once its browser is idle, it may not have done by then.
		await page.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }));
		await page.goto(`${site.url}${KNOWN}`);
		await put(page, "b2", { type: "4711" });
		await untilDrafted(page, "4711");
		await page.reload();
		await page.locator(".chip[data-blank=b2]").getByText("4711").waitFor();
		const other = await page.context().newPage();
		await page.close();
		await other.goto(`${site.url}/healthz`);
		// The browser has noticed that the first tab is gone.
		await other.waitForFunction(async () => ((await navigator.locks.query()).held ?? []).length === 0);
		await other.goto(site.url);
		await other.locator(".chip[data-blank=b2]").getByText("4711").waitFor();
		await other.getByText("You had begun this one").waitFor();
	});
});

it("two tabs do not take each other's scenario", async () => {
	await visit({ locale: "en-US" }, async (page) => {
		await page.goto(`${site.url}${KNOWN}`);
		await put(page, "b2", { type: "4711" });
		await untilDrafted(page, "4711");
		const other = await page.context().newPage();
		await other.goto(site.url);
		await other.locator(".chip").first().waitFor();
		expect(await other.getByText("4711").count()).toBe(0);
	});
});

it("a round goes by keyboard alone", async () => {
	await visit({ locale: "en-US", viewport: { width: 360, height: 740 } }, async (page) => {
		await page.goto(`${site.url}/?template=three-way&seed=16`);
		await page.locator(".chip:focus").waitFor();
		// Two states, then a number.
		await page.keyboard.press("Enter");
		for (let i = 0; i < 2; i++) {
			await page.locator(".panel input[type=radio]:focus").waitFor();
			await page.keyboard.press("Space");
			await page.keyboard.press("Enter");
		}
		await page.locator(".panel input[type=text]:focus").waitFor();
		await page.keyboard.type("101");
		await page.keyboard.press("Escape");
		await page.locator(".chip[data-blank=b2]:focus").waitFor();
		for (let i = 0; i < 12 && (await page.locator(".bar .check:focus").count()) === 0; i++)
			await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		await page.keyboard.press("Enter");
		await page.locator(".bar .next").waitFor();
		await page.locator(".chip[data-blank=b2].correct").waitFor();
	});
});

it("a shared link opens the very scenario, and one that was cut is told kindly", async () => {
	await visit({ locale: "en-US" }, async (page) => {
		await page.goto(`${site.url}/?template=three-way`);
		const address = page.locator(".chip").first();
		await address.waitFor();
		const id = await page.evaluate(() => {
			const data: { scenario: { id: string } } = JSON.parse(document.getElementById("seqack-data")?.textContent ?? "");
			return data.scenario.id;
		});
		const friend = await (await browser.newContext()).newPage();
		await friend.goto(`${site.url}/s/${id}`);
		await friend.locator(".chip").first().waitFor();
		await friend.goto(`${site.url}/s/${id.slice(0, -9)}`);
		await friend.getByText("There is no such scenario").waitFor();
		await friend.getByRole("button", { name: "Practise another one" }).click();
		await friend.locator(".chip").first().waitFor();
		await friend.context().close();
	});
});

it("the record moves to a second device by a code, can be taken away, and is erased", async () => {
	await visit({ locale: "en-US", acceptDownloads: true }, async (page) => {
		await page.goto(`${site.url}${KNOWN}`);
		await put(page, "b2", { type: "101" });
		await check(page);
		await page.locator(".bar .next").waitFor();
		await page.goto(`${site.url}/record`);
		await page.getByRole("button", { name: "Show a code" }).click();
		const code = await page.locator(".code").textContent();
		await visit({ locale: "zh-CN" }, async (second) => {
			await second.goto(`${site.url}/record`);
			await second.locator("input[name=code]").fill(code ?? "");
			await second.getByRole("button", { name: "在这里使用那份记录" }).click();
			await second.getByText("完成：这台设备现在使用那份记录。").waitFor();
			expect(await learnerOf(second)).toBe(await learnerOf(page));
		});
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("button", { name: "Download my record" }).click(),
		]);
		expect(download.suggestedFilename()).toBe("seqack-record.json");
		await page.getByRole("button", { name: "Erase my record" }).click();
		await page.getByRole("button", { name: "Yes, erase it" }).click();
		await page.getByText("Your record is erased").waitFor();
		expect(await learnerOf(page)).toBeUndefined();
	});
});
