// A page that holds one element, with the strictest policy for what it may load, at the address of the service.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { DARK, LIGHT } from "../../../src/render/palette.ts";
import type { Locale } from "../../../src/text/locale.ts";
import type { Site } from "./browser.ts";

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

/** What the tokens take the ground for. */
const GROUND = `html { background: light-dark(${LIGHT.paper}, ${DARK.paper}); color: light-dark(${LIGHT.ink}, ${DARK.ink}); }`;

export interface Staging {
	/** The element, as HTML. */
	readonly body: string;
	/** CSS pixels; a phone's when left out. */
	readonly width?: number;
	readonly lang?: Locale;
	readonly theme?: "light" | "dark";
	/** A further page of this context, such as another tab. */
	readonly context?: BrowserContext;
}

export const PHONE = 360;
export const DESKTOP = 1280;
const HEIGHT = 740;

/** Its policy lets nothing in but what the service itself serves. */
export async function stage(
	browser: Browser,
	site: Site,
	{ body, width = PHONE, lang = "en", theme = "light", context }: Staging,
): Promise<Page> {
	const viewport = { width, height: HEIGHT };
	const page = await (context ?? (await browser.newContext({ viewport, colorScheme: theme }))).newPage();
	const head = `<title>Stage</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">`;
	const style = `<link rel="stylesheet" href="/stage.css">`;
	const script = `<script type="module" src="/seqack.js"></script>`;
	await page.route(`${site.url}/stage.css`, (route) => route.fulfill({ contentType: "text/css", body: GROUND }));
	await page.route(`${site.url}/stage`, (route) =>
		route.fulfill({
			contentType: "text/html; charset=UTF-8",
			headers: { "Content-Security-Policy": CSP },
			body: `<!doctype html><html lang="${lang}"><head>${head}${style}${script}</head><body><main><h1>Stage</h1>${body}</main></body></html>`,
		}),
	);
	await page.goto(`${site.url}/stage`);
	return page;
}

/** How many pixels the page is wider than its window; 0 where nothing has to be scrolled sideways. */
export function tooWide(page: Page): Promise<number> {
	return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** The same in a window of this width from now on. */
export async function tooWideAt(page: Page, width: number): Promise<number> {
	await page.setViewportSize({ width, height: HEIGHT });
	await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
	return tooWide(page);
}
