// Where no page is.
import { html } from "lit";
import { PageElement } from "./page-element.ts";
import { PRACTICE_WORDS, type PracticeWords } from "./words.ts";

export class MissingPage extends PageElement {
	protected override render() {
		const { missing } = this.words<PracticeWords>(PRACTICE_WORDS);
		return html`<h1>${missing.heading}</h1>
			<p>${missing.text}</p>
			<p><a class="button main" href="/">${missing.go}</a></p>`;
	}
}
