// What a rule's sentence may speak of: the phrases that the facts of one effect give.
import { showCount } from "../../digits.ts";
import type { RuleFacts, RuleSentence } from "../../facts/rules.ts";
import { showDuration } from "../amounts.ts";
import { hostName, segmentName } from "../host-names.ts";
import { spaced } from "../spaced.ts";

interface Phrases {
	readonly host: string;
	readonly peer: string;
	/** "报文段 3", or "到达的报文段". */
	readonly arrived: string;
	/** "（报文段 4）", or nothing. */
	readonly sent: string;
	/** "报文段 4", or null. */
	readonly sentSegment: string | null;
	/** Its flags, if it is a reset: "RST,ACK", or "RST" where that is not known. */
	readonly reset: string;
	readonly sentFlags: string | null;
	/** "1 秒", or null. */
	readonly wait: string | null;
	readonly count: string | null;
	/** Whether a state was entered. */
	readonly entered: boolean;
	/** "从 FIN-WAIT-1 进入 FIN-WAIT-2", or what to say where that is not known. */
	moves(otherwise: string): string;
	/** "连接从 LAST-ACK 进入 CLOSED" or what is known of that. */
	readonly ends: string;
}

export function rule(say: (phrases: Phrases) => string): RuleSentence {
	return (facts) => spaced(say(phrasesOf(facts)));
}

function phrasesOf(facts: RuleFacts): Phrases {
	const { trigger, sent, waitMs, count } = facts;
	const sentSegment = sent === null ? null : segmentName(sent);
	return {
		host: hostName(facts.host),
		peer: hostName(facts.peer),
		arrived: trigger !== null && trigger > 0 ? segmentName(trigger) : "到达的报文段",
		sent: sentSegment === null ? "" : `（${sentSegment}）`,
		sentSegment,
		reset: facts.sentFlags ?? "RST",
		sentFlags: facts.sentFlags,
		wait: waitMs === null ? null : showDuration(waitMs),
		count: count === null ? null : showCount(count),
		entered: facts.to !== null,
		moves: (otherwise) => (facts.to === null ? otherwise : movesTo(facts.to, facts.from)),
		ends: endsOf(facts),
	};
}

function movesTo(to: string, from: string | null): string {
	return from === null ? `进入 ${to}` : `从 ${from} 进入 ${to}`;
}

/** A host that still listens is in LISTEN once its connection is gone. */
function endsOf({ to, from }: RuleFacts): string {
	if (to === "CLOSED") return `连接${movesTo(to, from)}`;
	if (to === "LISTEN") return "连接结束，只剩监听套接字处于 LISTEN";
	return "连接就此结束";
}
