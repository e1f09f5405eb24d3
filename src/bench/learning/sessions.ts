// Practice over days: a sitting a day, at about the same hour, and what our record and the learner's head hold of it.
import { isMastered } from "../../review/mastery.ts";
import { observe } from "../../review/observe.ts";
import type { SkillState } from "../../review/skill-state.ts";
import type { Random } from "../../scenario/random.ts";
import type { Item } from "./items.ts";
import { DAY_MS, knows, type Learner, practise } from "./learner.ts";
import type { Course, Last, Method } from "./methods.ts";

const HOUR_MS = 3_600_000;
export const ATTEMPT_MS = 6 * 60_000;

/** In the evening, give or take two hours. */
export function sittingOf(day: number, random: Random): number {
	return day * DAY_MS + 18 * HOUR_MS + random.int(-120, 120) * 60_000;
}

/** What is recorded, and the learner it is recorded of. */
export interface Record {
	readonly learner: Learner;
	readonly states: Map<string, SkillState>;
	attempts: number;
}

/** One attempt at an item, with its observations. */
export function attempt(record: Record, item: Item, nowMs: number): void {
	record.attempts += 1;
	for (const [skill, share] of practise(record.learner, item, nowMs)) {
		const seen = {
			atMs: nowMs,
			instance: `${item.source} ${record.attempts}`,
			share,
			firstTry: true,
			hinted: false,
			confidence: null,
		};
		record.states.set(skill, observe(record.states.get(skill), seen));
	}
}

export interface Outcome {
	/** Attempts until every skill had been mastered by the criterion; infinite if not within `MOST_DAYS`. */
	readonly untilMastered: number;
	/** Attempts until the learner had learned every skill. */
	readonly untilLearned: number;
	readonly days: number;
	/** Of the skills, when they were mastered first: how many the learner did not know. */
	readonly unknown: number;
	readonly record: Record;
}

const MOST_DAYS = 200;

/** Practises until both have come about; rests when the method says so. */
export function practiseUntilMastered(
	course: Course,
	learner: Learner,
	method: Method,
	perDay: number,
	random: Random,
): Outcome {
	const record: Record = { learner, states: new Map(), attempts: 0 };
	const toMaster = new Map(course.graph.map(({ id }) => [id, false]));
	const toLearn = new Set(toMaster.keys());
	const reached = { untilMastered: Number.POSITIVE_INFINITY, untilLearned: Number.POSITIVE_INFINITY, unknown: 0 };
	let last: Last = { skill: null, source: null };
	let day = 0;
	for (; day < MOST_DAYS && !(toMaster.size === 0 && toLearn.size === 0); day++) {
		const start = sittingOf(day, random);
		for (let i = 0; i < perDay && !(toMaster.size === 0 && toLearn.size === 0); i++) {
			const nowMs = start + i * ATTEMPT_MS;
			const pick = method({ course, states: record.states, nowMs, last, random });
			if (pick.atRest) break;
			attempt(record, pick.item, nowMs);
			last = { skill: pick.skill, source: pick.item.source };
			for (const skill of toLearn) if (knows(learner, skill)) toLearn.delete(skill);
			for (const skill of toMaster.keys())
				if (isMastered(record.states.get(skill))) {
					toMaster.delete(skill);
					if (!knows(learner, skill)) reached.unknown += 1;
				}
			if (toLearn.size === 0) reached.untilLearned = Math.min(reached.untilLearned, record.attempts);
			if (toMaster.size === 0) reached.untilMastered = Math.min(reached.untilMastered, record.attempts);
		}
	}
	return { ...reached, days: day, record };
}
