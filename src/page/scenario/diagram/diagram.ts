// A picture as a sequence diagram: HTML in rows, so that text flows and chips are real buttons; the lines are laid over it
// by `wires.ts`. Whoever embeds it says how a value that is asked for looks.
import { html, nothing, type TemplateResult } from "lit";
import type { Arrow, Picture, Row } from "../picture/picture.ts";
import type { Place } from "../picture/place.ts";
import type { ScenarioWords } from "../words.ts";
import { gaugeView } from "./gauge.ts";
import { listingView } from "./listing.ts";
import type { DiagramParts } from "./parts.ts";

export function diagram(picture: Picture, parts: DiagramParts): TemplateResult {
	const { words } = parts;
	const heads = picture.lifelines.map(
		({ id, address }) =>
			html`<div class="slot head">
				<span class="head-name">${words.hostTitle(id)}</span>
				${address === null ? nothing : html`<span class="mono address">${addressView(address)}</span>`}
			</div>`,
	);
	const many = picture.lifelines.length > 2 ? "many" : "";
	return html`<div class="figure ${many}" part="diagram" .picture=${picture} .lines=${parts.lines ?? []}>
		<svg class="wires" aria-hidden="true"></svg>
		<div class="row heads">
			<div class="side"></div>
			<div class="wire">
				<div class="pins">${picture.lifelines.map(() => html`<i class="pin"></i>`)}</div>
				<div class="marks">${heads}</div>
			</div>
		</div>
		<svg class="threads" aria-hidden="true"></svg>
		<ol class="rows" aria-label=${words.wire}>
			${picture.rows.map((row) => rowView(picture, row, parts))}
		</ol>
	</div>`;
}

/** Broken before its port, where it must be. */
function addressView(address: string): TemplateResult {
	const port = address.lastIndexOf(":");
	return html`${address.slice(0, port)}<wbr />${address.slice(port)}`;
}

function rowView(picture: Picture, row: Row, parts: DiagramParts): TemplateResult {
	const { words } = parts;
	return html`<li class="row ${parts.marked?.steps.has(row.step) ? "differs" : ""}" data-step=${row.step}>
		<div class="side">
			${row.step < 0 ? nothing : whenView(row, words)}
			<span class="what">${row.text}</span>
		</div>
		<div class="wire">
			${row.listing.length > 0 ? listingView(row.listing, row.text) : nothing}
			${marksView(picture, row, parts)} ${row.flood ? floodView(picture, row.flood, parts) : nothing}
			${row.arrow ? arrowView(picture, row.arrow, parts) : nothing}
			${row.questions.length > 0 ? html`<div class="questions">${row.questions.map(parts.question)}</div>` : nothing}
			${parts.after?.(row) ?? nothing}
		</div>
	</li>`;
}

function whenView({ step, timeMs }: Row, words: ScenarioWords): TemplateResult {
	return html`<span class="when">
		<span class="heard">${words.step} </span>${step}${
			timeMs === null ? nothing : html`<span class="time">${words.duration(timeMs)}</span>`
		}
	</span>`;
}

function marksView({ lifelines }: Picture, { step, states, gauges }: Row, parts: DiagramParts) {
	if (states.every((place) => place === null) && gauges.length === 0) return nothing;
	return html`<div class="marks">
		${lifelines.map(({ id }, i) => {
			const place = states[i] ?? null;
			const own = gauges.filter(({ lifeline }) => lifeline === i);
			return html`<div class="slot">
				${place && stateView(place, id, step, parts)}
				${own.map((gauge) => gaugeView(gauge, id, parts))}
			</div>`;
		})}
	</div>`;
}

function stateView(place: Place, host: string, step: number, parts: DiagramParts) {
	if (isAsked(place)) return parts.chip(place, "state");
	const at = `state:${step}:${host}`;
	return html`<span class="state mono ${unlike(at, parts)}" data-at=${at}><span class="heard">${parts.words.stateOf(host)}: </span>${place.value}</span>`;
}

function unlike(at: string, { marked }: DiagramParts): string {
	return marked?.places.has(at) ? "unlike" : "";
}

