// `<seqack-progress>`: a learner's skills as a map, what is due, and what the record adds up to.
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Progress } from "../../contract/progress.ts";
import { COMMON_WORDS } from "../question/common-words.ts";
import { CONTROL_STYLES } from "../question/controls.ts";
import { ServedElement } from "../question/served-element.ts";
import { VERDICT_STYLES } from "../question/verdict.ts";
import type { CatalogueDocument, Outcome, Trouble } from "../shared/api.ts";
import { failed, problemView } from "../shared/problem-view.ts";

/**
 * Attributes: `learner-id`, `learner-token`, `src`, `locale`, `theme`; property `api`. Without a learner it shows what there
 * is to learn. It looks again when something in the page was graded, and on `refresh()`.
 *
 * Events: `seqack-ready {progress}`, `seqack-problem {problem}`, `seqack-next {skill}`. CSS parts: `map`, `record`.
 */
export class SeqackProgress extends ServedElement {
	static override properties: PropertyDeclarations = {
		...ServedElement.properties,
		catalogue: { state: true },
		progress: { state: true },
		trouble: { state: true },
		opened: { state: true },
	};
	static override styles = [...ServedElement.styles, CONTROL_STYLES, VERDICT_STYLES];

	declare private catalogue: CatalogueDocument | null;
	/** null: of nobody, or not there yet. */
	declare private progress: Progress | null;
	declare private trouble: Trouble | null;
	declare private opened: ReadonlySet<string>;
	#asked: string | null = null;
	#load = 0;

	constructor() {
		super();
		this.catalogue = null;
		this.progress = null;
		this.trouble = null;
		this.opened = new Set();
	}

	readonly #look = () => void this.refresh();

	override connectedCallback(): void {
		super.connectedCallback();
		document.addEventListener("seqack-graded", this.#look);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		document.removeEventListener("seqack-graded", this.#look);
	}

	protected override willUpdate(changed: PropertyValues): void {
		const isOther = ["api", "src", "learnerId", "learnerToken"].some((name) => changed.has(name));
		if (!isOther && this.#asked === this.language) return;
		this.#asked = this.language;
		if (isOther) this.progress = null;
		void this.refresh();
	}

	/** Looks again. What is shown stays until the answer is there. */
	async refresh(): Promise<void> {
		this.#load += 1;
		const mine = this.#load;
		const { service, language } = this;
		const isNobodys = service.learnerId === null;
		const [view, catalogue, progress] = await Promise.all([
			this.loadView(),
			this.catalogueIn(language),
			isNobodys ? null : service.progress(language),
		]);
		if (mine !== this.#load) return;
		const failed = [view, catalogue, progress].find((one) => one?.ok === false) ?? null;
		this.trouble = failed?.ok === false ? failed.problem : null;
		if (this.trouble !== null) this.tell("problem", { problem: this.trouble });
		if (catalogue.ok) this.catalogue = catalogue.value;
		if (progress?.ok) this.progress = progress.value;
		if (failed === null) this.tell("ready", { progress: this.progress });
	}

	#view: typeof import("./view.ts") | null = null;

	/** What shows it, with its styles. */
	private async loadView(): Promise<Outcome<null>> {
		if (this.#view !== null) return { ok: true, value: null };
		try {
			const view = await import("./view.ts");
			if (this.shadowRoot !== null) view.styleProgress(this.shadowRoot, SeqackProgress.elementStyles);
			this.#view = view;
			return { ok: true, value: null };
		} catch {
			return { ok: false, problem: "unreachable" };
		}
	}

	#known: { readonly language: string; readonly catalogue: CatalogueDocument } | null = null;

	private async catalogueIn(language: typeof this.language) {
		if (this.#known?.language === language) return { ok: true, value: this.#known.catalogue } as const;
		const found = await this.service.catalogue(language);
		if (found.ok) this.#known = { language, catalogue: found.value };
		return found;
	}

	private toggle(skill: string): void {
		const opened = new Set(this.opened);
		if (!opened.delete(skill)) opened.add(skill);
		this.opened = opened;
	}

	protected override render() {
		const words = this.words(COMMON_WORDS);
		const { catalogue, progress, trouble, opened } = this;
		const troubled =
			trouble === null ? nothing : problemView(failed(trouble), this.language, { retry: () => void this.refresh() });
		if (catalogue === null || this.#view === null)
			return trouble === null ? html`<p class="muted" role="status">${words.loading}</p>` : troubled;
		const shown = this.#view.renderProgress({
			catalogue,
			progress,
			locale: this.language,
			nowMs: Date.now(),
			opened,
			toggle: (skill: string) => this.toggle(skill),
			practise: (skill: string) => void this.ask("next", { skill }),
		});
		return html`${troubled} ${shown}`;
	}
}
