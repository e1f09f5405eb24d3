// What a follow-up asks: different situations that show the misconception or need the skill, at a difficulty that fits, and
// questions about it in turn.
import type { ItemWish } from "../contract/item-wish.ts";
import type { BankEntry } from "../question-bank/bank.ts";
import { difficultiesOf } from "../scenario/level.ts";
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../scenario/misconceptions.ts";
import { OFFERS } from "../scenario/offers.generated.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Difficulty, Notation } from "../scenario/spec.ts";
import type { Template } from "../scenario/template.ts";
import type { Item } from "./assignment.ts";

export type About = { readonly misconception: MisconceptionId } | { readonly skill: string };

export interface RemedialPlan {
	readonly about: About;
	/** Of the assignment that it follows. */
	readonly items: readonly Item[];
	/** Places of the items in which it showed, from 1; empty where that is not known. */
	readonly showedIn: readonly number[];
	/** As wished for. */
	readonly difficulty: Difficulty | null;
	/** At least 1. */
	readonly most: number;
}

/** More are other situations, but no longer about the same. */
const MOST_TEMPLATES = 3;
const MIDDLE: Difficulty = 3;

/** In order: scenarios and questions in turn, fewer than `most` only where questions alone ask it. Empty where nothing does. */
export function remedialItems(plan: RemedialPlan, entries: readonly BankEntry[]): readonly ItemWish[] {
	const wish = plan.difficulty ?? usualDifficulty(plan, entries);
	const nearest = (levels: readonly Difficulty[]) =>
		levels.reduce((best, one) => (Math.abs(one - wish) < Math.abs(best - wish) ? one : best), levels[0] ?? MIDDLE);
	const away = (level: Difficulty) => Math.abs(level - wish);
	const known = new Set(plan.items.map((item) => (item.type === "question" ? item.questionId : item.wish.template)));
	const isKnown = ({ id }: { readonly id: string }) => Number(known.has(id));
	const templates = templatesAbout(plan)
		.map((template) => ({ template, level: nearest(levelsOf(template, plan.about)) }))
		// New situations first: who has seen one knows its course.
		.sort((a, b) => away(a.level) - away(b.level) || isKnown(a.template) - isKnown(b.template))
		.slice(0, MOST_TEMPLATES);
	const questions = entries
		.filter((entry) => asksAbout(entry, plan.about))
		.sort((a, b) => away(a.difficulty) - away(b.difficulty) || isKnown(a) - isKnown(b));
	return inTurn(
		templates.map(({ template, level }) => scenarioWish(template, level, plan.about)),
		questions.map(({ id }) => ({ question: id })),
		plan.most,
	);
}

/** What a template trains is known of its own difficulty alone. */
function levelsOf(template: Template, about: About): readonly Difficulty[] {
	return "skill" in about ? [template.difficulty] : difficultiesOf(template);
}

/** Mean of the items in which it showed, else of all. */
function usualDifficulty({ items, showedIn }: RemedialPlan, entries: readonly BankEntry[]): number {
	const showed = items.filter((_, place) => showedIn.includes(place + 1));
	const levels = (showed.length > 0 ? showed : items).map((item) => difficultyOf(item, entries));
	return levels.length === 0 ? MIDDLE : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

function difficultyOf(item: Item, entries: readonly BankEntry[]): number {
	if (item.type === "question") return entries.find(({ id }) => id === item.questionId)?.difficulty ?? MIDDLE;
	const { template, difficulty } = item.wish;
	return difficulty ?? TEMPLATES.find(({ id }) => id === template)?.difficulty ?? MIDDLE;
}

/** The newest version of each. */
function templatesAbout(plan: RemedialPlan): readonly Template[] {
	const newest = TEMPLATES.filter(({ id }, place) => TEMPLATES.findIndex((other) => other.id === id) === place);
	const { about } = plan;
	if ("skill" in about) return newest.filter(({ id }) => offersSkill(id, about.skill));
	const claiming = newest.filter(({ misconceptions }) => misconceptions.includes(about.misconception));
	if (claiming.length > 0) return claiming;
	const asking = newest.filter((template) => showsNumbers(template, about.misconception));
	return asking.length > 0 ? asking : newest.filter(({ id }) => hasShown(plan, id));
}

/** What single options name is claimed by none either: it can be asked where it showed. */
function hasShown({ items, showedIn }: RemedialPlan, template: string): boolean {
	return showedIn.some((place) => {
		const item = items[place - 1];
		return item?.type === "scenario" && item.wish.template === template;
	});
}

function offersSkill(template: string, skill: string): boolean {
	return OFFERS[template]?.skills.some((one) => one === skill) ?? false;
}

/** What shows wherever numbers are asked is claimed by no template. */
function showsNumbers(template: Template, id: MisconceptionId): boolean {
	const { everywhere, notation }: Misconception = MISCONCEPTIONS[id];
	if (!everywhere) return false;
	if (notation === "unwrapped") return offersSkill(template.id, "sequence-wraps");
	const needed = notationFor(id);
	const offered = needed === undefined || template.notations.includes(needed);
	return offered && (OFFERS[template.id]?.askKinds.includes("sequence-number") ?? false);
}

/** The notation in which an idea about notations shows: the one that is not written. */
function notationFor(id: MisconceptionId): Notation | undefined {
	const { notation }: Misconception = MISCONCEPTIONS[id];
	if (notation === undefined) return undefined;
	return notation === "raw" ? "relative" : "raw";
}

function scenarioWish(template: Template, difficulty: Difficulty, about: About): ItemWish {
	if ("skill" in about) return { template: template.id, difficulty, skill: about.skill };
	const notation = notationFor(about.misconception);
	const { everywhere }: Misconception = MISCONCEPTIONS[about.misconception];
	return {
		template: template.id,
		difficulty,
		...(notation && { notation }),
		...(everywhere && { ask: ["sequence-number"] }),
	};
}

/** Options that name a misconception name it in the frame of the question, which is read without parsing it. */
function asksAbout({ skills, rest }: BankEntry, about: About): boolean {
	if ("skill" in about) return skills.some((skill) => skill === about.skill);
	return rest.frame.includes(`"misconception":${JSON.stringify(about.misconception)}`);
}

/** Scenarios come again, with new numbers; a question does not. */
function inTurn(scenarios: readonly ItemWish[], questions: readonly ItemWish[], most: number): readonly ItemWish[] {
	const wishes: ItemWish[] = [];
	for (let round = 0; wishes.length < most && (scenarios.length > 0 || round < questions.length); round++) {
		const scenario = scenarios[round % Math.max(1, scenarios.length)];
		const question = questions[round];
		if (scenario) wishes.push(scenario);
		if (question && wishes.length < most) wishes.push(question);
	}
	return wishes;
}
