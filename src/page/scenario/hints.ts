// Help with the blank that is open: what was taken, and the next rung with its cost before it is taken.
import { html, nothing, type TemplateResult } from "lit";
import { HINT_COSTS } from "../../exercise/hint-levels.ts";
import { nextHint, type State } from "./model.ts";
import type { ScenarioWords } from "./words.ts";

export interface HintActions {
	/** Whether hints cost something: only where a record is kept. */
	readonly counted: boolean;
	readonly busy: boolean;
	take(blank: string): void;
}

export function hintsView(state: State, blank: string, words: ScenarioWords, actions: HintActions): TemplateResult {
	const level = nextHint(state, blank);
	const taken = state.hints[blank] ?? [];
	return html`<div class="hints">
		<div role="status">${taken.map(({ text }) => html`<p class="hint">${text}</p>`)}</div>
		${
			level === null
				? nothing
				: html`<button class="plain hint-button" aria-disabled=${actions.busy} @click=${() => actions.take(blank)}>
					${words.hintOf(level)}<span class="cost">${actions.counted ? words.hintCosts(HINT_COSTS[level], level === 1) : words.hintFree}</span>
				</button>`
		}
	</div>`;
}
