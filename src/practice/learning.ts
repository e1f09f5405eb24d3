// What a learner's attempts, folded one by one in their order, say about what the learner knows: the state of every skill,
// misconceptions held and cured, confidence, and totals of practice.
import type { Progress, ProgressThen, SkillMastery } from "../contract/progress.ts";
import { isMastered } from "../review/mastery.ts";
import { observe } from "../review/observe.ts";
import type { Observation, SkillState } from "../review/skill-state.ts";
import { addSure, calibrationOf, NOTHING_SURE, type SureCounts } from "./calibration.ts";
import { type Held, holdOn } from "./held.ts";
import { type Contribution, sum } from "./progress.ts";
import { type SkillSighting, showsSkill } from "./sighting.ts";

export interface Learning {
	/** Number of the last attempt that is in it; 0 before the first. */
	readonly upTo: number;
	readonly skills: ReadonlyMap<string, SkillState>;
	/** Misconceptions that were ever diagnosed, by id. */
	readonly held: ReadonlyMap<string, Held>;
	readonly practice: Progress["practice"];
	readonly sure: SureCounts;
}

export const NOTHING_LEARNT: Learning = {
	upTo: 0,
	skills: new Map(),
	held: new Map(),
	practice: sum(0, 0, 0),
	sure: NOTHING_SURE,
};

/** An attempt, as the record has it. */
export interface Folded {
	readonly number: number;
	/** Null where version 0.1 recorded it without. */
	readonly contribution: Contribution | null;
	readonly counted: boolean;
	readonly assessed: boolean;
	/** When it was received, ms since 1970. */
	readonly receivedMs: number;
}

/** When an attempt was answered, ms since 1970. */
export function answeredMs({ contribution, receivedMs }: Pick<Folded, "contribution" | "receivedMs">): number {
	return contribution?.shown?.atMs ?? receivedMs;
}

/** Whether it says anything of what the learner knows. */
export function isLearning({ counted, contribution }: Pick<Folded, "counted" | "contribution">): boolean {
	return counted || contribution?.shown?.review === true;
}

/** After this attempt, the next of the record. */
export function learn(before: Learning, attempt: Folded): Learning {
	const { number, contribution, counted, assessed } = attempt;
	if (!contribution || !isLearning(attempt)) return { ...before, upTo: number };
	const { points, max, misconceptions: diagnosed, shown = {} } = contribution;
	const { practice } = before;
	const atMs = answeredMs(attempt);
	// A question that is recalled on another day speaks for itself, as another question would.
	const instance = shown.review || shown.instance === undefined ? `attempt ${number}` : shown.instance;
	return {
		upTo: number,
		skills: seeSkills(before.skills, contribution, { atMs, instance }),
		held: holdOn(before.held, { diagnosed, contradicted: shown.contradicted ?? [], instance, atMs }),
		practice:
			assessed || !counted ? practice : sum(practice.attempts + 1, practice.points + points, practice.max + max),
		sure: addSure(before.sure, shown.sure ?? []),
	};
}

function seeSkills(
	before: Learning["skills"],
	{ sightings, shown = {} }: Contribution,
	seen: Pick<Observation, "atMs" | "instance">,
): Learning["skills"] {
	if (sightings.length === 0) return before;
	const after = new Map(before);
	for (const skill of new Set(sightings.map(([id]) => id))) {
		const observation = {
			...seen,
			share: shareRight(sightings, skill),
			firstTry: shown.again !== true,
			hinted: shown.hinted?.includes(skill) ?? false,
			confidence: shown.confidence?.[skill] ?? null,
		};
		after.set(skill, observe(before.get(skill), observation));
	}
	return after;
}

function shareRight(sightings: readonly SkillSighting[], skill: string): number {
	const verdicts = sightings.flatMap(([id, verdict]) => (id === skill ? [verdict] : []));
	return verdicts.filter(showsSkill).length / verdicts.length;
}

/** Of these skills, in this order; nothing of one that was never shown. */
export function masteryOf({ skills }: Pick<Learning, "skills">, ids: readonly string[]): readonly SkillMastery[] {
	return ids.flatMap((skill) => {
		const state = skills.get(skill);
		return state ? [{ skill, ...standingOf(state) }] : [];
	});
}

/** As a skill stands that was never shown since its state is kept. */
const UNKNOWN: Omit<SkillMastery, "skill"> = { mastery: 0, mastered: false, dueAt: null };

function standingOf(state: SkillState): Omit<SkillMastery, "skill"> {
	return {
		mastery: Math.round(state.mastery * 1000) / 1000,
		mastered: isMastered(state),
		dueAt: new Date(state.card.dueMs).toISOString(),
	};
}

/** All of a learner's progress. */
export function progressDocument(
	{ skills, misconceptions, ...then }: ProgressThen,
	learning: Learning,
	streak: Progress["streak"],
): Progress {
	return {
		...then,
		practice: learning.practice,
		streak,
		skills: skills.map((one) => ({ ...one, ...UNKNOWN, ...masteryOf(learning, [one.skill])[0] })),
		misconceptions: misconceptions.map((one) => ({ ...one, ...cureOf(learning.held.get(one.id)) })),
		calibration: calibrationOf(learning.sure),
	};
}

function cureOf(held: Held | undefined): Pick<Progress["misconceptions"][number], "cured" | "curedAt"> {
	const curedMs = held?.curedMs ?? null;
	return curedMs === null ? { cured: false } : { cured: true, curedAt: new Date(curedMs).toISOString() };
}
