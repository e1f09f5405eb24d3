// What the hosts and segments of a scenario are called in a sentence.
import type { Locale, Localized } from "./locale.ts";

const NAMES: Readonly<Record<string, Localized>> = {
	client: { en: "the client", zh: "客户端" },
	server: { en: "the server", zh: "服务器" },
	spoofed: { en: "the spoofed address", zh: "伪造的地址" },
	attacker: { en: "the attacker", zh: "攻击者" },
	victim: { en: "the victim", zh: "受害者" },
	reflector: { en: "the reflector", zh: "反射服务器" },
	scanner: { en: "the scanner", zh: "扫描者" },
	trusted: { en: "the trusted host", zh: "受信任的主机" },
	gateway: { en: "the gateway", zh: "网关" },
};

/** The name inside a sentence; a host that is not a usual role keeps its id. */
export function hostName(id: string, locale: Locale): string {
	return Object.hasOwn(NAMES, id) ? (NAMES[id]?.[locale] ?? id) : id;
}

/** The name at the start of a sentence. An id is never capitalized: it is not a word. */
export function hostAtStart(id: string, locale: Locale): string {
	const name = hostName(id, locale);
	return name === id ? id : capitalized(name);
}

/** With a capital first letter; Chinese stays as it is. */
export function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "segment 3"; an injected segment has no number of its own in the exchange. */
export function segmentName(segment: number, locale: Locale): string {
	if (segment > 0) return locale === "en" ? `segment ${segment}` : `报文段 ${segment}`;
	return locale === "en" ? "the injected segment" : "注入的报文段";
}

const CJK = "\\p{Script=Han}";
const BEFORE_LATIN = new RegExp(`(${CJK})([A-Za-z0-9])`, "gu");
const AFTER_LATIN = new RegExp(`([A-Za-z0-9%])(${CJK})`, "gu");

/** Chinese text with a space wherever Latin letters or digits meet Chinese characters. */
export function spaced(text: string): string {
	return text.replace(BEFORE_LATIN, "$1 $2").replace(AFTER_LATIN, "$1 $2");
}
