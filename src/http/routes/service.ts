// What the service says about itself: alive, the catalogue, the contract.
import { CatalogueQuery } from "../../contract/catalogue-request.ts";
import { catalogue } from "../../practice/catalogue.ts";
import { bank } from "../bank.ts";
import { cacheableJson } from "../caching.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { problem } from "../problem.ts";
import { queryParameters } from "../validate.ts";

export const serviceRoutes = new Hono()
	.get("/healthz", (c) => c.json({ status: "ok" }))
	.get("/v1/catalogue", queryParameters(CatalogueQuery), async (c) => {
		const { locale = acceptedLocale(c), ...filter } = c.req.valid("query");
		const found = catalogue(locale, filter, bank().titles);
		if (!found.ok) return problem(c, found);
		return cacheableJson(c, found.document, locale);
	});
