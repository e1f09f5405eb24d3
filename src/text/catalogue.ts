// What a picker shows for the ids of the catalogue.
import type { CatalogueWords } from "./facts/catalogue.ts";
import { inEveryLanguage, type Localized, words } from "./locale.ts";

const family = (id: keyof CatalogueWords["families"]) =>
	inEveryLanguage((locale) => words(locale).catalogue.families[id]);
const notation = (id: keyof CatalogueWords["notations"]) =>
	inEveryLanguage((locale) => words(locale).catalogue.notations[id]);
const profile = (id: keyof CatalogueWords["profiles"]) =>
	inEveryLanguage((locale) => words(locale).catalogue.profiles[id]);

export const FAMILY_TITLES = {
	handshake: family("handshake"),
	teardown: family("teardown"),
	"syn-attack": family("syn-attack"),
} as const satisfies Record<string, Localized>;

export const NOTATION_TITLES = {
	raw: notation("raw"),
	relative: notation("relative"),
	symbolic: notation("symbolic"),
} as const satisfies Record<string, Localized>;

export const PROFILE_TITLES = {
	rfc9293: profile("rfc9293"),
	linux: profile("linux"),
} as const satisfies Record<string, Localized>;
