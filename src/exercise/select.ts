// Choosing what to ask: by the seed, among everything that can be asked, so that each misconception that the template
// tells apart meets a blank where it gives another answer, and no other field gives an asked value away.
import type { Random } from "../scenario/random.ts";
import type { Question, Template } from "../scenario/template.ts";
import { questionKey } from "./blank.ts";
import type { Field } from "./fields.ts";

export interface Selection {
	/** Fields that become blanks of their own, and questions. */
	readonly fields: readonly Field[];
	readonly questions: readonly Question[];
	/** Field key → key of the blank that it shows: its own, or that of an equal value asked before. */
	readonly shownBy: ReadonlyMap<string, string>;
}

/** Equal numbers that are asked separately; further ones show the first one's blank. */
const ASKED_PER_NUMBER = 2;

export function selectBlanks(
	random: Random,
	template: Template,
	fields: readonly Field[],
	questions: readonly Question[],
	telling: readonly ReadonlySet<string>[],
): Selection {
	const groups = groupAskable(template, fields);
	const [least, most] = template.blanks;
	const wanted = random.int(least, most);
	const asked = new Set(random.shuffle(questions).slice(0, random.int(1, Math.max(1, questions.length))));
	const chosen = new Set<string>();
	for (const keys of telling) chooseTelling(random, groups, questions, keys, chosen, asked);
	for (const name of random.shuffle([...groups.keys()])) {
		if (askedIn(groups, chosen) + asked.size >= wanted) break;
		chosen.add(name);
	}
	return arrange(
		groups,
		chosen,
		questions.filter((q) => asked.has(q)),
	);
}

/** Groups of fields that may be asked; a number that is told elsewhere is asked by itself, field by field. */
function groupAskable(template: Template, fields: readonly Field[]): ReadonlyMap<string, readonly Field[]> {
	const groups = new Map<string, Field[]>();
	for (const field of fields) {
		if (field.given || !mayAsk(template, field)) continue;
		const name = field.told ? field.key : field.group;
		groups.set(name, [...(groups.get(name) ?? []), field]);
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
function chooseTelling(
	random: Random,
	groups: ReadonlyMap<string, readonly Field[]>,
	questions: readonly Question[],
	keys: ReadonlySet<string>,
	chosen: Set<string>,
	asked: Set<Question>,
): void {
	const tells = (name: string) => ownBlanks(groups.get(name) ?? []).some((field) => keys.has(field.key));
	const asks = (question: Question) => keys.has(questionKey(question));
	if ([...chosen].some(tells) || [...asked].some(asks)) return;
	const [group] = random.shuffle([...groups.keys()].filter(tells));
	const question = questions.find(asks);
	if (group !== undefined) chosen.add(group);
	else if (question) asked.add(question);
}

function askedIn(groups: ReadonlyMap<string, readonly Field[]>, chosen: ReadonlySet<string>): number {
	return [...chosen].reduce((sum, name) => sum + ownBlanks(groups.get(name) ?? []).length, 0);
}

/** A run of the same state or queue length is one blank; equal numbers are up to two. */
function ownBlanks(group: readonly Field[]): readonly Field[] {
	return group.slice(0, group[0]?.kind === "sequence-number" ? ASKED_PER_NUMBER : 1);
}

function arrange(
	groups: ReadonlyMap<string, readonly Field[]>,
	chosen: ReadonlySet<string>,
	questions: readonly Question[],
): Selection {
	const shownBy = new Map<string, string>();
	const fields: Field[] = [];
	for (const name of chosen) {
		const group = groups.get(name) ?? [];
		const own = ownBlanks(group);
		fields.push(...own);
		for (const field of group) shownBy.set(field.key, own.includes(field) ? field.key : (own[0]?.key ?? field.key));
	}
	return { fields, questions, shownBy };
}
