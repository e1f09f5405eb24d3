// What a kind of question is: all that the bank asks of one. A kind is a module of this folder and a line of registry.ts;
// it knows its own questions and values, and nothing of the other kinds.
import type { Reading } from "../../exercise/read/reading.ts";
import type { ShownOption } from "../../exercise/types.ts";
import type { Random } from "../../scenario/random.ts";
import type { Locale, Localized } from "../../text/locale.ts";
import type { Drawn, Instance } from "../instance.ts";
import type { QuestionKind, QuestionOf } from "../schema.ts";
import type { Fault, Mark } from "./shared/mark.ts";

/** An answer as results show it: ids for options, numbers in the question's unit, the author's first form for text. */
export type Shown = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What was meant, or why it cannot be told: as the readers of single values say it, or in words of its own. */
export type AnswerReading<T> = Reading<T> | { readonly ok: false; readonly say: Localized };

/** What a learner sees of a question besides its prompt. */
export interface ViewParts {
	/** What to choose from: options, reasons, or the steps to put in order. */
	readonly choices?: readonly ShownOption[];
	/** To be matched: each of `left` with one of `right`, which may serve several. */
	readonly left?: readonly ShownOption[];
	readonly right?: readonly ShownOption[];
	readonly unit?: string;
}

/** A readable answer: how it was understood, and what it is worth. */
export interface Assessed {
	readonly shown: Shown;
	readonly mark: Mark;
}

/** How a question of the kind is put, and what is right. */
interface Asking<K extends QuestionKind> {
	/** What is left to chance; the order of the file would tell the key. */
	draw(question: QuestionOf<K>, random: Random): Partial<Drawn>;
	/** Nothing of the key. */
	view(instance: Instance<K>, locale: Locale): ViewParts;
	/** JSON Schema 2020-12 of the answer, for clients that build or check a form from it. Reading is more lenient. */
	answerSchema(question: QuestionOf<K>): JsonSchema;
	/** What else somebody might answer, as far as the author foresaw it; each is wrong. */
	foreseen(question: QuestionOf<K>): readonly Fault[];
	/** The key, in a form that is a right answer when it is sent back. */
	expected(instance: Instance<K>, locale: Locale): Shown;
}

export interface Kind<K extends QuestionKind> extends Asking<K> {
	/** Reads leniently and marks what was read. Never throws, whatever JSON was sent. */
	assess(given: unknown, instance: Instance<K>, locale: Locale): AnswerReading<Assessed>;
}

/** A kind as its module writes it: `V` is what an answer is read as, which nobody else needs to know. */
interface KindOfValue<K extends QuestionKind, V> extends Asking<K> {
	/**
	 * As the learner meant it, with the readers of the scenarios. Options may be named in every language; a letter or
	 * number is a place in the order that this learner was shown.
	 */
	read(given: unknown, instance: Instance<K>): AnswerReading<V>;
	show(value: V, question: QuestionOf<K>): Shown;
	/** By the formula in the header of the module. */
	mark(value: V, instance: Instance<K>, locale: Locale): Mark;
}

export function defineKind<K extends QuestionKind, V>(kind: KindOfValue<K, V>): Kind<K> {
	return {
		...kind,
		assess: (given, instance, locale) => {
			const read = kind.read(given, instance);
			if (!read.ok) return read;
			const { value } = read;
			return {
				ok: true,
				value: { shown: kind.show(value, instance.question), mark: kind.mark(value, instance, locale) },
			};
		},
	};
}
