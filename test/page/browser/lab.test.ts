// The lab in a real browser: whole experiments, by keyboard and by touch, in both languages.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFinds } from "../support/axe.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** Whatever the page complained of. */
const complaints: string[] = [];

async function openLab(options: BrowserContextOptions, { hash = "", locale = "en" } = {}) {
	const context = await browser.newContext({ ...options, locale });
	const page = await context.newPage();
	page.on("pageerror", (error) => complaints.push(String(error)));
	await page.goto(`${site.url}/lab?locale=${locale}${hash}`);
	await page.locator("seqack-lab .heads").waitFor();
	return { context, page };
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const sentences = (page: Page) => page.locator("seqack-lab .said").allTextContents();
const states = (page: Page) => page.locator("seqack-lab .panel h3 .chip").allTextContents();

/** The name of what has the focus, inside of the element. */
const focused = (page: Page) =>
	page.evaluate(() => {
		let inside = document.activeElement;
		while (inside?.shadowRoot?.activeElement) inside = inside.shadowRoot.activeElement;
		return inside?.getAttribute("aria-label") ?? inside?.textContent?.trim() ?? "";
	});

async function tabTo(page: Page, name: string): Promise<void> {
	for (let i = 0; i < 80; i++) {
		if ((await focused(page)) === name) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`Tab never came to ${name}`);
}

async function byKeyboard(page: Page, name: string): Promise<void> {
	await tabTo(page, name);
	await page.keyboard.press("Enter");
}

async function close(context: BrowserContext): Promise<void> {
	await context.close();
	expect(complaints.splice(0)).toEqual([]);
}

describe("an experiment", () => {
	it("is made by keyboard alone: a handshake, an edited segment, undone and done again", async () => {
		const { context, page } = await openLab(DESKTOP);
		await byKeyboard(page, "The server: listen()");
		await byKeyboard(page, "The client: connect()");
		await byKeyboard(page, "Deliver #1 SYN");
		await byKeyboard(page, "Edit #2 SYN,ACK");
		for (let i = 0; i < 6; i++) await page.keyboard.press("Tab");
		await page.keyboard.press("Tab");
		await page.keyboard.press("ControlOrMeta+a");
		await page.keyboard.type("7");
		await page.keyboard.press("Enter");
		await byKeyboard(page, "Deliver #2 SYN,ACK");
		expect(await page.locator("seqack-lab .label").allTextContents()).toEqual(
			expect.arrayContaining([expect.stringMatching(/arrives as SYN,ACK seq=0 ack=7/), expect.stringMatching(/RST/)]),
		);
		expect(await states(page)).toEqual(["SYN-SENT", "SYN-RECEIVED"]);
		await page.keyboard.press("ControlOrMeta+z");
		await page.keyboard.press("ControlOrMeta+z");
		await byKeyboard(page, "Deliver #2 SYN,ACK");
		await byKeyboard(page, "Deliver #3 ACK");
		expect(await states(page)).toEqual(["ESTABLISHED", "ESTABLISHED"]);
		expect(await sentences(page)).toHaveLength(5);
		await close(context);
	});

	it("is made by touch on a phone, where nothing is wider than the screen", async () => {
		const { context, page } = await openLab(PHONE);
		await page.locator("seqack-lab select").first().selectOption("lost-fin");
		await press(page, "Deliver #2 FIN,ACK").tap();
		await press(page, "Deliver #3 ACK").tap();
		expect(await states(page)).toEqual(["FIN-WAIT-2", "CLOSE-WAIT"]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		const small = await page
			.locator("seqack-lab button:visible, seqack-lab select:visible, seqack-lab summary:visible")
			.evaluateAll((all) =>
				all
					.filter((one) => !one.closest(".why"))
					.flatMap((one) => {
						const { width, height } = one.getBoundingClientRect();
						return width >= 44 && height >= 44 ? [] : [one.outerHTML];
					}),
			);
		expect(small).toEqual([]);
		await close(context);
	});

	it("with time, a timer, a crash and a flood shows each with its rule and section", async () => {
		const { context, page } = await openLab(DESKTOP);
		await press(page, "The server: listen()").click();
		await press(page, "The client: connect()").click();
		await press(page, "Lose #1 SYN").click();
		await press(page, /^Wait for it/).click();
		await page.locator("seqack-lab summary", { hasText: "SYN flood" }).click();
		await page.locator("seqack-lab input[name=syns]").fill("200");
		await press(page, "Send it").last().click();
		expect(await sentences(page)).toEqual([
			expect.stringContaining("The server calls listen()."),
			expect.stringContaining("The client calls connect()."),
			expect.stringContaining("retransmission timer expires after 1 s"),
			expect.stringContaining("200 SYNs with spoofed source addresses reach the server within 200 ms."),
		]);
		const why = page.locator("seqack-lab .why").last();
		expect(await why.textContent()).toMatch(/128 times.*RFC 4987, 2/s);
		expect(await page.locator("seqack-lab .gauge").first().textContent()).toMatch(/128 \/ 128/);
		await close(context);
	});

	it("takes a forged segment with the numbers that are expected, and an attacker as a host", async () => {
		const { context, page } = await openLab(DESKTOP);
		await page.locator("seqack-lab select").first().selectOption("three-way");
		await press(page, "Add an attacker").click();
		await page.getByText("Forge a segment", { exact: true }).click();
		await press(page, "Send it").first().click();
		expect(await states(page)).toEqual(["ESTABLISHED", "LISTEN", "CLOSED"]);
		expect(await page.locator("seqack-lab .why").last().textContent()).toContain("RFC 5961, 3.2");
		await close(context);
	});

	it("says kindly what is no number, and keeps what was written", async () => {
		const { context, page } = await openLab(DESKTOP);
		await page.locator("seqack-lab select").first().selectOption("lost-fin");
		await press(page, "Edit #2 FIN,ACK").click();
		await page.locator("seqack-lab .items input[name=seq]").fill("one");
		await press(page, "Change it").click();
		expect(await page.locator("seqack-lab .wrong").textContent()).toContain("32 bits");
		expect(await page.locator("seqack-lab .items input[name=seq]").inputValue()).toBe("one");
		await close(context);
	});
});

describe("a link", () => {
	it("restores the whole experiment for somebody else, and asks the service for nothing but the page", async () => {
		const { context, page } = await openLab(DESKTOP);
		await page.locator("seqack-lab select").first().selectOption("simultaneous-open");
		await press(page, "Deliver #3 SYN,ACK").click();
		const made = await sentences(page);
		const url = page.url();
		const other = await browser.newContext(PHONE);
		const opened = await other.newPage();
		const asked: string[] = [];
		opened.on("request", (request) => asked.push(request.url()));
		await opened.goto(url);
		await opened.locator("seqack-lab .said").first().waitFor();
		expect(await sentences(opened)).toEqual(made);
		expect(asked.every((one) => one.startsWith(site.url) && !one.includes("/v1/"))).toBe(true);
		await other.close();
		await close(context);
	});

	it("follows what is done, so that the browser's back button undoes it", async () => {
		const { context, page } = await openLab(DESKTOP);
		await press(page, "The server: listen()").click();
		await press(page, "The client: connect()").click();
		await page.goBack();
		await expect.poll(() => sentences(page)).toHaveLength(1);
		await press(page, "Redo").click();
		expect(await sentences(page)).toHaveLength(2);
		await page.goBack();
		await expect.poll(() => sentences(page)).toHaveLength(1);
		await page.goBack();
		await expect.poll(() => sentences(page)).toHaveLength(0);
		await page.goForward();
		await expect.poll(() => sentences(page)).toHaveLength(1);
		await close(context);
	});

	it.each([
		["en", "This link cannot be read"],
		["zh", "无法读取这个链接"],
	])("that was damaged is told, and one can begin all the same (%s)", async (locale, said) => {
		const { context, page } = await openLab(PHONE, { hash: "#1WyJyZmM5Mjk", locale });
		expect(await page.locator("seqack-lab .notice").textContent()).toContain(said);
		await page.locator("seqack-lab select").first().selectOption("three-way");
		expect(await page.locator("seqack-lab .notice").count()).toBe(0);
		expect(await states(page)).toEqual(["ESTABLISHED", "ESTABLISHED"]);
		await close(context);
	});

	it("of a graded scenario opens in the lab as its timeline went, and can go otherwise", async () => {
		const json = { "Content-Type": "application/json" };
		const wish = JSON.stringify({ template: "lost-syn", seed: 3, notation: "raw" });
		const made = await (await fetch(`${site.url}/v1/scenarios`, { method: "POST", headers: json, body: wish })).json();
		const answers = JSON.stringify({ answers: {} });
		const at = `${site.url}/v1/scenarios/${made.id}/grade`;
		const result = await (await fetch(at, { method: "POST", headers: json, body: answers })).json();
		const { context, page } = await openLab(DESKTOP, { hash: result.links.lab.slice("/lab".length) });
		expect(await sentences(page)).toHaveLength(result.timeline.length);
		await press(page, "Undo").click();
		await press(page, /^Lose #/)
			.first()
			.click();
		expect(await page.locator("seqack-lab .tag", { hasText: "lost" }).count()).toBeGreaterThan(1);
		await close(context);
	});
});

it("other rules and settings play the same actions again", async () => {
	const { context, page } = await openLab(DESKTOP);
	await page.locator("seqack-lab select").first().selectOption("syn-flood");
	await page.getByText("Settings", { exact: true }).click();
	await page
		.getByRole("group", { name: /^The server/ })
		.getByLabel("SYN cookies")
		.selectOption("true");
	expect(await page.locator("seqack-lab .why").last().textContent()).toContain("RFC 4987, 3.6");
	await page.getByLabel("Relative numbers").uncheck();
	expect(await page.locator("seqack-lab .label").first().textContent()).toContain("seq=1000");
	await close(context);
});

it("once loaded it works without network, and opens again without one", async () => {
	const { context, page } = await openLab(PHONE);
	// Whatever the page has loaded; the pages themselves are kept before the worker takes over.
	const isKept = () =>
		page.evaluate(async () => {
			if (navigator.serviceWorker.controller === null) return false;
			const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
			const files = loaded.filter((name) => /\.(?:js|css)(?:\?|$)/.test(name) && !name.endsWith("/sw.js"));
			const kept = await Promise.all(files.map((name) => caches.match(name, { ignoreVary: true })));
			return files.some((name) => name.includes("/lab.js")) && !kept.includes(undefined);
		});
	await expect.poll(isKept).toBe(true);
	await context.setOffline(true);
	await page.locator("seqack-lab select").first().selectOption("three-way");
	await press(page, "The client: close()").tap();
	expect(await states(page)).toEqual(["FIN-WAIT-1", "ESTABLISHED"]);
	await page.reload();
	await page.locator("seqack-lab .said").first().waitFor();
	expect(await states(page)).toEqual(["FIN-WAIT-1", "ESTABLISHED"]);
	await close(context);
});

it("speaks Chinese from end to end", async () => {
	const { context, page } = await openLab(PHONE, { locale: "zh" });
	await page.locator("seqack-lab select").first().selectOption("blind-reset");
	await page.getByText("设置", { exact: true }).click();
	for (const summary of await page.locator("seqack-lab .panel summary").all()) await summary.click();
	const words = await page.locator("seqack-lab").evaluate((lab) => lab.shadowRoot?.textContent ?? "");
	const css = await page
		.locator("seqack-lab")
		.evaluate((lab) => [...(lab.shadowRoot?.querySelectorAll("style") ?? [])].map((one) => one.textContent).join(""));
	const english = words.replace(css, "").match(/\b(?:the|segment|from|with|queue|deliver|lose|host|timer)\b/gi);
	expect(english).toBeNull();
	expect(await sentences(page)).toEqual(expect.arrayContaining([expect.stringContaining("报文段")]));
	await close(context);
});

describe.each([
	["light", "en", PHONE],
	["dark", "zh", PHONE],
	["light", "zh", DESKTOP],
	["dark", "en", DESKTOP],
] as const)("in %s, %s", (colorScheme, locale, options) => {
	it("axe finds nothing: empty, in an experiment, with every form open, and after a damaged link", async () => {
		const { context, page } = await openLab({ ...options, colorScheme, reducedMotion: "reduce" }, { locale });
		expect(await axeFinds(page)).toEqual([]);
		await page.locator("seqack-lab select").first().selectOption("blind-reset");
		await page.locator("seqack-lab .items button").nth(3).click();
		for (const summary of await page.locator("seqack-lab .panel summary, seqack-lab .bar summary").all())
			await summary.click();
		expect(await axeFinds(page)).toEqual([]);
		await page.goto(`${site.url}/lab?locale=${locale}#1damaged`);
		await page.locator("seqack-lab .notice").waitFor();
		expect(await axeFinds(page)).toEqual([]);
		await close(context);
	});
});

it("in somebody else's page leaves the address alone and tells its state", async () => {
	const context = await browser.newContext(DESKTOP);
	const page = await context.newPage();
	await page.route("http://other.example/", (route) =>
		route.fulfill({
			contentType: "text/html",
			headers: { "Access-Control-Allow-Origin": "*" },
			body: `<!doctype html><html lang="en"><title>Other</title><body><seqack-lab preset="lost-fin"></seqack-lab><script type="module" src="/lab.js"></script>`,
		}),
	);
	await page.route("http://other.example/**/*.js", async (route) => {
		const { pathname } = new URL(route.request().url());
		await route.fulfill({ response: await route.fetch({ url: `${site.url}${pathname}` }) });
	});
	await page.goto("http://other.example/");
	await page.locator("seqack-lab .said").first().waitFor();
	const told = page.evaluate(
		() =>
			new Promise<string>((resolve) =>
				document.addEventListener("seqack-state", (e) => resolve((e as CustomEvent).detail.state)),
			),
	);
	await press(page, "Deliver #2 FIN,ACK").click();
	const state = await told;
	expect(page.url()).toBe("http://other.example/");
	await page.locator("seqack-lab select").first().selectOption("empty");
	await page.locator("seqack-lab").evaluate((lab, text) => lab.setAttribute("state", text), state);
	expect(await states(page)).toEqual(["FIN-WAIT-1", "CLOSE-WAIT"]);
	await context.close();
});

it("takes at most 90 KB gzipped, and stands in no other script", async () => {
	const size = async (path: string, seen: Set<string>): Promise<number> => {
		if (seen.has(path)) return 0;
		seen.add(path);
		const answer = await fetch(`${site.url}${path}`);
		const text = await answer.text();
		const own = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
		const bytes = (await new Response(own).arrayBuffer()).byteLength;
		const imported = [...text.matchAll(/(?:from|import)\s*"(\.\/[^"]+)"/g)].map(
			([, file = ""]) => new URL(file, `http://x${path}`).pathname,
		);
		const others = await Promise.all(imported.map((file) => size(file, seen)));
		return others.reduce((sum, one) => sum + one, bytes);
	};
	expect(await size("/lab.js", new Set())).toBeLessThan(90 * 1024);
	const seqack = new Set<string>();
	await size("/seqack.js", seqack);
	for (const path of seqack) expect(await (await fetch(`${site.url}${path}`)).text()).not.toContain("seqack-lab");
});
