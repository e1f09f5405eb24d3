// In a frame of a page of somebody else, at another origin: as the setting allows it, and with what the frame tells.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openSite, type Site } from "../support/browser.ts";

let browser: Browser;
let open: Site;
let closed: Site;
let host: Server;
/** Of the page around. */
let origin: string;

beforeAll(async () => {
	host = createServer((request, response) => {
		const frame = new URL(request.url ?? "/", "http://host").searchParams.get("frame") ?? "";
		response.setHeader("Content-Type", "text/html");
		response.end(`<!doctype html><title>A course</title><iframe src="${frame}" title="seqack" width="400"></iframe>
<script>
	globalThis.told = [];
	addEventListener("message", (event) => {
		told.push(event.data);
		if (event.data.type === "seqack:height") document.querySelector("iframe").height = event.data.height;
	});
</script>`);
	});
	await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
	// Another origin than the service's: "localhost" is another host.
	origin = `http://localhost:${(host.address() as AddressInfo).port}`;
	[browser, open, closed] = await Promise.all([openBrowser(), openSite({ FRAME_ANCESTORS: origin }), openSite()]);
});
afterAll(async () => {
	host?.close();
	await Promise.all([browser?.close(), open?.close(), closed?.close()]);
});

it("a scenario is practised in the frame, which tells its height and the score", async () => {
	const page = await browser.newPage();
	await page.goto(
		`${origin}/?frame=${encodeURIComponent(`${open.url}/embed?template=three-way&seed=16&locale=zh&theme=dark`)}`,
	);
	const inside = page.frameLocator("iframe");
	await inside.locator(".chip[data-blank=b2]").first().click();
	await inside.locator(".panel input").first().fill("101");
	await page.keyboard.press("Escape");
	await inside.locator(".bar .check").click();
	await inside.locator(".bar .check").click();
	await inside.locator(".bar .next").waitFor();
	const told = () => page.evaluate(() => (globalThis as unknown as { told: { type: string }[] }).told);
	await expect.poll(async () => (await told()).map(({ type }) => type)).toContain("seqack:graded");
	expect((await told()).find(({ type }) => type === "seqack:graded")).toEqual({
		type: "seqack:graded",
		points: 1,
		max: 6,
		scaled: expect.any(Number),
	});
	// High enough for all of it: nothing is scrolled in the frame.
	await expect
		.poll(() => inside.locator("html").evaluate((root) => root.scrollHeight - root.clientHeight))
		.toBeLessThanOrEqual(1);
	await page.close();
});

it("a frame that the setting does not name stays empty", async () => {
	const page = await browser.newPage();
	const refused = page.waitForEvent("console", { predicate: (message) => /frame-ancestors/.test(message.text()) });
	await page.goto(`${origin}/?frame=${encodeURIComponent(`${closed.url}/embed?template=three-way`)}`);
	await refused;
	expect(await page.frameLocator("iframe").locator(".chip").count()).toBe(0);
	await page.close();
});

it("a page that is not made for frames is in none", async () => {
	const page = await browser.newPage();
	const refused = page.waitForEvent("console", { predicate: (message) => /frame-ancestors/.test(message.text()) });
	await page.goto(`${origin}/?frame=${encodeURIComponent(`${open.url}/`)}`);
	await refused;
	await page.close();
});
