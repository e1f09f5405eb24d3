// The diagram: lifelines beside each other, time running down, a row for each thing that happened.
import { html, nothing, svg, type TemplateResult } from "lit";
import type { LabLanguage } from "./language.ts";
import type { Arrow, HostShown, LabRow, SegmentShown } from "./rows.ts";
import type { LabWords } from "./words.ts";

export interface Diagram {
	readonly rows: readonly LabRow[];
	/** In the order in which they stand. */
	readonly hosts: readonly string[];
	/** Actions before the first row. */
	readonly before: number;
	readonly words: LabWords;
	readonly language: LabLanguage;
}

export function drawDiagram(diagram: Diagram): TemplateResult {
	const { rows, hosts, before, words, language } = diagram;
	return html`
		<div class="heads" aria-hidden="true">
			<svg class="lines">${hosts.map((_, i) => headOf(language.hostNames.hostAtStart(hosts[i] ?? ""), placeOf(i, hosts.length)))}</svg>
		</div>
		${before > 0 ? html`<p class="before">${words.before(before)}</p>` : nothing}
		${rows.length === 0 ? html`<p class="empty">${words.nothingYet}</p>` : nothing}
		<ol class="rows">${rows.map((row, i) => rowOf(row, diagram, i === rows.length - 1))}</ol>
	`;
}

/** Where a lifeline stands, in percent of the width. */
function placeOf(index: number, hosts: number): number {
	return ((index + 0.5) / hosts) * 100;
}

function headOf(name: string, x: number) {
	return svg`<text x="${x}%" y="22" text-anchor="middle" font-weight="600" fill="currentColor">${name}</text>`;
}

function rowOf(row: LabRow, diagram: Diagram, newest: boolean): TemplateResult {
	const { hosts, words, language } = diagram;
	return html`
		<li class=${newest ? "newest" : ""}>
			<svg class="lines" aria-hidden="true">
				${hosts.map((_, i) => {
					const x = `${placeOf(i, hosts.length)}%`;
					return svg`<line x1=${x} x2=${x} y1="0" y2="100%"></line>`;
				})}
			</svg>
			<p class="said"><time>${language.amounts.duration(row.timeMs)}</time>${row.sentence}</p>
			${row.listing.length > 0 ? html`<pre class="listing" tabindex="0">${row.listing.join("\n")}</pre>` : nothing}
			${row.arrows.map((arrow) => arrowOf(arrow, diagram))}
			<div class="cells" role="list" data-hosts=${hosts.length}>
				${row.hosts.map((host) => html`<div role="listitem">${cellOf(host, diagram)}</div>`)}
			</div>
			${row.reasons.length > 0 ? reasonsOf(row, words, newest) : nothing}
		</li>
	`;
}

function cellOf({ id, state, entered, changed, queues }: HostShown, { words, language }: Diagram): TemplateResult {
	return html`
		<span class="heard">${language.hostNames.host(id)}: </span>
		<span class="chip ${entered ? "entered" : ""}">${state}</span>
		${changed.length > 0 ? html`<ul class="changed">${changed.map(([name, value]) => html`<li>${name} ${value}</li>`)}</ul>` : nothing}
		${queues.map(([queue, length]) => html`<span class="queue">${words.queues[queue]} <code>${length}</code></span>`)}
	`;
}

function arrowOf(arrow: Arrow, { hosts, words, language }: Diagram): TemplateResult {
	const kind =
		arrow.forged === "spoofed" || arrow.forged === "probe" ? "attack" : arrow.retransmission ? "again" : "sent";
	const tags = [
		arrow.forged ? words.forged[arrow.forged] : null,
		arrow.retransmission ? words.retransmission : null,
		arrow.fate === "delivered" ? null : words.fates[arrow.fate],
	].filter((tag) => tag !== null);
	const { hostNames } = language;
	return html`
		<p class="label kind-${kind}">
			<span>${arrow.number === null ? "" : `#${arrow.number} `}<b>${arrow.flags || "—"}</b></span>
			<span class="heard">${words.route(hostNames.host(arrow.from), hostNames.host(arrow.to))}, </span>
			<code>${segmentText(arrow)}</code>
			${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
			${arrow.edited ? html`<span class="tag">${words.editedTo(`${arrow.edited.flags || "—"} ${plainText(arrow.edited)}`)}</span>` : nothing}
		</p>
		${lineOf(arrow, hosts, kind)}
	`;
}

function segmentText(segment: SegmentShown): TemplateResult {
	const { seq, ack, length } = segment;
	return html`<span>seq=${seq}</span>${ack === null ? nothing : html` <span>ack=${ack}</span>`}${length > 0 ? html` <span>len=${length}</span>` : nothing}`;
}

export function plainText({ seq, ack, length }: SegmentShown): string {
	return `seq=${seq}${ack === null ? "" : ` ack=${ack}`}${length > 0 ? ` len=${length}` : ""}`;
}

function lineOf({ from, to, fate, forged }: Arrow, hosts: readonly string[], kind: string): TemplateResult {
	const place = (id: string, other: string) => {
		const at = hosts.indexOf(id);
		if (at !== -1) return placeOf(at, hosts.length);
		// Nobody of the lab: the arrow begins, or ends, half-way.
		const otherAt = Math.max(0, hosts.indexOf(other));
		const x = placeOf(otherAt, hosts.length);
		return x > 50 ? x - 50 / hosts.length - 8 : x + 50 / hosts.length + 8;
	};
	const [x1, whole] = [place(from, to), place(to, from)];
	const part = fate === "lost" ? 0.6 : fate === "under-way" ? 0.5 : 1;
	const x2 = x1 + (whole - x1) * part;
	const y2 = 4 + 22 * part;
	const toRight = x2 > x1;
	const dashed = fate === "under-way" || forged !== null ? "dashed" : "";
	return html`
		<svg class="arrow kind-${kind}" aria-hidden="true">
			<line class=${dashed} x1="${x1}%" y1="4" x2="${x2}%" y2=${y2}></line>
			<svg x="${x2}%" y=${y2} overflow="visible">
				${
					fate === "lost"
						? svg`<path d="M-6,-6 L6,6 M-6,6 L6,-6"></path>`
						: svg`<path class="head" d=${toRight ? "M0,0 L-11,-6 L-10,4 Z" : "M0,0 L11,-6 L10,4 Z"}></path>`
				}
			</svg>
		</svg>
	`;
}

function reasonsOf({ reasons }: LabRow, words: LabWords, open: boolean): TemplateResult {
	const sources = [...new Set(reasons.map(({ source }) => `${source.rfc}, ${source.section}`))];
	return html`
		<details class="why" ?open=${open}>
			<summary>${words.why}: ${sources.map((source, i) => html`<span class="source">${source}${i < sources.length - 1 ? ";" : ""}</span>`)}</summary>
			<ul>
				${reasons.map(
					({ text, source, times }) => html`
						<li>
							${times > 1 ? html`<b>${words.times(times)}</b> ` : nothing}${text}
							<span class="source">(${source.rfc}, ${source.section})</span>
						</li>
					`,
				)}
			</ul>
		</details>
	`;
}
