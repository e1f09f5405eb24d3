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

export const ASK_KIND_TITLES = {
	state: { en: "State of a host", zh: "主机的状态" },
	flags: { en: "Flags of a segment", zh: "报文段的标志位" },
	"sequence-number": { en: "Sequence or acknowledgment number", zh: "序号或确认号" },
	count: { en: "How many", zh: "数量" },
	duration: { en: "How long", zh: "时长" },
	choice: { en: "One of several answers", zh: "单项选择" },
	"next-segment": { en: "The next segment as a whole", zh: "下一个报文段" },
	order: { en: "Events to be put in order", zh: "事件排序" },
	choices: { en: "Several of several answers", zh: "多项选择" },
} as const satisfies Record<string, Localized>;
