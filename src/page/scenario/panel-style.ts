// The looks of what opens at a chip: a card beside it, or a sheet at the bottom of a narrow screen.
import { css } from "lit";

export const PANEL_STYLE = css`
	.panel {
		position: fixed;
		inset: auto;
		margin: 0;
		padding: 0;
		width: 22rem;
		max-width: calc(100vw - 16px);
		border: 1px solid var(--_axis);
		border-radius: 12px;
		background: var(--_paper);
		color: var(--_ink);
		box-shadow: 0 8px 28px rgb(0 0 0 / 0.22);
		overflow: auto;
		overscroll-behavior: contain;
		max-height: calc(100vh - 16px);
	}
	.panel-top {
		display: flex;
		align-items: flex-start;
		gap: 0.5rem;
		padding: 0.5rem 0.25rem 0 0.9rem;
	}
	.panel-top h3 {
		flex: 1;
		padding-top: 0.6rem;
		font-size: 0.9375rem;
	}
	.panel-body {
		padding: 0.25rem 0.9rem 0.5rem;
	}
	.panel-body:focus {
		outline: none;
	}
	.panel-foot {
		position: sticky;
		bottom: 0;
		display: flex;
		gap: 0.5rem;
		padding: 0.5rem 0.9rem calc(0.5rem + env(safe-area-inset-bottom, 0px));
		border-top: 1px solid var(--_faint);
		background: var(--_paper);
	}
	.panel-foot .primary {
		margin-inline-start: auto;
	}
	.icon {
		min-width: 44px;
		min-height: 44px;
		border: 1px solid transparent;
		border-radius: 8px;
		background: none;
		font-size: 1.15rem;
	}
	.icon[aria-disabled="true"] {
		background: none;
		border-color: transparent;
	}
	.walk {
		border-color: var(--_faint);
	}
	.states {
		display: grid;
		grid-template-columns: 1fr 1fr;
		column-gap: 0.75rem;
	}
	.group:first-child {
		grid-row: span 2;
	}
	.group-name,
	.field-name,
	.how {
		display: block;
		margin: 0.5rem 0 0.25rem;
		font-size: 0.8125rem;
		color: var(--_muted);
	}
	.option {
		display: flex;
		align-items: center;
		gap: 0.6rem;
		min-height: 44px;
		padding: 0.25rem 0.5rem;
		border-radius: 8px;
		cursor: pointer;
	}
	.states .option {
		padding-inline: 0.25rem;
		gap: 0.4rem;
	}
	.option:hover {
		background: var(--_host);
	}
	.option:has(:checked) {
		background: var(--_blank);
		color: var(--_blank-ink);
		font-weight: 600;
	}
	.option input,
	.toggle input {
		accent-color: var(--_blank-line);
		width: 18px;
		height: 18px;
		margin: 0;
		flex: none;
	}
	.toggles {
		display: grid;
		grid-template-columns: repeat(3, 1fr);
		gap: 0.5rem;
		margin-block: 0.5rem;
	}
	.toggle {
		display: flex;
		align-items: center;
		justify-content: center;
		gap: 0.4rem;
		min-height: 44px;
		border: 1px solid var(--_axis);
		border-radius: 8px;
		font-size: 15px;
		cursor: pointer;
	}
	.toggle:has(:focus-visible),
	.option:has(:focus-visible) {
		outline: 3px solid var(--_sent);
		outline-offset: 2px;
	}
	.option:has(:focus-visible) {
		outline-offset: -3px;
	}
	.toggle input:focus-visible,
	.option input:focus-visible {
		outline: none;
	}
	.toggle:has(:checked) {
		border-color: var(--_blank-line);
		background: var(--_blank);
		color: var(--_blank-ink);
		font-weight: 700;
	}
	.field {
		display: block;
	}
	.field-line {
		display: flex;
		align-items: center;
		gap: 0.5rem;
	}
	.field input {
		flex: 1;
		min-width: 0;
		min-height: 44px;
		padding: 0 0.75rem;
		border: 1.5px solid var(--_axis);
		border-radius: 8px;
		background: var(--_paper);
		font-size: 16px;
	}
	.field input:disabled {
		background: var(--_faint);
		color: var(--_muted);
	}
	.understood {
		min-height: 2.6em;
		margin: 0.35rem 0 0;
		font-size: 0.875rem;
		line-height: 1.3;
		color: var(--_muted);
	}
	.understood .mono {
		color: var(--_ink);
		font-weight: 600;
	}
	.doubt {
		color: var(--_again);
	}
	.refusal {
		margin: 0.25rem 0;
		padding: 0.4rem 0.6rem;
		border-inline-start: 3px solid var(--_blank-line);
		background: var(--_host);
		font-size: 0.875rem;
	}
	.order {
		margin: 0;
		padding: 0;
		list-style: none;
	}
	.order li {
		display: grid;
		grid-template-columns: auto 1fr auto auto;
		align-items: center;
		gap: 0.5rem;
		padding-block: 0.25rem;
		border-bottom: 1px solid var(--_faint);
		font-size: 0.9375rem;
		line-height: 1.35;
	}
	.move {
		width: 44px;
		height: 44px;
		border: 1px solid var(--_axis);
		border-radius: 8px;
		background: var(--_paper);
		font-size: 1.1rem;
	}
	.move:disabled {
		border-color: var(--_faint);
		color: var(--_muted);
		cursor: default;
	}
	.hints {
		margin-top: 0.5rem;
	}
	.hint {
		margin: 0.35rem 0;
		padding: 0.4rem 0.6rem;
		border-inline-start: 3px solid var(--_sent);
		background: var(--_host);
		font-size: 0.9375rem;
	}
	.hint-button {
		display: flex;
		flex-wrap: wrap;
		justify-content: space-between;
		gap: 0 1rem;
		width: 100%;
		align-items: center;
	}
	.cost {
		font-weight: 400;
		font-size: 0.8125rem;
		color: var(--_muted);
	}
	@media (max-width: 640px) {
		.panel {
			width: 100%;
			max-width: 100%;
			border-width: 1px 0 0;
			border-radius: 14px 14px 0 0;
		}
	}
`;
