// The looks of a diagram. On a narrow screen each step's sentence stands above its row and states stand on the lifelines; where
// there is room the sentences have a column of their own.
import { css } from "lit";
import { LINE_STYLE } from "./line-style.ts";
import { SEGMENT_STYLE } from "./segment-style.ts";

const ROW_STYLE = css`
	.figure {
		--edge: 32px;
		position: relative;
		isolation: isolate;
		margin: 0.75rem 0 0.5rem;
	}
	.rows {
		list-style: none;
		margin: 0;
		padding: 0;
	}
	.row {
		position: relative;
		padding-block: 4px 8px;
	}
	.row.differs::before {
		content: "";
		position: absolute;
		inset: 0 -6px;
		z-index: -1;
		background: color-mix(in srgb, var(--_blank) 45%, var(--_paper));
		border-inline-start: 3px solid var(--_blank-line);
	}
	.side {
		font-size: 0.8125rem;
		line-height: 1.4;
		color: var(--_muted);
	}
	.when {
		display: inline-flex;
		gap: 0.5em;
		margin-inline-end: 0.5em;
		font-family: var(--_mono);
		font-weight: 600;
		color: var(--_ink);
	}
	.time {
		font-weight: 400;
		color: var(--_muted);
	}
	.side > span {
		position: relative;
		background: var(--_paper);
		box-decoration-break: clone;
	}
	.differs .side > span,
	.differs .label > * {
		background: color-mix(in srgb, var(--_blank) 45%, var(--_paper));
	}
	.wire {
		position: relative;
	}
	.pins,
	.marks {
		display: grid;
		grid-auto-flow: column;
		grid-auto-columns: minmax(0, 1fr);
	}
	.pins {
		position: absolute;
		inset: 0;
		visibility: hidden;
	}
	.pin {
		width: 0;
		justify-self: center;
	}
	.pin:first-child:not(:only-child) {
		justify-self: start;
		margin-inline-start: var(--edge);
	}
	.pin:last-child:not(:only-child) {
		justify-self: end;
		margin-inline-end: var(--edge);
	}
	.slot {
		display: flex;
		flex-direction: column;
		align-items: center;
		gap: 4px;
		min-width: 0;
		padding-block: 3px;
	}
	.slot:first-child:not(:only-child) {
		align-items: flex-start;
	}
	.slot:last-child:not(:only-child) {
		align-items: flex-end;
	}
	.head-name {
		font-weight: 600;
		line-height: 1.2;
	}
	.address {
		font-size: 12px;
		color: var(--_muted);
		white-space: nowrap;
	}
	.many .address {
		white-space: normal;
	}
	.many .head {
		text-align: center;
	}
	.many .head:first-child {
		text-align: start;
	}
	.many .head:last-child {
		text-align: end;
	}
	.state {
		position: relative;
		padding: 2px 8px;
		border: 1px solid var(--_axis);
		border-radius: 99px;
		background: var(--_host);
		font-size: 12px;
		font-weight: 600;
		white-space: nowrap;
	}
	.gauge {
		position: relative;
		background: var(--_paper);
		font-size: 0.8125rem;
	}
	.slot:last-child .gauge {
		text-align: end;
	}
	.gauge-name {
		display: block;
		line-height: 1.3;
		color: var(--_muted);
	}
	.gauge-line {
		display: inline-flex;
		align-items: center;
		gap: 4px;
	}
	.gauge .chip {
		min-width: 3rem;
	}
	.level {
		display: inline-block;
		width: 56px;
		height: 10px;
		border: 1px solid var(--_axis);
		border-radius: 2px;
		background: var(--_paper);
		overflow: hidden;
	}
	.level i {
		display: block;
		height: 100%;
		background: var(--_again);
	}
`;

const FLOOD_STYLE = css`
	.flood {
		display: flex;
		align-items: center;
		justify-content: center;
		position: relative;
		z-index: 1;
		min-height: 96px;
	}
	.attacker {
		align-self: center;
		margin-inline: calc(var(--edge) + 14px) auto;
		padding: 2px 8px;
		border: 1px solid var(--_lost);
		border-radius: 4px;
		background: var(--_paper);
		color: var(--_lost);
		font-size: 0.8125rem;
	}
	.flight {
		position: relative;
	}
	.flight:has(.attacker) {
		height: 36px;
	}
	.flight .attacker {
		position: absolute;
		top: 3px;
		margin: 0;
		line-height: 1.2;
	}
	.flight .left {
		left: 10px;
	}
	.flight .right {
		right: 10px;
	}
	.flood.leftward .attacker {
		margin-inline: auto calc(var(--edge) + 14px);
	}
	.syns {
		position: absolute;
		inset: 0 0 auto;
		text-align: center;
		font-weight: 700;
		color: var(--_lost);
	}
	.questions {
		position: relative;
		margin-block: 4px;
	}
	.listing {
		position: relative;
		z-index: 1;
		background: var(--_paper);
		overflow-x: auto;
		margin-top: 0.25rem;
	}
	.listing table {
		border-collapse: collapse;
		font-size: 13px;
		color: var(--_ink);
	}
	.listing th,
	.listing td {
		padding: 1px 12px 1px 0;
		text-align: start;
		font-weight: 400;
		white-space: nowrap;
	}
	.listing th {
		color: var(--_muted);
	}
	@container (min-width: 760px) {
		.figure {
			--edge: 72px;
		}
		.row {
			display: grid;
			grid-template-columns: 14rem minmax(0, 1fr);
			column-gap: 1rem;
		}
		.slot:first-child:not(:only-child),
		.slot:last-child:not(:only-child) {
			align-items: center;
		}
		.slot:first-child:not(:only-child) {
			justify-self: start;
			width: calc(2 * var(--edge));
		}
		.slot:last-child:not(:only-child) {
			justify-self: end;
			width: calc(2 * var(--edge));
		}
		.slot:last-child .gauge {
			text-align: center;
		}
		.questions {
			margin-inline: calc(2 * var(--edge) * 0.2);
		}
	}
`;

/** For an element that shows diagrams. */
export const DIAGRAM_STYLE = [ROW_STYLE, SEGMENT_STYLE, FLOOD_STYLE, LINE_STYLE];
