// A verdict as it is shown everywhere: a shape of its own, a word, a colour.
import { css, html, nothing, svg, type TemplateResult } from "lit";
import type { Verdict } from "../../exercise/types.ts";

const TICK = svg`<path d="M5 10.5l3.3 3.3L15 6.5" />`;
const CROSS = svg`<path d="M6 6l8 8M14 6l-8 8" />`;
const QUERY = svg`<path d="M7.4 7.6a2.6 2.6 0 1 1 3.6 2.5c-.7.3-1 .8-1 1.7M10 14.6v.2" />`;
const HALF = svg`<path d="M10 2a8 8 0 0 0 0 16z" class="fill" />`;
const DASH = svg`<path d="M6 10h8" />`;

const SHAPES = {
	correct: TICK,
	"follow-through": TICK,
	partly: HALF,
	wrong: CROSS,
	unreadable: QUERY,
	unanswered: DASH,
} as const satisfies Record<Verdict, TemplateResult>;

/** The shape alone; with a label it speaks for itself. */
export function verdictShape(verdict: Verdict, label?: string): TemplateResult {
	return html`<svg
		class="shape ${verdict}"
		viewBox="0 0 20 20"
		role=${label === undefined ? "presentation" : "img"}
		aria-hidden=${label === undefined ? "true" : nothing}
		aria-label=${label ?? nothing}
	>
		<circle cx="10" cy="10" r="8.5" />
		${SHAPES[verdict]}
	</svg>`;
}

export const VERDICT_STYLES = css`
	.shape {
		width: 1.25em;
		height: 1.25em;
		flex: none;
		vertical-align: -0.25em;
		fill: none;
		stroke: currentColor;
		stroke-width: 2;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	.shape .fill {
		fill: currentColor;
		stroke: none;
	}
	.correct,
	.follow-through {
		color: var(--_answer-line);
	}
	.partly,
	.unreadable {
		color: var(--_again);
	}
	.wrong {
		color: var(--_lost);
	}
	.unanswered {
		color: var(--_muted);
	}
`;
