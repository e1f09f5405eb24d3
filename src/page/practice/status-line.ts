// The line that says quietly how things stand: without a network, what waits, what was graded meanwhile, a newer page.
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { PageElement } from "./page-element.ts";
import { STATUS_WORDS, type StatusWords } from "./status-words.ts";
import type { Away } from "./store.ts";

export class StatusLine extends PageElement {
	static override properties: PropertyDeclarations = {
		...PageElement.properties,
		sendNow: { attribute: false },
		closed: { state: true },
	};
	static override styles = [
		...PageElement.styles,
		css`
			div,
			ul {
				margin: 0;
				font-size: 0.9rem;
			}
			.line {
				padding: 0 0.75rem;
				border: 1px solid var(--_axis);
				border-radius: 0.5rem;
				margin-bottom: 0.5rem;
			}
			.line p {
				margin: 0.4rem 0;
			}
			ul {
				padding: 0.25rem 0 0.25rem 1.1rem;
			}
		`,
	];

	declare sendNow: (() => Promise<void>) | null;
	/** Whether what was said once need not be said again. */
	declare private closed: boolean;

	constructor() {
		super();
		this.sendNow = null;
		this.closed = false;
	}

	protected override render() {
		const words = this.words<StatusWords>(STATUS_WORDS);
		const { reachable, waiting, sent, lasting, away, update } = this.here.status.value();
		const says = [
			...(reachable ? [] : [words.offline]),
			...(waiting > 0 ? [words.waiting(waiting)] : []),
			...(sent > 0 && waiting === 0 ? [words.sent(sent)] : []),
		].join(" ");
		return html`<div role="status">
				${
					says === ""
						? nothing
						: html`<div class="line row">
								<p>${says}</p>
								${
									waiting > 0
										? html`<button type="button" class="plain" @click=${() => this.sendNow?.()}>${words.sendNow}</button>`
										: nothing
								}
							</div>`
				}
				${
					lasting || this.closed
						? nothing
						: html`<div class="line row">
								<p>${words.lost}</p>
								<button type="button" class="plain" @click=${this.close}>${words.seen}</button>
							</div>`
				}
				${
					update === null
						? nothing
						: html`<div class="line row">
								<p>${words.update}</p>
								<button type="button" class="plain" @click=${update}>${words.reload}</button>
							</div>`
				}
			</div>
			${away.length === 0 ? nothing : this.renderAway(away, words)}`;
	}

	private close(): void {
		this.closed = true;
	}

	private renderAway(away: readonly Away[], words: StatusWords) {
		return html`<section class="line" aria-label=${words.away}>
			<p>${words.away}</p>
			<ul>
				${away.map(
					({ title, attempt, reason = "" }) =>
						html`<li>
							${words.became(title, attempt ? words.points(attempt.score.points, attempt.score.max) : words.refused(reason))}
						</li>`,
				)}
			</ul>
			<button type="button" class="plain" @click=${() => this.see()}>${words.seen}</button>
		</section>`;
	}

	private async see(): Promise<void> {
		const { store, status } = this.here;
		await store.away.clear();
		status.set({ away: [], sent: 0 });
	}
}
