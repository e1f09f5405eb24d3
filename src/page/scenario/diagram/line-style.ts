// The looks of what is drawn over the rows of a diagram: lifelines, segments, floods, and lines to where a number comes from.
import { css } from "lit";

export const LINE_STYLE = css`
	.wires {
		position: absolute;
		inset: 0;
		overflow: visible;
		pointer-events: none;
	}
	.threads {
		position: absolute;
		inset: 0;
		z-index: 2;
		overflow: visible;
		pointer-events: none;
	}
	.thread {
		fill: none;
		stroke: var(--_answer-line);
		stroke-width: 1.75;
	}
	.thread-end {
		fill: var(--_answer-line);
	}
	.source {
		fill: none;
		stroke: var(--_answer-line);
		stroke-width: 1.5;
	}
	.thread-label {
		fill: var(--_answer-ink);
		stroke: var(--_paper);
		stroke-width: 5;
		paint-order: stroke;
		font: 700 13px var(--_mono);
		text-anchor: middle;
	}
	.life {
		stroke: var(--_axis);
		stroke-width: 1.5;
	}
	.arrow .shaft {
		stroke: var(--wire);
		stroke-width: 2;
		fill: none;
	}
	.arrow .tip {
		fill: var(--wire);
	}
	.arrow.sent {
		--wire: var(--_sent);
	}
	.arrow.again {
		--wire: var(--_again);
	}
	.arrow.lost,
	.arrow.attack {
		--wire: var(--_lost);
	}
	.arrow.dashed .shaft {
		stroke-dasharray: 7 5;
	}
	.arrow.flooding .shaft {
		stroke-width: 1.2;
		opacity: 0.8;
	}
	.cross {
		stroke: var(--_lost);
		stroke-width: 2.5;
		fill: none;
	}
	.badge {
		fill: var(--_paper);
		stroke: var(--wire);
		stroke-width: 1.5;
	}
	.badge-text {
		fill: var(--_ink);
		font: 600 11px var(--_mono);
		text-anchor: middle;
	}
`;
