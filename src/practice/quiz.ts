// Which questions and scenarios make a quiz: mixed half and half, none twice, those not yet attempted first.
import type { Failure } from "../contract/failure.ts";
import type { Bank, BankEntry } from "../question-bank/bank.ts";
import { seedOf } from "../question-bank/seed.ts";
import { type Random, seededRandom } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Template } from "../scenario/template.ts";
import { refuseUnknown } from "./known.ts";
import { describeNewScenario, type Making } from "./make.ts";
import type { ScenarioDescription } from "./scenario-description.ts";
import type { Attempted } from "./submission.ts";

export interface QuizChoice {
	readonly n: number;
	readonly families?: readonly string[] | undefined;
	readonly topics?: readonly string[] | undefined;
	readonly difficulty?: number | undefined;
	/** 32 bits. */
	readonly seed: number;
}

export type QuizPick =
	/** Its seed is public: whoever answers it sends it along. */
	| { readonly type: "question"; readonly entry: BankEntry; readonly seed: number }
	| { readonly type: "scenario"; readonly template: Template; readonly seed: number };

/** The picks, or which of the topics there is not. */
export function makeQuiz(
	choice: QuizChoice,
	bank: Bank,
	attempted: Attempted,
): { readonly ok: true; readonly picks: readonly QuizPick[] } | Failure {
	const refused = refuseUnknown("topics", "topic", choice.topics ?? [], bank.titles.topics);
	return refused ?? { ok: true, picks: chooseQuiz(choice, bank, TEMPLATES, attempted) };
}

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

export function questionItem({ type, entry, seed }: Extract<QuizPick, { type: "question" }>) {
	const { id, topic, kind, difficulty } = entry;
	return { type, id, link: `/v1/questions/${id}?seed=${seed}`, difficulty, topic, kind, seed };
}

/**
 * What the picked scenario is sealed as: for practice, by anyone. Where the caller named the quiz's seed, so that the whole
 * quiz can be had again, it has the seed that was picked with it; otherwise a secret.
 */
export function describePicked(
	{ template, seed }: Extract<QuizPick, { type: "scenario" }>,
	seedNamed: boolean,
	making: Making,
): ScenarioDescription {
	const made = describeNewScenario({ template: template.id, ...(seedNamed && { seed }) }, making);
	if (!made.ok) throw new Error(made.code);
	return made.description;
}

/** `scenarioId` is what its description was sealed as. */
export function scenarioItem({ type, template }: Extract<QuizPick, { type: "scenario" }>, scenarioId: string) {
	const { id, family, difficulty } = template;
	return { type, id: scenarioId, link: `/v1/scenarios/${scenarioId}`, difficulty, family, template: id };
}
