// `/progress`: the skills of this device's learner, or where to begin.
import { html, nothing, type PropertyDeclarations } from "lit";
import { PageElement } from "./page-element.ts";
import { chosenTheme } from "./settings.ts";
import { PRACTICE_WORDS, type PracticeWords } from "./words.ts";

export class ProgressPage extends PageElement {
	static override properties: PropertyDeclarations = { ...PageElement.properties, learner: { state: true } };

	/** Undefined: not known yet. */
	declare private learner: string | null | undefined;

	constructor() {
		super();
		this.learner = undefined;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		void this.here.api.whose().then((learner) => {
			this.learner = learner;
		});
	}

	/** A skill or what is due leads to where it is practised. */
	private onNext(event: CustomEvent<{ readonly skill?: string } | null>): void {
		event.preventDefault();
		const skill = event.detail?.skill;
		location.assign(skill === undefined ? "/learn" : `/?skill=${encodeURIComponent(skill)}`);
	}

	protected override render() {
		const { progress } = this.words<PracticeWords>(PRACTICE_WORDS);
		return html`<h1>${progress.heading}</h1>
			${this.learner === null ? html`<p>${progress.none}</p><p><a class="button main" href="/">${progress.begin}</a></p>` : nothing}
			${
				this.learner
					? html`<seqack-progress
							locale=${this.language}
							theme=${chosenTheme() ?? nothing}
							learner-id=${this.learner}
							.api=${this.here.api}
							@seqack-next=${(event: CustomEvent<{ readonly skill?: string } | null>) => this.onNext(event)}
						></seqack-progress>`
					: nothing
			}`;
	}
}
