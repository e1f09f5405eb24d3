// The line under a field: how what is typed is understood. What cannot be read is said in the same quiet colour: nothing is
// wrong before it was checked.
import { html, nothing, type TemplateResult } from "lit";
import type { Locale } from "../../../text/locale.ts";
import type { InputWords } from "../inputs/words.ts";
import type { Asked } from "./asked.ts";

type Understand = typeof import("./understand.ts").understand;

let understand: Understand | null = null;

/** Loads the readers; calls back once they are there, if they were not. Without them there is no line, and all else goes on. */
export function loadReaders(then: () => void): void {
	if (understand) return;
	import("./understand.ts").then(
		(module) => {
			understand = module.understand;
			then();
		},
		() => {},
	);
}

export function understoodView(asked: Asked, typed: string, words: InputWords, locale: Locale): TemplateResult {
	const understood = understand?.(asked, typed, locale) ?? null;
	if (understood === null) return html`${nothing}`;
	if (!understood.ok) return html`${understood.message}`;
	const { value, doubt } = understood;
	return html`<span aria-hidden="true">→ </span><span class="heard">${words.readAs} </span><span class="mono">${value}</span>${
		doubt ? html` <span class="doubt">${words.doubts[doubt]}</span>` : nothing
	}`;
}
