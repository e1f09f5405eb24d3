// Mastery of one skill as a small ring: how far it is drawn says how much, what stands in it says how it stands.
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Standing } from "./skill-map.ts";

const TICK = svg`<path d="M12.5 18.5l4 4L24 14.5" />`;
const HANDS = svg`<path d="M18 11.5V18l4.5 3" />`;

/** `mastery` is 0 to 1. */
export function renderRing(standing: Standing, mastery: number, isDue: boolean): TemplateResult {
	return html`<svg class="ring ${standing} ${isDue ? "due" : ""}" viewBox="0 0 36 36" aria-hidden="true">
		<circle class="track" cx="18" cy="18" r="15" />
		${
			standing === "new"
				? nothing
				: svg`<circle class="arc" cx="18" cy="18" r="15" pathLength="100" stroke-dasharray="${mastery * 100} 100" />`
		}
		${isDue ? HANDS : standing === "mastered" ? TICK : nothing}
	</svg>`;
}
