// What each skill builds on, those of scenarios and those that only questions train: one graph for all that is asked.
// Ids alone, so that the Worker, which reads titles out of the bank's text, does not carry them twice.
import { SKILL_IDS, SKILLS } from "../scenario/skills.ts";
import type { BankSkillId, QuestionSkill } from "./skills.ts";

/** Directly: to be learned before it. No skill comes after itself. */
const AFTER = {
	"header-fields": [],
	"flag-meanings": ["header-fields"],
	"syn-options": ["header-fields", "handshake-flags"],
	"number-space": ["sequence-wraps"],
	"isn-choice": ["syn-consumes-one"],
	"handshake-proof": ["handshake-purpose"],
	"why-three-segments": ["handshake-proof"],
	"data-in-handshake": ["data-counts-octets", "handshake-flags"],
	"fast-open": ["data-in-handshake"],
	"open-calls": ["active-open-states", "passive-open-states"],
	"connection-limits": ["open-calls"],
	"state-meanings": ["active-close-states", "passive-close-states"],
	"state-display": ["state-meanings"],
	"why-four-segments": ["teardown-flags"],
	"half-close": ["fin-meaning"],
	"fin-meaning": ["fin-consumes-one"],
	"close-wait-leak": ["passive-close-states"],
	"fin-wait-2": ["active-close-states"],
	"time-wait-reasons": ["time-wait"],
	"time-wait-many": ["time-wait-reasons", "port-reuse"],
	"close-and-shutdown": ["half-close"],
	"read-returns-zero": ["fin-meaning"],
	"process-exit": ["close-and-shutdown"],
	linger: ["close-and-shutdown", "reset-rules"],
	"reuse-address": ["port-reuse"],
	"keep-alive": ["half-open-discovery"],
	"sending-rules": ["header-fields", "data-counts-octets"],
	"platform-differences": ["socket-errors"],
	"non-blocking-connect": ["socket-errors", "open-calls"],
	"linux-call-path": ["open-calls"],
	"flood-mechanism": ["backlog-arithmetic"],
	"flood-signs": ["flood-mechanism", "state-display"],
	"denial-kinds": ["flood-mechanism"],
	"defence-costs": ["syn-cookies"],
	"address-filtering": ["flood-mechanism"],
	"port-scan": ["reset-rules"],
	"session-hijacking": ["isn-prediction"],
	encryption: ["session-hijacking"],
} as const satisfies Readonly<Record<BankSkillId, readonly QuestionSkill[]>>;

export interface SkillNode {
	readonly id: QuestionSkill;
	readonly after: readonly QuestionSkill[];
}

/** Every skill once, those of scenarios first; within each table in its order. */
export const SKILL_GRAPH: readonly SkillNode[] = [
	...SKILL_IDS.map((id) => ({ id, after: SKILLS[id].after })),
	...ownSkills().map((id) => ({ id, after: AFTER[id] })),
];

function ownSkills(): readonly (keyof typeof AFTER)[] {
	return Object.keys(AFTER) as (keyof typeof AFTER)[];
}
