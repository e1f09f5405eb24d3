// What came of one blank: the verdict in a word, the answer and the right one, and why.
import { html, nothing, type TemplateResult } from "lit";
import { MARKS, shownAnswer, shownExpected } from "../chip.ts";
import { type BlankOutcome, type BlankView, blankOf, type State } from "../model.ts";
import type { ScenarioWords } from "../words.ts";
import { referenceView } from "./reference.ts";
import type { GradedWords } from "./words.ts";

export interface OutcomeParts {
	readonly state: State;
	readonly words: ScenarioWords;
	readonly graded: GradedWords;
	/** What one can do about this blank: "send it as you wrote it". */
	actions(blank: string): TemplateResult | typeof nothing;
}

export function outcomeView({ state, words, graded, actions }: OutcomeParts, id: string): TemplateResult {
	const [blank, outcome] = [blankOf(state, id), state.graded?.blanks[id]];
	if (!blank || !outcome) return html``;
	const { verdict, message, explanation, reply, reference } = outcome;
	const deducted = state.graded?.deducted[id] ?? 0;
	return html`<div class="outcome ${verdict}">
		<p class="outcome-head">
			<span class="verdict">${MARKS[verdict]} ${words.verdicts[verdict]}</span>
			<span class="outcome-label">${blank.label}</span>
		</p>
		${explanation === undefined ? answersView(state, blank, outcome, words, graded) : nothing} ${partsView(outcome, words, graded)}
		${message === undefined ? nothing : html`<p>${message}</p>`}
		${
			explanation === undefined
				? html`<p class="muted">${graded.withheld}</p>`
				: html`<p class="why">${explanation} ${reference ? referenceView(reference) : nothing}</p>`
		}
		${reply === undefined ? nothing : html`<p class="reply">${reply}</p>`}
		${deducted > 0 ? html`<p class="muted">${graded.deducted(deducted)}</p>` : nothing}
		${actions(id)}
	</div>`;
}

function answersView(
	state: State,
	blank: BlankView,
	{ verdict, expected }: BlankOutcome,
	words: ScenarioWords,
	graded: GradedWords,
) {
	const shown = shownAnswer(state, blank);
	const right = shownExpected(blank, expected, words);
	const same = verdict === "correct" || verdict === "follow-through";
	return html`<p class="pair">
		${shown === null ? nothing : html`<span><span class="muted">${graded.yours}</span> <span class="given">${shown}</span></span>`}
		${same || right === null ? nothing : html`<span><span class="muted">${graded.right}</span> <strong class="given">${right}</strong></span>`}
	</p>`;
}

function partsView({ parts }: BlankOutcome, words: ScenarioWords, graded: GradedWords) {
	if (!parts) return nothing;
	const names = ["flags", "seq", "ack"] as const;
	return html`<p class="parts">
		${names.map(
			(name) =>
				html`<span class="part ${parts[name].verdict}">
					${graded.parts[name]} ${MARKS[parts[name].verdict]} ${words.verdicts[parts[name].verdict]}
				</span>`,
		)}
	</p>`;
}
