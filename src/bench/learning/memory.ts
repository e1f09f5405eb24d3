// What is remembered when a family is mastered, and how many reviews that takes: by due dates, and by two weekly plans.
import type { Random } from "../../scenario/random.ts";
import { DAY_MS, type Learner, recall, twin } from "./learner.ts";
import { anItemAsking, byNext, type Course, itemAsking, type Last } from "./methods.ts";
import { ATTEMPT_MS, attempt, type Outcome, type Record, sittingOf } from "./sessions.ts";

export interface Remembered {
	/** Days since all was mastered. */
	readonly days: number;
	/** Attempts since then. */
	readonly reviews: number;
	/** Mean chance to recall a skill, over the skills: at the end of these days, and after `PAUSE_DAYS` without practice. */
	readonly retention: number;
	readonly afterPause: number;
}

export const PAUSE_DAYS = 30;

export type Plan = (course: Course, record: Record, dayMs: number, day: number, random: Random) => void;

/** Every day, whatever `next` says, until it has nothing more for today. */
export const byDueDates: Plan = (course, record, startMs, _, random) => {
	let last: Last = { skill: null, source: null };
	for (let i = 0; i < MOST_A_DAY; i++) {
		const nowMs = startMs + i * ATTEMPT_MS;
		const pick = byNext({ course, states: record.states, nowMs, last, random });
		if (pick.atRest) return;
		attempt(record, pick.item, nowMs);
		last = { skill: pick.skill, source: pick.item.source };
	}
};

/** The same on every seventh day alone: what is due then shares its scenarios. */
export const byDueDatesWeekly: Plan = (course, record, startMs, day, random) => {
	if (day % 7 === 0) byDueDates(course, record, startMs, day, random);
};

/** A weekly plan as one would set it: every seventh day each skill once, in an item of its own, any that asks it. */
export const oneASkillWeekly: Plan = (course, record, startMs, day, random) => {
	if (day % 7 !== 0) return;
	for (const [i, { id }] of random.shuffle(course.graph).entries())
		attempt(record, anItemAsking(course, id, random), startMs + i * ATTEMPT_MS);
};

/**
 * The hardest weekly plan to do better than: every seventh day, until every skill was asked, by scenarios that ask as many
 * as can be of those that are left. Nobody would set it by hand.
 */
export const packedWeekly: Plan = (course, record, startMs, day, random) => {
	if (day % 7 !== 0) return;
	const open = new Set(course.graph.map(({ id }) => id));
	let lastSource: string | null = null;
	for (let i = 0; open.size > 0; i++) {
		const ranked = [...open].map((skill) => ({ skill, reason: "overdue" as const, dueMs: null, elapsed: 1 }));
		const item = itemAsking(course, ranked, record.states, lastSource, random);
		attempt(record, item, startMs + i * ATTEMPT_MS);
		lastSource = item.source;
		for (const asked of item.skills) open.delete(asked);
	}
};

const MOST_A_DAY = 40;

export const never: Plan = () => {};

/** Goes on from where all was mastered, by the plan, and looks after so many days, ascending. */
export function remember(
	course: Course,
	{ record, days: before }: Outcome,
	plan: Plan,
	looks: readonly number[],
	random: Random,
): readonly Remembered[] {
	const learner = twin(record.learner, random);
	const copy: Record = { learner, states: new Map(record.states), attempts: record.attempts };
	let day = 0;
	return looks.map((days) => {
		while (day < days) {
			day += 1;
			plan(course, copy, sittingOf(before + day, random), day, random);
		}
		const retained = (later: number) => meanRecall(course, learner, (before + days + 1 + later) * DAY_MS);
		const reviews = copy.attempts - record.attempts;
		return { days, reviews, retention: retained(0), afterPause: retained(PAUSE_DAYS) };
	});
}

function meanRecall({ graph }: Course, learner: Learner, nowMs: number): number {
	return graph.reduce((sum, { id }) => sum + recall(learner, id, nowMs), 0) / graph.length;
}
