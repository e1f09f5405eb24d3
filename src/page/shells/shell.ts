// The HTML of a page in one language, as the build writes it: what can be seen before a script runs, and which files to load.
import { escapeMarkup } from "../../render/characters.ts";
import { DARK, LIGHT } from "../../render/palette.ts";
import { LOCALES, type Locale } from "../../text/locale.ts";
import { PAGE_NAMES, PAGES, type PageName } from "./pages.ts";
import { SHELL_SLOTS } from "./slots.ts";
import { SHELL_WORDS } from "./words.ts";

/** Addresses of what a page loads. */
export interface ShellFiles {
	readonly style: string;
	readonly script: string;
	/** What the script imports: asked for at once, instead of when the script was read. */
	readonly preloads: readonly string[];
	/** Of this page alone, beside the style of every shell. */
	readonly ownStyles?: readonly string[];
	/** Scripts of others, which define a global: run before its own. */
	readonly libraries?: readonly string[];
}

/** The same files, for the header "Link": a browser, or what stands before the Worker, asks for them before it has read the page. */
export function shellLinks({ style, script, preloads }: ShellFiles): string {
	const scripts = [...preloads, script].map((file) => `<${file}>; rel=modulepreload`);
	return [`<${style}>; rel=preload; as=style`, ...scripts].join(", ");
}

/** `written` is `<main>` with what is in it, for pages that no script of ours fills. */
export function renderShell(name: PageName, locale: Locale, files: ShellFiles, written = ""): string {
	const { bare } = PAGES[name];
	const main = mainOf(name, locale, written);
	return `<!doctype html>
<html lang="${locale}"${SHELL_SLOTS.root}>
<head>
${head(name, locale, files)}
</head>
<body data-page="${name}">
${bare ? main : `${header(name, locale)}\n${main}\n${footer(locale)}`}
${SHELL_SLOTS.data}
</body>
</html>
`;
}

function mainOf(name: PageName, locale: Locale, written: string): string {
	const { element } = PAGES[name];
	if (element === null) return written;
	const { loading, noScript, documentation } = SHELL_WORDS[locale];
	return `<main id="main"><${element}><p class="loading">${escapeMarkup(loading)}</p></${element}></main>
<noscript><p>${escapeMarkup(noScript)} <a href="/docs">${escapeMarkup(documentation)}</a></p></noscript>`;
}

function head(name: PageName, locale: Locale, files: ShellFiles): string {
	const { style, script, preloads, ownStyles = [], libraries = [] } = files;
	const { title, description } = SHELL_WORDS[locale].pages[name];
	return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeMarkup(title)}</title>
<meta name="description" content="${escapeMarkup(description)}">
${[style, ...ownStyles].map((file) => `<link rel="stylesheet" href="${file}">`).join("\n")}
${libraries.map((file) => `<script defer src="${file}"></script>`).join("\n")}
${preloads.map((file) => `<link rel="modulepreload" href="${file}">`).join("\n")}
<script type="module" src="${script}"></script>
<meta name="theme-color" content="${LIGHT.paper}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${DARK.paper}" media="(prefers-color-scheme: dark)">
<meta property="og:title" content="${escapeMarkup(title)}">
<meta property="og:description" content="${escapeMarkup(description)}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icon-192.png">
<link rel="manifest" href="/app.${locale}.webmanifest">`;
}

function header(current: PageName, locale: Locale): string {
	const { pages, skip, navigation, theme } = SHELL_WORDS[locale];
	const links = PAGE_NAMES.flatMap((name) => {
		const { listed, path } = PAGES[name];
		if (!listed) return [];
		return `<a href="${path}"${name === current ? ' aria-current="page"' : ""}>${escapeMarkup(pages[name].nav)}</a>`;
	});
	const here = current === "record" ? ' aria-current="page"' : "";
	return `<a class="skip" href="#main">${escapeMarkup(skip)}</a>
<header>
<a class="brand" href="/">seqack</a>
<nav aria-label="${escapeMarkup(navigation)}">${links.join("")}</nav>
<div class="tools">
${LOCALES.filter((other) => other !== locale)
	.map(languageLink)
	.join(
		"",
	)}<button type="button" id="theme" hidden aria-label="${escapeMarkup(theme)}">◐</button><a href="/record"${here}>${escapeMarkup(pages.record.nav)}</a>
</div>
</header>`;
}

function languageLink(locale: Locale): string {
	const name = escapeMarkup(SHELL_WORDS[locale].name);
	return `<a href="?locale=${locale}" lang="${locale}" hreflang="${locale}" data-locale="${locale}">${name}</a>`;
}

function footer(locale: Locale): string {
	const { summary, documentation, contract } = SHELL_WORDS[locale];
	return `<footer>
<p>${escapeMarkup(summary)}</p>
<p><a href="/docs">${escapeMarkup(documentation)}</a> <a href="/openapi.json">${escapeMarkup(contract)}</a></p>
</footer>`;
}
