// How far somebody is in a quiz: a dot for each item, its state by shape, and the clock.
import { html, nothing, svg, type TemplateResult } from "lit";
import { verdictShape } from "../question/verdict.ts";
import { clockText, WARNINGS } from "../shared/clock.ts";
import { verdictOf } from "./score.ts";
import type { Entry, Sitting } from "./sitting.ts";
import type { QuizWords } from "./words.ts";

const LATER = svg`<circle cx="10" cy="10" r="8.5" /><path d="M10 5.5V10l3 2" />`;
const GONE = svg`<circle cx="10" cy="10" r="8.5" /><path d="M4 16L16 4" />`;
const OPEN = svg`<circle cx="10" cy="10" r="8.5" />`;

const SHAPES = { open: OPEN, queued: LATER, gone: GONE } as const satisfies Record<
	Exclude<Entry["state"], "graded">,
	TemplateResult
>;

export function entryShape(entry: Entry): TemplateResult {
	if (entry.state === "graded") return verdictShape(verdictOf(entry.result));
	return html`<svg class="shape ${entry.state}" viewBox="0 0 20 20" aria-hidden="true">${SHAPES[entry.state]}</svg>`;
}

/** `left`: seconds; null where the time is not limited. */
export function renderHeader({ entries, at, ended }: Sitting, left: number | null, words: QuizWords): TemplateResult {
	const clock = left === null || ended ? nothing : renderClock(left, words);
	return html`<header><ol class="dots" aria-hidden="true">
		${entries.map((entry, i) => html`<li aria-current=${i === at ? "step" : nothing}>${entryShape(entry)}</li>`)}
	</ol>${clock}</header>`;
}

function renderClock(left: number, { timeLeft }: QuizWords): TemplateResult {
	const isShort = left <= WARNINGS[0];
	return html`<span class="clock ${isShort ? "short" : ""}" part="clock" role="timer" aria-label=${timeLeft}>
		${clockText(left)}
	</span>`;
}
