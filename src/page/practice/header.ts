// What the header of the shell does once there is a script: it remembers the language and the theme that are chosen.
import { localeOf } from "../shared/locale.ts";
import { chosenTheme, rememberLocale, rememberTheme, type Theme } from "./settings.ts";

export function enliven(header: Document, themeChanged: () => void): void {
	for (const link of header.querySelectorAll<HTMLAnchorElement>("header a[data-locale]")) {
		link.addEventListener("click", () => {
			const locale = localeOf(link.dataset.locale);
			if (locale) rememberLocale(locale);
			// The same page, with all that its address says.
			const address = new URL(location.href);
			address.searchParams.set("locale", link.dataset.locale ?? "");
			link.href = address.href;
		});
	}
	const button = header.querySelector<HTMLButtonElement>("#theme");
	if (!button) return;
	button.hidden = false;
	button.addEventListener("click", () => {
		rememberTheme(otherThan(chosenTheme() ?? preferred()));
		themeChanged();
	});
}

const otherThan = (theme: Theme): Theme => (theme === "dark" ? "light" : "dark");

function preferred(): Theme {
	return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
