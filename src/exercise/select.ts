// Choosing what to ask: by the seed, among everything that can be asked, so that each misconception that the template
// tells apart meets a blank where it gives another answer, and no other field gives an asked value away.
import { blanksAt, drawTimes, levelOf } from "../scenario/level.ts";
import type { Random } from "../scenario/random.ts";
import type { AskKind, ScenarioSpec } from "../scenario/spec.ts";
import type { ScenarioQuestion, Template } from "../scenario/template.ts";
import type { Field } from "./fields.ts";
import { questionKey } from "./keys.ts";
import type { Discriminator } from "./misconceive/discriminators.ts";
import type { Situation } from "./situation.ts";

export interface Selection {
	/** Fields that become blanks of their own, and questions. */
	readonly fields: readonly Field[];
	readonly questions: readonly ScenarioQuestion[];
	/** Field key → key of the blank that it shows: its own, or that of an equal value asked before. */
	readonly shownBy: ReadonlyMap<string, string>;
}

/** Equal numbers that are asked separately; further ones show the first one's blank. */
const ASKED_PER_NUMBER = 2;

type Groups = ReadonlyMap<string, readonly Field[]>;

/** What has been chosen so far: groups by name, with the fields of each that are blanks of their own, and questions. */
interface Chosen {
	readonly groups: Map<string, readonly Field[]>;
	readonly questions: Set<ScenarioQuestion>;
}

/** What may be asked: what the template allows and the caller wishes for. */
interface Asking {
	readonly template: Template;
	readonly wish: Pick<ScenarioSpec, "ask" | "blanks" | "difficulty">;
}

export function selectBlanks(
	random: Random,
	asking: Asking,
	all: Pick<Situation, "fields" | "questions">,
	discriminating: readonly Discriminator[],
): Selection {
	const { template, wish } = asking;
	const questions = all.questions.filter(({ kind }) => isWished(asking, kind));
	const groups = groupAskable(asking, all.fields);
	const level = levelOf(template, wish.difficulty);
	const usual = random.int(...blanksAt(template, level));
	const some = drawTimes(random, level, 1, Math.max(1, questions.length));
	const most = wish.blanks ?? Number.POSITIVE_INFINITY;
	const choice: Chosen = {
		groups: new Map(),
		questions: new Set(random.shuffle(questions).slice(0, Math.min(some, most))),
	};
	const isFull = () => countAsked(choice) >= most;
	for (const tells of discriminating) if (!isFull()) chooseDiscriminating(random, groups, questions, tells, choice);
	for (const isWanted of essentials(template)) if (!isFull()) chooseOneOf(random, groups, isWanted, choice);
	const enough = wish.blanks ?? usual;
	for (const [name, group] of random.shuffle([...groups])) {
		if (countAsked(choice) >= enough) break;
		if (!choice.groups.has(name)) choice.groups.set(name, ownBlanks(group));
	}
	// A usual scenario asks for no more questions than were drawn, even if that leaves it short: so it has always been.
	if (wish.blanks !== undefined || level !== "usual")
		for (const question of questions) if (countAsked(choice) < enough) choice.questions.add(question);
	while (countAsked(choice) > most) askOneLess(choice);
	return arrange(groups, choice, questions);
}

/** Of equal numbers that are asked separately, one is no longer asked. */
function askOneLess({ groups }: Chosen): void {
	const several = [...groups].find(([, own]) => own.length > 1);
	if (!several) throw new Error("only equal numbers can be one too many");
	groups.set(several[0], several[1].slice(0, -1));
}

function isWished({ wish }: Asking, kind: AskKind): boolean {
	return wish.ask?.includes(kind) ?? true;
}

/** Groups of fields that may be asked; a number that is told elsewhere is asked by itself, field by field. */
function groupAskable(asking: Asking, fields: readonly Field[]): Groups {
	const groups = new Map<string, Field[]>();
	for (const field of fields) {
		if (field.given || !isWished(asking, field.kind) || !mayAsk(asking.template, field)) continue;
		const name = field.knownElsewhere ? field.key : field.group;
		const group = groups.get(name);
		if (group) group.push(field);
		else groups.set(name, [field]);
	}
	return groups;
}

function mayAsk({ ask }: Template, field: Field): boolean {
	switch (field.kind) {
		case "sequence-number":
			return ask.numbers;
		case "flags":
			return ask.flags;
		case "state":
			return ask.states && (ask.hosts?.includes(field.host) ?? true);
		case "count":
			return ask.queues && field.queue === "syn";
	}
}

/** Makes sure that at least one value is asked that the wrong rule would change. */
function chooseDiscriminating(
	random: Random,
	groups: Groups,
	questions: readonly ScenarioQuestion[],
	discriminates: Discriminator,
	choice: Chosen,
): void {
	const tells = (field: Field) => discriminates(field.key);
	const asks = (question: ScenarioQuestion) => discriminates(questionKey(question));
	if (isAsked(choice, tells) || [...choice.questions].some(asks)) return;
	const [found] = random.shuffle([...groups].filter(([, group]) => group.some(tells)));
	if (found) return chooseWith(choice, found[0], found[1], found[1].find(tells));
	const question = questions.find(asks);
	if (question) choice.questions.add(question);
}

/** Asks for a group, with `field` among its blanks. */
function chooseWith(choice: Chosen, name: string, group: readonly Field[], field: Field | undefined): void {
	const own = choice.groups.get(name) ?? ownBlanks(group);
	choice.groups.set(name, field && !own.includes(field) ? [...own, field] : own);
}

/** What every scenario asks for, if it has it: the states that it is about, a state, a number. */
function essentials({ essentialStates = [] }: Template): readonly ((field: Field) => boolean)[] {
	return [
		(field) => field.kind === "state" && essentialStates.includes(field.value),
		(field) => field.kind === "state",
		(field) => field.kind === "sequence-number",
	];
}

function chooseOneOf(random: Random, groups: Groups, isWanted: (field: Field) => boolean, choice: Chosen): void {
	if (isAsked(choice, isWanted)) return;
	const [found] = random.shuffle([...groups].filter(([, group]) => ownBlanks(group).some(isWanted)));
	if (found) choice.groups.set(found[0], ownBlanks(found[1]));
}

function isAsked({ groups }: Chosen, isWanted: (field: Field) => boolean): boolean {
	for (const own of groups.values()) if (own.some(isWanted)) return true;
	return false;
}

function countAsked({ groups, questions }: Chosen): number {
	let asked = questions.size;
	for (const own of groups.values()) asked += own.length;
	return asked;
}

/** A run of the same state or queue length is one blank; equal numbers are up to two. */
function ownBlanks(group: readonly Field[]): readonly Field[] {
	return group.slice(0, group[0]?.kind === "sequence-number" ? ASKED_PER_NUMBER : 1);
}

function arrange(groups: Groups, choice: Chosen, questions: readonly ScenarioQuestion[]): Selection {
	const shownBy = new Map<string, string>();
	for (const [name, own] of choice.groups)
		for (const field of groups.get(name) ?? [])
			shownBy.set(field.key, own.includes(field) ? field.key : (own[0]?.key ?? field.key));
	return {
		fields: [...choice.groups.values()].flat(),
		questions: questions.filter((question) => choice.questions.has(question)),
		shownBy,
	};
}
