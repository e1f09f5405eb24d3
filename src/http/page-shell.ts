// The HTML of pages: as the build made it, in the language and the theme that the reader chose, with what the Worker knows.
import { getCookie } from "hono/cookie";
import { localeOfTag } from "../contract/primitives.ts";
import { COOKIES, DATA_ID, type PageName } from "../page/shells/pages.ts";
import { SHELL_SLOTS, type Shell, type Shells } from "../page/shells/slots.ts";
import type { Locale } from "../text/locale.ts";
import type { AppContext } from "./context.ts";
import { acceptedLocale } from "./locale.ts";
import shells from "./shells.generated.txt";

let read: Shells | undefined;

function shellOf(name: PageName): Shell {
	read ??= JSON.parse(shells) as Shells;
	return read[name];
}

/** Everything comes from here, and no script or style stands in a page. */
const policy = (inlineStyle: boolean) => [
	"default-src 'none'",
	"script-src 'self'",
	`style-src 'self'${inlineStyle ? " 'unsafe-inline'" : ""}`,
	"img-src 'self' data:",
	"connect-src 'self'",
	"manifest-src 'self'",
	"worker-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
];

export interface ShellWish {
	/** For the page's script, as JSON. */
	readonly data?: object | null;
	readonly status?: 200 | 400 | 403 | 404 | 410 | 422 | 429 | 500 | 503;
	/** Who may frame it, as CSP writes that; nobody when left out. */
	readonly ancestors?: string;
	/** Whether a script of somebody else may put style elements into it; scripts never stand in a page. */
	readonly inlineStyle?: boolean;
	/** In another language than the reader's. */
	readonly locale?: Locale;
}

/** ?locale= beats what the reader chose before, which beats Accept-Language. */
export function pageLocale(c: AppContext): Locale {
	const chosen = getCookie(c, COOKIES.locale);
	return localeOfTag(c.req.query("locale") ?? "") ?? localeOfTag(chosen ?? "") ?? acceptedLocale(c);
}

export function sendShell(c: AppContext, name: PageName, wish: ShellWish = {}): Response {
	const { data = null, status = 200, ancestors = "'none'", locale = pageLocale(c), inlineStyle = false } = wish;
	const theme = c.req.query("theme") ?? getCookie(c, COOKIES.theme);
	const root = theme === "light" || theme === "dark" ? ` data-theme="${theme}"` : "";
	const block = data === null ? "" : `<script type="application/json" id="${DATA_ID}">${embeddable(data)}</script>`;
	// Functions: a replacement in words would read "$&" in the data as a pattern.
	const { html: inLocales, links } = shellOf(name);
	const html = inLocales[locale].replace(SHELL_SLOTS.root, () => root).replace(SHELL_SLOTS.data, () => block);
	return c.body(html, status, {
		"Content-Type": "text/html; charset=UTF-8",
		"Content-Language": locale,
		Link: links,
		"Content-Security-Policy": [...policy(inlineStyle), `frame-ancestors ${ancestors}`].join("; "),
		// What is in it is one reader's, and may be asked for again by whoever goes back to it.
		"Cache-Control": "private, no-cache",
		Vary: "Accept, Accept-Language, Cookie, Accept-Encoding",
		// The runtime then compresses the body.
		...(/\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "") && { "Content-Encoding": "gzip" }),
	});
}

/** JSON that ends no script element, whatever stands in it. */
function embeddable(data: object): string {
	return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** Whether the caller names HTML: a browser that opens an address does, a program as a rule does not. */
export function wantsPage(c: AppContext): boolean {
	return c.req.method === "GET" && /\btext\/html\b/.test(c.req.header("Accept") ?? "") && !isApi(c.req.path);
}

const isApi = (path: string) => path === "/v1" || path.startsWith("/v1/");
