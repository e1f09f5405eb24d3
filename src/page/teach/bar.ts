// A share as a bar. What it says stands beside it in words.
import { html, type TemplateResult } from "lit";

/** `share` from 0 to 1. */
export function bar(share: number, kind: "share" | "held"): TemplateResult {
	return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
		<rect class="ground" width="100" height="4" rx="1"></rect>
		<rect class=${kind} width=${Math.min(100, Math.max(0, share * 100))} height="4" rx="1"></rect>
	</svg>`;
}
