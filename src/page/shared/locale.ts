// In which language an element speaks: as it is told, or as the page around it, or as the browser prefers.
import type { Locale } from "../../text/locale.ts";

/** As `localeOfTag` of the API reads them: any Chinese is "zh", any English "en". */
export function localeOf(tag: string | null | undefined): Locale | undefined {
	const language = tag?.toLowerCase().split("-")[0];
	return language === "zh" || language === "en" ? language : undefined;
}

export function localeAround(element: Element): Locale {
	const said = element.closest("[lang]")?.getAttribute("lang");
	return localeOf(said) ?? navigator.languages.map(localeOf).find((one) => one !== undefined) ?? "en";
}

/** With the region that the reader has chosen for this language, for times and dates. */
export function formattingLocale(language: Locale): string {
	return navigator.languages.find((tag) => localeOf(tag) === language) ?? language;
}
