// What a phone needs to install the page as an app, in one language.
import { LIGHT } from "../../render/palette.ts";
import type { Locale } from "../../text/locale.ts";
import { ICON_SIDES } from "./icon.ts";
import { SHELL_WORDS } from "./words.ts";

export function webManifest(locale: Locale): string {
	const { pages, summary } = SHELL_WORDS[locale];
	const start = (path: string) => `${path}?locale=${locale}`;
	return JSON.stringify({
		id: "/",
		name: pages.practice.title,
		short_name: "seqack",
		description: summary,
		lang: locale,
		start_url: start("/"),
		scope: "/",
		display: "standalone",
		background_color: LIGHT.paper,
		theme_color: LIGHT.paper,
		icons: [
			{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
			...ICON_SIDES.map((side) => ({ src: `/icon-${side}.png`, sizes: `${side}x${side}`, type: "image/png" })),
			{ src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
		],
		shortcuts: (["learn", "quiz", "progress"] as const).map((name) => ({
			name: pages[name].nav,
			url: start(`/${name}`),
		})),
	});
}
