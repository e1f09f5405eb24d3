// Choosing what to ask: by the seed, among everything that can be asked, so that each misconception that the template
// tells apart meets a blank where it gives another answer, and no other field gives an asked value away.
import { blanksAt, drawTimes, levelOf } from "../scenario/level.ts";
import type { Random } from "../scenario/random.ts";
import type { Template } from "../scenario/template.ts";
import type { AnyCandidate } from "./candidates.ts";
import { BLANK_KINDS } from "./kinds/names.ts";
import type { Discriminator } from "./misconceive/discriminators.ts";
import type { ExerciseSpec } from "./spec.ts";

export interface Selection {
	/** Those that become blanks. */
	readonly asked: readonly AnyCandidate[];
	/** Key of a place of the timeline → key of the blank that it shows: its own, or that of an equal value asked before. */
	readonly shownBy: ReadonlyMap<string, string>;
}

type Group = readonly [name: string, members: readonly AnyCandidate[]];
type Groups = readonly Group[];

/** What has been chosen so far: groups by name, with those of each that are blanks of their own, and questions. */
interface Chosen {
	readonly groups: Map<string, readonly AnyCandidate[]>;
	readonly questions: Set<AnyCandidate>;
}

/** What may be asked: what the template allows and the caller wishes for. */
interface Asking {
	readonly template: Template;
	readonly wish: Pick<ExerciseSpec, "blanks" | "difficulty">;
	/** Whether a candidate belongs to the template's main question. */
	isMain(candidate: AnyCandidate): boolean;
	/** Of these, what is asked before the others. */
	isFirst(candidate: AnyCandidate): boolean;
	/** Whether a candidate needs the skill that is wished for; null where none is. */
	readonly trains: ((candidate: AnyCandidate) => boolean) | null;
}

export function selectBlanks(
	random: Random,
	{ template, wish, isMain, isFirst, trains }: Asking,
	candidates: readonly AnyCandidate[],
	discriminating: readonly Discriminator[],
): Selection {
	const questions = candidates.filter(({ group }) => group === null);
	const groups = groupsOf(candidates);
	const level = levelOf(template, wish.difficulty);
	const usual = random.int(...blanksAt(template, level));
	const some = drawTimes(random, level, 1, Math.max(1, questions.length));
	const most = wish.blanks ?? Number.POSITIVE_INFINITY;
	const choice: Chosen = { groups: new Map(), questions: new Set() };
	const isFull = () => countAsked(choice) >= most;
	if (trains) chooseMatching(random, groups, questions, trains, choice);
	const shuffled = random.shuffle(candidates.filter(isMain));
	const mains = shuffled.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
	const askMains = (needed: () => number) => {
		for (const main of mains) if (!isFull() && countIf(choice, isMain) < needed()) chooseMain(groups, main, choice);
	};
	const isHard = (wish.difficulty ?? template.difficulty) > 1;
	askMains(() => (isHard ? Math.ceil(Math.min(usual, most) / MAIN_SHARE) : 1));
	for (const question of random.shuffle(questions))
		if (!isFull() && choice.questions.size < some) choice.questions.add(question);
	for (const discriminates of discriminating) {
		const tells = ({ key }: AnyCandidate) => discriminates(key);
		if (!isFull()) chooseMatching(random, groups, questions, tells, choice);
	}
	for (const isWanted of essentials(candidates)) if (!isFull()) chooseOneOf(random, groups, isWanted, choice);
	const enough = wish.blanks ?? usual;
	for (const [name, group] of random.shuffle(groups)) {
		if (countAsked(choice) >= enough) break;
		if (!choice.groups.has(name)) choice.groups.set(name, ownBlanks(group));
	}
	// A usual scenario asks for no more questions than were drawn, even if that leaves it short: so it has always been.
	if (wish.blanks !== undefined || level !== "usual")
		for (const question of questions) if (countAsked(choice) < enough) choice.questions.add(question);
	if (isHard) askMains(() => countAsked(choice) / MAIN_SHARE);
	while (countAsked(choice) > most) askOneLess(choice, trains);
	return arrange(groups, choice, questions);
}

/** Above difficulty 1, one of so many blanks belongs to the main question. */
const MAIN_SHARE = 3;

