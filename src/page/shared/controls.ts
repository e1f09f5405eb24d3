// Buttons and type that all elements have alike.
import { css } from "lit";

export const CONTROLS = css`
	button,
	input,
	summary {
		font: inherit;
		color: inherit;
	}
	button {
		cursor: pointer;
	}
	.plain,
	.primary {
		min-height: 44px;
		padding: 0.4rem 0.9rem;
		border-radius: 8px;
		border: 1px solid var(--_axis);
		background: var(--_paper);
		font-weight: 600;
	}
	.primary {
		border-color: var(--_sent);
		background: var(--_sent);
		color: var(--_paper);
	}
	.plain:hover {
		background: var(--_host);
	}
	[aria-disabled="true"] {
		opacity: 1;
		background: var(--_faint);
		border-color: var(--_faint);
		color: var(--_muted);
		cursor: default;
	}
	.mono {
		font-family: var(--_mono);
		font-size: 13px;
		font-variant-ligatures: none;
	}
	.muted {
		color: var(--_muted);
	}
`;
