// Without a network: what was loaded is answered and sent later, whatever happens to the tab meanwhile.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { check, KNOWN, keptIn, listen, put, untilKept } from "../support/practise.ts";

let browser: Browser;
let site: Site;
let context: BrowserContext;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});
beforeEach(async () => {
	context = await browser.newContext({ locale: "en-US", viewport: { width: 360, height: 740 } });
});
afterEach(() => context.close());

async function openKept(): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${site.url}${KNOWN}`);
	await page.locator(".chip").first().waitFor();
	await untilKept(page);
	// The one that is shown, and those that were loaded ahead: the last of them is put there last.
	await expect.poll(async () => (await keptIn(page, "items")).length).toBeGreaterThan(3);
	return page;
}

it("an answer waits, survives the end of its tab, is sent when the network is back, and its result is shown", async () => {
	const page = await openKept();
	await context.setOffline(true);
	await put(page, "b2", { type: "101" });
	await check(page);
	await page.getByText("1 answer waits to be sent.").waitFor();
	// Said where the learner looks: where the check was pressed.
	const bar = page.locator(".bar", { hasText: "Kept. It will be checked as soon as the service can be reached." });
	await bar.waitFor();
	await expect
		.poll(() => bar.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight + 1))
		.toBe(true);
	expect(await bar.locator(".check").count()).toBe(0);
	// What was loaded ahead is next; then the tab is gone.
	await page.getByRole("button", { name: "A new one" }).click();
	await page.locator(".bar .check").waitFor();
	await page.close();

	const again = await context.newPage();
	const { errors } = listen(again, site.url);
	await again.goto(site.url);
	await again.getByText("1 answer waits to be sent.").waitFor();
	await again.locator(".chip").first().waitFor();

	await context.setOffline(false);
	await again.getByText("Graded while you were away").waitFor();
	await again.getByText(/of 6 points/).waitFor();
	await again.getByText("1 answer was sent.").waitFor();
	expect(errors).toEqual([]);
});

it("every page opens without a network, and there is something to practise", async () => {
	const page = await openKept();
	await context.setOffline(true);
	for (const path of ["/quiz", "/progress", "/record", "/learn", "/"]) {
		await page.goto(`${site.url}${path}`);
		await page.locator("h1").first().waitFor({ state: "attached" });
	}
	await page.locator(".chip").first().waitFor();
	await page.getByText("Offline.").waitFor();
	await page.goto(`${site.url}/?locale=zh`);
	await page.locator("html[lang=zh]").waitFor({ state: "attached" });
});

it("where nothing was kept, it says what to do", async () => {
	const page = await openKept();
	// Those that were loaded ahead are any.
	const kept = JSON.stringify(await keptIn(page, "items"));
	const [template] = ["syn-flood-cookies", "simultaneous-open", "lost-fin", "lost-syn"].filter(
		(one) => !kept.includes(`"${one}"`),
	);
	await context.setOffline(true);
	await page.goto(`${site.url}/?template=${template}`);
	await page.getByText("The service cannot be reached, and nothing like this was loaded before").waitFor();
});

it("works where the browser keeps nothing, and says so once", async () => {
	const page = await context.newPage();
	await page.addInitScript(() => {
		const refuse = () => {
			throw new DOMException("refused", "SecurityError");
		};
		IDBFactory.prototype.open = refuse;
		Object.defineProperty(globalThis, "localStorage", { get: refuse });
	});
	const { errors } = listen(page, site.url);
	await page.goto(`${site.url}${KNOWN}`);
	await put(page, "b2", { type: "101" });
	await check(page);
	await page.locator(".bar .next").waitFor();
	await page.getByText("This browser keeps nothing").waitFor();
	await page.getByRole("button", { name: "Done" }).click();
	await page.getByText("This browser keeps nothing").waitFor({ state: "detached" });
	expect(errors).toEqual([]);
});
