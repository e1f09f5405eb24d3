// Which questions and scenarios make a quiz: mixed half and half, none twice, those not yet attempted first.
import type { Bank, BankEntry } from "../question-bank/bank.ts";
import { seedOf } from "../question-bank/seed.ts";
import { type Random, seededRandom } from "../scenario/random.ts";
import type { Template } from "../scenario/template.ts";
import type { Attempted } from "../storage/learner/submission.ts";

export interface QuizChoice {
	readonly n: number;
	readonly families?: readonly string[] | undefined;
	readonly topics?: readonly string[] | undefined;
	readonly difficulty?: number | undefined;
	/** 32 bits. */
	readonly seed: number;
}

export type QuizPick =
	| { readonly type: "question"; readonly entry: BankEntry; readonly seed: number }
	| { readonly type: "scenario"; readonly template: Template; readonly seed: number };

/** Where there is too little of one kind the other makes up for it; fewer than `n` where there is too little of both. */
export function chooseQuiz(
	{ n, families, topics, difficulty, seed }: QuizChoice,
	{ entries }: Pick<Bank, "entries">,
	templates: readonly Template[],
	attempted: Attempted,
): readonly QuizPick[] {
	const random = seededRandom(seedOf(`quiz ${seed}`));
	const questions = freshFirst(entries, attempted.questions, random).filter(
		(entry) => (!topics || topics.includes(entry.topic)) && (!difficulty || entry.difficulty === difficulty),
	);
	const scenarios = freshFirst(templates, attempted.templates, random).filter(
		(template) =>
			(!families || families.includes(template.family)) && (!difficulty || template.difficulty === difficulty),
	);
	const half = Math.max(Math.ceil(n / 2), n - scenarios.length);
	const asked = questions.slice(0, half).map((entry) => ({ type: "question" as const, entry }));
	const posed = scenarios.slice(0, n - asked.length).map((template) => ({ type: "scenario" as const, template }));
	return random.shuffle([...asked, ...posed]).map((pick) => ({ ...pick, seed: random.int(0, 0xffffffff) }));
}

function freshFirst<T extends { readonly id: string }>(all: readonly T[], seen: readonly string[], random: Random) {
	const known = new Set(seen);
	const shuffled = random.shuffle(all);
	return [...shuffled.filter(({ id }) => !known.has(id)), ...shuffled.filter(({ id }) => known.has(id))];
}
