// How a quiz looks: a quiet line of dots and the clock above, one thing in the middle, two buttons below.
import { css } from "lit";

export const QUIZ_STYLES = css`
	.quiz,
	.body {
		display: grid;
		gap: 1.25rem;
	}
	.body {
		gap: 1.5rem;
	}
	.quiz {
		max-width: 46rem;
	}
	.quiz.wide {
		max-width: none;
	}
	header {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.25rem 1rem;
	}
	header:has(.clock) {
		position: sticky;
		inset-block-start: 0;
		z-index: 2;
		background: var(--_paper);
	}
	.dots {
		display: flex;
		flex-wrap: wrap;
		gap: 4px;
		flex: 1 1 12rem;
	}
	.dots li {
		display: grid;
		place-items: center;
		width: 22px;
		height: 22px;
		border-block-end: 3px solid transparent;
	}
	.dots li[aria-current] {
		border-color: var(--_sent);
	}
	.dots .shape {
		width: 16px;
		height: 16px;
	}
	.dots .open {
		color: var(--_axis);
	}
	.shape.queued,
	.shape.gone {
		color: var(--_muted);
	}
	.clock {
		font-family: var(--_mono);
		font-variant-numeric: tabular-nums;
		font-size: 1.125rem;
	}
	.clock.short {
		color: var(--_lost);
		font-weight: 700;
	}
	footer {
		display: flex;
		justify-content: space-between;
		gap: 0.75rem;
		padding-block-start: 0.75rem;
		border-block-start: 1px solid var(--_faint);
	}
	h2,
	h3 {
		margin: 0;
		font-size: 1.125rem;
	}
	.score {
		font-size: 1.5rem;
		font-weight: 600;
	}
	.bar {
		height: 8px;
		border-radius: 4px;
		background: var(--_faint);
		overflow: hidden;
	}
	.bar svg {
		display: block;
		width: 100%;
		height: 100%;
		fill: var(--_sent);
	}
	.list {
		display: grid;
	}
	.list > li {
		border-block-start: 1px solid var(--_faint);
	}
	.list button.line {
		display: grid;
		grid-template-columns: auto 1fr auto;
		align-items: center;
		gap: 0.75rem;
		width: 100%;
		border: 0;
		border-radius: 0;
		padding-inline: 0.25rem;
		text-align: start;
	}
	.list .title {
		display: -webkit-box;
		-webkit-box-orient: vertical;
		-webkit-line-clamp: 2;
		overflow: hidden;
	}
	.list .skill button {
		flex: none;
	}
	.list .skill {
		display: flex;
		align-items: center;
		justify-content: space-between;
		gap: 0.75rem;
		padding-block: 0.4rem;
	}
`;
