// How the lab looks: the diagram above and what can be done below it, beside each other where there is room.
import { css, unsafeCSS } from "lit";
import { MAX_HOSTS } from "../../scenario/lab/state.ts";

/** As many columns as there are hosts. */
const columns = unsafeCSS(
	Array.from(
		{ length: MAX_HOSTS },
		(_, i) => `.cells[data-hosts="${i + 1}"]{grid-template-columns:repeat(${i + 1},minmax(0,1fr))}`,
	).join(""),
);

export const LAB_STYLE = css`
	:host {
		display: block;
		container-type: inline-size;
		background: var(--_paper);
		line-height: 1.45;
		font-size: 1rem;
	}
	.lab {
		display: flex;
		flex-direction: column;
		height: var(--seqack-lab-height, 100vh);
		height: var(--seqack-lab-height, 100dvh);
		min-height: 28rem;
	}
	.bar {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.5rem;
		padding: 0.5rem 0.75rem;
		border-bottom: 1px solid var(--_faint);
	}
	.bar > select {
		flex: 1 1 12rem;
		min-width: 0;
		max-width: 22rem;
	}
	.bar > button {
		padding: 0.25rem 0.6rem;
	}
	.bar > details[open] {
		flex: 1 0 100%;
		max-height: 50vh;
		overflow-y: auto;
	}
	.bar label.tick {
		display: inline-flex;
		align-items: center;
		gap: 0.4rem;
		min-height: 44px;
	}
	button,
	select,
	input:not([type="checkbox"]) {
		font: inherit;
		color: var(--_ink);
		background: var(--_paper);
		border: 1px solid var(--_axis);
		border-radius: 8px;
		min-height: 44px;
		min-width: 44px;
		padding: 0.25rem 0.75rem;
		max-width: 100%;
	}
	button {
		cursor: pointer;
		background: var(--_host);
	}
	button:hover:not(:disabled) {
		border-color: var(--_ink);
	}
	button:disabled {
		cursor: default;
		color: var(--_muted);
		background: transparent;
		border-style: dashed;
	}
	button.main {
		border: 2px solid var(--_sent);
		color: var(--_sent);
		background: var(--_paper);
		font-weight: 600;
	}
	input[type="checkbox"] {
		width: 22px;
		height: 22px;
		accent-color: var(--_sent);
		flex: none;
	}
	input.number {
		font-family: var(--_mono);
		width: 10rem;
	}
	input.short {
		width: 6.5rem;
	}
	summary {
		min-height: 44px;
		display: flex;
		align-items: center;
		gap: 0.4rem;
		cursor: pointer;
		color: var(--_muted);
	}
	summary::before {
		content: "▸";
	}
	details[open] > summary::before {
		content: "▾";
	}
	.notice {
		margin: 0;
		padding: 0.5rem 0.75rem;
		border-bottom: 2px solid var(--_blank-line);
		background: var(--_blank);
		color: var(--_blank-ink);
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	.main-area {
		display: flex;
		flex-direction: column;
		min-height: 0;
		flex: 1 1 0;
	}
	.happened {
		flex: 1 1 0;
		min-height: 0;
		overflow-y: auto;
	}
	.panel {
		flex: 0 0 46%;
		min-height: 0;
		overflow-y: auto;
		border-top: 2px solid var(--_axis);
		padding: 0 0.75rem 1rem;
	}
	.panel h2 {
		font-size: 1rem;
		margin: 1rem 0 0.25rem;
	}
	.panel h3 {
		font-size: 1rem;
		margin: 0;
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	@container (min-width: 860px) {
		.main-area {
			display: grid;
			grid-template: minmax(0, 1fr) / minmax(0, 3fr) minmax(20rem, 2fr);
		}
		.panel {
			border-top: 0;
			border-left: 1px solid var(--_faint);
		}
	}

	/* The diagram */
	.heads {
		position: sticky;
		top: 0;
		z-index: 2;
		background: var(--_paper);
		height: 34px;
		border-bottom: 1px solid var(--_faint);
	}
	ol.rows {
		list-style: none;
		margin: 0;
		padding: 0;
	}
	ol.rows > li {
		position: relative;
		padding: 0.35rem 0 0.5rem;
	}
	.lines {
		position: absolute;
		inset: 0;
		width: 100%;
		height: 100%;
		pointer-events: none;
	}
	.lines line {
		stroke: var(--_axis);
		stroke-width: 1;
	}
	.said,
	.label,
	.why,
	.empty,
	.listing {
		position: relative;
		margin: 0 auto;
		width: fit-content;
		max-width: calc(100% - 1.5rem);
		background: var(--_paper);
	}
	.said {
		font-size: 0.94rem;
		padding: 0 0.3rem;
	}
	.said time {
		font-family: var(--_mono);
		font-size: 0.82rem;
		color: var(--_muted);
		margin-inline-end: 0.4rem;
		white-space: nowrap;
	}
	.empty {
		padding: 1.5rem 0.75rem;
		color: var(--_muted);
	}
	.before {
		color: var(--_muted);
		margin: 0.4rem 0.75rem;
		font-size: 0.94rem;
	}
	.label {
		text-align: center;
		font-size: 0.88rem;
		padding: 0 0.3rem;
	}
	.label code {
		font-family: var(--_mono);
		font-size: 0.82rem;
	}
	.label span,
	.label code > span {
		white-space: nowrap;
	}
	.kind-sent {
		color: var(--_sent);
	}
	.kind-again {
		color: var(--_again);
	}
	.kind-attack {
		color: var(--_lost);
	}
	.tag {
		margin-inline-start: 0.25rem;
		border: 1px solid currentColor;
		border-radius: 6px;
		padding: 0 0.3rem;
		font-size: 0.82rem;
	}
	.arrow {
		position: relative;
		display: block;
		width: 100%;
		height: 30px;
	}
	.arrow line,
	.arrow path {
		stroke: currentColor;
		stroke-width: 2;
		fill: none;
	}
	.arrow .dashed {
		stroke-dasharray: 6 5;
	}
	.arrow .head {
		fill: currentColor;
		stroke: none;
	}
	.newest .arrow {
		animation: travel 250ms ease-out;
	}
	@keyframes travel {
		from {
			opacity: 0;
		}
	}
	.chip {
		font-family: var(--_mono);
		font-size: 0.82rem;
		border: 1px solid var(--_faint);
		border-radius: 999px;
		padding: 0 0.4rem;
		background: var(--_host);
		color: var(--_muted);
	}
	.chip.entered {
		border: 2px solid var(--_ink);
		color: var(--_ink);
		font-weight: 700;
	}
	.queue {
		font-size: 0.82rem;
		background: var(--_paper);
		text-align: center;
	}
	.changed {
		display: none;
		list-style: none;
		margin: 2px 0 0;
		padding: 0 0.2rem;
		background: var(--_paper);
		font-family: var(--_mono);
		font-size: 0.82rem;
		text-align: start;
	}
	.cells {
		display: grid;
		position: relative;
	}
	${columns}
	.cells > * {
		display: flex;
		flex-direction: column;
		align-items: center;
		min-width: 0;
	}
	@container (min-width: 560px) {
		.changed {
			display: block;
		}
	}
	.why {
		font-size: 0.88rem;
		padding: 0 0.4rem;
	}
	.why summary {
		justify-content: center;
		flex-wrap: wrap;
		min-height: 32px;
	}
	.why ul {
		margin: 0;
		padding: 0 0 0.3rem 1.1rem;
		max-width: 44rem;
	}
	.source {
		color: var(--_muted);
		white-space: nowrap;
	}
	.listing {
		font-family: var(--_mono);
		font-size: 0.82rem;
		overflow-x: auto;
		border: 1px solid var(--_faint);
		padding: 0.3rem 0.5rem;
		white-space: pre;
	}

	/* What can be done */
	.panel ul.items {
		list-style: none;
		margin: 0;
		padding: 0;
	}
	.items > li,
	.host {
		border: 1px solid var(--_faint);
		border-radius: 10px;
		padding: 0.5rem 0.6rem;
		margin: 0.4rem 0;
	}
	.acts {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		margin-top: 0.4rem;
		align-items: end;
	}
	.field {
		display: flex;
		flex-direction: column;
		font-size: 0.88rem;
		gap: 0.15rem;
		max-width: 100%;
	}
	.field.tick {
		flex-direction: row;
		align-items: center;
		min-height: 44px;
		gap: 0.4rem;
	}
	fieldset {
		border: 1px solid var(--_faint);
		border-radius: 8px;
		margin: 0;
		padding: 0.1rem 0.5rem;
		display: flex;
		flex-wrap: wrap;
		gap: 0 0.8rem;
		min-width: 0;
	}
	legend {
		font-size: 0.88rem;
		padding: 0 0.2rem;
	}
	.vars {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr));
		gap: 0 1rem;
		margin: 0.3rem 0 0;
		font-family: var(--_mono);
		font-size: 0.85rem;
	}
	.vars div {
		display: flex;
		justify-content: space-between;
		gap: 0.5rem;
		white-space: nowrap;
	}
	.vars dt {
		color: var(--_muted);
	}
	.vars dd {
		margin: 0;
	}
	.gauge {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.5rem;
		font-size: 0.88rem;
		margin-top: 0.3rem;
	}
	.gauge svg {
		width: 8rem;
		height: 12px;
		border: 1px solid var(--_axis);
		border-radius: 4px;
	}
	.gauge .taken {
		fill: var(--_blank-line);
	}
	.gauge .taken.full {
		fill: var(--_lost);
	}
	.hint {
		color: var(--_muted);
		font-size: 0.88rem;
		margin: 0.2rem 0;
	}
	.wrong {
		color: var(--_lost);
		font-size: 0.88rem;
		margin: 0.2rem 0;
	}
	code {
		font-family: var(--_mono);
		font-size: 0.85rem;
	}
`;
