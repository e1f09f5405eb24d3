// One question as one learner gets it: its parameters drawn and its options ordered, all from the seed.
import { type Random, seededRandom } from "../scenario/random.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { evaluate, type Values } from "./formula.ts";
import type { Question } from "./schema.ts";
import { seedOf } from "./seed.ts";

export interface Instance {
	readonly question: Question;
	/** 32 bits. */
	readonly seed: number;
	/** Parameters and what is computed from them; `key` is a numeric question's answer in its unit. */
	readonly values: Values;
	/** Ids of options, steps or right-hand sides in the order in which they are shown. */
	readonly shown: readonly string[];
}

/** Without a seed the question's own: the same for everyone, but not the order of the file, which tells the key. */
export function instantiate(question: Question, seed: number = seedOf(question.id)): Instance {
	const random = seededRandom(seedOf(`${question.id} ${seed}`));
	return { question, seed, values: drawValues(question, random), shown: orderShown(question, random) };
}

function drawValues(question: Question, random: Random): Values {
	if (question.kind !== "numeric") return {};
	const values: Record<string, number> = {};
	for (const [name, range] of Object.entries(question.parameters ?? {}))
		values[name] = "min" in range ? random.int(range.min, range.max) : (random.shuffle(range.oneOf)[0] ?? 0);
	for (const [name, formula] of Object.entries(question.values ?? {})) values[name] = evaluate(formula, values);
	return { ...values, key: evaluate(question.key, values) };
}

function orderShown(question: Question, random: Random): readonly string[] {
	switch (question.kind) {
		case "choice":
		case "choices":
			return question.fixedOrder ? ids(question.options) : random.shuffle(ids(question.options));
		case "true-false":
			return random.shuffle(ids(question.options));
		case "order":
			return disordered(ids(question.steps), random);
		case "match":
			return random.shuffle(ids(question.right));
		case "numeric":
		case "short-text":
			return [];
	}
}

function ids(items: readonly { readonly id: string }[]): string[] {
	return items.map(({ id }) => id);
}

/** A shuffle that happens to be the right order would be no question. */
function disordered(steps: readonly string[], random: Random): readonly string[] {
	const shuffled = random.shuffle(steps);
	const same = shuffled.every((id, index) => id === steps[index]);
	return same ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}

/** A text of the question with its parameters written in. */
export function fill(instance: Instance, text: Localized, locale: Locale): string {
	return text[locale].replace(/\{([a-z]+)\}/g, (whole, name: string) => {
		const value = Object.hasOwn(instance.values, name) ? instance.values[name] : undefined;
		return value === undefined ? whole : String(rounded(value));
	});
}

/** To three digits where it is not whole. */
function rounded(value: number): number {
	return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}
