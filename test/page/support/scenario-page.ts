// `<seqack-scenario>` in somebody's page, and scenarios with their keys.
import type { Browser, Locator, Page } from "playwright-core";
import type { BlankView } from "../../../src/page/scenario/model.ts";
import type { Result, Scenario, ScenarioWish } from "../../../src/page/shared/api.ts";
import type { Locale } from "../../../src/text/locale.ts";

export interface Look {
	readonly width: number;
	readonly height: number;
	readonly locale?: Locale;
	readonly theme?: "light" | "dark";
	readonly touch?: boolean;
	readonly attributes?: string;
}

export const PHONE: Look = { width: 360, height: 740, touch: true };
export const DESKTOP: Look = { width: 1200, height: 800 };

export interface ScenarioPage {
	readonly page: Page;
	readonly element: Locator;
	/** What the page itself got wrong. */
	readonly errors: readonly string[];
	close(): Promise<void>;
}

/** An element with these attributes, once it shows a scenario. */
export async function openElement(browser: Browser, base: string, look: Look): Promise<ScenarioPage> {
	const { width, height, locale = "en", theme = "light", touch = false, attributes = "" } = look;
	const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch, colorScheme: theme });
	const page = await context.newPage();
	const errors: string[] = [];
	page.on("pageerror", (error) => errors.push(error.message));
	const ink = theme === "dark" ? "#fff" : "#000";
	const ground = theme === "dark" ? "#11161d" : "#fff";
	await page.setContent(`<!doctype html><html lang="${locale}"><head><title>A course</title>
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<style>body { margin: 0; padding: 12px 16px; background: ${ground}; color: ${ink} }</style>
		<script type="module" src="${base}/seqack.js"></script></head>
		<body><main><h1>A course</h1><seqack-scenario ${attributes}></seqack-scenario></main></body></html>`);
	const element = page.locator("seqack-scenario");
	await element.locator(".bar").waitFor();
	return { page, element, errors, close: () => context.close() };
}

async function post<T>(url: string, body: object): Promise<T> {
	const response = await fetch(url, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
	return response.json();
}

export interface Solved {
	readonly scenario: Scenario;
	/** The right answer by blank. */
	readonly key: Readonly<Record<string, unknown>>;
}

/** A scenario, and its key as grading tells it. */
export async function makeSolved(base: string, wish: ScenarioWish): Promise<Solved> {
	const scenario = await post<Scenario>(`${base}/v1/scenarios`, wish);
	const [blank] = scenario.blanks;
	const answers = { [blank?.id ?? ""]: anyAnswer(blank) };
	const result = await post<Result>(`${base}${scenario.links.grade}`, { answers });
	return {
		scenario,
		key: Object.fromEntries(Object.entries(result.blanks).map(([id, { expected }]) => [id, expected])),
	};
}

/** Of the kinds that have any: ids, or options with theirs. */
export function choicesOf(blank: BlankView): readonly (string | { readonly id: string; readonly text: string })[] {
	return "choices" in blank ? blank.choices : [];
}

function anyAnswer(blank: BlankView | undefined): unknown {
	const ids = (blank ? choicesOf(blank) : []).map((choice) => (typeof choice === "string" ? choice : choice.id));
	const [first] = ids;
	if (blank?.kind === "order") return ids;
	if (blank?.kind === "next-segment") return { flags: ["RST"] };
	return first ?? "1";
}
