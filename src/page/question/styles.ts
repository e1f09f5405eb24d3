// How a question looks: cards to choose from, the answer in its place, the explanation below.
import { css } from "lit";

export const QUESTION_STYLES = css`
	:host {
		container-type: inline-size;
	}
	form,
	.question {
		display: grid;
		gap: 1rem;
		max-width: 46rem;
	}
	.prompt {
		margin: 0;
		font-size: 1.125rem;
		font-weight: 500;
		line-height: 1.5;
		white-space: pre-line;
		text-wrap: pretty;
	}
	.cards {
		display: grid;
		gap: 0.5rem;
	}
	.card {
		display: grid;
		grid-template-columns: auto 1fr;
		align-items: start;
		gap: 0.7rem;
		min-height: 44px;
		padding: 0.6rem 0.8rem;
		border: 1px solid var(--_axis);
		border-radius: 8px;
		overflow-wrap: anywhere;
	}
	label.card {
		cursor: pointer;
	}
	label.card:hover {
		border-color: var(--_sent);
	}
	label.card:has(> input:checked) {
		border-color: var(--_sent);
		box-shadow: inset 0 0 0 1px var(--_sent);
		background: var(--_host);
	}
	input[type="radio"],
	input[type="checkbox"] {
		width: 1.25rem;
		height: 1.25rem;
		margin: 0.125rem 0 0;
		accent-color: var(--_sent);
	}
	.card em {
		font-style: normal;
		font-size: 0.8125rem;
		white-space: nowrap;
	}
	.card.other {
		border-color: var(--_faint);
		color: var(--_muted);
	}
	.card.hit,
	.card.key,
	.card.missed {
		border-color: var(--_answer-line);
		background: var(--_answer);
		color: var(--_answer-ink);
	}
	.card.missed {
		border-style: dashed;
	}
	.card.wrong {
		border-color: var(--_lost);
		color: var(--_ink);
	}
	.card.wrong em {
		color: var(--_lost);
	}
	.card .correct em {
		color: inherit;
	}
	.card.chosen {
		border-color: var(--_sent);
	}
	.card.hit .shape,
	.card.key .shape,
	.card.missed .shape {
		color: inherit;
	}
	.step,
	ol .card {
		grid-template-columns: auto 1fr auto;
		align-items: center;
	}
	.step {
		padding-block: 0.3rem;
		padding-inline-end: 0.3rem;
	}
	.place {
		min-width: 1.5rem;
		font-family: var(--_mono);
		color: var(--_muted);
		text-align: end;
	}
	.card:not(.step) .place {
		color: inherit;
	}
	.moves {
		display: flex;
		gap: 0.25rem;
	}
	.move {
		padding: 0;
		border-color: transparent;
	}
	.move svg {
		width: 20px;
		height: 20px;
		vertical-align: middle;
		fill: none;
		stroke: currentColor;
		stroke-width: 2;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	.pair {
		grid-template-columns: 1fr;
		gap: 0.4rem;
	}
	label.pair {
		border-color: var(--_faint);
	}
	@container (min-width: 34rem) {
		label.pair {
			grid-template-columns: 1fr 1fr;
			align-items: center;
		}
	}
	.ends {
		display: grid;
		gap: 0.25rem;
	}
	.pair.hit .correct,
	.pair.hit .shape {
		color: inherit;
	}
	select,
	input.text,
	input.number {
		min-height: 44px;
		padding: 0.4rem 0.7rem;
		border: 1px solid var(--_axis);
		border-radius: 8px;
		background: var(--_paper);
		font-size: 1rem;
	}
	select {
		width: 100%;
		min-width: 0;
		text-overflow: ellipsis;
	}
	input.number,
	input.text {
		font-family: var(--_mono);
		flex: 0 1 18rem;
		min-width: 0;
	}
	input[aria-invalid] {
		border-color: var(--_again);
		border-width: 2px;
	}
	.field {
		display: grid;
		gap: 0.25rem;
	}
	.written {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem 2rem;
		margin: 0;
	}
	.written dt {
		font-size: 0.875rem;
		color: var(--_muted);
	}
	.written dd {
		margin: 0;
	}
	.written .value {
		font-family: var(--_mono);
		overflow-wrap: anywhere;
	}
	.sure {
		display: flex;
		flex-wrap: wrap;
		gap: 0.4rem;
		margin: 0;
		padding: 0;
		border: 0;
		min-width: 0;
	}
	.sure legend {
		padding: 0 0 0.25rem;
	}
	.sure label {
		display: inline-flex;
		align-items: center;
		gap: 0.35rem;
		min-height: 44px;
		padding: 0.3rem 0.7rem 0.3rem 0.5rem;
		border: 1px solid var(--_axis);
		font-size: 0.9375rem;
		border-radius: 22px;
		cursor: pointer;
	}
	.sure label:has(:checked) {
		border-color: var(--_sent);
		background: var(--_host);
	}
	.sure input[type="radio"] {
		margin: 0;
		width: 1rem;
		height: 1rem;
	}
	.result {
		display: grid;
		gap: 0.6rem;
		padding-block-start: 1rem;
		border-block-start: 1px solid var(--_faint);
	}
	.result h3 {
		margin: 0;
		font-size: 1rem;
	}
	.explanation {
		font-size: 1.0625rem;
		line-height: 1.6;
		max-width: 42em;
		text-wrap: pretty;
	}
	.idea {
		padding-inline-start: 0.8rem;
		border-inline-start: 4px solid var(--_follow);
	}
	.sources a {
		display: inline-block;
		padding-block: 0.6rem;
		color: var(--_sent);
	}
`;
