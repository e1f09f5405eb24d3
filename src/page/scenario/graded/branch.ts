// The short branch beside the true run: what would have come of the segment as it was answered.
import { html, nothing, type TemplateResult } from "lit";
import { diagram } from "../diagram/diagram.ts";
import type { DiagramParts } from "../diagram/parts.ts";
import type { State } from "../model.ts";
import { referenceView } from "./reference.ts";
import type { GradedWords } from "./words.ts";
import { branchOf } from "./written.ts";

export interface BranchParts {
	readonly state: State;
	readonly graded: GradedWords;
	readonly diagram: DiagramParts;
	/** Plays the branch of a blank; null: takes it back. */
	play(blank: string | null): void;
}

/** Below an explanation: offers to send it. */
export function sendView({ state, graded, play }: Omit<BranchParts, "diagram">, blank: string) {
	if (!state.graded?.blanks[blank]?.consequence) return nothing;
	const played = state.played === blank;
	return html`<button class="plain send-it" aria-pressed=${played} @click=${() => play(played ? null : blank)}>
		${played ? graded.sendItAway : graded.sendIt}
	</button>`;
}

export function branchView({ state, graded, diagram: parts, play }: BranchParts, blank: string): TemplateResult {
	const consequence = state.graded?.blanks[blank]?.consequence;
	const picture = branchOf(state, blank);
	if (!consequence || !picture) return html``;
	return html`<div class="branch" role="group" tabindex="-1" aria-label=${graded.asWritten}>
		<p class="branch-head">
			<span>${graded.asWritten}</span>
			<button class="icon" aria-label=${graded.sendItAway} @click=${() => play(null)}>×</button>
		</p>
		${diagram(picture, { ...parts, after: () => nothing, lines: [] })}
		${consequence.sent.length === 0 ? html`<p class="muted">${graded.nothingSent}</p>` : nothing}
		<p>${consequence.text} ${referenceView(consequence.reference)}</p>
	</div>`;
}
