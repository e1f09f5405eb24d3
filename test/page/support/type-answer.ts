// A hand that fills in a blank of `<seqack-scenario>` by keys alone.
import type { Page } from "playwright-core";
import type { BlankView } from "../../../src/page/scenario/model.ts";
import { choicesOf } from "./scenario-page.ts";

/** Puts the answer into the panel that is open, by keys alone; Enter is the caller's. */
export async function typeAnswer(page: Page, blank: BlankView, key: unknown): Promise<void> {
	const { keyboard } = page;
	switch (blank.kind) {
		case "state":
		case "choice":
			await keyboard.press("Space");
			for (let i = 0; i < 20 && (await valueOfFocused(page)) !== String(key); i++) await keyboard.press("ArrowDown");
			return;
		case "flags":
			return toggleFlags(page, key as readonly string[]);
		case "choices":
			return toggleChoices(page, blank, key as readonly string[]);
		case "sequence-number":
		case "count":
		case "duration":
			return keyboard.type(String(key));
		case "order":
			return arrange(page, blank, key as readonly string[]);
		case "next-segment":
			return typeSegment(page, key as { flags: readonly string[]; seq: unknown; ack: unknown });
	}
}

const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"];

async function toggleFlags({ keyboard }: Page, flags: readonly string[]): Promise<void> {
	for (const [i, flag] of FLAGS.entries()) {
		if (flags.includes(flag)) await keyboard.press("Space");
		if (i < FLAGS.length - 1) await keyboard.press("Tab");
	}
}

async function toggleChoices({ keyboard }: Page, blank: BlankView, key: readonly string[]): Promise<void> {
	const choices = choicesOf(blank);
	for (const [i, choice] of choices.entries()) {
		if (typeof choice !== "string" && key.includes(choice.id)) await keyboard.press("Space");
		if (i < choices.length - 1) await keyboard.press("Tab");
	}
}

async function typeSegment(
	page: Page,
	{ flags, seq, ack }: { readonly flags: readonly string[]; readonly seq: unknown; readonly ack: unknown },
): Promise<void> {
	await toggleFlags(page, flags);
	await page.keyboard.press("Tab");
	await page.keyboard.type(String(seq));
	await page.keyboard.press("Tab");
	if (ack !== null && ack !== undefined) return page.keyboard.type(String(ack));
	await page.keyboard.press("Tab");
	await page.keyboard.press("Space");
}

/** Each event in turn is moved up to its place: the focus stays with it. */
async function arrange(page: Page, blank: BlankView, key: readonly string[]): Promise<void> {
	const choices = choicesOf(blank);
	const listed = choices.flatMap((choice) => (typeof choice === "string" ? [] : [choice.id]));
	for (const [place, id] of key.entries()) {
		const at = listed.indexOf(id);
		if (at === place) continue;
		const text = choices.flatMap((choice) => (typeof choice !== "string" && choice.id === id ? [choice.text] : []))[0];
		for (let i = 0; i < 20 && !(await labelOfFocused(page)).startsWith(`Move up: ${text}`); i++)
			await page.keyboard.press("Tab");
		for (let i = at; i > place; i--) {
			await page.keyboard.press("Space");
			await untilMoved(page, id, i - 1);
		}
		listed.splice(place, 0, ...listed.splice(at, 1));
	}
	// A button takes Enter for itself.
	for (let i = 0; i < 20 && (await labelOfFocused(page)) !== "Done"; i++) await page.keyboard.press("Tab");
}

/** Resolves once this event stands there and has the focus, which comes back to it with the next frame. */
async function untilMoved(page: Page, id: string, to: number): Promise<void> {
	await page.waitForFunction(
		([id, to]) => {
			const root = document.querySelector("seqack-scenario")?.shadowRoot;
			const item = root?.querySelectorAll(".panel .order > li")[to];
			return item?.querySelector(".letter")?.textContent === id && item.contains(root?.activeElement ?? null);
		},
		[id, to] as const,
	);
}

/** Of the element that has the focus, in whatever shadow. */
function focused(page: Page) {
	return page.evaluateHandle(() => {
		let one = document.activeElement;
		while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
		return one;
	});
}

async function valueOfFocused(page: Page): Promise<string> {
	return (await focused(page)).evaluate((one) => (one instanceof HTMLInputElement ? one.value : ""));
}

async function labelOfFocused(page: Page): Promise<string> {
	return (await focused(page)).evaluate((one) => one?.getAttribute("aria-label") ?? one?.textContent?.trim() ?? "");
}

/** The blank whose chip has the focus, if one has. */
export async function focusedBlank(page: Page): Promise<string | null> {
	return (await focused(page)).evaluate((one) => (one instanceof HTMLElement ? (one.dataset.blank ?? null) : null));
}
