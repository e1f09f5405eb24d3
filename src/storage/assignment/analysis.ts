// What statistics, the map of misconceptions and follow-ups are made from, read out of an assignment's tables: of whoever is
// excused, nothing.
import { MAX_HOLDERS } from "../../contract/misconception-map.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import type { Assignment } from "../../course/assignment.ts";
import { type MisconceptionMap, misconceptionMap } from "../../course/map/misconception-map.ts";
import type { About } from "../../course/remedial.ts";
import { type Statistics, statisticsOf } from "../../course/statistics/statistics.ts";
import { readExcused, readIdeas } from "./class-ideas.ts";
import { readPapers } from "./class-papers.ts";
import { keepStale } from "./summaries.ts";

/** Plain data, as the other answers: it crosses an RPC. */
export interface StatisticsAnswer {
	readonly assignment: Assignment;
	readonly statistics: Statistics;
}

export function answerStatistics(sql: SqlStorage, assignment: Assignment, nowMs: number): StatisticsAnswer {
	return { assignment, statistics: statisticsOf(readPapers(sql, assignment, nowMs)) };
}

export interface MapAnswer {
	readonly assignment: Assignment;
	readonly map: MisconceptionMap;
}

/** Of all ideas, or with `only` of one, with as many of those who hold them as are ever listed. */
export function answerMap(sql: SqlStorage, assignment: Assignment, only: string | null): MapAnswer {
	const most = (id: string) => (only === null ? MAX_HOLDERS.amongAll : id === only ? MAX_HOLDERS.alone : 0);
	return { assignment, map: misconceptionMap(readIdeas(sql), most) };
}

/** Who needs a follow-up about something. */
export interface NeedingAnswer {
	readonly assignment: Assignment;
	readonly learners: readonly LearnerId[];
	/** Of those who were named: who has no row. */
	readonly unknown: readonly LearnerId[];
	/** Items in which the misconception showed, most first. */
	readonly showedIn: readonly number[];
}

/** `named` instead of whoever needs it by the results. */
export function answerNeeding(
	sql: SqlStorage,
	assignment: Assignment,
	about: About,
	named: readonly LearnerId[] | null,
): NeedingAnswer {
	const found = "skill" in about ? failing(sql, about.skill) : holding(sql, about.misconception);
	if (!named) return { assignment, ...found, unknown: [] };
	const known = new Set(readKnown(sql, named));
	const learners = [...new Set(named)].filter((id) => known.has(id));
	return { ...found, assignment, learners, unknown: named.filter((id) => !known.has(id)) };
}

type Needing = Pick<NeedingAnswer, "learners" | "showedIn">;

function failing(sql: SqlStorage, skill: string): Needing {
	return { learners: readFailing(sql, skill), showedIn: [] };
}

function holding(sql: SqlStorage, misconception: string): Needing {
	const all = (id: string) => (id === misconception ? Number.POSITIVE_INFINITY : 0);
	const idea = misconceptionMap(readIdeas(sql), all).ideas.find(({ id }) => id === misconception);
	return {
		// They were ids when they were written, here and below.
		learners: (idea?.holders ?? []).map(({ learnerId }) => learnerId as LearnerId),
		showedIn: (idea?.items ?? []).map(({ item }) => item),
	};
}

/** Learners whose last attempt that needed the skill did not get all of it right. */
export function readFailing(sql: SqlStorage, skill: string): readonly LearnerId[] {
	keepStale(sql);
	const excused = readExcused(sql);
	return sql
		.exec<{ learner_id: string }>(
			"SELECT learner_id FROM class_ideas WHERE instr(skills, ?) > 0",
			`${JSON.stringify(skill)}:false`,
		)
		.toArray()
		.filter(({ learner_id }) => !excused.has(learner_id))
		.map(({ learner_id }) => learner_id as LearnerId);
}

/** Those of `learners` that have a row. */
export function readKnown(sql: SqlStorage, learners: readonly string[]): readonly string[] {
	return sql
		.exec<{ learner_id: string }>(
			"SELECT learner_id FROM learners WHERE learner_id IN (SELECT value FROM json_each(?))",
			JSON.stringify(learners),
		)
		.toArray()
		.map(({ learner_id }) => learner_id);
}
