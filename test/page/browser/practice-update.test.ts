// A newer version of the page is told, and loaded when the learner wants it, with what was half filled in.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openSite, type Site } from "../support/browser.ts";
import { KNOWN, put, untilDrafted, untilKept } from "../support/practise.ts";

let browser: Browser;
let site: Site;
/** In front of the site: its service worker is another one once that is wished. */
let front: Server;
let isNewer = false;

beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
	front = createServer(async (request, response) => {
		const { url = "/", method = "GET", headers } = request;
		const { accept = "*/*", "accept-language": language = "en" } = headers;
		const answer = await fetch(`${site.url}${url}`, {
			method,
			headers: { accept, "accept-language": language },
		});
		response.statusCode = answer.status;
		const names = ["content-type", "content-security-policy", "cache-control"];
		for (const name of names) response.setHeader(name, answer.headers.get(name) ?? "");
		const body = Buffer.from(await answer.arrayBuffer());
		response.end(isNewer && url === "/sw.js" ? Buffer.concat([body, Buffer.from("//newer")]) : body);
	});
	await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
	front?.closeAllConnections();
	front?.close();
	await Promise.all([browser?.close(), site?.close()]);
});

it("a newer page is told and waits; loaded, it has what was half filled in", async () => {
	const context = await browser.newContext({ locale: "en-US" });
	const page = await context.newPage();
	await page.goto(`http://127.0.0.1:${(front.address() as AddressInfo).port}${KNOWN}`);
	await put(page, "b2", { type: "4711" });
	await untilDrafted(page, "4711");
	await untilKept(page);
	isNewer = true;
	await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()));
	await page.getByText("There is a newer version of this page.").waitFor();
	expect(await page.getByText("4711").count()).toBeGreaterThan(0);
	const reloaded = page.waitForEvent("load");
	await page.getByRole("button", { name: "Load it" }).click();
	await reloaded;
	await page.locator(".chip[data-blank=b2]").getByText("4711").waitFor();
	await untilKept(page);
	const waits = () => navigator.serviceWorker.getRegistration().then((registration) => registration?.waiting != null);
	expect(await page.evaluate(waits)).toBe(false);
	expect(await page.getByText("There is a newer version").count()).toBe(0);
	await context.close();
});
