// The page `/lab`: the element, with its state in the page's address.
import { css, html, nothing, type TemplateResult } from "lit";
import { enliven } from "../practice/header.ts";
import { chosenTheme } from "../practice/settings.ts";
import { SeqackElement } from "../shared/element.ts";
import { keepForOffline } from "./offline.ts";
import { LAB_WORDS } from "./words.ts";

export class SeqackLabPage extends SeqackElement {
	static override styles = [
		...SeqackElement.styles,
		css`
			seqack-lab {
				flex: 1 1 0;
				min-height: 0;
				--seqack-lab-height: 100%;
			}
		`,
	];

	override connectedCallback(): void {
		super.connectedCallback();
		const show = () => {
			this.theme = chosenTheme();
		};
		show();
		enliven(document, show);
		void keepForOffline();
	}

	protected override render(): TemplateResult {
		return html`
			<h1 class="heard">${this.words(LAB_WORDS).title}</h1>
			<seqack-lab linked locale=${this.language} theme=${this.theme ?? nothing}></seqack-lab>
		`;
	}
}
