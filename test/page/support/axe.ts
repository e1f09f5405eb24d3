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
	if (window) await page.setViewportSize({ ...window, height: Math.max(window.height, height) });
	// Not as a script element: the page's own policy would refuse it.
	await page.evaluate(SOURCE);
	const broken = await rulesBroken(page);
	if (window) await page.setViewportSize(window);
	return broken;
}

/** The same of a part that came up, where the rest of a long page was looked at before. */
export async function axeFindsIn(page: Page, selector: string): Promise<readonly string[]> {
	await page.evaluate(SOURCE);
	return rulesBroken(page, selector);
}

async function rulesBroken(page: Page, selector?: string): Promise<readonly string[]> {
	const violations = await page.evaluate(async (part) => {
		const { axe } = window as unknown as { readonly axe: Axe };
		const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
		return (await axe.run(part ?? document, { runOnly: tags })).violations;
	}, selector);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`),
	);
}
