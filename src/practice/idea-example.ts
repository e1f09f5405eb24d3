// How a misconception shows in an item: what is asked, what is right, and what somebody answers who holds it. Of a scenario the
// engine works it out, in one that is nobody's.
import type { MisconceptionExample } from "../contract/misconception-map.ts";
import type { Item, QuestionItem, ScenarioItem } from "../course/assignment.ts";
import { isRight, keyOf } from "../exercise/answer.ts";
import type { Blank } from "../exercise/blank.ts";
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import type { BlankKind } from "../exercise/kinds/names.ts";
import { KINDS } from "../exercise/kinds/registry.ts";
import { misconceive } from "../exercise/misconceive/misconceive.ts";
import type { Misconceived } from "../exercise/misconceive/misconceived.ts";
import { type Bank, findQuestion } from "../question-bank/bank.ts";
import { fill } from "../question-bank/instance.ts";
import { instantiate } from "../question-bank/instantiate.ts";
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import { findTemplate } from "../scenario/registry.ts";
import type { Locale } from "../text/locale.ts";
import type { Trying } from "./make.ts";

const SEEDS = [1, 2, 3] as const;

/** Scenarios that are made in search of examples, of several ideas together: each takes some milliseconds. */
export const MOST_LOOKED_AT = 7;

/** Null where it does not show in any that was looked at. `trying` counts down, from `MOST_LOOKED_AT`. */
export function exampleOf(
	id: MisconceptionId,
	item: Item,
	{ bank, locale, trying }: { readonly bank: Bank; readonly locale: Locale; readonly trying: Trying },
): MisconceptionExample | null {
	return item.type === "scenario" ? inScenario(id, item, locale, trying) : inQuestion(id, item, bank, locale);
}

function inScenario(
	id: MisconceptionId,
	{ wish }: ScenarioItem,
	locale: Locale,
	trying: Trying,
): MisconceptionExample | null {
	const template = findTemplate(wish.template);
	if (!template) return null;
	for (const seed of SEEDS) {
		if (trying.left === 0) return null;
		trying.left--;
		const exercise = generateExercise({ ...wish, version: template.version, seed });
		const wrong = misconceive(exercise, [id]);
		const blank = exercise.simpleBlanks.find((one) => shows(one, wrong));
		const said = blank && sayBoth(exercise, blank, wrong.get(blank.key), locale);
		if (said) return { type: "scenario", family: template.family, scenario: { ...wishOf(wish), seed }, ...said };
	}
	return null;
}

/** As `POST /v1/scenarios` takes it. */
function wishOf({ template, difficulty, notation, profile, blanks, ask, skill }: ScenarioItem["wish"]) {
	return {
		template,
		notation,
		profile,
		...(difficulty !== undefined && { difficulty }),
		...(blanks !== undefined && { blanks }),
		...(ask && { ask: [...ask] }),
		...(skill !== undefined && { skill }),
	};
}

/** Where the idea itself changes the answer, not a slip before it. */
function shows(blank: Blank, wrong: Misconceived): boolean {
	return wrong.has(blank.key) && !wrong.follows(blank.key) && !isRight(blank, wrong.get(blank.key));
}

function sayBoth<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, believed: unknown, locale: Locale) {
	const kind = KINDS[blank.kind];
	if (!kind.isValue(believed)) return null;
	return {
		asked: kind.label(exercise, blank, locale),
		right: kind.say(exercise, blank, keyOf(blank), locale),
		believed: kind.say(exercise, blank, believed, locale),
	};
}

/** Of a question with options, the one that names it. */
function inQuestion(
	id: MisconceptionId,
	{ questionId }: QuestionItem,
	bank: Bank,
	locale: Locale,
): MisconceptionExample | null {
	const question = findQuestion(bank, questionId);
	if (!question || !("options" in question)) return null;
	const believed = question.options.find((option) => "misconception" in option && option.misconception === id);
	const right = question.options.find((option) => "correct" in option && option.correct);
	if (!believed || !right) return null;
	const drawn = instantiate(question);
	const said = (text: typeof believed.text) => fill(drawn, text, locale);
	return {
		type: "question",
		questionId,
		asked: said(question.prompt),
		right: said(right.text),
		believed: said(believed.text),
	};
}
