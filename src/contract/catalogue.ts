// What there is to practise.
import * as v from "valibot";
import { FAMILIES, NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";
import { Difficulty } from "./view.ts";

const Titled = v.object({ id: v.string(), title: v.string() });

const CatalogueTemplate = v.pipe(
	v.object({
		id: v.string(),
		family: v.picklist(FAMILIES),
		version: v.number(),
		title: v.string(),
		summary: v.string(),
		difficulty: Difficulty,
		skills: v.array(v.string()),
		misconceptions: v.array(v.string()),
		notations: v.array(v.picklist(NOTATIONS)),
		profiles: v.array(v.picklist(PROFILE_NAMES)),
	}),
	v.metadata({ ref: "Template" }),
);

export const Catalogue = v.pipe(
	v.object({
		families: v.array(v.object({ id: v.picklist(FAMILIES), title: v.string() })),
		templates: v.array(CatalogueTemplate),
		skills: v.array(Titled),
		misconceptions: v.array(v.object({ id: v.string(), title: v.string(), advice: v.string() })),
		notations: v.array(v.picklist(NOTATIONS)),
		profiles: v.array(v.picklist(PROFILE_NAMES)),
	}),
	v.metadata({ ref: "Catalogue" }),
);
