// `/record`: where one's record is, on a second device, as a file, and its end.
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { PageElement } from "./page-element.ts";
import { copyOf, type Done, erase, join, type PairingCode, pairingCode } from "./record.ts";
import { RECORD_WORDS, type RecordWords } from "./record-words.ts";

/** In which part of the page something is told. */
type Part = "second" | "join" | "take" | "erase";

export class RecordPage extends PageElement {
	static override properties: PropertyDeclarations = {
		...PageElement.properties,
		learner: { state: true },
		pairing: { state: true },
		told: { state: true },
		asking: { state: true },
	};
	static override styles = [
		...PageElement.styles,
		css`
			.code {
				font-family: var(--_mono);
				font-size: 1.75rem;
				letter-spacing: 0.05em;
				white-space: nowrap;
			}
			input {
				width: 12rem;
				max-width: 100%;
				font-family: var(--_mono);
				text-transform: uppercase;
			}
			form {
				margin-top: 1rem;
			}
			label {
				display: grid;
				gap: 0.25rem;
			}
		`,
	];

	declare private learner: string | null | undefined;
	declare private pairing: PairingCode | null;
	declare private told: { readonly part: Part; readonly text: string } | null;
	/** Whether the learner is asked whether it is really to be erased. */
	declare private asking: boolean;

	constructor() {
		super();
		this.learner = undefined;
		this.pairing = null;
		this.told = null;
		this.asking = false;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		void this.look();
	}

	private async look(): Promise<void> {
		this.learner = await this.here.api.whose();
	}

	private get text(): RecordWords {
		return this.words<RecordWords>(RECORD_WORDS);
	}

	/** Says that it is at work, and what became of it. */
	private async working<T>(part: Part, task: Promise<Done<T>>, refused?: string): Promise<T | undefined> {
		const { text } = this;
		this.told = { part, text: text.working };
		const outcome = await task;
		this.told = outcome.ok ? null : { part, text: (outcome.reachable && refused) || text.unreachable };
		return outcome.ok ? outcome.value : undefined;
	}

	private async showCode(): Promise<void> {
		this.pairing = (await this.working("second", this.here.account().then(pairingCode))) ?? null;
		await this.look();
	}

	private async join(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		if (!(event.target instanceof HTMLFormElement)) return;
		const code = String(new FormData(event.target).get("code") ?? "");
		const joined = await this.working(
			"join",
			this.here.account().then((account) => join(account, code)),
			this.text.second.wrong,
		);
		if (joined === undefined) return;
		this.told = { part: "join", text: this.text.second.joined };
		await this.look();
	}

	private async download(): Promise<void> {
		const copy = await this.working("take", this.here.account().then(copyOf));
		if (copy === undefined) return;
		const url = URL.createObjectURL(new Blob([JSON.stringify(copy, null, "\t")], { type: "application/json" }));
		const link = document.createElement("a");
		link.href = url;
		link.download = "seqack-record.json";
		link.click();
		URL.revokeObjectURL(url);
	}

	private async erase(): Promise<void> {
		this.asking = false;
		const erased = await this.working("erase", this.here.account().then(erase));
		if (erased === undefined) return;
		this.pairing = null;
		this.told = { part: "erase", text: this.text.erase.done };
		await this.look();
	}

	private renderTold(part: Part) {
		return html`<p role="status">${this.told?.part === part ? this.told.text : nothing}</p>`;
	}

	protected override render() {
		const { text, learner } = this;
		const { lasting } = this.here.status.value();
		return html`<h1>${text.heading}</h1>
			<p>${text.where}</p>
			${learner === null ? html`<p class="muted">${text.none}</p>` : nothing}
			${lasting ? nothing : html`<p class="notice">${text.keepsNothing}</p>`} ${this.renderSecond(text)}
			${learner ? html`${this.renderTake(text)} ${this.renderErase(text)}` : this.renderTold("erase")}`;
	}

	private renderSecond({ second }: RecordWords) {
		const { pairing, language } = this;
		const until = (at: string) => new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
		return html`<h2>${second.heading}</h2>
			<p>${second.how}</p>
			<button type="button" @click=${() => this.showCode()}>${second.show}</button>
			${
				pairing === null
					? nothing
					: html`<p role="status">
							<span class="heard">${second.code}</span> <strong class="code">${pairing.code}</strong><br />
							<span class="muted small">${second.until(until(pairing.expiresAt))}</span>
						</p>`
			}
			${this.renderTold("second")}
			<form @submit=${(event: SubmitEvent) => this.join(event)}>
				<label>
					${second.have}
					<input
						name="code"
						required
						autocomplete="off"
						autocapitalize="characters"
						spellcheck="false"
						maxlength="12"
						aria-describedby="typed"
					/>
				</label>
				<p id="typed" class="muted small">${second.typed}</p>
				${this.learner ? html`<p class="small">${second.replaces}</p>` : nothing}
				<button>${second.join}</button>
			</form>
			${this.renderTold("join")}`;
	}

	private renderTake({ take }: RecordWords) {
		return html`<h2>${take.heading}</h2>
			<p>${take.how}</p>
			<button type="button" @click=${() => this.download()}>${take.download}</button>
			${this.renderTold("take")}`;
	}

	private renderErase({ erase: words }: RecordWords) {
		const ask = (asking: boolean) => () => {
			this.asking = asking;
		};
		return html`<h2>${words.heading}</h2>
			<p>${words.how}</p>
			${
				this.asking
					? html`<div class="notice row" role="alert">
							<span>${words.sure}</span>
							<button type="button" @click=${() => this.erase()}>${words.yes}</button>
							<button type="button" @click=${ask(false)}>${words.no}</button>
						</div>`
					: html`<button type="button" @click=${ask(true)}>${words.erase}</button>`
			}
			${this.renderTold("erase")}`;
	}
}