function floodView({ lifelines }: Picture, { to, syns }: NonNullable<Row["flood"]>, { words }: DiagramParts) {
	const attacker = lifelines.findIndex(({ id }) => id === "attacker");
	const from = attacker >= 0 ? attacker : to === 0 ? lifelines.length - 1 : to - 1;
	return html`<div class="flood ${from > to ? "leftward" : ""}" data-from=${from} data-to=${to} data-syns=${syns}>
		${attacker >= 0 ? nothing : html`<span class="attacker">${words.host("attacker")}</span>`}
		<span class="mono syns" .style=${between({ from, to }, lifelines.length)}>${words.syns(syns)}</span>
	</div>`;
}

function arrowView({ lifelines: { length: lifelines } }: Picture, arrow: Arrow, parts: DiagramParts): TemplateResult {
	const column = between(arrow, lifelines);
	const kind = arrow.attack ? "attack" : arrow.retransmission ? "again" : "";
	return html`<div class="send ${kind} ${arrow.arrivesAt === null ? "" : "arrives"}" data-segment=${arrow.segment}>
		<div class="label above" .style=${column}>
			${arrow.whole === null ? flagsView(arrow, parts) : nothing}
			${arrow.length > 0 ? html`<span class="mono ${unlike(`length:${arrow.segment}`, parts)}" data-at="length:${arrow.segment}">len=${arrow.length}</span>` : nothing}
			${tagsOf(arrow, parts.words).map(([look, text]) => html`<span class="tag ${look}">${text}</span>`)}
		</div>
		<div class="flight" .style=${column}>
			${
				arrow.foreign === "spoofed"
					? html`<span class="attacker ${arrow.from > arrow.to ? "right" : "left"}">${parts.words.host("attacker")}</span>`
					: nothing
			}
		</div>
		<div class="label below" .style=${column}>
			${arrow.whole === null ? numbersView(arrow, parts) : wholeView(arrow, arrow.whole, parts)}
		</div>
	</div>`;
}

/** From lifeline to lifeline, where the styles put these: the outer ones at the edges, the others in columns of equal width. */
function between({ from, to }: Pick<Arrow, "from" | "to">, lifelines: number): string {
	const [low, high] = [Math.min(from, to), Math.max(from, to)];
	const share = (i: number) => `${((i + 0.5) / lifelines) * 100}%`;
	const left = low === 0 ? "var(--edge)" : share(low);
	const right = high === lifelines - 1 ? "var(--edge)" : share(lifelines - 1 - high);
	return low === high ? "" : `margin-inline:${left} ${right}`;
}

function flagsView({ flags, segment }: Arrow, parts: DiagramParts): TemplateResult {
	const at = `flags:${segment}`;
	return isAsked(flags)
		? html`<span data-at=${at}>${parts.chip(flags, "flags")}</span>`
		: html`<span class="mono flags ${unlike(at, parts)}" data-at=${at}>${flags.value || parts.words.none}</span>`;
}

function numbersView({ seq, ack, segment }: Arrow, parts: DiagramParts): TemplateResult {
	return html`${numberView("seq", seq, segment, parts)} ${ack && numberView("ack", ack, segment, parts)}`;
}

function numberView(field: "seq" | "ack", place: Place, segment: number, parts: DiagramParts): TemplateResult {
	const value = isAsked(place) ? parts.chip(place, field) : html`<span class="value">${place.value}</span>`;
	return html`<span class="mono number ${unlike(`${field}:${segment}`, parts)}" data-at="${field}:${segment}"><span class="name">${field}=</span>${value}</span>`;
}

/** One chip for all of it; solved, what it was. */
function wholeView(arrow: Arrow, blank: string, parts: DiagramParts): TemplateResult {
	const numbers = [`seq=${arrow.seq.value}`, ...(arrow.ack ? [`ack=${arrow.ack.value}`] : [])];
	const value = arrow.flags.value === null ? null : [arrow.flags.value, ...numbers].join(" ");
	return html`<span data-at="whole:${arrow.segment}">${parts.chip({ blank, value }, "whole")}</span>`;
}

function tagsOf(arrow: Arrow, words: ScenarioWords): readonly (readonly [look: string, text: string])[] {
	return [
		...(arrow.retransmission ? [["again", words.retransmission] as const] : []),
		...(arrow.foreign === "old-duplicate" ? [["again", words.oldDuplicate] as const] : []),
		...(arrow.foreign === "spoofed" ? [["lost", words.spoofed] as const] : []),
		...(arrow.fate === "lost" ? [["lost", words.lost] as const] : []),
		...(arrow.fate === "in-flight" ? [["muted", words.underWay] as const] : []),
	];
}

export function isAsked(place: Place): place is Place & { readonly blank: string } {
	return place.blank !== null;
}
