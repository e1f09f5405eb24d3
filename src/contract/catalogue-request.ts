// What of the catalogue is asked for.
import * as v from "valibot";
import { FAMILIES } from "../scenario/spec.ts";
import { LocaleQuery } from "./query.ts";
import { DifficultyWish } from "./question-request.ts";

/** Wishes that the catalogue's templates must all meet. */
export const CatalogueFilter = v.object({
	family: v.exactOptional(v.picklist(FAMILIES)),
	skill: v.exactOptional(v.string()),
	difficulty: v.exactOptional(DifficultyWish),
});
export type CatalogueFilter = v.InferOutput<typeof CatalogueFilter>;

export const CatalogueQuery = v.object({ ...LocaleQuery.entries, ...CatalogueFilter.entries });
