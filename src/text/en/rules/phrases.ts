// What a rule's sentence may speak of: the phrases that the facts of one effect give.
import { capitalized } from "../../capitalized.ts";
import { showCount } from "../../digits.ts";
import type { RuleFacts, RuleSentence } from "../../facts/rules.ts";
import { showDuration } from "../amounts.ts";
import { hostAtStart, hostName, segmentName } from "../host-names.ts";

interface Phrases {
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
	/** Its flags, if it is a reset: "RST,ACK", or "RST" where that is not known. */
	readonly reset: string;
	readonly sentFlags: string | null;
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

export function rule(say: (phrases: Phrases) => string): RuleSentence {
	return (facts) => say(phrasesOf(facts));
}

function phrasesOf(facts: RuleFacts): Phrases {
	const { trigger, sent, waitMs, count } = facts;
	const arrived = trigger !== null && trigger > 0 ? segmentName(trigger) : "the segment that arrived";
	const sentSegment = sent === null ? null : segmentName(sent);
	return {
		host: hostName(facts.host),
		Host: hostAtStart(facts.host),
		peer: hostName(facts.peer),
		Peer: hostAtStart(facts.peer),
		arrived,
		Arrived: capitalized(arrived),
		sent: sentSegment === null ? "" : ` (${sentSegment})`,
		sentSegment,
		reset: facts.sentFlags ?? "RST",
		sentFlags: facts.sentFlags,
		Sent: sentSegment === null ? null : capitalized(sentSegment),
		wait: waitMs === null ? null : showDuration(waitMs),
		count: count === null ? null : showCount(count),
		entered: facts.to !== null,
		moves: (otherwise) => (facts.to === null ? otherwise : movesTo(facts.to, facts.from)),
		ends: endsOf(facts),
	};
}

function movesTo(to: string, from: string | null): string {
	return from === null ? `goes to ${to}` : `goes from ${from} to ${to}`;
}

/** A host that still listens is in LISTEN once its connection is gone. */
function endsOf({ to, from }: RuleFacts): string {
	if (to === "CLOSED") return `the connection ${movesTo(to, from)}`;
	if (to === "LISTEN") return "the connection is gone and only the listener is left, in LISTEN";
	return "the connection is gone";
}
