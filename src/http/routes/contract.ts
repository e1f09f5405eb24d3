// What this is, and its contract, for machines and for people: the latter as it was written when the Worker was built.
import { accepts } from "hono/accepts";
import { localeOfTag } from "../../contract/primitives.ts";
import { DOCUMENTS } from "../../page/files.ts";
import type { Locale } from "../../text/locale.ts";
import { cacheableTagged, taggedOnce } from "../caching.ts";
import type { AppContext } from "../context.ts";
import { FRONT_PAGE_SUMMARY } from "../front-page.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { sendShell } from "../page-shell.ts";
import { sendFile, sendPractice } from "./page.ts";

const JSON_TYPE = { "Content-Type": "application/json" };

const LINKS = { docs: "/docs", openapi: "/openapi.json", catalogue: "/v1/catalogue" };
const frontPage = taggedOnce((locale: Locale) =>
	JSON.stringify({ name: "seqack", summary: FRONT_PAGE_SUMMARY[locale], links: LINKS }),
);

export const contractRoutes = new Hono()
	.get("/", async (c) => {
		if (!wantsJson(c)) return sendPractice(c);
		// As every page outside of the API it takes whatever parameters a link carries.
		const locale = localeOfTag(c.req.query("locale") ?? "") ?? acceptedLocale(c);
		return cacheableTagged(c, await frontPage(locale), {
			...JSON_TYPE,
			"Content-Language": locale,
			Vary: "Accept, Accept-Language, Cookie",
		});
	})
	.get(DOCUMENTS.contract, sendFile)
	.get(DOCUMENTS.summary, sendFile)
	.get("/docs", (c) => sendShell(c, "docs"));

/** Browsers name HTML, and who names neither gets the page too. */
function wantsJson(c: AppContext): boolean {
	const supports = ["text/html", "application/json"];
	return accepts(c, { header: "Accept", supports, default: "text/html" }) === "application/json";
}
