// What a rule's sentence may speak of: the facts of one effect, and the phrases that they give in a language.
import { showCount, showDuration } from "../amounts.ts";
import { capitalized, hostAtStart, hostName, segmentName, spaced } from "../host-names.ts";
import type { Locale, Localized } from "../locale.ts";

/** The facts of one effect. What is null is not known, or not to be told. */
export interface RuleFacts {
	/** Id of the end at which it happened. */
	readonly host: string;
	/** Id of the other end of the connection. */
	readonly peer: string;
	/** States, where a state was entered; LISTEN after CLOSED where the host still listens. */
	readonly from: string | null;
	readonly to: string | null;
	/** The segment that arrived; negative if it was injected. */
	readonly trigger: number | null;
	/** The segment that it sent. */
	readonly sent: number | null;
	readonly call: string | null;
	/** How long the timer that fired had waited. */
	readonly waitMs: number | null;
	/** Entries in the queue that changed, afterwards. */
	readonly count: number | null;
}

export type RuleSentence = Localized<(facts: RuleFacts) => string>;

export interface Words {
	readonly host: string;
	/** At the start of a sentence. */
	readonly Host: string;
	readonly peer: string;
	readonly Peer: string;
	/** "segment 3", or "the segment that arrived". */
	readonly arrived: string;
	readonly Arrived: string;
	/** " (segment 4)", or nothing. */
	readonly sent: string;
	/** "segment 4", or null. */
	readonly sentSegment: string | null;
	/** The same at the start of a sentence. */
	readonly Sent: string | null;
	/** "1 s", or null. */
	readonly wait: string | null;
	readonly count: string | null;
	/** Whether a state was entered. */
	readonly entered: boolean;
	/** "goes from FIN-WAIT-1 to FIN-WAIT-2", or what to say where that is not known. */
	moves(otherwise: string): string;
	/** "the connection goes from LAST-ACK to CLOSED" or what is known of that. */
	readonly ends: string;
}

/** One rule's sentence in both languages. */
export function rule(en: (words: Words) => string, zh: (words: Words) => string): RuleSentence {
	return {
		en: (facts) => en(wordsOf(facts, "en")),
		zh: (facts) => spaced(zh(wordsOf(facts, "zh"))),
	};
}

function wordsOf(facts: RuleFacts, locale: Locale): Words {
	const { trigger, sent, waitMs, count } = facts;
	const arrived =
		trigger !== null && trigger > 0
			? segmentName(trigger, locale)
			: locale === "en"
				? "the segment that arrived"
				: "到达的报文段";
	const sentName = sent === null ? null : segmentName(sent, locale);
	return {
		host: hostName(facts.host, locale),
		Host: hostAtStart(facts.host, locale),
		peer: hostName(facts.peer, locale),
		Peer: hostAtStart(facts.peer, locale),
		arrived,
		Arrived: capitalized(arrived),
		sent: sentName === null ? "" : locale === "en" ? ` (${sentName})` : `（${sentName}）`,
		sentSegment: sentName,
		Sent: sentName === null ? null : capitalized(sentName),
		wait: waitMs === null ? null : showDuration(waitMs, locale),
		count: count === null ? null : showCount(count, locale),
		entered: facts.to !== null,
		moves: (otherwise) => movesOf(facts, locale) ?? otherwise,
		ends: endsOf(facts, locale),
	};
}

function movesOf({ from, to }: RuleFacts, locale: Locale): string | null {
	if (to === null) return null;
	if (locale === "zh") return from === null ? `进入 ${to}` : `从 ${from} 进入 ${to}`;
	return from === null ? `goes to ${to}` : `goes from ${from} to ${to}`;
}

/** A host that still listens is in LISTEN once its connection is gone. */
function endsOf(facts: RuleFacts, locale: Locale): string {
	switch (facts.to) {
		case "CLOSED":
			return locale === "en" ? `the connection ${movesOf(facts, "en")}` : `连接${movesOf(facts, "zh")}`;
		case "LISTEN":
			return locale === "en"
				? "the connection is gone and only the listener is left, in LISTEN"
				: "连接结束，只剩监听套接字处于 LISTEN";
		default:
			return locale === "en" ? "the connection is gone" : "连接就此结束";
	}
}
