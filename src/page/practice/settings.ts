// What the reader chose: a language and a theme. In cookies, so that the Worker sends the page as it was chosen, and in
// storage nowhere else.
import type { Locale } from "../../text/locale.ts";
import { localeOf } from "../shared/locale.ts";
import { COOKIES } from "../shells/pages.ts";

export type Theme = "light" | "dark";

/** Seconds: a year. */
const KEPT_S = 31_536_000;

export function readCookie(name: string, cookies: string): string | undefined {
	return cookies
		.split("; ")
		.find((cookie) => cookie.startsWith(`${name}=`))
		?.slice(name.length + 1);
}

function remember(name: string, value: string): void {
	try {
		// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
		document.cookie = `${name}=${value}; Path=/; Max-Age=${KEPT_S}; SameSite=Lax`;
	} catch {
		// In a frame without an origin there are none: then the choice holds for this page.
	}
}

export function rememberLocale(locale: Locale): void {
	remember(COOKIES.locale, locale);
}

export function rememberTheme(theme: Theme): void {
	remember(COOKIES.theme, theme);
	document.documentElement.dataset.theme = theme;
}

/** Null: as the browser prefers. */
export function chosenTheme(): Theme | null {
	const theme = document.documentElement.dataset.theme ?? readCookie(COOKIES.theme, cookies());
	return theme === "light" || theme === "dark" ? theme : null;
}

function cookies(): string {
	try {
		return document.cookie;
	} catch {
		return "";
	}
}

/** As the page was sent: it is in one language. */
export function pageLanguage(): Locale {
	return localeOf(document.documentElement.lang) ?? "en";
}