function chooseMain(groups: Groups, main: AnyCandidate, choice: Chosen): void {
	const found = groups.find(([, group]) => group.includes(main));
	if (found) chooseWith(choice, found[0], found[1], main);
	else choice.questions.add(main);
}

/** Of equal numbers that are asked separately, one is no longer asked: the last but for the one that is wished for. */
function askOneLess({ groups }: Chosen, trains: Asking["trains"]): void {
	const several = [...groups].find(([, own]) => own.length > 1);
	if (!several) throw new Error("only equal numbers can be one too many");
	const [name, own] = several;
	const wished = trains ? own.filter(trains) : [];
	const dropped = wished.length === 1 ? own.findLast((one) => one !== wished[0]) : own.at(-1);
	groups.set(
		name,
		own.filter((one) => one !== dropped),
	);
}

function groupsOf(candidates: readonly AnyCandidate[]): Groups {
	const groups = new Map<string, AnyCandidate[]>();
	for (const candidate of candidates) {
		if (candidate.group === null) continue;
		const group = groups.get(candidate.group);
		if (group) group.push(candidate);
		else groups.set(candidate.group, [candidate]);
	}
	return [...groups];
}

/** Makes sure that at least one such value is asked: one that a wrong rule would change, or that needs a skill. */
function chooseMatching(
	random: Random,
	groups: Groups,
	questions: readonly AnyCandidate[],
	matches: (candidate: AnyCandidate) => boolean,
	choice: Chosen,
): void {
	if (isAsked(choice, matches) || [...choice.questions].some(matches)) return;
	const [found] = random.shuffle(groups.filter(([, group]) => group.some(matches)));
	if (found) return chooseWith(choice, found[0], found[1], found[1].find(matches));
	const question = questions.find(matches);
	if (question) choice.questions.add(question);
}

/** Asks for a group, with `one` among its blanks. */
function chooseWith(choice: Chosen, name: string, group: readonly AnyCandidate[], one: AnyCandidate | undefined): void {
	const own = choice.groups.get(name) ?? ownBlanks(group);
	choice.groups.set(name, one && !own.includes(one) ? [...own, one] : own);
}

/** What every scenario asks for, if it has it: of each kind that has essential ones, one of these. */
function essentials(candidates: readonly AnyCandidate[]): readonly ((candidate: AnyCandidate) => boolean)[] {
	const kinds = new Set(candidates.flatMap(({ kind, essential }) => (essential ? [kind] : [])));
	return BLANK_KINDS.filter((kind) => kinds.has(kind)).map(
		(kind) => (candidate: AnyCandidate) => candidate.kind === kind && candidate.essential,
	);
}

function chooseOneOf(
	random: Random,
	groups: Groups,
	isWanted: (candidate: AnyCandidate) => boolean,
	choice: Chosen,
): void {
	if (isAsked(choice, isWanted)) return;
	const [found] = random.shuffle(groups.filter(([, group]) => ownBlanks(group).some(isWanted)));
	if (found) choice.groups.set(found[0], ownBlanks(found[1]));
}

function isAsked({ groups }: Chosen, isWanted: (candidate: AnyCandidate) => boolean): boolean {
	for (const own of groups.values()) if (own.some(isWanted)) return true;
	return false;
}

function countAsked(choice: Chosen): number {
	return countIf(choice, () => true);
}

function countIf({ groups, questions }: Chosen, holds: (candidate: AnyCandidate) => boolean): number {
	let counted = 0;
	for (const question of questions) if (holds(question)) counted++;
	for (const own of groups.values()) for (const one of own) if (holds(one)) counted++;
	return counted;
}

function ownBlanks(group: readonly AnyCandidate[]): readonly AnyCandidate[] {
	return group.slice(0, group[0]?.apart ?? 1);
}

function arrange(groups: Groups, choice: Chosen, questions: readonly AnyCandidate[]): Selection {
	const shownBy = new Map<string, string>();
	for (const [name, members] of groups) {
		const own = choice.groups.get(name) ?? [];
		if (own.length === 0) continue;
		for (const one of members) shownBy.set(one.key, own.includes(one) ? one.key : (own[0]?.key ?? one.key));
	}
	return {
		asked: [...[...choice.groups.values()].flat(), ...questions.filter((question) => choice.questions.has(question))],
		shownBy,
	};
}
