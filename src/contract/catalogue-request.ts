// What of the catalogue is asked for.
import * as v from "valibot";
import { described } from "./primitives.ts";
import { LocaleQuery } from "./query.ts";
import { DifficultyWish } from "./question-request.ts";
import { FamilyName } from "./spec-names.ts";

/** Wishes that the catalogue's templates must all meet. */
export const CatalogueFilter = v.object({
	family: v.exactOptional(described(FamilyName, "Only templates of this family.")),
	skill: v.exactOptional(described(v.string(), "Only templates that train this skill of the catalogue.")),
	difficulty: v.exactOptional(described(DifficultyWish, "Only templates that can be had at this difficulty, 1 to 5.")),
});
export type CatalogueFilter = v.InferOutput<typeof CatalogueFilter>;

export const CatalogueQuery = v.object({ ...LocaleQuery.entries, ...CatalogueFilter.entries });
