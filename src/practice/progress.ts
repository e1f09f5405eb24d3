// What attempts add up to: the progress of a learner is made of them one by one, in order.
import type { LearnerId } from "../contract/primitives.ts";
import type { AssessedTotals, ProgressThen, SkillThen } from "../contract/progress.ts";
import type { Shown } from "./shown.ts";
import { type SkillSighting, showsSkill } from "./sighting.ts";

/** What one attempt adds. */
export interface Contribution {
	readonly points: number;
	readonly max: number;
	/** What it adds to what the assessed scenarios of a server come to; null where it is none of them. */
	readonly assessed: AssessedShare | null;
	/** One for each skill of each blank that was answered readably, in the order of the blanks. */
	readonly sightings: readonly SkillSighting[];
	/** Ids of the misconceptions that were diagnosed. */
	readonly misconceptions: readonly string[];
	/** What it shows of what the learner knows; left out where an earlier release recorded the attempt. */
	readonly shown?: Shown;
}

/** The first attempt at a scenario adds it, every later one what it changes. */
export interface AssessedShare {
	readonly scenarios: 0 | 1;
	readonly points: number;
	readonly max: number;
}

export const NOTHING_ASSESSED: AssessedTotals = { attempts: 0, scenarios: 0, points: 0, max: 0, scaled: 0 };

export function nothingYet(learnerId: LearnerId): ProgressThen {
	const totals = { attempts: 0, points: 0, max: 0, scaled: 0 };
	return { learnerId, totals, assessed: NOTHING_ASSESSED, skills: [], misconceptions: [] };
}

/** An attempt that counts. */
export interface Counted {
	readonly added: Contribution;
	/** When it was recorded, as an ISO timestamp. */
	readonly at: string;
}

/** Progress after these attempts, in their order. */
export function addAttempts(progress: ProgressThen, attempts: readonly Counted[]): ProgressThen {
	return {
		learnerId: progress.learnerId,
		totals: attempts.reduce((totals, { added }) => addTotals(totals, added), progress.totals),
		assessed: attempts.reduce((totals, { added }) => addAssessed(totals, added.assessed), progress.assessed),
		skills: seeSkills(progress.skills, attempts),
		misconceptions: seeMisconceptions(progress.misconceptions, attempts),
	};
}

function addTotals(totals: ProgressThen["totals"], { points, max }: Contribution): ProgressThen["totals"] {
	return sum(totals.attempts + 1, totals.points + points, totals.max + max);
}

export function sum(attempts: number, points: number, max: number): ProgressThen["totals"] {
	return { attempts, points, max, scaled: max === 0 ? 0 : points / max };
}

/** Points of later attempts are taken off and added again: to six digits, so that what is left is what was earned. */
function addAssessed(totals: AssessedTotals, added: AssessedShare | null): AssessedTotals {
	if (!added) return totals;
	const points = Math.round((totals.points + added.points) * 1e6) / 1e6;
	return {
		scenarios: totals.scenarios + added.scenarios,
		...sum(totals.attempts + 1, points, totals.max + added.max),
	};
}

function seeSkills(known: readonly SkillThen[], attempts: readonly Counted[]): SkillThen[] {
	const skills = new Map(known.map((one) => [one.skill, one]));
	for (const { added, at } of attempts) {
		for (const [skill, lastVerdict] of added.sightings) {
			const before = skills.get(skill);
			const { seen, correct } = before ?? { seen: 0, correct: 0 };
			const right = showsSkill(lastVerdict) ? 1 : 0;
			// Attempts of a record that was claimed may be older than those before them.
			const last = before && before.lastAt > at ? before : { lastAt: at, lastVerdict };
			const { lastAt, lastVerdict: verdict } = last;
			skills.set(skill, { skill, seen: seen + 1, correct: correct + right, lastAt, lastVerdict: verdict });
		}
	}
	const all = [...skills.values()];
	return all.length === known.length ? all : all.sort((a, b) => (a.skill < b.skill ? -1 : 1));
}

type Misconceptions = ProgressThen["misconceptions"];

function seeMisconceptions(known: Misconceptions, attempts: readonly Counted[]): Misconceptions {
	const all = new Map(known.map((one) => [one.id, one]));
	for (const { added, at } of attempts) {
		for (const id of added.misconceptions) {
			const { seen, lastAt } = all.get(id) ?? { seen: 0, lastAt: at };
			all.set(id, { id, seen: seen + 1, lastAt: lastAt > at ? lastAt : at });
		}
	}
	return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
