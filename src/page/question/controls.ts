// What can be pressed and typed into, and notices, in all elements for studying.
import { css } from "lit";

export const CONTROL_STYLES = css`
	:host {
		display: block;
		font-size: 1rem;
		line-height: 1.5;
		text-align: start;
		overflow-wrap: break-word;
	}
	:host(:lang(zh)),
	.zh {
		line-break: strict;
	}
	button,
	input,
	select {
		font: inherit;
		color: inherit;
	}
	button {
		min-height: 44px;
		min-width: 44px;
		padding: 0.5rem 1rem;
		border: 1px solid var(--_axis);
		border-radius: 8px;
		background: var(--_paper);
		cursor: pointer;
	}
	button:hover {
		border-color: var(--_sent);
	}
	button.main {
		background: var(--_sent);
		border-color: var(--_sent);
		color: var(--_paper);
		font-weight: 600;
	}
	button[disabled],
	button[aria-disabled="true"] {
		cursor: default;
		background: var(--_faint);
		border-color: var(--_faint);
		color: var(--_muted);
	}
	code {
		font-family: var(--_mono);
		font-size: 0.92em;
		padding: 0.05em 0.3em;
		border-radius: 4px;
		background: var(--_host);
		overflow-wrap: anywhere;
	}
	p {
		margin: 0;
	}
	ul,
	ol {
		margin: 0;
		padding: 0;
		list-style: none;
	}
	.row {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.5rem 0.75rem;
	}
	.muted {
		color: var(--_muted);
	}
	.small {
		font-size: 0.875rem;
	}
	.number {
		font-family: var(--_mono);
		white-space: nowrap;
	}
	.notice {
		padding: 0.6rem 0.8rem;
		border-inline-start: 4px solid var(--_blank-line);
		background: var(--_blank);
		color: var(--_blank-ink);
	}
	[tabindex="-1"]:focus {
		outline: none;
	}
`;
