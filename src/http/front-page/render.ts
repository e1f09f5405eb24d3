// The front page: what this is and where to go on. No script, nothing loaded from anywhere; made when the Worker is built.
import { escapeMarkup } from "../../render/characters.ts";
import { inEveryLanguage, LOCALES, type Locale, type Localized } from "../../text/locale.ts";
import { FRONT_PAGE_WORDS } from "./words.ts";

/** Both ways of saying it. */
export interface FrontPage {
	readonly html: string;
	readonly json: string;
}

export function renderFrontPages(): Localized<FrontPage> {
	return inEveryLanguage((locale) => ({ html: renderHtml(locale), json: renderJson(locale) }));
}

const STYLE = `
:root { color-scheme: light dark; --accent: #0a66c2; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cb6ff; } }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; } a { color: var(--accent); }
pre { border: 1px solid var(--line); padding: .75rem; white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; }
nav a { display: inline-block; padding: .5rem 1rem .5rem 0; }
`;

const FIRST_REQUEST = `curl -X POST -H 'Content-Type: application/json' -d '{"family": "handshake"}' …/v1/scenarios`;

function renderHtml(locale: Locale): string {
	const { title, summary, offers, begin, docs, openapi, catalogue } = FRONT_PAGE_WORDS[locale];
	const languages = LOCALES.filter((other) => other !== locale).map(languageLink);
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(summary)}</p>
<ul>${offers.map((offer) => `<li>${escapeMarkup(offer)}</li>`).join("")}</ul>
<p>${escapeMarkup(begin)}</p>
<pre>${escapeMarkup(FIRST_REQUEST)}</pre>
<nav>
<a href="/docs">${escapeMarkup(docs)}</a>
<a href="/openapi.json">${escapeMarkup(openapi)}</a>
<a href="/v1/catalogue?locale=${locale}">${escapeMarkup(catalogue)}</a>
${languages.join("\n")}
</nav>
</body>
</html>
`;
}

function languageLink(locale: Locale): string {
	return `<a href="/?locale=${locale}" lang="${locale}" hreflang="${locale}">${FRONT_PAGE_WORDS[locale].ownName}</a>`;
}

function renderJson(locale: Locale): string {
	const { summary } = FRONT_PAGE_WORDS[locale];
	const links = { docs: "/docs", openapi: "/openapi.json", catalogue: "/v1/catalogue" };
	return JSON.stringify({ name: "seqack", summary, links });
}
