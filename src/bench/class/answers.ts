// What learners write into their papers: everything right, or what follows from a wrong idea, made by the engine's own run
// under it.
import { keyOf } from "../../exercise/answer.ts";
import { type Blank, simpleBlanks } from "../../exercise/blank.ts";
import type { Exercise } from "../../exercise/generate.ts";
import type { BlankKind } from "../../exercise/kinds/names.ts";
import { KINDS, type ValueOf } from "../../exercise/kinds/registry.ts";
import { misconceive } from "../../exercise/misconceive/misconceive.ts";
import { expectedAnswer } from "../../question-bank/expected.ts";
import { instantiate } from "../../question-bank/instantiate.ts";
import type { Question } from "../../question-bank/schema.ts";
import type { MisconceptionId } from "../../scenario/misconceptions.ts";
import type { Random } from "../../scenario/random.ts";
import { answersOf, slip, type Vector } from "../simulated-learner.ts";

/** As the API takes them, by blank id. */
export type Answers = Readonly<Record<string, unknown>>;

/** Of somebody who holds these ideas; of nobody in particular where there are none. */
export function answersUnder(exercise: Exercise, ids: readonly MisconceptionId[]): Answers {
	return written(exercise, answersOf(exercise, ids));
}

/** The same with one answer that went wrong by chance. */
export function slippedAnswers(exercise: Exercise, ids: readonly MisconceptionId[], random: Random): Answers {
	return written(exercise, slip(exercise, answersOf(exercise, ids), random).answers);
}

/** Whatever comes to mind, at every blank. */
export function guessedAnswers(exercise: Exercise, random: Random): Answers {
	const guessed = exercise.simpleBlanks.map(
		(blank) => [blank.id, random.chance(25) ? keyOf(blank) : slipOf(blank, random)] as const,
	);
	return written(exercise, new Map(guessed));
}

/** Whether somebody who holds the idea answers otherwise here. */
export function showsIdea(exercise: Exercise, id: MisconceptionId): boolean {
	const wrong = misconceive(exercise, [id]);
	return exercise.simpleBlanks.some(({ key }) => wrong.has(key));
}

function slipOf<K extends BlankKind>(blank: Blank<K>, random: Random): ValueOf<K> {
	return KINDS[blank.kind].slip(blank, random);
}

function written(exercise: Exercise, values: Vector): Answers {
	return Object.fromEntries(exercise.blanks.map((blank) => [blank.id, writtenBlank(exercise, blank, values)]));
}

/** Of a blank in parts an object of its parts, whose ids end with their names. */
function writtenBlank(exercise: Exercise, blank: Blank, values: Vector): unknown {
	const parts = simpleBlanks(blank);
	if (parts.length === 1 && parts[0] === blank) return shown(exercise, blank, values.get(blank.id));
	return Object.fromEntries(
		parts.map((part) => [part.id.slice(blank.id.length + 1), shown(exercise, part, values.get(part.id))]),
	);
}

function shown<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, value: unknown): unknown {
	const kind = KINDS[blank.kind];
	return kind.isValue(value) ? kind.show(exercise, blank, value) : null;
}

/** The right answer to a question as it was shown with this seed; or the one that the idea leads to, where there is such a one. */
export function answerToQuestion(question: Question, seed: number, ids: readonly MisconceptionId[]): unknown {
	const instance = instantiate(question, seed);
	const said = "options" in question ? question.options.find((option) => ideaOf(option, ids)) : undefined;
	return said?.id ?? expectedAnswer(instance);
}

function ideaOf(option: object, ids: readonly MisconceptionId[]): boolean {
	return "misconception" in option && ids.some((id) => id === option.misconception);
}

/** Somebody who guesses: an option at random, where there are options. */
export function guessAtQuestion(question: Question, random: Random): unknown {
	if (question.kind !== "choice") return null;
	return question.options[random.int(0, question.options.length - 1)]?.id;
}
