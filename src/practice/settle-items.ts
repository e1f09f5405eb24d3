// From what a teacher wishes to what every paper asks: each wish is settled to one template and difficulty, or one question.

import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, type FieldFault, failure } from "../contract/failure.ts";
import { type ItemWish, MAX_ITEMS } from "../contract/item-wish.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { Seeding } from "../contract/seeding.ts";
import type { Item, QuestionItem, ScenarioItem } from "../course/assignment.ts";
import type { Bank, BankEntry } from "../question-bank/bank.ts";
import type { Secret } from "../scenario/chance.ts";
import { SKILLS } from "../scenario/skills.ts";
import { describeNewScenario, type Making, type Trying } from "./make.ts";

export interface Settling {
	readonly bank: Pick<Bank, "entries">;
	readonly seeds: Seeding;
	/** Each another one at every call. */
	readonly randomSecret: () => Secret;
	/** 32 bits. */
	readonly randomSeed: () => number;
}

type Settled = { readonly ok: true; readonly items: readonly Item[] } | Failure;
type SettledItem = { readonly ok: true; readonly item: Item } | Failure;

/** Scenarios that are made in search of what all wishes ask for, at most: each takes about a millisecond. */
const MOST_TRIED = 40;
/** A wish that several templates meet is met by one that the assignment does not have yet, if so many draws find one, */
const MOST_DRAWN = 6;
/** and while so many may still be made. */
const LEFT_FOR_NEED = 28;

/** The items, or everything that cannot be had, with pointers below `below`: "/items/2/template". */
export function settleItems(
	wishes: readonly ItemWish[],
	settling: Settling,
	below: readonly unknown[] = ["items"],
): Settled {
	const tooMany = refuseTooMany(wishes, below);
	if (tooMany) return tooMany;
	const items: Item[] = [];
	const refused: Failure[] = [];
	const trying: Trying = { left: MOST_TRIED };
	for (const [place, wish] of wishes.entries()) {
		const settled = settleTimes(wish, items, settling, trying);
		if (settled.ok) items.push(...settled.items);
		else refused.push(pointedAt(settled, [...below, place]));
	}
	return refused.length === 0 ? { ok: true, items } : together(refused);
}

function refuseTooMany(wishes: readonly ItemWish[], below: readonly unknown[]): Failure | null {
	let count = 0;
	for (const [place, { times = 1 }] of wishes.entries()) {
		count += times;
		if (count <= MAX_ITEMS) continue;
		const detail = ASSIGNMENT_DETAILS.tooManyItems(MAX_ITEMS);
		return failure("invalid-body", detail, [{ pointer: jsonPointer([...below, place, "times"]), detail }]);
	}
	return null;
}

function settleTimes(wish: ItemWish, others: readonly Item[], settling: Settling, trying: Trying): Settled {
	const items: Item[] = [];
	for (let nth = 0; nth < (wish.times ?? 1); nth++) {
		const before = items.at(-1);
		// Where each learner's numbers are drawn later, one that can be had can be had again.
		const again = settling.seeds === "per-learner" && wish.template !== undefined && before;
		const settled = again
			? { ok: true as const, item: again }
			: settleItem(wish, [...others, ...items], settling, trying);
		if (!settled.ok) return settled;
		items.push(settled.item);
	}
	return { ok: true, items };
}

function settleItem(wish: ItemWish, others: readonly Item[], settling: Settling, trying: Trying): SettledItem {
	if (wish.question !== undefined) return namedQuestion(wish.question, wish, settling);
	if (wish.skill !== undefined && !Object.hasOwn(SKILLS, wish.skill)) {
		const training = settling.bank.entries.filter(({ skills }) => skills.some((skill) => skill === wish.skill));
		if (training.length > 0) return questionTraining(wish.skill, training, wish, { others, settling });
	}
	return newScenario(wish, others, settling, trying);
}

