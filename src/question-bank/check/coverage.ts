// That the bank covers what it promises: enough questions a topic, every skill of its own table, every kind, every
// level of difficulty.
import { DIFFICULTIES } from "../../scenario/spec.ts";
import { QUESTION_KINDS } from "../kinds/names.ts";
import type { Question } from "../schema.ts";
import { BANK_SKILLS } from "../skills.ts";
import { TOPIC_IDS, TOPICS } from "../topics.ts";

export const AT_LEAST_IN_ALL = 170;

export interface CoverageRow {
	readonly name: string;
	readonly count: number;
	readonly atLeast: number;
}

export function coverage(questions: readonly Question[]): readonly CoverageRow[] {
	const count = (fits: (question: Question) => boolean) => questions.filter(fits).length;
	return [
		...TOPIC_IDS.map((id) => ({
			name: id,
			count: count(({ topic }) => topic === id),
			atLeast: TOPICS[id].atLeast,
		})),
		...QUESTION_KINDS.map((id) => ({ name: `kind ${id}`, count: count(({ kind }) => kind === id), atLeast: 3 })),
		...DIFFICULTIES.map((id) => ({
			name: `difficulty ${id}`,
			count: count(({ difficulty }) => difficulty === id),
			atLeast: 5,
		})),
		...Object.keys(BANK_SKILLS).map((id) => ({
			name: `skill ${id}`,
			count: count(({ skills }) => skills.some((skill) => skill === id)),
			atLeast: 1,
		})),
		{ name: "in all", count: questions.length, atLeast: AT_LEAST_IN_ALL },
	];
}
