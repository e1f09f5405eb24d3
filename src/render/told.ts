// What a step's sentence tells, found by saying it again with the words of text/ and comparing: the view has no other
// record of when a segment arrives. A sentence that is not recognized is shown as it stands.
import { hostAtStart, hostName } from "../text/host-names.ts";
import { LOCALES } from "../text/locale.ts";
import { causeSentence, lostSentence } from "../text/timeline.ts";
import type { Injected } from "./model.ts";

/** Whether the sentence says that the segment reaches the host. */
export function tellsArrival(text: string, segment: number, host: string): boolean {
	return LOCALES.some((locale) => text.startsWith(causeSentence({ kind: "deliver", segment, to: host }, locale)));
}

/** How many SYNs reach `host` at once; null where the sentence tells of no flood. */
export function toldFlood(text: string, host: string): number | null {
	const numbers = (text.match(/\d+/g) ?? []).map(Number).sort((a, b) => b - a);
	const told = numbers.find((syns) =>
		LOCALES.some((locale) => {
			const sentence = causeSentence({ kind: "flood", to: host, syns, duringMs: 0 }, locale);
			return text.includes(sentence.slice(0, -1));
		}),
	);
	return told ?? null;
}

/** Whether the sentence says that a segment on its way to `host` is not what its source address says. */
export function toldInjection(text: string, host: string): Injected | null {
	const found = (["spoofed", "old-duplicate"] as const).find((note) =>
		LOCALES.some((locale) => {
			const sentence = causeSentence({ kind: "inject", to: host, note, address: "*" }, locale);
			const [start = "", end = ""] = sentence.split("*");
			return text.startsWith(start) && text.includes(end);
		}),
	);
	return found ?? null;
}

/** What the host does, without its name: "calls close()"; null where the sentence is not about the host. */
export function toldDeed(text: string, host: string): string | null {
	const starts = [`${hostAtStart(host, "en")}'s `, `${hostAtStart(host, "en")} `];
	const english = starts.find((start) => text.startsWith(start));
	if (english !== undefined) return unended(text.slice(english.length));
	const name = hostName(host, "zh");
	if (name === host || !text.startsWith(name)) return null;
	return unended(text.slice(name.length).replace(/^的/, ""));
}

/** The sentence without saying that the segment gets lost, which a picture shows. */
export function withoutLoss(text: string, segment: number): string {
	return LOCALES.reduce((told, locale) => told.replace(lostSentence(segment, locale), ""), text).trim();
}

/** A note is no sentence. */
export function unended(text: string): string {
	return text.trim().replace(/[.。]$/, "");
}
