// What axe-core finds against WCAG 2.2 AA in a page as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
	readonly id: string;
	readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

interface Axe {
	run(context: string | Document, options: object): Promise<{ readonly violations: readonly Found[] }>;
}

/**
 * Each rule that is broken, with where; empty where none is. It looks at a window as high as the page: a bar that sticks to
 * the window's end covers by chance what can be scrolled from under it.
 */
export async function axeFinds(page: Page): Promise<readonly string[]> {
	const window = page.viewportSize();
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	if (window === null || height <= window.height) return axeFindsIn(page);
	await resize(page, { ...window, height });
	const broken = await axeFindsIn(page);
	await resize(page, window);
	return broken;
}

/** The same of a part that came up, where the rest of a long page was looked at before. */
export async function axeFindsIn(page: Page, selector?: string): Promise<readonly string[]> {
	const isThere = await page.evaluate(() => "axe" in window);
	// Not as a script element: the page's own policy would refuse it.
	if (!isThere) await page.evaluate(SOURCE);
	const violations = await page.evaluate(async (part) => {
		const { axe } = window as unknown as { readonly axe: Axe };
		const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
		// Of what is as it should be it need not tell each place.
		return (await axe.run(part ?? document, { runOnly: tags, resultTypes: ["violations"] })).violations;
	}, selector);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`),
	);
}

/** Resolves once the page is laid out, and drawn, in a window of that size. */
async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
	await page.setViewportSize(size);
	await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
}
