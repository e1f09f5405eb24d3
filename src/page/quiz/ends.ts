// Before the first item of a timed quiz, and after the last one while others are open.
import { html, type TemplateResult } from "lit";
import { clockText } from "../shared/clock.ts";
import { openItems, type Sitting } from "./sitting.ts";
import type { QuizWords } from "./words.ts";

/** `seconds`: its limit. */
export function renderOffer(words: QuizWords, items: number, seconds: number, start: () => void): TemplateResult {
	return html`<h2>${words.offer(items, clockText(seconds))}</h2>
		<p>${words.clockStarts}</p>
		<div class="row"><button type="button" class="main" @click=${start}>${words.begin}</button></div>`;
}

export function renderOpenOnes(
	sitting: Sitting,
	words: QuizWords,
	go: (to: number) => void,
	handIn: () => void,
): TemplateResult {
	const [first = 0, ...others] = openItems(sitting);
	return html`<h2 id="summary" tabindex="-1">${words.openOnes(others.length + 1)}</h2>
		<div class="row">
			<button type="button" @click=${() => go(first)}>${words.toOpen}</button>
			<button type="button" class="main" @click=${handIn}>${words.handIn}</button>
		</div>`;
}
