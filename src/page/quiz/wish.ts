// What is wished for in a quiz, as an element has it and as the service takes it.
import type { QuizWish } from "../shared/api.ts";

export interface WishedQuiz {
	readonly size: number;
	/** s */
	readonly timeLimit: number | null;
	/** With commas between; empty for none. */
	readonly topics: string | null;
	readonly families: string | null;
	readonly skill: string | null;
	readonly difficulty: number | null;
	readonly seed: number | null;
	readonly version: string | null;
}

/** What makes it another quiz when it changes. */
export const WISHES = [
	"size",
	"timeLimit",
	"topics",
	"families",
	"skill",
	"difficulty",
	"seed",
	"version",
] as const satisfies readonly (keyof WishedQuiz)[];

export function wishOf(wished: WishedQuiz): QuizWish {
	const { size, timeLimit, topics, families, skill, difficulty, seed, version } = wished;
	const parameters = { n: size, seconds: timeLimit, topics, families, skill, difficulty, seed, version };
	return Object.fromEntries(
		Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
	);
}
