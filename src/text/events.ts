// Events to be put in order, each in a short sentence that names segments by their flags: numbers would tell the order.
import { showCount } from "./amounts.ts";
import { hostAtStart, hostName, spaced } from "./host-names.ts";
import type { Locale } from "./locale.ts";
import { type CauseFacts, causeSentence } from "./timeline.ts";

export interface EventFacts {
	readonly cause:
		| Extract<CauseFacts, { readonly kind: "call" | "timer" }>
		| { readonly kind: "receive"; readonly flags: readonly string[]; readonly octets: number };
	readonly host: string;
	/** Of the host afterwards. */
	readonly state: string;
	readonly entered: boolean;
}

/** "The client receives SYN,ACK and enters ESTABLISHED"; without a full stop, as it is an item of a list. */
export function eventSentence(facts: EventFacts, locale: Locale): string {
	return locale === "en" ? english(facts) : spaced(chinese(facts));
}

function english({ cause, host, state, entered }: EventFacts): string {
	const deed = deedOf(cause, host, "en");
	const enters = state === "LISTEN" ? "is back in LISTEN" : `enters ${state}`;
	if (cause.kind === "timer") return `${deed}; ${hostName(host, "en")} ${entered ? enters : `is still in ${state}`}`;
	return entered ? `${deed} and ${enters}` : `${deed}, still in ${state}`;
}

function chinese({ cause, host, state, entered }: EventFacts): string {
	const who = cause.kind === "timer" ? hostName(host, "zh") : "";
	const enters = state === "LISTEN" ? "回到 LISTEN" : `进入 ${state}`;
	return `${deedOf(cause, host, "zh")}，${who}${entered ? enters : `仍处于 ${state}`}`;
}

function deedOf(cause: EventFacts["cause"], host: string, locale: Locale): string {
	if (cause.kind !== "receive") return causeSentence(cause, locale).replace(/[.。]$/, "");
	const flags = cause.flags.join(",");
	const octets = showCount(cause.octets, locale);
	if (locale === "zh")
		return `${hostName(host, "zh")}收到${cause.octets > 0 ? `带 ${octets} 字节数据的 ` : " "}${flags}`;
	const data = cause.octets > 0 ? ` with ${octets} ${cause.octets === 1 ? "octet" : "octets"} of data` : "";
	return `${hostAtStart(host, "en")} receives ${flags}${data}`;
}
