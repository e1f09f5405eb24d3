// What the service says about itself: alive, the catalogue, the contract.

import { SKILLS } from "../../scenario/skills.ts";
import { catalogue } from "../catalogue.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { CatalogueQuery } from "../parameters.ts";
import { problem } from "../problem.ts";
import { bank, refuseUnknown } from "../questions.ts";
import { queryParameters } from "../validate.ts";

export const serviceRoutes = new Hono()
	.get("/healthz", (c) => c.json({ status: "ok" }))
	.get("/v1/catalogue", queryParameters(CatalogueQuery), (c) => {
		const { locale = acceptedLocale(c), ...filter } = c.req.valid("query");
		const { titles } = bank();
		const refused = refuseUnknown("skill", [filter.skill], { ...SKILLS, ...titles.skills });
		if (refused) return problem(c, refused);
		return c.json(catalogue(locale, filter, titles), 200, {
			"Cache-Control": "public, max-age=300",
			"Content-Language": locale,
			Vary: "Accept-Language",
		});
	});
