// A blank in its place: what is asked, what was answered, and after checking what came of it.
import { html, nothing, type TemplateResult } from "lit";
import type { Verdict } from "../../exercise/types.ts";
import type { Locale } from "../../text/locale.ts";
import { inputOf } from "./inputs/registry.ts";
import { INPUT_WORDS } from "./inputs/words.ts";
import { type BlankView, blankOf, type State } from "./model.ts";
import type { Place } from "./picture/place.ts";
import type { ScenarioWords } from "./words.ts";

/** A verdict by its shape. */
export const MARKS: Readonly<Record<Verdict, string>> = {
	correct: "✓",
	"follow-through": "↳✓",
	partly: "◐",
	wrong: "✗",
	unreadable: "?",
	unanswered: "–",
};

export interface ChipParts {
	readonly state: State;
	readonly words: ScenarioWords;
	readonly locale: Locale;
	open(blank: string, chip: HTMLElement): void;
}

/** `what`: the part of a segment, or "state", "queue", "question". */
export function chipView(
	parts: ChipParts,
	{ blank: id }: Place & { readonly blank: string },
	what: string,
): TemplateResult {
	const { state, words } = parts;
	const blank = blankOf(state, id);
	if (!blank) return html`?`;
	const shown = shownAnswer(state, blank);
	const outcome = state.graded?.blanks[id];
	const refused = Object.hasOwn(state.refused, id);
	const look = outcome ? outcome.verdict : refused ? "refused" : shown === null ? "empty" : "filled";
	return html`<button
		class="chip ${look} is-${what} ${state.open === id ? "open" : ""}"
		part="blank"
		data-blank=${id}
		aria-haspopup="dialog"
		aria-expanded=${state.open === id}
		@click=${(event: Event) => event.currentTarget instanceof HTMLElement && parts.open(id, event.currentTarget)}
	>
		<span class="heard">${words.chip(blank.label, shown === null && !outcome)}</span>
		${outcome ? gradedFace(state, blank, shown, words) : face(parts, blank, shown, refused)}
	</button>`;
}

/** What is empty is said in words already. */
function face({ words, locale }: ChipParts, blank: BlankView, shown: string | null, refused: boolean) {
	if (shown === null)
		return html`<span class="face" aria-hidden="true">${inputOf(blank).empty?.(blank, INPUT_WORDS[locale]) ?? "?"}</span>`;
	return html`<span class="face">${shown}</span>${refused ? html`<span class="verdict">? ${words.notReadable}</span>` : nothing}`;
}

function gradedFace(state: State, blank: BlankView, shown: string | null, words: ScenarioWords) {
	const outcome = state.graded?.blanks[blank.id];
	if (!outcome) return nothing;
	const { verdict } = outcome;
	const right = verdict === "correct" || verdict === "follow-through";
	const expected = shownExpected(blank, outcome.expected, words);
	return html`<span class="verdict">${MARKS[verdict]} <span class="word">${words.verdicts[verdict]}</span></span>
		${shown === null ? nothing : html`<span class="face">${right ? shown : html`<s>${shown}</s>`}</span>`}
		${right || expected === null ? nothing : html`<span class="expected"><span class="heard">${words.itIs} </span>${expected}</span>`}`;
}

/** Null where nothing was answered. */
export function shownAnswer({ answers }: State, blank: BlankView): string | null {
	return Object.hasOwn(answers, blank.id) ? inputOf(blank).shown(answers[blank.id], blank) : null;
}

/** Null while the solution is withheld. */
export function shownExpected(blank: BlankView, expected: unknown, words: ScenarioWords): string | null {
	if (expected === undefined) return null;
	return inputOf(blank).shown(expected, blank) || words.none;
}

/** A blank without a place on the wire: its question, and its chip under it. */
export function questionView(parts: ChipParts, id: string): TemplateResult {
	const blank = blankOf(parts.state, id);
	return html`<div class="question">
		<p class="asked">${blank?.label ?? ""}</p>
		${chipView(parts, { blank: id, value: null }, "question")}
	</div>`;
}
