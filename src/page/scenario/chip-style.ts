// The looks of a blank: amber and dashed while it is asked for; afterwards by shape, word and colour what came of it.
import { css } from "lit";

export const CHIP_STYLE = css`
	.chip {
		position: relative;
		display: inline-flex;
		flex-direction: column;
		align-items: center;
		justify-content: center;
		min-width: 3.5rem;
		min-height: 32px;
		max-width: 100%;
		padding: 2px 8px;
		border: 1.5px dashed var(--_blank-line);
		border-radius: 8px;
		background: var(--_blank);
		color: var(--_blank-ink);
		font-family: var(--_mono);
		font-size: 13px;
		line-height: 1.35;
	}
	/* A finger needs 44 px; the chip looks smaller than it is. */
	.chip::after {
		content: "";
		position: absolute;
		inset: -6px -2px;
	}
	.chip.is-seq,
	.chip.is-ack {
		min-width: 6.6rem;
	}
	.chip.is-state {
		min-width: 5rem;
	}
	.chip.filled {
		border-style: solid;
		font-weight: 600;
	}
	.chip.refused {
		border-style: dotted;
		border-width: 2px;
	}
	.chip.open {
		box-shadow: 0 0 0 3px var(--_blank-line);
	}
	.chip.is-question {
		font-family: var(--_sans);
		font-size: 0.9375rem;
		align-items: flex-start;
		text-align: start;
		min-width: 8rem;
		min-height: 44px;
	}
	.face {
		white-space: nowrap;
	}
	.is-question .face,
	.is-question .expected,
	.is-whole .face,
	.is-whole .expected {
		white-space: normal;
	}
	.chip .verdict {
		font-family: var(--_sans);
		font-size: 12px;
		font-weight: 600;
		white-space: nowrap;
	}
	.chip.correct {
		border: 1.5px solid var(--_answer-line);
		background: var(--_answer);
		color: var(--_answer-ink);
	}
	.chip.follow-through {
		border: 1.5px solid var(--_follow);
		background: var(--_paper);
		color: var(--_follow);
	}
	.chip.wrong,
	.chip.unreadable,
	.chip.partly,
	.chip.unanswered {
		border: 1.5px solid var(--_lost);
		background: var(--_paper);
		color: var(--_lost);
	}
	.chip.partly {
		border-style: dashed solid;
		border-color: var(--_blank-line);
		color: var(--_again);
	}
	.chip.unanswered,
	.chip.unreadable {
		border-color: var(--_axis);
		border-style: dotted;
		color: var(--_muted);
	}
	.chip s {
		text-decoration-thickness: 1.5px;
	}
	.expected {
		color: var(--_answer-ink);
		font-weight: 600;
		white-space: nowrap;
	}
	.question {
		margin: 0.5rem 0;
		padding: 0.5rem 0 0.5rem 0.75rem;
		border-inline-start: 3px solid var(--_blank-line);
		background: var(--_paper);
	}
	.asked {
		margin: 0 0 0.35rem;
		font-size: 0.9375rem;
	}
`;
