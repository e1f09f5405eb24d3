// In which language to answer: ?locale= beats the body's, which beats the scenario's own, which beats
// Accept-Language, which beats the default.
import { accepts } from "hono/accepts";
import { localeOfTag } from "../contract/primitives.ts";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "../text/locale.ts";
import type { AppContext } from "./context.ts";

/** Longer headers than browsers send are not worth parsing. */
const MAX_HEADER = 1000;

/** The language of problems: as of everything else, without the scenario's own. */
export function askedLocale(c: AppContext): Locale {
	return localeOfTag(c.req.query("locale") ?? "") ?? c.get("wishedLocale") ?? acceptedLocale(c);
}

/** The first language of Accept-Language that this API speaks, else the default. */
export function acceptedLocale(c: AppContext): Locale {
	if ((c.req.header("Accept-Language")?.length ?? 0) > MAX_HEADER) return DEFAULT_LOCALE;
	const tag = accepts(c, {
		header: "Accept-Language",
		supports: [...LOCALES],
		default: DEFAULT_LOCALE,
		match: (wishes, { default: fallback }) =>
			wishes.find((wish) => wish.q > 0 && localeOfTag(wish.type))?.type ?? fallback,
	});
	return localeOfTag(tag) ?? DEFAULT_LOCALE;
}
