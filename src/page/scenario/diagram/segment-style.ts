// The looks of a segment on the wire: its labels above and below the arrow, numbers, flags and tags.
import { css } from "lit";

export const SEGMENT_STYLE = css`
	.send {
		padding-top: 4px;
	}
	.label {
		position: relative;
		z-index: 1;
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		justify-content: center;
		gap: 2px 10px;
		min-height: 20px;
		text-align: center;
	}
	.above {
		margin-bottom: -3px;
	}
	.flight {
		height: 24px;
	}
	.below {
		min-height: 22px;
	}
	.label:has(.chip) {
		row-gap: 12px;
		padding-block: 6px;
	}
	.above:has(.chip) {
		padding-block: 6px 2px;
	}
	.number,
	.flags,
	.label > .mono,
	.tag {
		background: var(--_paper);
	}
	.label > .unlike,
	.state.unlike {
		padding-inline: 4px;
		border-radius: 4px;
		background: var(--_blank);
		outline: 1.5px solid var(--_blank-line);
		color: var(--_blank-ink);
		font-weight: 700;
	}
	.unlike .name {
		color: inherit;
	}
	.flags {
		font-weight: 700;
		color: var(--_sent);
	}
	.again .flags {
		color: var(--_again);
	}
	.attack .flags {
		color: var(--_lost);
	}
	.number {
		display: inline-flex;
		align-items: center;
		white-space: nowrap;
	}
	.name {
		color: var(--_muted);
	}
	.tag {
		font-size: 12px;
		line-height: 1.2;
		white-space: nowrap;
		color: var(--_muted);
	}
	.tag.again {
		color: var(--_again);
	}
	.tag.lost {
		color: var(--_lost);
		font-weight: 600;
	}
`;
