// What this is, and its contract, for machines and for people, as it was written when the Worker was built.
import { accepts } from "hono/accepts";
import { localeOfTag } from "../../contract/primitives.ts";
import type { Locale, Localized } from "../../text/locale.ts";
import { cacheableTagged, taggedOnce } from "../caching.ts";
import type { AppContext } from "../context.ts";
import page from "../docs.generated.txt";
import type { FrontPage } from "../front-page/render.ts";
import front from "../front-page.generated.txt";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import document from "../openapi.generated.txt";

const HTML = {
	"Content-Type": "text/html; charset=UTF-8",
	// Inline style is the page's own; it runs no script and loads nothing.
	"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};
const JSON_TYPE = { "Content-Type": "application/json" };

const TEXTS = { document: () => document, page: () => page } as const;
const written = taggedOnce((name: keyof typeof TEXTS) => TEXTS[name]());

let read: Localized<FrontPage> | undefined;

function frontPageIn(locale: Locale): FrontPage {
	read ??= JSON.parse(front) as Localized<FrontPage>;
	return read[locale];
}

const frontPage = {
	html: taggedOnce((locale: Locale) => frontPageIn(locale).html),
	json: taggedOnce((locale: Locale) => frontPageIn(locale).json),
};

export const contractRoutes = new Hono()
	.get("/", async (c) => {
		// As every page outside of the API it takes whatever parameters a link carries.
		const locale = localeOfTag(c.req.query("locale") ?? "") ?? acceptedLocale(c);
		const form = wantsJson(c) ? "json" : "html";
		return cacheableTagged(c, await frontPage[form](locale), {
			...(form === "json" ? JSON_TYPE : HTML),
			"Content-Language": locale,
			Vary: "Accept, Accept-Language",
		});
	})
	.get("/openapi.json", async (c) => cacheableTagged(c, await written("document"), JSON_TYPE))
	.get("/docs", async (c) => cacheableTagged(c, await written("page"), HTML));

/** Browsers name HTML, and who names neither gets the page too. */
function wantsJson(c: AppContext): boolean {
	const supports = ["text/html", "application/json"];
	return accepts(c, { header: "Accept", supports, default: "text/html" }) === "application/json";
}
