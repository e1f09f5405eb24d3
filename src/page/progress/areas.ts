// Where each skill stands on the map: areas in the order in which they build on each other.
import type { QuestionSkill } from "../../question-bank/skills.ts";

export const AREAS = ["numbers", "opening", "closing", "loss", "queues", "attacks"] as const;
export type Area = (typeof AREAS)[number];

/** In the order in which a list shows those that build on nothing. */
const SKILLS_OF = {
	numbers: [
		"header-fields",
		"flag-meanings",
		"syn-consumes-one",
		"ack-is-next-expected",
		"fin-consumes-one",
		"isn-choice",
		"data-counts-octets",
		"pure-ack-consumes-nothing",
		"sequence-wraps",
		"number-space",
	],
	opening: [
		"handshake-flags",
		"handshake-purpose",
		"handshake-proof",
		"why-three-segments",
		"syn-options",
		"data-in-handshake",
		"fast-open",
		"active-open-states",
		"passive-open-states",
		"simultaneous-open-states",
		"open-calls",
		"connection-limits",
		"linux-call-path",
		"socket-errors",
		"non-blocking-connect",
		"platform-differences",
		"socket-list-reading",
	],
	closing: [
		"teardown-flags",
		"why-four-segments",
		"fin-meaning",
		"half-close",
		"close-and-shutdown",
		"process-exit",
		"linger",
		"read-returns-zero",
		"active-close-states",
		"passive-close-states",
		"simultaneous-close-states",
		"state-meanings",
		"state-display",
		"fin-wait-2",
		"close-wait-leak",
		"stuck-connections",
		"time-wait",
		"time-wait-reasons",
		"port-reuse",
		"reuse-address",
		"time-wait-many",
	],
	loss: [
		"retransmission-keeps-number",
		"retransmission-backoff",
		"data-delivery",
		"sending-rules",
		"reset-rules",
		"old-duplicates",
		"half-open-discovery",
		"keep-alive",
	],
	queues: ["half-open-lifetime", "backlog-arithmetic", "accept-queue"],
	attacks: [
		"flood-mechanism",
		"flood-effects",
		"syn-cookies",
		"defence-costs",
		"flood-rate",
		"choosing-a-defence",
		"flood-signs",
		"address-filtering",
		"denial-kinds",
		"reflection",
		"port-scanning",
		"port-scan",
		"isn-prediction",
		"session-hijacking",
		"encryption",
	],
} as const satisfies Readonly<Record<Area, readonly QuestionSkill[]>>;

/** Refuses to compile while a skill stands nowhere. */
type Missing = Exclude<QuestionSkill, (typeof SKILLS_OF)[Area][number]>;
const complete: [Missing] extends [never] ? true : Missing = true;

/** Undefined for a skill that is newer than this script. */
export function areaOf(skill: string): Area | undefined {
	const places: Readonly<Record<Area, readonly string[]>> = SKILLS_OF;
	return complete && AREAS.find((area) => places[area].includes(skill));
}

/** Its place among those of its area; large for what is not in the table. */
export function placeOf(skill: string): number {
	const all: readonly string[] = Object.values(SKILLS_OF).flat();
	const place = all.indexOf(skill);
	return place < 0 ? all.length : place;
}
