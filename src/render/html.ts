// The figure as a page that a screen reader can walk: a table with a caption and row headers, then the same in
// sentences. No script, nothing loaded, light and dark; well-formed as XML too.
import { showDuration } from "../text/amounts.ts";
import type { Locale } from "../text/locale.ts";
import { hostTitle, inUnit, queueHeading, renderWord, stateHeading } from "../text/render.ts";
import { buildDiagram } from "./build-diagram.ts";
import { escapeMarkup } from "./characters.ts";
import type { Arrow, Asked, Cell, Diagram, DiagramInput, Moment } from "./model.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { stepsInProse } from "./prose.ts";
import { LANGUAGE_TAG } from "./svg.ts";

export function renderHtml(input: DiagramInput, locale: Locale): string {
	const diagram = buildDiagram(input);
	const title = escapeMarkup(diagram.title);
	return [
		"<!DOCTYPE html>",
		`<html xmlns="http://www.w3.org/1999/xhtml" lang="${LANGUAGE_TAG[locale]}">`,
		'<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>',
		'<meta name="color-scheme" content="light dark"/>',
		`<title>${title}</title><style>${PAGE_STYLE}</style></head>`,
		`<body><main><h1>${title}</h1>`,
		`<p>${escapeMarkup(diagram.story)}</p>`,
		...section(renderWord("assumptions", locale), diagram.assumptions, (one) => escapeMarkup(one), "ul"),
		...(diagram.moments.length > 0 ? [table(diagram, locale)] : []),
		...section(
			renderWord(diagram.solved ? "filled" : "asked", locale),
			diagram.asked,
			(one) => askedItem(one, locale),
			"ul",
		),
		...section(renderWord("figure", locale), stepsInProse(diagram, locale), (one) => escapeMarkup(one), "div"),
		"</main></body></html>\n",
	].join("\n");
}

/** A heading and what it heads; nothing where there is nothing. */
function section<T>(heading: string, items: readonly T[], show: (item: T) => string, list: "ul" | "div"): string[] {
	if (items.length === 0) return [];
	const tag = list === "ul" ? "li" : "p";
	const shown = items.map((item) => `<${tag}>${show(item)}</${tag}>`).join("\n");
	return [`<section><h2>${heading}</h2>`, `<${list}>${shown}</${list}></section>`];
}

function table(diagram: Diagram, locale: Locale): string {
	const word = (name: Parameters<typeof renderWord>[0]) => renderWord(name, locale);
	const hosts = statedHosts(diagram);
	const headings = [
		word("step"),
		word("time"),
		word("event"),
		...(diagram.moments.some(({ arrow }) => arrow) ? [word("segment")] : []),
		...hosts.map((host) => stateHeading(diagram.lifelines[host]?.id ?? "", locale)),
		...diagram.queues.map(({ host, queue }) => queueHeading(host, queue, locale)),
	];
	const caption = escapeMarkup(diagram.title);
	const columns = headings.map((heading) => `<th scope="col">${escapeMarkup(heading)}</th>`).join("");
	const rows = diagram.moments.map((_, i) => row(diagram, i, hosts, locale));
	return [
		`<div class="wide" role="region" tabindex="0" aria-label="${caption}">`,
		`<table><caption>${caption}</caption>`,
		`<thead><tr>${columns}</tr></thead>`,
		`<tbody>${rows.join("\n")}</tbody></table></div>`,
	].join("\n");
}

/** Lifelines whose states the view shows. */
function statedHosts({ lifelines, moments }: Diagram): readonly number[] {
	return [...lifelines.keys()].filter((host) => moments.some(({ states }) => states[host]));
}

function row(diagram: Diagram, i: number, hosts: readonly number[], locale: Locale): string {
	const moment = diagram.moments[i] as Moment;
	const time =
		moment.timeMs === null
			? `<span class="muted">${renderWord("notTold", locale)}</span>`
			: escapeMarkup(showDuration(moment.timeMs, locale));
	const segments = diagram.moments.some(({ arrow }) => arrow)
		? [moment.arrow ? segment(moment.arrow, diagram, locale) : ""]
		: [];
	const cells = [
		time,
		toldWithListing(moment),
		...segments,
		...hosts.map((host) => shownCell(moment.states[host] ?? null, locale)),
		...diagram.queues.map(({ lengths }) => shownCell(lengths[i] ?? null, locale)),
	];
	return `<tr><th scope="row">${moment.step}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function toldWithListing({ text, listing }: Moment): string {
	if (listing.length === 0) return escapeMarkup(text);
	return `${escapeMarkup(text)}<pre>${listing.map(escapeMarkup).join("\n")}</pre>`;
}

function segment(arrow: Arrow, { lifelines }: Diagram, locale: Locale): string {
	const name = (host: number) => escapeMarkup(hostTitle(lifelines[host]?.id ?? "", locale));
	const shown = (cell: Cell) => shownCell(cell, locale);
	const facts = [
		`${arrow.segment}: ${name(arrow.from)} → ${name(arrow.to)}`,
		`<strong>${shown(arrow.flags)}</strong>`,
		`seq=${shown(arrow.seq)}`,
		...(arrow.ack ? [`ack=${shown(arrow.ack)}`] : []),
		...(arrow.length > 0 ? [`len=${arrow.length}`] : []),
		...(arrow.retransmission ? [`<em>${renderWord("retransmission", locale)}</em>`] : []),
		...(arrow.injected ? [`<em>${renderWord(arrow.injected, locale)}</em>`] : []),
		...(arrow.fate === "delivered" ? [] : [`<em>${renderWord(arrow.fate, locale)}</em>`]),
	];
	return facts.map((fact) => `<span class="fact">${fact}</span>`).join(" ");
}

/** A blank is read aloud as a blank; seen, it is a numbered box. */
function shownCell(cell: Cell | null, locale: Locale): string {
	if (cell === null) return "";
	const hidden = (text: string) => `<span class="heard">${text}</span>`;
	if (cell.value === null)
		return `<span class="blank">${hidden(`${renderWord("blank", locale)} `)}${escapeMarkup(cell.blank ?? "")}</span>`;
	const value = cell.value === "" ? renderWord("none", locale) : escapeMarkup(cell.value);
	if (cell.blank === null) return value;
	return `<span class="answer">${value}${hidden(` (${escapeMarkup(cell.blank)})`)}</span>`;
}

function askedItem({ id, label, unit, choices, answer }: Asked, locale: Locale): string {
	const options = choices.map((choice) => `<li>${escapeMarkup(choice)}</li>`).join("");
	const solution =
		answer === null
			? ""
			: ` <strong class="answer">${escapeMarkup(unit === null ? answer : `${answer} ${unit}`)}</strong>`;
	const list = choices.length === 0 ? "" : `<ul>${options}</ul>`;
	return `<span class="blank">${escapeMarkup(id)}</span> ${escapeMarkup(label + inUnit(unit, locale))}${solution}${list}`;
}
