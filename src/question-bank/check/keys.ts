// That each question has a key, a fair one: the key is graded right, whatever the seed, and nothing else is.

import { expectedAnswer } from "../expected.ts";
import { comparableForm, isForm } from "../forms.ts";
import { evaluate } from "../formula.ts";
import { gradeQuestion } from "../grade.ts";
import { instantiate } from "../instance.ts";
import { readShortText } from "../read-answer.ts";
import type { Question, QuestionOf } from "../schema.ts";
import { textsOf } from "./texts.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function keyFaults(question: Question): readonly string[] {
	try {
		return [...itemFaults(question), ...unknownNames(question), ...SEEDS.flatMap((seed) => seedFaults(question, seed))];
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
}

function seedFaults(question: Question, seed: number): readonly string[] {
	const instance = instantiate(question, seed);
	const result = gradeQuestion(instance, expectedAnswer(instance), "en");
	const faults = result.verdict === "correct" ? [] : [`its own key is graded ${result.verdict} with seed ${seed}`];
	if (question.kind !== "numeric") return faults;
	const { key = 0 } = instance.values;
	const tolerance = question.tolerance ?? 0;
	const caught = question.traps.filter((trap) => Math.abs(evaluate(trap.value, instance.values) - key) <= tolerance);
	return [...faults, ...caught.map(() => `a trap is the key with seed ${seed}`)];
}

function itemFaults(question: Question): readonly string[] {
	switch (question.kind) {
		case "choice":
			return [...repeated(question.options), ...rightOnes(question.options, 1, 1)];
		case "choices":
			return [...repeated(question.options), ...rightOnes(question.options, 2, question.options.length - 1)];
		case "true-false":
			return [...repeated(question.options), ...rightOnes(question.options, 1, 1), ...bothVerdicts(question)];
		case "numeric":
			return question.reads === "count" && question.unit === undefined ? ["a count needs a unit"] : [];
		case "order":
			return repeated(question.steps);
		case "match":
			return [...repeated(question.left), ...repeated(question.right), ...unmatched(question)];
		case "short-text":
			return formFaults(question);
	}
}

interface Item {
	readonly id: string;
	readonly text: { readonly en: string; readonly zh: string };
}

function repeated(items: readonly Item[]): readonly string[] {
	const names = [items.map(({ id }) => id), items.map(({ text }) => text.en), items.map(({ text }) => text.zh)];
	return names
		.flatMap((list) => list.filter((name, index) => list.indexOf(name) < index))
		.map((name) => `"${name}" twice`);
}

function rightOnes(options: readonly object[], least: number, most: number): readonly string[] {
	const count = options.filter((option) => "correct" in option).length;
	return count >= least && count <= most ? [] : [`${count} right options, expected ${least} to ${most}`];
}

function bothVerdicts({ options }: QuestionOf<"true-false">): readonly string[] {
	return new Set(options.map(({ says }) => says)).size === 2 ? [] : ["all reasons say the same"];
}

function unmatched({ left, right }: QuestionOf<"match">): readonly string[] {
	const ids = right.map(({ id }) => id);
	return left
		.filter(({ is }) => !ids.includes(is))
		.map(({ id, is }) => `${id} is matched with "${is}", which is not there`);
}

function formFaults(question: QuestionOf<"short-text">): readonly string[] {
	const { accepted, slips, reads } = question;
	const right = [...accepted.en, ...accepted.zh];
	const unread = [...right, ...slips.flatMap(({ forms }) => [...forms.en, ...forms.zh])].filter(
		(form) => !readShortText(form, question).ok || comparableForm(form) === "",
	);
	const both = right.filter((form) => {
		const read = readShortText(form, question);
		return read.ok && slips.some(({ forms }) => isForm(read.value, forms, reads));
	});
	return [
		...(accepted.en.length === 0 || accepted.zh.length === 0 ? ["accepted forms in one language only"] : []),
		...unread.map((form) => `the form "${form}" cannot be read`),
		...both.map((form) => `"${form}" is both right and a slip`),
	];
}

function unknownNames(question: Question): readonly string[] {
	const known = Object.keys(instantiate(question, 1).values);
	return textsOf(question).flatMap(({ where, text }) => {
		const names = [...`${text.en} ${text.zh}`.matchAll(/\{([a-z]+)\}/g)].map(([, name = ""]) => name);
		return names.filter((name) => !known.includes(name)).map((name) => `${where}: {${name}} is not a parameter`);
	});
}
