// `/learn`: what is due and why, one item after another.
import { css, html, nothing } from "lit";
import { fresh } from "./item-view.ts";
import { ItemsElement } from "./items-element.ts";
import { renderTrouble } from "./trouble-view.ts";

export class LearnPage extends ItemsElement {
	static override styles = [
		...ItemsElement.styles,
		css`
			.why {
				margin: 0 0 1rem;
				padding-left: 0.75rem;
				border-left: 3px solid var(--_blank-line);
			}
		`,
	];

	protected override async start(): Promise<void> {
		const before = await this.remembered();
		if (before) this.show(before, "replace");
		else await this.next("replace");
	}

	protected override async another(): Promise<void> {
		await this.next("push");
	}

	private async next(how: "push" | "replace"): Promise<void> {
		const found = await this.here.api.next({}, this.language);
		if (found.ok) this.show(fresh(found.value), how);
		else this.trouble = found.problem;
	}

	protected override render() {
		const { shown, trouble, done, queued, text } = this;
		const { reachable } = this.here.status.value();
		return html`<h1>${text.learn.heading}</h1>
			${reachable || shown === null ? nothing : html`<p class="muted small">${text.learn.offline}</p>`}
			${shown === null || shown.item.reason === "" ? nothing : html`<p id="why" class="why">${shown.item.reason}</p>`}
			${
				trouble === null
					? nothing
					: renderTrouble({
							trouble,
							words: text,
							retry: () => void this.goOn(),
							another: () => void this.goOn(),
						})
			}
			${shown === null && trouble === null ? html`<p class="muted room">${text.loading}</p>` : this.renderShown()}
			${this.renderQueued(text.learn.next)}
			<div class="row">
				${
					done && !queued
						? html`<button type="button" class="main" @click=${() => this.goOn()}>${text.learn.next}</button>`
						: nothing
				}
				${this.renderShare()}
			</div>`;
	}
}
