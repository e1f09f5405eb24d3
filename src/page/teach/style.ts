// The look of the teacher's page: a phone first.
import { css } from "lit";

export const TEACH_STYLE = css`
	:host {
		display: block;
		font: 16px/1.5 var(--_sans);
		background: var(--_paper);
		overflow-wrap: anywhere;
	}
	header,
	section {
		max-width: 64rem;
		margin: 0 auto;
		padding: 0.5rem 1rem;
	}
	h1 {
		font-size: 1.5rem;
		line-height: 1.3;
		margin: 0.5rem 0 0;
	}
	h2 {
		font-size: 1.15rem;
		margin: 1rem 0 0.5rem;
	}
	p {
		margin: 0.25rem 0;
	}
	.muted {
		color: var(--_muted);
	}
	.row {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
	}
	button,
	select,
	summary,
	.button {
		min-height: 44px;
		font: inherit;
		color: var(--_ink);
	}
	button,
	select,
	.button {
		padding: 0 0.9rem;
		border: 1px solid var(--_axis);
		border-radius: 0.5rem;
		background: var(--_host);
	}
	.button {
		display: inline-flex;
		align-items: center;
	}
	button:disabled {
		color: var(--_muted);
	}
	summary {
		display: flex;
		align-items: center;
		cursor: pointer;
	}
	summary::before {
		content: "▸";
		padding-right: 0.5rem;
	}
	[open] > summary::before {
		content: "▾";
	}
	a {
		color: var(--_sent);
	}
	.tiles {
		display: grid;
		grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr));
		gap: 0.5rem;
		padding: 0;
		margin: 0;
		list-style: none;
	}
	.tiles li {
		border: 1px solid var(--_faint);
		border-radius: 0.5rem;
		padding: 0.5rem 0.75rem;
	}
	.tiles strong {
		display: block;
		font: 600 1.5rem/1.2 var(--_mono);
	}
	.plain {
		list-style: none;
		margin: 0;
		padding: 0;
	}
	.plain > li {
		padding: 0.6rem 0;
		border-top: 1px solid var(--_faint);
	}
	.name {
		font-family: var(--_mono);
	}
	.bar {
		display: block;
		width: 100%;
		height: 0.75rem;
		margin: 0.25rem 0;
	}
	.bar .ground {
		fill: var(--_faint);
	}
	.bar .share {
		fill: var(--_sent);
	}
	.bar .held {
		fill: var(--_lost);
	}
	.told {
		border-left: 4px solid var(--_lost);
		padding: 0.25rem 0.75rem;
	}
	.done {
		border-left-color: var(--_answer-line);
	}
	.wide {
		margin-top: 0.5rem;
		overflow-x: auto;
	}
	table {
		border-collapse: collapse;
		font-size: 0.9rem;
		font-variant-numeric: tabular-nums;
	}
	th,
	td {
		border: 1px solid var(--_faint);
		padding: 0.4rem 0.6rem;
		text-align: left;
		white-space: nowrap;
	}
	thead th {
		background: var(--_host);
	}
	tbody th {
		position: sticky;
		left: 0;
		background: var(--_paper);
		font-family: var(--_mono);
		font-weight: 400;
	}
	td.number {
		text-align: right;
		font-family: var(--_mono);
	}
`;
