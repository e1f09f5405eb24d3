// What opens at a chip: its input, or after checking what came of it. At the chip where there is room, at the bottom of a
// narrow screen with the chip's row above it.
import { html, nothing, type TemplateResult } from "lit";
import { type HintActions, hintsView } from "./hints.ts";
import type { Filling } from "./inputs/input.ts";
import { inputOf } from "./inputs/registry.ts";
import { blankOf, neighbour, type State } from "./model.ts";
import type { ScenarioWords } from "./words.ts";

export interface PanelParts {
	readonly state: State;
	readonly words: ScenarioWords;
	readonly hints: HintActions;
	filling(blank: string): Filling | null;
	/** After checking. */
	outcome(blank: string): TemplateResult | typeof nothing;
	readonly problem: TemplateResult | typeof nothing;
	go(by: 1 | -1): void;
	confirm(): void;
	close(): void;
}

export function panelView(parts: PanelParts): TemplateResult | typeof nothing {
	const { state, words } = parts;
	const id = state.open;
	const blank = id === null ? undefined : blankOf(state, id);
	if (id === null || !blank) return nothing;
	const filling = state.graded ? null : parts.filling(id);
	return html`<div class="panel-top">
			<h3 id="panel-title">${blank.label}</h3>
			<button class="icon" aria-label=${words.close} @click=${parts.close}>×</button>
		</div>
		<div class="panel-body" tabindex="-1">
			${filling ? inputView(parts, filling) : parts.outcome(id)} ${parts.problem}
		</div>
		<div class="panel-foot">
			${walk(parts, id, -1, words.previous, "←")} ${walk(parts, id, 1, words.next, "→")}
			${filling ? html`<button class="primary" @click=${parts.confirm}>${words.confirm}</button>` : nothing}
		</div>`;
}

function inputView({ state, words, hints }: PanelParts, filling: Filling) {
	const { id } = filling.blank;
	const refused = state.refused[id];
	return html`${refused === undefined ? nothing : html`<p class="refusal" role="status">${refused}</p>`}
		${inputOf(filling.blank).view(filling)} ${hintsView(state, id, words, hints)}`;
}

function walk({ state, go }: PanelParts, id: string, by: 1 | -1, label: string, sign: string) {
	const there = neighbour(state, id, by) !== null;
	return html`<button class="icon walk" aria-label=${label} aria-disabled=${!there} @click=${() => there && go(by)}>${sign}</button>`;
}
