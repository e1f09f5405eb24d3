// The documentation as HTML, made when the pages are built: it is there before a script, and without one.
import { PROBLEM_CODES, PROBLEMS } from "../../contract/problem.ts";
import { PROBLEM_TITLES } from "../../contract/problem-titles.ts";
import { escapeMarkup } from "../../render/characters.ts";
import type { Locale } from "../../text/locale.ts";
import { ADVICE } from "./advice.ts";
import { type Block, type Chapter, SAMPLE_LANGUAGES, type Sample } from "./chapter.ts";
import { CHAPTER_NAMES, CHAPTERS } from "./chapters.ts";
import { LIST_WORDS } from "./operations.ts";
import { DOCS_WORDS } from "./words.ts";

/** An operation of the API, as far as one finds it by. */
export interface Listed {
	readonly id: string;
	readonly section: string;
	/** In capitals. */
	readonly method: string;
	readonly path: string;
	readonly summary: string;
}

/** Where the viewer shows an operation. */
export const operationLink = (id: string) => `/docs/api#op-${id}`;

export function docsContents(locale: Locale, operations: readonly Listed[]): string {
	const words = DOCS_WORDS[locale];
	const chapters = CHAPTER_NAMES.map((name) => renderChapter(name, CHAPTERS[name], locale));
	return `<main id="main"><div class="docs">
<nav class="contents" aria-label="${words.contents}">
<form role="search" id="docs-search" hidden><label for="docs-query">${words.search}</label>
<input id="docs-query" type="search" autocomplete="off" placeholder="${words.searchHint}"></form>
<p id="docs-found" role="status" data-words-one="${words.found(1)}" data-words-many="${words.found(0)}"></p>
<ul id="docs-results" hidden></ul>
<div id="docs-contents">
<h2>${words.chapters}</h2>
<ul class="chapters">${CHAPTER_NAMES.map((name) => `<li><a href="#${name}">${escapeMarkup(CHAPTERS[name].title[locale])}</a></li>`).join("")}</ul>
<h2>${words.operations}</h2>
${operationsBySection(operations, locale)}
</div>
</nav>
<article>
<h1>seqack API</h1>
<p>${words.intro}</p>
<p><a class="button" href="/docs/api">${words.reference}</a> <a href="/openapi.json">openapi.json</a> · <a href="/llms.txt">llms.txt</a></p>
${chapters.join("\n")}
</article>
</div></main>`;
}

/** What stands around the viewer, which `docs-api.ts` fills. */
export function viewerContents(locale: Locale): string {
	const words = DOCS_WORDS[locale];
	return `<nav class="viewer-bar" aria-label="${words.away}"><a href="/docs">← ${words.back}</a> <h1>${words.viewer}</h1></nav>
<div id="viewer" data-unreachable="${words.unreachable}"><p class="viewer-wait">${words.waiting}</p></div>`;
}

function operationsBySection(operations: readonly Listed[], locale: Locale): string {
	const words = LIST_WORDS[locale];
	return [...Map.groupBy(operations, ({ section }) => section)]
		.map(([section, own]) => {
			const items = own.map(
				({ id, method, path, summary }) =>
					`<li><a href="${operationLink(id)}"><span>${renderText(words?.operations[id] ?? summary)}</span> <code>${method} ${escapeMarkup(path)}</code></a></li>`,
			);
			const title = words?.sections[section] ?? section;
			return `<details><summary>${escapeMarkup(title)}</summary><ul>${items.join("")}</ul></details>`;
		})
		.join("\n");
}

function renderChapter(name: string, { title, blocks }: Chapter, locale: Locale): string {
	const codes = name === "errors" ? problemList(locale) : "";
	return `<section id="${name}"><h2>${escapeMarkup(title[locale])}</h2>
${blocks.map((block) => renderBlock(block, locale)).join("\n")}${codes}</section>`;
}

function renderBlock(block: Block, locale: Locale): string {
	if ("sample" in block) return renderSample(block, locale);
	if ("list" in block) return `<ul>${block.list[locale].map((item) => `<li>${renderText(item)}</li>`).join("")}</ul>`;
	return `<p>${renderText(block.text[locale])}</p>`;
}

function renderSample({ sample, language, prints }: Sample, locale: Locale): string {
	const words = DOCS_WORDS[locale];
	const shown = renderLines(`${words.sample}: ${SAMPLE_LANGUAGES[language]}`, sample);
	return prints === undefined
		? shown
		: `${shown}\n<p class="prints">${words.prints}</p>${renderLines(words.prints, prints)}`;
}

/** Scrolls sideways: whoever has no mouse must be able to get there. */
const renderLines = (label: string, lines: string) =>
	`<pre tabindex="0" role="group" aria-label="${label}"><code>${escapeLines(lines)}</code></pre>`;

/** Lines of their own stay such, and their indentation. */
const escapeLines = (sample: string) => sample.split("\n").map(escapeMarkup).join("\n");

/** Every error, at the anchor to which the `type` of a problem leads. */
function problemList(locale: Locale): string {
	const items = PROBLEM_CODES.map(
		(code) => `<div id="${code}"><dt><code>${code}</code> <span>${PROBLEMS[code].status}</span></dt>
<dd>${escapeMarkup(PROBLEM_TITLES[locale][code])}${STOP[locale]} ${renderText(ADVICE[code][locale])}</dd></div>`,
	);
	return `<dl class="problems">${items.join("\n")}</dl>`;
}

/** Titles have none. */
const STOP: Readonly<Record<Locale, string>> = { en: ".", zh: "。" };

/** `code`, **strong** and [links](where) of a text. */
function renderText(text: string): string {
	return escapeMarkup(text)
		.replaceAll(/`([^`]+)`/g, "<code>$1</code>")
		.replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
		.replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');
}
