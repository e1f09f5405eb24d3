// The two ways to practise that are compared: following `next`, and whatever comes.
import { difficultyFor, isWithinReach } from "../../review/mastery.ts";
import { chooseNext, type NextReason, type Ranked, type SkillToLearn } from "../../review/next.ts";
import type { SkillState } from "../../review/skill-state.ts";
import { worthBy } from "../../review/worth.ts";
import type { Random } from "../../scenario/random.ts";
import type { Item, Source } from "./items.ts";

/** All that may be practised, and what builds on what. */
export interface Course {
	readonly graph: readonly SkillToLearn[];
	readonly sources: readonly Source[];
	/** Sources by skill: those of which an item asks it. */
	readonly asking: ReadonlyMap<string, readonly Source[]>;
}

export function courseOf(graph: readonly SkillToLearn[], sources: readonly Source[]): Course {
	const asks = (id: string) =>
		sources.flatMap((source) => {
			const items = source.items.filter(({ skills }) => skills.has(id));
			return items.length > 0 ? [{ ...source, items }] : [];
		});
	const asking = new Map(graph.map(({ id }) => [id, asks(id)]));
	return { graph: graph.filter(({ id }) => asking.get(id)?.length), sources, asking };
}

/** What was asked last. */
export interface Last {
	readonly skill: string | null;
	readonly source: string | null;
}

export interface Pick {
	readonly item: Item;
	readonly skill: string | null;
	/** Whether nothing is overdue, weak or new: all there was to do today is done. Chance never knows. */
	readonly atRest: boolean;
}

export interface Situation {
	readonly course: Course;
	readonly states: ReadonlyMap<string, SkillState>;
	readonly nowMs: number;
	readonly last: Last;
	readonly random: Random;
}

const TO_DO: readonly NextReason[] = ["overdue", "weak", "new"];

export type Method = (situation: Situation) => Pick;

/** Any template, and any scenario of it. */
export const atRandom: Method = ({ course, random }) => {
	const source = course.sources[random.int(0, course.sources.length - 1)];
	return { item: anItemOf(source, random), skill: null, atRest: false };
};

/** Any skill, in a scenario that asks it: what is rare is asked as often as what is in every template. */
export const anySkill: Method = ({ course, states, last, random }) => {
	const skill = course.graph[random.int(0, course.graph.length - 1)]?.id ?? "";
	const ranked = [{ skill, reason: "new" as const, dueMs: null, elapsed: 0 }];
	return { item: itemAsking(course, ranked, states, last.source, random), skill, atRest: false };
};

/** The skill that `chooseNext` names, in a scenario that asks it, by a template near the learner's difficulty. */
export const byNext: Method = ({ course, states, nowMs, last, random }) => {
	const ranked = chooseNext(course.graph, states, nowMs, last.skill);
	const [first] = ranked;
	if (!first) throw new Error("a course without skills");
	return {
		item: itemAsking(course, ranked, states, last.source, random),
		skill: first.skill,
		atRest: !ranked.some(({ reason }) => TO_DO.includes(reason)),
	};
};

/**
 * Never of the same template twice running, unless no other asks the skill: of the templates that are worth most, one
 * near the learner's difficulty.
 */
export function itemAsking(
	{ asking }: Course,
	ranked: readonly Ranked[],
	states: ReadonlyMap<string, SkillState>,
	lastSource: string | null,
	random: Random,
): Item {
	const skill = ranked[0]?.skill ?? "";
	const all = asking.get(skill) ?? [];
	const others = all.filter(({ id }) => id !== lastSource);
	const wish = difficultyFor(states.get(skill));
	const worth = worthBy(ranked);
	const rated = random.shuffle(others.length > 0 ? others : all).map((source) => ({
		source,
		worth: worth(source.skills),
		farness: Math.abs(source.difficulty - wish),
		// Every template can be had a step easier and a step harder.
		inReach: [-1, 0, 1].some((step) => isWithinReach(source.difficulty + step, wish)),
	}));
	const [best] = rated.sort(
		(a, b) => Number(b.inReach) - Number(a.inReach) || b.worth - a.worth || a.farness - b.farness,
	);
	return anItemOf(best?.source, random);
}

/** Any template or question that asks it, any item of it that does. */
export function anItemAsking({ asking }: Course, skill: string, random: Random): Item {
	const sources = asking.get(skill) ?? [];
	return anItemOf(sources[random.int(0, sources.length - 1)], random);
}

function anItemOf(source: Source | undefined, random: Random): Item {
	const item = source?.items[random.int(0, source.items.length - 1)];
	if (!item) throw new Error("a source without items");
	return item;
}
