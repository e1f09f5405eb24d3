// What the pages have in common: the device, its status, and how text and buttons look.
import { css, type PropertyDeclarations } from "lit";
import { SeqackElement } from "../shared/element.ts";
import type { Device } from "./page-device.ts";

export const PAGE_STYLES = css`
	:host {
		display: block;
		line-height: 1.5;
	}
	h1 {
		margin: 0.5rem 0;
		font-size: 1.25rem;
		line-height: 1.3;
		text-wrap: balance;
	}
	h2 {
		margin: 1.5rem 0 0.5rem;
		font-size: 1.05rem;
	}
	p {
		margin: 0.5rem 0;
	}
	a {
		color: var(--_sent);
	}
	.muted {
		color: var(--_muted);
	}
	.small {
		font-size: 0.9rem;
	}
	.row {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.5rem;
	}
	button,
	.button {
		display: inline-flex;
		align-items: center;
		justify-content: center;
		min-height: 2.75rem;
		min-width: 2.75rem;
		padding: 0.25rem 1rem;
		font: inherit;
		color: var(--_ink);
		background: var(--_paper);
		border: 1px solid var(--_axis);
		border-radius: 0.5rem;
		text-decoration: none;
		cursor: pointer;
	}
	button:hover,
	.button:hover {
		background: var(--_host);
	}
	.main {
		color: var(--_paper);
		background: var(--_sent);
		border-color: var(--_sent);
		font-weight: 600;
	}
	.main:hover {
		background: var(--_sent);
		text-decoration: underline;
	}
	.plain {
		border-color: transparent;
		color: var(--_sent);
		padding: 0.25rem 0.5rem;
	}
	.notice {
		margin: 0.75rem 0;
		padding: 0.75rem;
		border: 1px solid var(--_axis);
		border-radius: 0.5rem;
		background: var(--_host);
	}
	.room {
		min-height: 70vh;
	}
	input,
	select {
		min-height: 2.75rem;
		padding: 0.25rem 0.75rem;
		font: inherit;
		color: inherit;
		background: var(--_paper);
		border: 1px solid var(--_axis);
		border-radius: 0.5rem;
	}
`;

export class PageElement extends SeqackElement {
	static override properties: PropertyDeclarations = { ...SeqackElement.properties, device: { attribute: false } };
	static override styles = [...SeqackElement.styles, PAGE_STYLES];

	declare device: Device | null;
	#ending: (() => void) | null = null;

	constructor() {
		super();
		this.device = null;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#ending ??= this.device?.status.listen(() => this.requestUpdate()) ?? null;
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#ending?.();
		this.#ending = null;
	}

	/** The device of a page that is shown. */
	protected get here(): Device {
		if (this.device === null) throw new Error("a page is given its device before it is shown");
		return this.device;
	}
}
