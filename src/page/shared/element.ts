// What all elements have in common: a language, a theme, and events that leave their shadow.
import { LitElement, type PropertyDeclarations } from "lit";
import type { Locale, Localized } from "../../text/locale.ts";
import { localeAround, localeOf } from "./locale.ts";
import { TOKENS } from "./tokens.ts";

export class SeqackElement extends LitElement {
	static override properties: PropertyDeclarations = {
		locale: { type: String, reflect: true },
		theme: { type: String, reflect: true },
	};
	static override styles = [TOKENS];

	/** "en" or "zh"; null: as the page around it says. */
	declare locale: string | null;
	/** "light" or "dark"; null: as the browser prefers. */
	declare theme: "light" | "dark" | null;

	constructor() {
		super();
		this.locale = null;
		this.theme = null;
	}

	get language(): Locale {
		return localeOf(this.locale) ?? localeAround(this);
	}

	/** In this element's language. */
	protected words<Words>(table: Localized<Words>): Words {
		return table[this.language];
	}

	/** Tells the page, through every shadow, as `seqack-<name>`. */
	protected tell<Detail>(name: string, detail: Detail): void {
		this.ask(name, detail);
	}

	/** The same, and whether the page leaves it to the element: it did not `preventDefault()`. */
	protected ask<Detail>(name: string, detail: Detail): boolean {
		const init = { detail, bubbles: true, composed: true, cancelable: true };
		return this.dispatchEvent(new CustomEvent(`seqack-${name}`, init));
	}
}

/** Once only: a page may load the script twice. */
export function define(name: string, element: CustomElementConstructor): void {
	if (!customElements.get(name)) customElements.define(name, element);
}
