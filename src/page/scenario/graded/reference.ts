// Where a rule stands: a link to the RFC, or the name of what is no RFC.
import { html, type TemplateResult } from "lit";
import type { Reference } from "../../../exercise/types.ts";

export function referenceView({ rfc, section }: Reference): TemplateResult {
	const name = `${rfc}, ${section}`;
	const href = linkOf(rfc, section);
	return href === null
		? html`<cite class="reference">${name}</cite>`
		: html`<a class="reference" href=${href} target="_blank" rel="noreferrer">${name}</a>`;
}

/** "https://www.rfc-editor.org/rfc/rfc9293#section-3.4"; null where it is none of the RFCs. */
export function linkOf(rfc: string, section: string): string | null {
	const [, number] = /^RFC (\d+)$/.exec(rfc) ?? [];
	if (number === undefined) return null;
	const place = /^\d+(?:\.\d+)*$/.test(section) ? `#section-${section}` : "";
	return `https://www.rfc-editor.org/rfc/rfc${number}${place}`;
}
