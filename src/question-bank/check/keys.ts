// That each question has a key, a fair one: the key is graded right, whatever the seed, and nothing else is.
import { LOCALES } from "../../text/locale.ts";
import { expectedAnswer } from "../expected.ts";
import { gradeQuestion } from "../grade.ts";
import { instantiate } from "../instantiate.ts";
import type { Question } from "../schema.ts";
import { checksOf } from "./kinds/registry.ts";
import { textsOf } from "./texts.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function keyFaults(question: Question): readonly string[] {
	try {
		return [
			...checksOf(question).keyFaults(question),
			...unknownNames(question),
			...SEEDS.flatMap((seed) => seedFaults(question, seed)),
		];
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
}

function seedFaults(question: Question, seed: number): readonly string[] {
	const instance = instantiate(question, seed);
	const { verdict } = gradeQuestion(instance, expectedAnswer(instance), "en");
	return [
		...(verdict === "correct" ? [] : [`its own key is graded ${verdict} with seed ${seed}`]),
		...(checksOf(question).seedFaults?.(instance) ?? []),
	];
}

function unknownNames(question: Question): readonly string[] {
	const known = Object.keys(instantiate(question, 1).values);
	return textsOf(question).flatMap(({ where, text }) => {
		const names = [
			...LOCALES.map((locale) => text[locale])
				.join(" ")
				.matchAll(/\{([a-z]+)\}/g),
		].map(([, name = ""]) => name);
		return names.filter((name) => !known.includes(name)).map((name) => `${where}: {${name}} is not a parameter`);
	});
}