function namedQuestion(id: string, wish: ItemWish, settling: Settling): SettledItem {
	if (settling.bank.entries.some((entry) => entry.id === id))
		return { ok: true, item: questionItem(id, wish, settling) };
	const detail = ASSIGNMENT_DETAILS.unknownQuestion(id);
	return failure("unknown-question", detail, [{ pointer: "/question", detail }]);
}

function questionItem(questionId: string, { points = 1 }: ItemWish, { seeds, randomSeed }: Settling): QuestionItem {
	return { type: "question", questionId, points, seed: seeds === "shared" ? randomSeed() : null };
}

/** What only a scenario can be. */
const OF_SCENARIOS = ["family", "template", "notation", "profile", "blanks", "ask"] as const;

/** One that trains the skill and that the assignment does not have yet, if there is one. */
function questionTraining(
	skill: string,
	training: readonly BankEntry[],
	wish: ItemWish,
	{ others, settling }: { readonly others: readonly Item[]; readonly settling: Settling },
): SettledItem {
	const odd = OF_SCENARIOS.filter((key) => wish[key] !== undefined);
	if (odd.length > 0) {
		const detail = DETAILS.skillOfQuestions(skill);
		const errors = (["skill", ...odd] as const).map((key) => ({ pointer: jsonPointer([key]), detail }));
		return failure("no-template-matches", detail, errors);
	}
	const fitting = training.filter(({ difficulty }) => difficulty === (wish.difficulty ?? difficulty));
	const fresh = fitting.filter(({ id }) => !others.some((item) => item.type === "question" && item.questionId === id));
	const choice = fresh.length > 0 ? fresh : fitting;
	const entry = choice[settling.randomSeed() % choice.length];
	if (entry) return { ok: true, item: questionItem(entry.id, wish, settling) };
	const difficulties = [...new Set(training.map(({ difficulty }) => difficulty))].sort();
	const detail = ASSIGNMENT_DETAILS.noQuestionTrains(skill, difficulties);
	return failure("nothing-to-ask", detail, [{ pointer: "/difficulty", detail }]);
}

/** Of a template that is not among the others yet, where chance finds one. */
function newScenario(wish: ItemWish, others: readonly Item[], settling: Settling, trying: Trying): SettledItem {
	const { points = 1, times: _, question: __, ...wished } = wish;
	const known = new Set(others.map((item) => (item.type === "scenario" ? item.wish.template : item.questionId)));
	// Whom it is for, and when it was made, is each paper's own.
	const making: Making = {
		caller: { kind: "anonymous" },
		locale: "en",
		nowS: 0,
		randomSecret: settling.randomSecret,
		trying,
	};
	let found: ScenarioItem | null = null;
	for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
		const made = describeNewScenario(wished, making);
		if (!made.ok) return found ? { ok: true, item: found } : made;
		const { seed, version: __, ...spec } = made.description.spec;
		const secret = settling.seeds === "shared" && typeof seed !== "number" ? seed.secret.toHex() : null;
		found = { type: "scenario", wish: spec, points, secret };
		if (wish.template !== undefined || !known.has(spec.template) || trying.left < LEFT_FOR_NEED) break;
	}
	if (!found) throw new Error("a scenario was neither drawn nor refused");
	return { ok: true, item: found };
}

/** The same failure, of a part of a body. */
function pointedAt(refused: Failure, below: readonly unknown[]): Failure {
	const { errors = [{ detail: refused.detail }] } = refused;
	return {
		...refused,
		errors: errors.map((error) => ({ ...error, pointer: jsonPointer(below) + (error.pointer ?? "") })),
	};
}

/** One problem for several: the first one's, and each error with the code of its own. */
function together(refused: readonly Failure[]): Failure {
	const [first] = refused;
	if (!first) throw new Error("several failures, and none among them");
	const errors = refused.flatMap(({ code, errors: own = [] }) => own.map((error): FieldFault => ({ ...error, code })));
	return { ...first, errors };
}
