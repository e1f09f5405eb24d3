// `/` and `/s/{scenarioId}`: a scenario at once. The one that the page came with; else the one that was begun before; without a
// network one that was kept.
import { css, html, nothing } from "lit";
import type { Scenario, ScenarioWish } from "../shared/api.ts";
import { FIRST_WISH } from "./first-wish.ts";
import { firstItem, type Item } from "./item.ts";
import { fresh, recall, type Shown } from "./item-view.ts";
import { ItemsElement } from "./items-element.ts";
import { freshItem } from "./kept-items.ts";
import { isOpenElsewhere } from "./open-in-tab.ts";
import { pageData } from "./page-data.ts";
import { renderTrouble } from "./trouble-view.ts";
import { hasVisited } from "./visited.ts";
import { wishOf } from "./wish.ts";

export class PracticePage extends ItemsElement {
	static override styles = [
		...ItemsElement.styles,
		css`
			.kinds {
				display: flex;
				flex-wrap: wrap;
				gap: 0 0.25rem;
				font-size: 0.9rem;
			}
			.kinds a {
				display: inline-flex;
				align-items: center;
				min-height: 2.75rem;
				padding: 0 0.6rem;
				color: var(--_muted);
				text-decoration: none;
				white-space: nowrap;
			}
			.kinds a:hover {
				text-decoration: underline;
			}
			.kinds [aria-current] {
				color: var(--_ink);
				text-decoration: underline;
				text-decoration-thickness: 2px;
				text-underline-offset: 0.4em;
			}
		`,
	];

	/** A link may name a scenario of one's own, which the page asks for with its credential. */
	private get named(): string | null {
		const [, id] = /^\/s\/(.+)$/.exec(location.pathname) ?? [];
		return id === undefined ? null : decodeURIComponent(id);
	}

	private get wish(): ScenarioWish {
		return wishOf(new URLSearchParams(location.search));
	}

	protected override async start(): Promise<void> {
		const data = pageData();
		// Whoever was never here has nothing that could be found again: no storage is asked.
		if (!hasVisited() && data && "scenario" in data) {
			this.show(fresh(firstItem(data.scenario, "")), "replace");
			return;
		}
		const before = (await this.remembered()) ?? (await this.begun());
		if (before) {
			this.show(before, "replace");
			return;
		}
		if (data && "problem" in data) {
			this.trouble = data.problem;
			return;
		}
		const kept = this.named === null && Object.keys(this.wish).length === 0 ? await this.spare() : null;
		if (kept) this.show(kept, "replace");
		else if (data) this.show(await recall(this.here, firstItem(data.scenario, "")), "replace");
		else await this.load();
	}

	/** Where nothing in particular is wished for: the newest that was begun, and is not open in another tab. */
	private async begun(): Promise<Shown | null> {
		if (this.named !== null || Object.keys(this.wish).length > 0) return null;
		const { store } = this.here;
		const drafts = (await store.drafts.all()).toSorted((a, b) => b.atMs - a.atMs);
		for (const { key } of drafts) {
			const kept = await store.items.get(key);
			if (kept?.state !== "open" || kept.item.type !== "scenario" || (await isOpenElsewhere(key))) continue;
			this.resumed = true;
			return recall(this.here, kept.item);
		}
		return null;
	}

	/** One that was loaded ahead: it is there at once, and other than the one for beginners. */
	private async spare(): Promise<Shown | null> {
		// Anybody's: it can be shared.
		const fits = (item: Item) =>
			item.type === "scenario" && item.scenario.links.attempts === undefined && item.scenario.locale === this.language;
		const kept = await freshItem(this.here.store, fits, Date.now());
		return kept ? fresh(kept.item) : null;
	}

	private async load(): Promise<void> {
		const { api } = this.here;
		const { named, wish, language } = this;
		const wished = Object.keys(wish).length > 0 ? wish : FIRST_WISH;
		const found = await (named === null ? api.makeScenario(wished, language) : api.readScenario(named, language));
		if (found.ok) this.show(await recall(this.here, firstItem(found.value, "")), "replace");
		else this.trouble = found.problem;
	}

	/** As the address wishes; else one like the one that was shown. */
	protected override async another(): Promise<void> {
		const { shown, wish, language } = this;
		const like = shown?.item.type === "scenario" ? likeness(shown.item.scenario) : expiredLikeness();
		const { seed: _, ...wished } = wish;
		const found = await this.here.api.makeScenario(Object.keys(wished).length > 0 ? wished : like, language);
		this.resumed = false;
		// Without a network any other will do.
		const other = found.ok
			? fresh(firstItem(found.value, ""))
			: found.problem === "unreachable"
				? await this.spare()
				: null;
		if (other) this.show(other, "push");
		else if (!found.ok) this.trouble = found.problem;
	}

	protected override render() {
		const { shown, trouble, resumed, done, text } = this;
		return html`<h1 class="heard">${text.heading}</h1>
			${this.renderKinds()}
			${
				resumed
					? html`<p class="notice row small">
							<span>${text.resumed}</span>
							<button type="button" @click=${() => this.goOn()}>${text.another}</button>
						</p>`
					: nothing
			}
			${
				trouble === null
					? nothing
					: renderTrouble({
							trouble,
							words: text,
							retry: () => void (shown ? this.goOn() : this.start()),
							another: () => void this.goOn(),
						})
			}
			${shown === null && trouble === null ? html`<p class="muted room">${text.loading}</p>` : this.renderShown()}
			${this.renderQueued(text.another)}
			<div class="row">
				${done ? html`<a class="button" href="/learn">${text.due}</a>` : nothing} ${this.renderShare()}
			</div>`;
	}

	/** Links, as every choice of what a page shows: they can be kept, sent and gone back from. */
	private renderKinds() {
		const { kinds, families } = this.text;
		const current = this.named === null ? (this.wish.family ?? (this.wish.template ? null : "any")) : null;
		return html`<nav class="kinds" aria-label=${kinds}>
			${(["any", "handshake", "teardown", "syn-attack"] as const).map(
				(family) =>
					html`<a href=${family === "any" ? "/" : `/?family=${family}`} aria-current=${family === current ? "true" : nothing}
						>${families[family]}</a
					>`,
			)}
		</nav>`;
	}
}

function likeness({ template, difficulty }: Scenario): ScenarioWish {
	return { template, difficulty };
}

/** Of the one that the page should have come with. */
function expiredLikeness(): ScenarioWish {
	const data = pageData();
	return data && "problem" in data && data.like !== undefined ? { template: data.like } : FIRST_WISH;
}
