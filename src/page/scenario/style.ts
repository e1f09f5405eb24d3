// The looks of `<seqack-scenario>`: quiet around, strong only on the wire.
import { css } from "lit";
import { CONTROLS } from "../shared/controls.ts";
import { PROBLEM_STYLE } from "../shared/problem-view.ts";
import { CHIP_STYLE } from "./chip-style.ts";
import { DIAGRAM_STYLE } from "./diagram/style.ts";
import { PANEL_STYLE } from "./panel-style.ts";

const FRAME = css`
	:host {
		display: block;
		container-type: inline-size;
		background: var(--_paper);
		line-height: 1.5;
		font-size: 16px;
	}
	.all {
		max-width: 60rem;
		margin-inline: auto;
	}
	h2,
	h3 {
		margin: 0;
		font-size: 1.15rem;
		line-height: 1.3;
	}
	h3 {
		font-size: 1rem;
	}
	.top p {
		margin: 0.4rem 0;
	}
	.title-line {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		justify-content: space-between;
		gap: 0.25rem 1rem;
	}
	.main {
		font-weight: 600;
	}
	.clock {
		margin-inline-start: auto;
		font-family: var(--_mono);
		font-variant-numeric: tabular-nums;
	}
	.clock.short {
		font-weight: 700;
		color: var(--_lost);
	}
	.views {
		display: inline-flex;
		border: 1px solid var(--_axis);
		border-radius: 8px;
		overflow: hidden;
	}
	.view {
		min-height: 44px;
		padding: 0 0.75rem;
		border: 0;
		background: none;
		color: var(--_muted);
		font-size: 0.875rem;
	}
	.view[aria-pressed="true"] {
		background: var(--_host);
		color: var(--_ink);
		font-weight: 600;
	}
	.view:focus-visible {
		outline-offset: -3px;
		border-radius: 8px;
	}
	.holds {
		margin: 0.25rem 0;
		padding-inline-start: 1.1rem;
		font-size: 0.875rem;
		color: var(--_muted);
	}
	summary {
		min-height: 44px;
		display: flex;
		align-items: center;
		gap: 0.4rem;
		color: var(--_sent);
		cursor: pointer;
		font-size: 0.9375rem;
	}
	summary::before {
		content: "▸";
	}
	details[open] > summary::before {
		content: "▾";
	}
	summary::-webkit-details-marker {
		display: none;
	}
	.bar {
		position: sticky;
		bottom: 0;
		z-index: 3;
		display: flex;
		align-items: center;
		gap: 0.5rem;
		padding: 0.5rem 0 calc(0.5rem + env(safe-area-inset-bottom, 0px));
		background: var(--_paper);
		border-top: 1px solid var(--_faint);
	}
	.filled {
		flex: 1;
		min-width: 0;
		font-size: 0.875rem;
		color: var(--_muted);
	}
	.filled strong {
		color: var(--_ink);
		white-space: nowrap;
	}
	.filled > * {
		display: block;
	}
	progress {
		appearance: none;
		width: 100%;
		max-width: 12rem;
		height: 4px;
		border: 0;
		border-radius: 2px;
		background: var(--_faint);
	}
	progress::-webkit-progress-bar {
		background: var(--_faint);
		border-radius: 2px;
	}
	progress::-webkit-progress-value {
		background: var(--_sent);
		border-radius: 2px;
	}
	progress::-moz-progress-bar {
		background: var(--_sent);
		border-radius: 2px;
	}
	/* Clear of the bar, when it is scrolled to. */
	.problem {
		scroll-margin-block: 5rem;
	}
	.loading {
		min-height: 12rem;
	}
	.scroller {
		overflow-x: auto;
		margin: 0.5rem 0;
	}
	.steps {
		border-collapse: collapse;
		font-size: 0.875rem;
		min-width: 100%;
	}
	.steps th,
	.steps td {
		padding: 0.45rem 0.4rem;
		border-bottom: 1px solid var(--_faint);
		text-align: start;
		vertical-align: middle;
		white-space: nowrap;
	}
	.steps thead th {
		white-space: normal;
		vertical-align: bottom;
		color: var(--_muted);
		font-weight: 600;
		border-bottom-color: var(--_axis);
	}
	.steps .question {
		position: sticky;
		left: 0;
		max-width: calc(100cqi - 4rem);
		white-space: normal;
	}
	.steps .event {
		white-space: normal;
		min-width: 11rem;
	}
`;

export const SCENARIO_STYLE = [CONTROLS, FRAME, CHIP_STYLE, ...DIAGRAM_STYLE, PANEL_STYLE, PROBLEM_STYLE];
