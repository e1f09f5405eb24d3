// What the service says about itself: alive, the catalogue, the contract.
import { Hono } from "hono/tiny";
import * as v from "valibot";
import { Catalogue, CatalogueFilter } from "../../contract/catalogue.ts";
import { SKILLS } from "../../scenario/skills.ts";
import { catalogue } from "../catalogue.ts";
import type { AppEnv } from "../context.ts";
import { acceptedLocale, LocaleQuery } from "../locale.ts";
import { operation } from "../openapi/operation.ts";
import { problem } from "../problem.ts";
import { bank, refuseUnknown } from "../questions.ts";
import { queryParameters } from "../validate.ts";

const CatalogueQuery = v.object({ ...LocaleQuery.entries, ...CatalogueFilter.entries });

export const serviceRoutes = new Hono<AppEnv>()
	.get(
		"/healthz",
		operation({
			id: "health",
			tag: "service",
			summary: "Whether the service is up",
			security: "none",
			success: {
				status: 200,
				description: "It is.",
				schema: v.object({ status: v.literal("ok") }),
			},
			problems: [],
		}),
		(c) => c.json({ status: "ok" }),
	)
	.get(
		"/v1/catalogue",
		operation({
			id: "catalogue",
			tag: "service",
			summary: "Families, templates, topics, skills, misconceptions, notations and profiles",
			description: "The filters narrow `templates` down to those that meet them all; everything else stays.",
			security: "optional",
			success: { status: 200, description: "All there is to practise.", schema: Catalogue },
			problems: ["invalid-parameter"],
		}),
		queryParameters(CatalogueQuery),
		(c) => {
			const { locale = acceptedLocale(c), ...filter } = c.req.valid("query");
			const { titles } = bank();
			const refused = refuseUnknown("skill", [filter.skill], { ...SKILLS, ...titles.skills });
			if (refused) return problem(c, refused);
			return c.json(catalogue(locale, filter, titles), 200, {
				"Cache-Control": "public, max-age=300",
				"Content-Language": locale,
				Vary: "Accept-Language",
			});
		},
	);
