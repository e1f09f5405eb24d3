// The looks of what is said after checking.
import { css } from "lit";

export const GRADED_STYLE = css`
	.findings {
		margin-block: 0.5rem 1rem;
	}
	.findings h3 {
		margin: 1rem 0 0.5rem;
	}
	.lab {
		display: inline-flex;
		align-items: center;
		min-height: 44px;
	}
	.summary {
		margin: 0.5rem 0;
		color: var(--_muted);
	}
	.finding,
	.findings .outcome {
		margin: 0.6rem 0;
		padding: 0.6rem 0.9rem;
		border-inline-start: 4px solid var(--_axis);
		background: var(--_host);
		border-radius: 4px;
	}
	.findings .outcome {
		background: none;
		border-inline-start-color: var(--_lost);
	}
	.findings .outcome.correct {
		border-inline-start-color: var(--_answer-line);
	}
	.findings .outcome.follow-through {
		border-inline-start-color: var(--_follow);
	}
	.findings .outcome.partly {
		border-inline-start-color: var(--_again);
	}
	.findings .outcome.unanswered,
	.findings .outcome.unreadable {
		border-inline-start-color: var(--_axis);
	}
	.outcome p,
	.finding p {
		margin: 0.3rem 0;
	}
	.outcome-head {
		display: flex;
		flex-wrap: wrap;
		gap: 0 0.75rem;
		align-items: baseline;
	}
	.panel .outcome-label {
		display: none;
	}
	.outcome-label {
		font-weight: 600;
	}
	.outcome-head .verdict {
		font-size: 0.875rem;
		font-weight: 600;
		color: var(--_lost);
	}
	.correct .outcome-head .verdict {
		color: var(--_answer-ink);
	}
	.follow-through .outcome-head .verdict {
		color: var(--_follow);
	}
	.partly .outcome-head .verdict {
		color: var(--_again);
	}
	.unanswered .outcome-head .verdict,
	.unreadable .outcome-head .verdict {
		color: var(--_muted);
	}
	.pair {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1.25rem;
	}
	.given {
		font-family: var(--_mono);
		font-size: 0.875rem;
		overflow-wrap: anywhere;
	}
	.parts {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 1rem;
		font-size: 0.875rem;
	}
	.reference {
		color: var(--_sent);
		font-size: 0.875rem;
		font-style: normal;
		white-space: nowrap;
	}
	cite.reference {
		color: var(--_muted);
	}
	.sum {
		color: var(--_muted);
		overflow-wrap: anywhere;
	}
	.branch {
		position: relative;
		z-index: 1;
		margin: 0.5rem 0;
		padding: 0.25rem 0.75rem 0.5rem;
		border: 1.5px dashed var(--_lost);
		border-radius: 8px;
		background: var(--_paper);
		container-type: inline-size;
	}
	.branch p {
		margin: 0.35rem 0;
		font-size: 0.9375rem;
	}
	.branch .branch-head {
		display: flex;
		align-items: center;
		justify-content: space-between;
		margin: 0;
		color: var(--_lost);
		font-weight: 600;
	}
	.branch .figure {
		margin: 0;
	}
	.branch .address {
		display: none;
	}
	.branch .arrow {
		--wire: var(--_lost);
	}
	.branch .shaft {
		animation: travel 250ms both ease-out;
	}
	.branch .arrow:nth-of-type(n + 2) .shaft {
		animation-delay: 300ms;
	}
	@keyframes travel {
		from {
			stroke-dasharray: 0 1000;
		}
		to {
			stroke-dasharray: 1000 0;
		}
	}
	.runs {
		display: grid;
		gap: 1rem;
	}
	.run {
		container-type: inline-size;
		padding: 0.5rem 0.75rem;
		border-radius: 8px;
		background: var(--_paper);
		min-width: 0;
	}
	.finding .run-name {
		font-weight: 600;
	}
	.finding .legend {
		display: flex;
		align-items: center;
		gap: 0.4rem;
		font-size: 0.8125rem;
	}
	.swatch {
		width: 1.2rem;
		height: 0.8rem;
		border-inline-start: 3px solid var(--_blank-line);
		background: var(--_blank);
	}
	@container (min-width: 760px) {
		.runs {
			grid-template-columns: 1fr 1fr;
		}
	}
	.finding-title {
		font-weight: 600;
	}
`;
