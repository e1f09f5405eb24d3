// What the service says about itself: alive, the catalogue, the contract.
import { CatalogueQuery } from "../../contract/catalogue-request.ts";
import { catalogue } from "../../practice/catalogue.ts";
import { bank } from "../../question-bank/carried.ts";
import type { Locale } from "../../text/locale.ts";
import { cacheableJson, cacheableTagged, jsonIn, taggedOnce } from "../caching.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { problem } from "../problem.ts";
import { queryParameters } from "../validate.ts";

/** All of it, in one language. */
const whole = taggedOnce((locale: Locale) => {
	const all = catalogue(locale, {}, bank().titles);
	if (!all.ok) throw new Error("nothing is refused without a filter");
	return JSON.stringify(all.document);
});

export const healthRoutes = new Hono().get("/healthz", (c) => c.json({ status: "ok" }));

export const catalogueRoutes = new Hono().get("/v1/catalogue", queryParameters(CatalogueQuery), async (c) => {
	const { locale = acceptedLocale(c), ...filter } = c.req.valid("query");
	if (Object.keys(filter).length === 0) return cacheableTagged(c, await whole(locale), jsonIn(locale));
	const found = catalogue(locale, filter, bank().titles);
	if (!found.ok) return problem(c, found);
	return cacheableJson(c, found.document, locale);
});
