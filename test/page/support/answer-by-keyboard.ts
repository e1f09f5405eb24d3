// Puts the right answer to a question of the bank into its element, with the keyboard alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { ROOT } from "../../../src/cli/build/built.ts";
import type { Question } from "../../../src/question-bank/schema.ts";

export function bankQuestion(topic: string, id: string): Question {
	return JSON.parse(readFileSync(join(ROOT, "questions", topic, `${id}.json`), "utf8"));
}

/** The focus goes there by Tab, as often as it takes. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let i = 0; i < 60; i++) {
		if (await target.evaluate((one) => one.matches(":focus"))) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`Tab does not lead to ${target}`);
}

type Answering = (page: Page, element: Locator, question: Question) => Promise<void>;

async function choose(page: Page, element: Locator, question: Question): Promise<void> {
	if (!("options" in question)) throw new Error(question.kind);
	const right = question.options.filter((option) => "correct" in option).map(({ text }) => text.en);
	const cards = element.locator("label.card");
	const places = await cards.evaluateAll(
		(all, texts) => all.flatMap((card, i) => (texts.some((text) => card.textContent?.includes(text)) ? [i] : [])),
		right.map((text) => text.replaceAll("`", "")),
	);
	const inputs = element.locator("label.card input");
	if (question.kind === "choices") {
		for (const place of places) {
			await tabTo(page, inputs.nth(place));
			await page.keyboard.press("Space");
		}
		return;
	}
	await tabTo(page, inputs.first());
	const [place = 0] = places;
	if (place === 0) await page.keyboard.press("Space");
	for (let i = 0; i < place; i++) await page.keyboard.press("ArrowDown");
}

async function arrange(page: Page, element: Locator, question: Question): Promise<void> {
	if (question.kind !== "order") throw new Error(question.kind);
	for (const [place, { text }] of question.steps.entries()) {
		const shown = await element.locator("li.step > span:nth-child(2)").allTextContents();
		const at = shown.findIndex((one) => one.trim() === text.en.replaceAll("`", ""));
		if (at === place) continue;
		await tabTo(page, element.locator("li.step").nth(at).locator("button").first());
		for (let i = at; i > place; i--) await page.keyboard.press("ArrowUp");
	}
}

async function pair(page: Page, element: Locator, question: Question): Promise<void> {
	if (question.kind !== "match") throw new Error(question.kind);
	for (const [i, { is }] of question.left.entries()) {
		const select = element.locator("select").nth(i);
		const values = await select.locator("option").evaluateAll((all) => all.map((one) => one.getAttribute("value")));
		await tabTo(page, select);
		for (let down = values.indexOf(is); down > 0; down--) await page.keyboard.press("ArrowDown");
	}
}

async function write(page: Page, element: Locator, text: string): Promise<void> {
	await tabTo(page, element.locator(".field input"));
	await page.keyboard.type(text);
}

const ANSWERING: Readonly<Record<Question["kind"], Answering>> = {
	choice: choose,
	choices: choose,
	"true-false": choose,
	order: arrange,
	match: pair,
	numeric: (page, element, question) =>
		write(page, element, question.kind === "numeric" && typeof question.key === "number" ? String(question.key) : "0"),
	"short-text": (page, element, question) =>
		write(page, element, question.kind === "short-text" ? (question.accepted.en[0] ?? "") : ""),
};

/** In English. A numeric question's key must be a number, not a formula. */
export function answerByKeyboard(page: Page, element: Locator, question: Question): Promise<void> {
	return ANSWERING[question.kind](page, element, question);
}
