// How soon a first visitor can practise, on the profile of a throttled phone, and what that loads: `npm run bench:page`.
// Needs what the tests of pages need: a browser of `npm ci` on Linux x64, an installed Chrome elsewhere. Prints the median of
// several first visits, each in a new browser profile.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { buildIfChanged, DIST, PAGE } from "../cli/build/built.ts";
import { setup, unpackedBrowser } from "../cli/unpack-browser.ts";
import { buildWorkers, median } from "./workerd.ts";

const VISITS = 7;
/** 4 times slower than this machine, 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const PHONE = { cpu: 4, downBytesPerS: 200_000, upBytesPerS: 93_750, latencyMs: 150 };

/** ms after the address was opened; of `shift` a share of the screen. */
interface Visit {
	readonly firstPaint: number;
	readonly interactive: number;
	readonly largestPaint: number;
	readonly shift: number;
	/** By path. */
	readonly loaded: readonly string[];
}

async function visit(browser: Browser, url: string, throttled: boolean): Promise<Visit> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
	try {
		const page = await context.newPage();
		if (throttled) {
			const devtools = await context.newCDPSession(page);
			await devtools.send("Network.enable");
			await devtools.send("Network.emulateNetworkConditions", {
				offline: false,
				latency: PHONE.latencyMs,
				downloadThroughput: PHONE.downBytesPerS,
				uploadThroughput: PHONE.upBytesPerS,
			});
			await devtools.send("Emulation.setCPUThrottlingRate", { rate: PHONE.cpu });
		}
		await page.addInitScript(watch);
		await page.goto(url);
		await page.waitForFunction("globalThis.seen.interactive > 0");
		await page.waitForTimeout(1000);
		const seen = (await page.evaluate("globalThis.seen")) as Omit<Visit, "loaded">;
		const loaded = (await page.evaluate(LOADED)) as Visit["loaded"];
		return { ...seen, loaded };
	} finally {
		await context.close();
	}
}

/** Runs in the page, before anything else does: notes when the first blank can take the focus. */
const watch = `
	globalThis.seen = { firstPaint: 0, interactive: 0, largestPaint: 0, shift: 0 };
	const note = (type, take) =>
		new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
	note("paint", ({ name, startTime }) => { if (name === "first-contentful-paint") seen.firstPaint = startTime; });
	note("largest-contentful-paint", ({ startTime }) => { seen.largestPaint = startTime; });
	note("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shift += value; });
	const chip = (root) => {
		for (const element of root.querySelectorAll("*")) {
			if (element.matches(".chip")) return element;
			const inside = element.shadowRoot && chip(element.shadowRoot);
			if (inside) return inside;
		}
	};
	const look = () => {
		if (document.body && chip(document.body)) seen.interactive = performance.now();
		else requestAnimationFrame(look);
	};
	look();
`;

/** Runs in the page: what was asked for by the time that the first blank was there. */
const LOADED = `[location, ...performance.getEntriesByType("resource")]
	.filter(({ startTime = 0 }) => startTime < seen.interactive)
	.map(({ pathname, name }) => pathname ?? new URL(name).pathname)`;

async function openBrowser(): Promise<Browser> {
	await setup();
	const dir = unpackedBrowser();
	if (dir === null) return chromium.launch({ channel: "chrome" });
	return chromium.launch({ executablePath: join(dir, "chromium"), args: ["--no-sandbox", "--disable-gpu"] });
}

async function measure(browser: Browser, url: string, name: string, throttled: boolean): Promise<Visit | undefined> {
	const visits: Visit[] = [];
	for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, url, throttled));
	const of = (what: "firstPaint" | "interactive" | "largestPaint") =>
		`${median(visits.map((one) => one[what])).toFixed(0)} ms`;
	const shift = median(visits.map((one) => one.shift)).toFixed(3);
	console.log(
		`${name}: first paint ${of("firstPaint")}, interactive ${of("interactive")}, largest paint ${of("largestPaint")}, layout shift ${shift}`,
	);
	return visits[0];
}

async function printBytes(url: string, loaded: readonly string[]): Promise<void> {
	const sizes = await Promise.all(
		[...new Set(loaded)].map(async (path) => {
			const isPage = !/\.\w+$/.test(path);
			const text = isPage ? await (await fetch(url)).text() : null;
			const bytes = text === null ? readFileSync(join(DIST, PAGE, `${path}.gz`)).length : gzipSync(text).length;
			return { path, bytes };
		}),
	);
	for (const { path, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes))
		console.log(`${(bytes / 1000).toFixed(1).padStart(6)} KB ${path}`);
	const whole = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
	console.log(`${(whole / 1000).toFixed(1).padStart(6)} KB gzipped in all, until the first blank can be filled in`);
}

buildIfChanged();
const workers = await buildWorkers();
const [browser, server] = await Promise.all([openBrowser(), workers.serve("seqack")]);
try {
	await visit(browser, server.url, false);
	await measure(browser, server.url, "this machine", false);
	const first = await measure(browser, server.url, "throttled phone", true);
	if (first) await printBytes(server.url, first.loaded);
} finally {
	await browser.close();
	await server.kill();
	workers.remove();
}
