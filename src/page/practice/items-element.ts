// What the two pages have in common on which one item stands after another: the item, going back to the one before, sharing.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Trouble } from "../shared/api.ts";
import { keyOf } from "./item.ts";
import { type Answered, type DraftKeeper, keepDrafts, recallKey, renderItem, type Shown } from "./item-view.ts";
import { holdOpen } from "./open-in-tab.ts";
import { PageElement } from "./page-element.ts";
import { handOver, type Share, shareOf } from "./share.ts";
import { PRACTICE_WORDS, type PracticeWords } from "./words.ts";

/** What an entry of the history remembers. */
interface Place {
	readonly key: string;
}

export abstract class ItemsElement extends PageElement {
	static override properties: PropertyDeclarations = {
		...PageElement.properties,
		shown: { state: true },
		trouble: { state: true },
		resumed: { state: true },
		done: { state: true },
		queued: { state: true },
		shared: { state: true },
	};

	declare protected shown: Shown | null;
	declare protected trouble: Trouble | null;
	/** Whether it was begun at an earlier visit. */
	declare protected resumed: boolean;
	/** Whether it was handed in. */
	declare protected done: boolean;
	/** Whether it waits to be sent. */
	declare protected queued: boolean;
	declare protected shared: { readonly share: Share; readonly how: "copied" | "shown" } | null;
	#drafts: DraftKeeper | null = null;
	readonly #onPopState = () => void this.#goBack();

	constructor() {
		super();
		this.shown = null;
		this.trouble = null;
		this.resumed = false;
		this.done = false;
		this.queued = false;
		this.shared = null;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		window.addEventListener("popstate", this.#onPopState);
		this.#drafts ??= keepDrafts(this.here, Date.now);
		void this.start();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		window.removeEventListener("popstate", this.#onPopState);
	}

	/** Shows the first item. */
	protected abstract start(): Promise<void>;
	/** Shows the one after it. */
	protected abstract another(): Promise<void>;

	protected get text(): PracticeWords {
		return this.words<PracticeWords>(PRACTICE_WORDS);
	}

	/** `how`: as another entry of the history, or in the place of this one. */
	protected show(shown: Shown, how: "push" | "replace" | "stay"): void {
		this.trouble = null;
		this.shared = null;
		this.done = shown.graded !== null;
		this.queued = false;
		this.shown = shown;
		const place: Place = { key: keyOf(shown.item) };
		if (how === "push") history.pushState(place, "", this.address);
		if (how === "replace") history.replaceState(place, "");
		holdOpen(place.key);
		this.#drafts?.open(shown);
	}

	/** Where further items stand. */
	protected get address(): string {
		return location.pathname.startsWith("/s/") ? "/" : location.href;
	}

	/** The item that this entry of the history shows, as it was left. */
	protected async remembered(): Promise<Shown | null> {
		const place = history.state as Place | null;
		return place ? recallKey(this.here, place.key) : null;
	}

	async #goBack(): Promise<void> {
		const before = await this.remembered();
		if (before) this.show(before, "stay");
		else await this.start();
	}

	/** Its end is noted where it is handed in (stored-api.ts). */
	protected onGraded(): void {
		this.done = true;
		this.resumed = false;
		this.#drafts?.close();
		void this.here.refill(this.language);
	}

	/** Nothing comes of it now: the learner goes on. */
	protected onQueued(): void {
		this.onGraded();
		this.queued = true;
	}

	protected renderQueued(onwards: string): TemplateResult | typeof nothing {
		if (!this.queued) return nothing;
		return html`<p class="notice row" role="status">
			<span>${this.text.queuedNow}</span>
			<button type="button" class="main" @click=${() => this.goOn()}>${onwards}</button>
		</p>`;
	}

	/** The element would get another one by itself: here the page does, which keeps it. */
	#onNext(event: Event): void {
		event.preventDefault();
		void this.goOn();
	}

	protected async goOn(): Promise<void> {
		await this.another();
		await this.updateComplete;
		window.scrollTo({ top: 0 });
	}

	protected renderShown(): TemplateResult | typeof nothing {
		const { shown, here } = this;
		if (shown === null) return nothing;
		return html`<div
			@seqack-answered=${(event: Answered) => this.#drafts?.answered(event)}
			@seqack-graded=${() => this.onGraded()}
			@seqack-queued=${() => this.onQueued()}
			@seqack-next=${(event: Event) => this.#onNext(event)}
		>
			${renderItem(shown, here)}
		</div>`;
	}

	protected renderShare(): TemplateResult | typeof nothing {
		const { shown, shared, text } = this;
		if (shown?.item.type !== "scenario") return nothing;
		const { scenario } = shown.item;
		const onClick = async () => {
			const share = shareOf(scenario, location.origin);
			const how = await handOver(share, `${text.shareTitle}: ${scenario.title}`);
			this.shared = how === "shared" ? null : { share, how };
		};
		return html`<button type="button" class="plain" @click=${onClick}>${text.share}</button>
			<span class="small" role="status">
				${
					shared === null
						? nothing
						: html`${shared.how === "copied" ? text.shared.copied : text.shared.refused}
							${shared.how === "shown" ? html`<a href=${shared.share.url}>${shared.share.url}</a>` : nothing}
							${shared.share.same ? nothing : text.shareLike}`
				}
			</span>`;
	}
}
