// The memory after one more passage.
import type { Connection } from "../../../src/tcp/connection.ts";
import { hasSyn } from "../../../src/tcp/segment.ts";
import type { SequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { entryOf } from "./acceptability.ts";
import { isPerhapsQuestioned, isQuestioned } from "./challenges.ts";
import { cookieIn } from "./cookies.ts";
import { isHeard } from "./keep-alive.ts";
import { type Memory, type Remembered, UNKNOWN } from "./memory.ts";
import { type Change, isFrom, isReceiver, octetsReceived, type Passage, pureAcks, timeWaitStarted } from "./passage.ts";
import { broughtAfter } from "./reception.ts";

export function remember(passage: Passage): Memory {
	const { memory, arrival } = passage;
	const injected =
		arrival && arrival.segment.number < 0
			? new Map(memory.injected).set(arrival.segment.number, arrival.segment)
			: memory.injected;
	return { injected, cookies: rememberCookie(passage), connections: rememberConnections(passage) };
}

function rememberConnections(passage: Passage): Memory["connections"] {
	const { memory, changes } = passage;
	const concerned = changes.filter((change) => isConcerned(passage, change));
	if (concerned.length === 0) return memory.connections;
	const connections = new Map(memory.connections);
	for (const change of concerned)
		if (change.after) connections.set(change.after.id, rememberOne(passage, change, change.after));
	return connections;
}

/** Of the other connections of the host there is nothing new to remember. */
function isConcerned(passage: Passage, { before, after }: Change): boolean {
	if (!after) return false;
	return (
		!before || passage.event.type === "call" || passage.fired?.before.id === after.id || isReceiver(passage, after)
	);
}

function rememberOne(passage: Passage, { before }: Change, c: Connection): Remembered {
	const now = passage.after.nowMs;
	const was = passage.memory.connections.get(c.id) ?? { ...UNKNOWN, openedAt: now, heardAt: now };
	return {
		...handshake(passage, was, c),
		openedAt: was.openedAt,
		heardAt: isHeard(passage, c) ? now : was.heardAt,
		...challenges(passage, was, before, c),
		waitsSince: timeWaitStarted(passage, c) ? now : was.waitsSince,
		reopened: was.reopened || (before === undefined && passage.arrival?.at?.state === "TIME-WAIT"),
		brought: broughtAfter(passage, was, c),
		octets: was.octets + (isReceiver(passage, c) ? octetsReceived(passage) : 0),
	};
}

function handshake(
	{ fired, sent, after }: Passage,
	was: Remembered,
	c: Connection,
): Pick<Remembered, "handshakeAt" | "handshakeAgain"> {
	const expired = fired?.kind === "retransmission" && fired.before.id === c.id;
	const syns = sent.filter((s) => hasSyn(s) && isFrom(c, s));
	return {
		handshakeAt: syns.some((s) => !s.retransmission) ? after.nowMs : was.handshakeAt,
		handshakeAgain: was.handshakeAgain || expired || syns.some((s) => s.retransmission),
	};
}

type Challenges = Pick<Remembered, "challengedAt" | "perhapsChallengedAt">;

/** Another entry, another limit. */
function challenges(passage: Passage, was: Remembered, before: Connection | undefined, c: Connection): Challenges {
	const { arrival, expected, after, sent } = passage;
	if (before && entryOf(before) !== entryOf(c)) return NO_CHALLENGE;
	const { challengedAt, perhapsChallengedAt } = was;
	const at = arrival?.at;
	const silent = pureAcks(passage) === 0 && !sent.some(hasSyn);
	if (!arrival || at?.id !== c.id || silent || !isQuestioned(expected, at, arrival.segment))
		return { challengedAt, perhapsChallengedAt };
	return isPerhapsQuestioned(expected, at, arrival.segment)
		? { challengedAt, perhapsChallengedAt: after.nowMs }
		: { challengedAt: after.nowMs, perhapsChallengedAt };
}

const NO_CHALLENGE: Challenges = {
	challengedAt: UNKNOWN.challengedAt,
	perhapsChallengedAt: UNKNOWN.perhapsChallengedAt,
};

function rememberCookie(passage: Passage): ReadonlyMap<string, SequenceNumber> {
	const { memory } = passage;
	const cookie = cookieIn(passage);
	if (!cookie || memory.cookies.has(cookie.key)) return memory.cookies;
	return new Map(memory.cookies).set(cookie.key, cookie.number);
}
