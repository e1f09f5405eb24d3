// How many items of a list a caller may ask for.
import * as v from "valibot";

export const MAX_PAGE = 100;

/** Query parameters arrive as text. */
export const PageLimit = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,2}$/, `Expected a whole number from 1 to ${MAX_PAGE}`),
	v.transform(Number),
	v.maxValue(MAX_PAGE, `Expected a whole number from 1 to ${MAX_PAGE}`),
);
