// A learner at the practice page: fills in what is asked as somebody would, and hears what the page complains of.
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** One scenario whose key is known: the README's. */
export const KNOWN = "/?template=three-way&seed=16";

/** What is put in: typed, or chosen by its label. */
export type Put = { readonly type: string } | { readonly choose: string };

/** Of `KNOWN`, all right but `b2`, which counts the SYN as nothing. */
export const KNOWN_ANSWERS: readonly (readonly [blank: string, put: Put])[] = [
	["b1", { choose: "SYN-SENT" }],
	["b2", { type: "100" }],
	["b3", { choose: "SYN-RECEIVED" }],
	["b4", { choose: "ACK" }],
	["b5", { type: "101" }],
];

export async function put(page: Page, blank: string, what: Put): Promise<void> {
	await page.locator(`.chip[data-blank=${blank}]`).first().click();
	const panel = page.locator(".panel");
	if ("type" in what) await panel.locator("input").first().fill(what.type);
	else await panel.getByText(what.choose, { exact: true }).first().click();
	if (await panel.isVisible()) await page.keyboard.press("Escape");
}

/** Presses check, also where something is empty yet: the second press is sure. */
export async function check(page: Page): Promise<void> {
	const isEmpty = (await page.locator(".chip.empty").count()) > 0;
	const button = page.locator(".bar .check");
	await button.click();
	if (isEmpty) await button.click();
}

export interface Complaints {
	/** Errors of scripts, refusals of the content security policy. */
	readonly errors: readonly string[];
	/** Requests to anybody else. */
	readonly foreign: readonly string[];
}

export function listen(page: Page, origin: string): Complaints {
	const errors: string[] = [];
	const foreign: string[] = [];
	page.on("pageerror", (error) => errors.push(error.message));
	page.on("console", (message) => {
		if (/Content.Security.Policy/i.test(message.text())) errors.push(message.text());
	});
	page.on("request", (request) => {
		const url = request.url();
		if (!url.startsWith(origin) && !/^(?:data|blob|about):/.test(url)) foreign.push(url);
	});
	return { errors, foreign };
}

/** What the page keeps in its database; nothing as long as it has made none. */
export function keptIn(page: Page, table: "items" | "drafts"): Promise<readonly unknown[]> {
	return page.evaluate(async (table) => {
		const NAME = "seqack-practice";
		// Whoever opened it first would make it, and without tables.
		if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return [];
		const answer = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const database = await answer(indexedDB.open(NAME));
		const rows: unknown[] = await answer(database.transaction(table).objectStore(table).getAll());
		database.close();
		return rows;
	}, table);
}

/** Resolves once what was put in outlives its tab. */
export async function untilDrafted(page: Page, text: string): Promise<void> {
	await expect.poll(async () => JSON.stringify(await keptIn(page, "drafts"))).toContain(text);
}

/** Resolves once the page is kept for the time without a network. */
export async function untilKept(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready);
	// It claims the page once it is active.
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
