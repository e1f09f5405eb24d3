// How progress looks: areas side by side where there is room, each a tree with thin lines.
import { css } from "lit";

export const PROGRESS_STYLES = css`
	.progress {
		display: grid;
		gap: 1.75rem;
	}
	h2,
	h3 {
		margin: 0 0 0.5rem;
		font-size: 1.125rem;
	}
	h3 {
		font-size: 1rem;
	}
	h3 span {
		font-weight: 400;
		margin-inline-start: 0.4rem;
	}
	.totals {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 2.5rem;
		margin: 0;
	}
	.totals dt {
		font-weight: 600;
	}
	.totals dd {
		margin: 0;
	}
	.map {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
		gap: 1.5rem 2rem;
		align-items: start;
	}
	.map ul ul {
		margin-inline-start: 21px;
	}
	.map ul ul > li {
		position: relative;
		padding-inline-start: 10px;
		border-inline-start: 1px solid var(--_axis);
	}
	.map ul ul > li::before {
		content: "";
		position: absolute;
		inset-block-start: 0;
		inset-inline-start: -1px;
		width: 13px;
		height: 23px;
		border-block-end: 1px solid var(--_axis);
	}
	.map ul ul > li:last-child {
		border-color: transparent;
	}
	.map ul ul > li:last-child::before {
		border-inline-start: 1px solid var(--_axis);
	}
	.skill {
		display: flex;
		align-items: center;
		gap: 0.6rem;
		width: 100%;
		padding: 0.2rem 0.4rem 0.2rem 6px;
		border-color: transparent;
		background: none;
		line-height: 1.3;
		text-align: start;
	}
	.skill.new {
		color: var(--_muted);
	}
	.skill[aria-expanded="true"] {
		background: var(--_host);
	}
	span.due {
		margin-inline-start: auto;
		padding: 0.1rem 0.5rem;
		border-radius: 1rem;
		white-space: nowrap;
		background: var(--_blank);
		color: var(--_blank-ink);
	}
	.ring {
		width: 30px;
		height: 30px;
		flex: none;
		fill: none;
		stroke: currentColor;
		stroke-width: 3;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	.ring .track {
		stroke: var(--_axis);
		stroke-width: 1;
	}
	.ring.new .track {
		stroke-width: 1.5;
		stroke-dasharray: 3 4;
	}
	.ring .arc {
		stroke: var(--_sent);
		stroke-width: 4.5;
		stroke-linecap: butt;
		transform: rotate(-90deg);
		transform-origin: center;
	}
	.ring.mastered {
		color: var(--_answer-line);
	}
	.ring.mastered .arc {
		stroke: var(--_answer-line);
	}
	.ring.due {
		color: var(--_blank-line);
		border-radius: 50%;
		box-shadow: 0 0 0 3px var(--_blank);
	}
	.about {
		display: grid;
		gap: 0.15rem;
		padding: 0.25rem 0.5rem 0.75rem 46px;
		background: var(--_host);
		border-end-start-radius: 8px;
		border-end-end-radius: 8px;
	}
	.about[hidden] {
		display: none;
	}
	.about button {
		justify-self: start;
		margin-block-start: 0.4rem;
	}
	.standing::first-letter {
		text-transform: uppercase;
	}
	.legend {
		margin-block-end: 1.25rem;
	}
	.legend li {
		display: flex;
		align-items: center;
		gap: 0.4rem;
	}
	.legend .ring {
		width: 20px;
		height: 20px;
	}
	.ideas {
		display: grid;
		gap: 0.75rem;
	}
	.ideas li {
		display: grid;
		grid-template-columns: auto 1fr;
		gap: 0.7rem;
	}
	.ideas .shape {
		margin-block-start: 0.15em;
	}
	table {
		border-spacing: 0 0.25rem;
	}
	th {
		font-weight: 400;
		text-align: start;
		padding-inline-end: 1rem;
	}
	td.bar {
		width: 8rem;
		padding-inline-end: 1rem;
	}
	td.bar svg {
		display: block;
		width: 100%;
		height: 8px;
		border-radius: 4px;
		background: var(--_faint);
		fill: var(--_sent);
	}
`;
