// Which questions and scenarios make a quiz: mixed half and half, none twice, what the learner has not met before first.
import type { Failure } from "../contract/failure.ts";
import { trains } from "../exercise/choose.ts";
import type { Bank, BankEntry } from "../question-bank/bank.ts";
import { seedOf } from "../question-bank/seed.ts";
import { seededRandom } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Template } from "../scenario/template.ts";
import type { Localized } from "../text/locale.ts";
import { knownSkills, refuseUnknown } from "./known.ts";
import { describeNewScenario, type Making } from "./make.ts";
import type { ScenarioDescription } from "./scenario-description.ts";
import type { Attempted } from "./submission.ts";

export interface QuizChoice {
	readonly n: number;
	readonly families?: readonly string[] | undefined;
	readonly topics?: readonly string[] | undefined;
	readonly difficulty?: number | undefined;
	/** What every question and scenario of it must need. */
	readonly skill?: string | undefined;
	/** 32 bits. */
	readonly seed: number;
	/** Whether the caller named the seed, so that the whole quiz can be had again, its numbers included. */
	readonly seedNamed: boolean;
	/** Until when its scenarios take answers, in seconds since 1970; not bounded when left out. */
	readonly deadline?: number | undefined;
}

export type QuizPick =
	/** Its seed is public: whoever answers it sends it along. */
	| { readonly type: "question"; readonly entry: BankEntry; readonly seed: number }
	/** For practice, by anyone. */
	| { readonly type: "scenario"; readonly template: Template; readonly description: ScenarioDescription };

/** The picks, or which of the topics there is not, or that there is no such skill. */
export function makeQuiz(
	choice: QuizChoice,
	bank: Bank,
	attempted: Attempted,
	making: Making,
): { readonly ok: true; readonly picks: readonly QuizPick[] } | Failure {
	const refused =
		refuseUnknown("topics", "topic", choice.topics ?? [], bank.titles.topics) ??
		refuseUnknown("skill", "skill", [choice.skill], knownSkills(bank.titles));
	return refused ?? { ok: true, picks: chooseQuiz(choice, bank, attempted, making) };
}

/**
 * Where there is too little of one kind the other makes up for it; fewer than `n` where there is too little of both. A
 * scenario always is a new one, of a template that was not met before if there is such a one; a question that was answered
 * before comes only once nothing else is left. What was met longest ago comes first.
 */
function chooseQuiz(
	choice: QuizChoice,
	{ entries }: Pick<Bank, "entries">,
	attempted: Attempted,
	making: Making,
): readonly QuizPick[] {
	const { n, families, topics, difficulty, skill, seed } = choice;
	const random = seededRandom(seedOf(`quiz ${seed}`));
	const isWished = (one: { readonly difficulty: number }) => !difficulty || one.difficulty === difficulty;
	const { fresh, met } = split(random.shuffle(entries), attempted.questions, (entry) => {
		const { topic, skills } = entry;
		return isWished(entry) && (topics?.includes(topic) ?? true) && (!skill || skills.some((id) => id === skill));
	});
	const templates = split(random.shuffle(TEMPLATES), attempted.templates, (template) => {
		const { family } = template;
		return isWished(template) && (families?.includes(family) ?? true) && (!skill || trains(template, skill));
	});
	const posable = [...templates.fresh, ...templates.met];
	const half = Math.min(fresh.length, Math.max(Math.ceil(n / 2), n - posable.length));
	const posed = poseScenarios(posable, n - half, choice, making);
	const asked = [...fresh, ...met].slice(0, n - posed.length).map((entry) => ({ type: "question" as const, entry }));
	return random
		.shuffle([...asked, ...posed])
		.map((pick) => (pick.type === "question" ? { ...pick, seed: random.int(0, 0xffffffff) } : pick));
}

/** Those that fit: in the order given if they were not met before, else what was met longest ago first. */
function split<T extends { readonly id: string }>(
	shuffled: readonly T[],
	seen: readonly string[],
	fits: (one: T) => boolean,
): { readonly fresh: readonly T[]; readonly met: readonly T[] } {
	const places = new Map(seen.map((id, place) => [id, place]));
	const placeOf = ({ id }: T) => places.get(id) ?? -1;
	const fitting = shuffled.filter(fits);
	return {
		fresh: fitting.filter((one) => placeOf(one) < 0),
		met: fitting.filter((one) => placeOf(one) >= 0).sort((a, b) => placeOf(a) - placeOf(b)),
	};
}

/** In search of a skill, so many scenarios of a template are made, */
const TRIED_EACH = 3;
/** and so many beyond the number that is wished for in all: where a scenario has it by chance only, another one makes up. */
const TRIED_BEYOND = 12;

function poseScenarios(templates: readonly Template[], n: number, choice: QuizChoice, making: Making) {
	const posed: Extract<QuizPick, { type: "scenario" }>[] = [];
	let left = n + TRIED_BEYOND;
	for (const template of templates) {
		if (posed.length === n || left === 0) break;
		const trying = { left: Math.min(TRIED_EACH, left) };
		const before = trying.left;
		const description = describePosed(template, choice, { ...making, trying });
		left -= before - trying.left;
		if (description) posed.push({ type: "scenario", template, description });
	}
	return posed;
}

/** Where the caller named the quiz's seed it has one that is made of it, otherwise a secret. Null where it lacks the skill. */
function describePosed(
	{ id: template }: Template,
	{ skill, seed, seedNamed, deadline }: QuizChoice,
	making: Making,
): ScenarioDescription | null {
	const wish = { template, ...(skill !== undefined && { skill }) };
	for (let nth = 0; nth < TRIED_EACH; nth++) {
		const own = seedNamed ? { seed: seedOf(`quiz ${seed} ${template} ${nth}`) } : {};
		const made = describeNewScenario({ ...wish, ...own }, making);
		if (made.ok) return { ...made.description, ...(deadline !== undefined && { deadline }) };
		if (made.code !== "nothing-to-ask") throw new Error(made.code);
	}
	return null;
}

export function questionItem({ type, entry, seed }: Extract<QuizPick, { type: "question" }>) {
	const { id, topic, kind, difficulty } = entry;
	return { type, id, link: `/v1/questions/${id}?seed=${seed}`, difficulty, topic, kind, seed };
}

/** `scenarioId` is what its description was sealed as. */
export function scenarioItem({ type, template }: Extract<QuizPick, { type: "scenario" }>, scenarioId: string) {
	const { id, family, difficulty } = template;
	return { type, id: scenarioId, link: `/v1/scenarios/${scenarioId}`, difficulty, family, template: id };
}

/** What to say where there is less than was asked for; null where there is as much. */
export function quizNote(found: number, n: number): Localized | null {
	if (found === n) return null;
	if (found > 0)
		return {
			en: `Only ${found} of ${n} fit all of these wishes.`,
			zh: `符合全部要求的只有 ${found} 项，少于所要的 ${n} 项。`,
		};
	return {
		en: "Nothing fits all of these wishes; leave out one of families, topics, difficulty and skill.",
		zh: "没有符合全部要求的内容；请放宽 families、topics、difficulty、skill 中的一项。",
	};
}
