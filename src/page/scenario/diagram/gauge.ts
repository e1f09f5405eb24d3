// A queue beside its host: how many places are taken, as a bar and as a number.
import { html, nothing, type TemplateResult } from "lit";
import type { Gauge } from "../picture/gauges.ts";
import type { DiagramParts } from "./parts.ts";

export function gaugeView(
	{ queue, length, places }: Gauge,
	host: string,
	{ words, chip }: DiagramParts,
): TemplateResult {
	const { value, blank } = length;
	const shown = blank === null ? html`<span class="mono value">${value}</span>` : chip({ value, blank }, "queue");
	const full = value === null || places === null ? null : Math.min(1, Number(value) / places);
	return html`<div class="gauge">
		<span class="gauge-name"><span class="heard">${words.queueOf(host, queue)}: </span><span aria-hidden="true">${words.queue(queue)}</span></span>
		<span class="gauge-line">
			${shown}${places === null ? nothing : html`<span class="mono places">/${places}</span>`}
			${full === null ? nothing : html`<span class="level" aria-hidden="true"><i .style=${`width:${full * 100}%`}></i></span>`}
		</span>
	</div>`;
}
