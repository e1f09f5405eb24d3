// The figure as a page that a screen reader can walk: a table with a caption and row headers, then the same in
// sentences. No script, nothing loaded, light and dark; well-formed as XML too.
import type { Language } from "../text/language.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { buildDiagram } from "./build-diagram.ts";
import { escapeMarkup } from "./characters.ts";
import { align } from "./listing.ts";
import type { Arrow, Asked, Cell, Diagram, DiagramInput, Moment } from "./model.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { stepsInProse } from "./prose.ts";

/** Columns of what a program printed that fit beside the rest of the table. */
const LISTED = 54;

export function renderHtml(input: DiagramInput, locale: Locale): string {
	const language = words(locale);
	const diagram = buildDiagram(input, language);
	const title = escapeMarkup(diagram.title);
	return [
		"<!DOCTYPE html>",
		`<html xmlns="http://www.w3.org/1999/xhtml" lang="${language.render.languageTag}">`,
		'<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>',
		'<meta name="color-scheme" content="light dark"/>',
		`<title>${title}</title><style>${PAGE_STYLE}</style></head>`,
		`<body><main><h1>${title}</h1>`,
		`<p>${escapeMarkup(diagram.story)}</p>`,
		...section(language.render.words.assumptions, diagram.assumptions, (one) => escapeMarkup(one), "ul"),
		...(diagram.moments.length > 0 ? [table(diagram, language)] : []),
		...section(
			language.render.words[diagram.solved ? "filled" : "asked"],
			diagram.asked,
			(one) => askedItem(one, language),
			"ul",
		),
		...section(language.render.words.figure, stepsInProse(diagram, language), (one) => escapeMarkup(one), "div"),
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

function table(diagram: Diagram, language: Language): string {
	const { words } = language.render;
	const hosts = statedHosts(diagram);
	const headings = [
		words.step,
		words.time,
		words.event,
		...(diagram.moments.some(({ arrow }) => arrow) ? [words.segment] : []),
		...hosts.map((host) => language.render.stateHeading(diagram.lifelines[host]?.id ?? "")),
		...diagram.queues.map(({ host, queue }) => language.render.queueHeading(host, queue)),
	];
	const caption = escapeMarkup(diagram.title);
	const columns = headings.map((heading) => `<th scope="col">${escapeMarkup(heading)}</th>`).join("");
	const rows = diagram.moments.map((moment, i) => row(diagram, moment, i, hosts, language));
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

function row(diagram: Diagram, moment: Moment, i: number, hosts: readonly number[], language: Language): string {
	const time =
		moment.timeMs === null
			? `<span class="muted">${language.render.words.notGiven}</span>`
			: escapeMarkup(language.amounts.duration(moment.timeMs));
	const segments = diagram.moments.some(({ arrow }) => arrow)
		? [moment.arrow ? segment(moment.arrow, diagram, language) : ""]
		: [];
	const cells = [
		time,
		textWithListing(moment),
		...segments,
		...hosts.map((host) => shownCell(moment.states[host] ?? null, language)),
		...diagram.queues.map(({ lengths }) => shownCell(lengths[i] ?? null, language)),
	];
	return `<tr><th scope="row">${moment.step}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function textWithListing({ text, listing }: Moment): string {
	if (listing.length === 0) return escapeMarkup(text);
	return `${escapeMarkup(text)}<pre tabindex="0">${align(listing, LISTED).map(escapeMarkup).join("\n")}</pre>`;
}

function segment(arrow: Arrow, { lifelines }: Diagram, language: Language): string {
	const name = (host: number) => escapeMarkup(language.render.hostTitle(lifelines[host]?.id ?? ""));
	const shown = (cell: Cell) => shownCell(cell, language);
	const facts = [
		`${arrow.segment}: ${name(arrow.from)} → ${name(arrow.to)}`,
		`<strong>${shown(arrow.flags)}</strong>`,
		`seq=${shown(arrow.seq)}`,
		...(arrow.ack ? [`ack=${shown(arrow.ack)}`] : []),
		...(arrow.length > 0 ? [`len=${arrow.length}`] : []),
		...(arrow.retransmission ? [`<em>${language.render.words.retransmission}</em>`] : []),
		...(arrow.foreign ? [`<em>${language.render.words[arrow.foreign]}</em>`] : []),
		...(arrow.fate === "delivered" ? [] : [`<em>${language.render.words[arrow.fate]}</em>`]),
	];
	return facts.map((fact) => `<span class="fact">${fact}</span>`).join(" ");
}

/** A blank is read aloud as a blank; seen, it is a numbered box. */
function shownCell(cell: Cell | null, language: Language): string {
	if (cell === null) return "";
	const hidden = (text: string) => `<span class="heard">${text}</span>`;
	if (cell.value === null)
		return `<span class="blank">${hidden(`${language.render.words.blank} `)}${escapeMarkup(cell.blank ?? "")}</span>`;
	const value = cell.value === "" ? language.render.words.none : escapeMarkup(cell.value);
	if (cell.blank === null) return value;
	return `<span class="answer">${value}${hidden(` (${escapeMarkup(cell.blank)})`)}</span>`;
}

function askedItem({ id, label, unit, choices, answer }: Asked, language: Language): string {
	const options = choices.map((choice) => `<li>${escapeMarkup(choice)}</li>`).join("");
	const solution =
		answer === null ? "" : ` <strong class="answer">${escapeMarkup(language.render.inItsUnit(answer, unit))}</strong>`;
	const list = choices.length === 0 ? "" : `<ul>${options}</ul>`;
	return `<span class="blank">${escapeMarkup(id)}</span> ${escapeMarkup(label + language.render.inUnit(unit))}${solution}${list}`;
}
