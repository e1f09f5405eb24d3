// At the bottom: how much is filled in, help, and the check; after checking the score, and what to do next.
import { html, nothing, type TemplateResult } from "lit";
import { filledCount, type State } from "./model.ts";
import type { ScenarioWords } from "./words.ts";

export interface BarActions {
	readonly busy: boolean;
	/** Whether it was pressed with blanks empty: the next press checks all the same. */
	readonly sure: boolean;
	/** What became of the check where nothing is graded yet. */
	readonly notice: "queued" | "refused" | null;
	hint(): void;
	check(): void;
	again(): void;
	another(): void;
}

export function barView(state: State, words: ScenarioWords, actions: BarActions): TemplateResult {
	return html`<div class="bar" part="bar">${state.graded ? afterwards(state, words, actions) : before(state, words, actions)}</div>`;
}

function before(state: State, words: ScenarioWords, { busy, sure, notice, hint, check, another }: BarActions) {
	if (notice === "queued") {
		return html`<span class="filled">${words.notices.queued}</span>
			<button class="primary next" @click=${another}>${words.another}</button>`;
	}
	const [all, done] = [state.picture.order.length, filledCount(state)];
	const doubtful = sure && done < all;
	const filled = notice ? words.notices[notice] : doubtful ? words.empty(all - done) : words.filled(done, all);
	return html`<span class="filled">
			<progress max=${all} value=${done} aria-hidden="true"></progress>
			<span>${filled}</span>
		</span>
		<button class="plain" @click=${hint}>${words.hint}</button>
		<button class="primary check" aria-disabled=${busy || done === 0} @click=${check}>
			${busy ? words.checking : doubtful ? words.checkAnyway : words.check}
		</button>`;
}

function afterwards({ graded, scenario }: State, words: ScenarioWords, { again, another }: BarActions) {
	if (!graded) return nothing;
	const { score, attemptsLeft } = graded;
	const more = scenario.assessed ? (attemptsLeft ?? 0) > 0 : !graded.gradable;
	return html`<span class="filled">
			<strong>${words.score(score.points, score.max)}</strong>
			${attemptsLeft === null ? nothing : html`<span class="left">${words.attemptsLeft(attemptsLeft)}</span>`}
		</span>
		${more ? html`<button class="plain" @click=${again}>${words.retry}</button>` : nothing}
		<button class="primary next" @click=${another}>${words.another}</button>`;
}
