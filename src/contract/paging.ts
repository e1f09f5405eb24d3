// How lists are paged: how many items a caller may ask for, and where to go on. Query parameters arrive as text.
import * as v from "valibot";
import { described, wholeUpTo } from "./primitives.ts";

export const MAX_PAGE = 100;

export const PageLimit = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,2}$/, `Expected a whole number from 1 to ${MAX_PAGE}`),
	v.transform(Number),
	v.maxValue(MAX_PAGE, `Expected a whole number from 1 to ${MAX_PAGE}`),
	v.metadata({ documentedAs: wholeUpTo(MAX_PAGE, 1) }),
);

/** For the query of a list. What a cursor holds is the list's own business. */
export const pagingEntries = {
	limit: v.exactOptional(described(PageLimit, "Items of a page at most.")),
	cursor: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "The `nextCursor` of a page before." }))),
};
