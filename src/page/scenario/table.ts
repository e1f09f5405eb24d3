// The same as a table: for screen readers, and for who prefers it.
import { html, nothing, type TemplateResult } from "lit";
import { isAsked } from "./diagram/diagram.ts";
import { gaugeView } from "./diagram/gauge.ts";
import { listingView } from "./diagram/listing.ts";
import type { DiagramParts } from "./diagram/parts.ts";
import type { Arrow, Picture, Row } from "./picture/picture.ts";
import type { Place } from "./picture/place.ts";

export function tableView(picture: Picture, parts: DiagramParts): TemplateResult {
	const { words } = parts;
	const queues = picture.rows.some(({ gauges }) => gauges.length > 0);
	const headings = [
		words.step,
		words.time,
		words.event,
		words.segment,
		words.flags,
		words.seq,
		words.ack,
		words.octets,
		...picture.lifelines.map(({ id }) => words.stateOf(id)),
		...(queues ? [words.queue("syn")] : []),
	];
	return html`<div class="scroller" role="region" tabindex="0" aria-label=${words.wire} part="table">
		<table class="steps">
			<thead>
				<tr>
					${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
				</tr>
			</thead>
			<tbody>
				${picture.rows.map((row) => rowView(picture, row, parts, queues, headings.length))}
			</tbody>
		</table>
	</div>`;
}

function rowView(picture: Picture, row: Row, parts: DiagramParts, queues: boolean, columns: number) {
	const { words } = parts;
	return html`<tr class=${parts.marked?.steps.has(row.step) ? "differs" : ""}>
			<th scope="row" class="mono">${row.step}</th>
			<td class="mono">${row.timeMs === null ? "–" : words.duration(row.timeMs)}</td>
			<td class="event">${row.text}${row.listing.length > 0 ? listingView(row.listing, row.text) : nothing}</td>
			${row.arrow ? segmentCells(picture, row.arrow, parts) : html`<td colspan="5" class="nothing">–</td>`}
			${picture.lifelines.map((_, i) => html`<td>${placeView(row.allStates[i] ?? null, "state", parts)}</td>`)}
			${
				queues
					? html`<td>
						${row.gauges.map((gauge) => gaugeView(gauge, picture.lifelines[gauge.lifeline]?.id ?? "", parts))}
					</td>`
					: nothing
			}
		</tr>
		${afterRow(parts.after?.(row) ?? nothing, columns)}
		${
			row.questions.length === 0
				? nothing
				: html`<tr>
					<td></td>
					<td colspan=${columns - 1}>${row.questions.map(parts.question)}</td>
				</tr>`
		}`;
}

function afterRow(content: TemplateResult | typeof nothing, columns: number) {
	return content === nothing ? nothing : html`<tr><td colspan=${columns}>${content}</td></tr>`;
}

function segmentCells({ lifelines }: Picture, arrow: Arrow, parts: DiagramParts) {
	const { words } = parts;
	const name = (i: number) => words.hostTitle(lifelines[i]?.id ?? "");
	const fate = { delivered: null, lost: words.lost, "in-flight": words.underWay }[arrow.fate];
	const number = arrow.segment > 0 ? `${arrow.segment}: ` : "";
	const notes = [fate, arrow.retransmission ? words.retransmission : null].filter((one) => one !== null);
	const whole = arrow.whole === null ? null : parts.chip({ blank: arrow.whole, value: null }, "whole");
	return html`<td class="way">
			${number}${name(arrow.from)} → ${name(arrow.to)}${notes.map((note) => html` <span class="tag muted">${note}</span>`)}
		</td>
		${
			whole
				? html`<td colspan="3">${whole}</td>`
				: html`<td>${placeView(arrow.flags, "flags", parts)}</td>
					<td>${placeView(arrow.seq, "seq", parts)}</td>
					<td>${placeView(arrow.ack, "ack", parts)}</td>`
		}
		<td class="mono">${arrow.length}</td>`;
}

function placeView(place: Place | null, what: string, { chip, words }: DiagramParts) {
	if (place === null) return html`<span class="nothing">–</span>`;
	return isAsked(place) ? chip(place, what) : html`<span class="mono">${place.value || words.none}</span>`;
}
