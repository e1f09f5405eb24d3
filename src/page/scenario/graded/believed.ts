// What was believed: the exchange as it would run if the idea were true, beside the real one, the differences marked.
import { html, nothing, type TemplateResult } from "lit";
import type { BelievedDocument } from "../../../contract/believed.ts";
import { diagram } from "../diagram/diagram.ts";
import type { DiagramParts } from "../diagram/parts.ts";
import type { State } from "../model.ts";
import { type Picture, pictureOf } from "../picture/picture.ts";
import { differences } from "./differences.ts";
import type { GradedWords } from "./words.ts";

export interface BelievedParts {
	readonly state: State;
	readonly graded: GradedWords;
	readonly diagram: DiagramParts;
	/** Shows the run under a misconception, or hides it. */
	believe(misconception: string): void;
}

export function believedView(parts: BelievedParts, misconception: string): TemplateResult | typeof nothing {
	const { state, graded, believe } = parts;
	if (!state.graded?.believed.some((link) => link.misconception === misconception)) return nothing;
	const shown = state.believed[misconception];
	return html`<button class="plain" aria-expanded=${shown !== undefined} @click=${() => believe(misconception)}>
			${shown ? graded.believedHide : graded.believedShow}
		</button>
		${shown ? runs(parts, shown) : nothing}`;
}

function runs(
	{ state: { scenario }, graded, diagram: parts }: BelievedParts,
	{ timeline, actual, differs }: BelievedDocument,
) {
	const pictures = [timeline, actual].map((steps) =>
		pictureOf({ hosts: scenario.hosts, timeline: steps, queuePlaces: scenario.queuePlaces }),
	);
	const run = (name: string, picture: Picture | undefined, other: Picture | undefined) => {
		if (!picture || !other) return nothing;
		const marked = { steps: new Set(differs), places: differences(picture, other) };
		return html`<div class="run" role="group" aria-label=${name}>
			<p class="run-name">${name}</p>
			${diagram(picture, { ...parts, marked, after: () => nothing, lines: [] })}
		</div>`;
	};
	const [idea, real] = pictures;
	return html`<p class="legend"><span class="swatch"></span>${graded.differs}</p>
		<div class="runs">${run(graded.believed, idea, real)} ${run(graded.actual, real, idea)}</div>`;
}
