// What simulated learners practise on: real scenarios, of which only this is kept, that each blank needs these skills.
import { generateExercise } from "../../exercise/generate.ts";
import type { BankEntry } from "../../question-bank/bank.ts";
import { OFFERS } from "../../scenario/offers.generated.ts";
import { TEMPLATES } from "../../scenario/registry.ts";
import type { Template } from "../../scenario/template.ts";

/** The skills that a blank needs. */
export type Needs = readonly string[];

/** One scenario or question, as it was generated. */
export interface Item {
	readonly source: string;
	readonly blanks: readonly Needs[];
	readonly skills: ReadonlySet<string>;
}

/** A template or a question, with items of it in equal chances. */
export interface Source {
	readonly id: string;
	readonly family: string;
	readonly difficulty: number;
	/** What a caller knows of it before it is made: what it offers. */
	readonly skills: readonly string[];
	readonly items: readonly Item[];
}

/** Scenarios of a template, with nothing wished for, in its profiles and notations in turn. */
export function sourcesOfTemplates(each: number, templates = TEMPLATES): readonly Source[] {
	return templates.map((template) => ({
		id: template.id,
		family: template.family,
		difficulty: template.difficulty,
		skills: OFFERS[template.id]?.skills ?? [],
		items: Array.from({ length: each }, (_, seed) => scenarioItem(template, seed)),
	}));
}

export function sourcesOfQuestions(questions: readonly BankEntry[]): readonly Source[] {
	return questions.map(({ id, difficulty, skills }) => ({
		id,
		family: "questions",
		difficulty,
		skills,
		items: [itemOf(id, [skills])],
	}));
}

/** All skills that items of these sources ask. */
export function skillsAsked(sources: readonly Source[]): readonly string[] {
	return [...new Set(sources.flatMap(({ items }) => items.flatMap(({ skills }) => [...skills])))];
}

function scenarioItem({ id, version, profiles, notations }: Template, seed: number): Item {
	const notation = notations[seed % notations.length] ?? "raw";
	const profile = profiles[seed % profiles.length] ?? "rfc9293";
	const { blanks } = generateExercise({ template: id, version, seed, notation, profile });
	return itemOf(
		id,
		blanks.map(({ skills }) => skills),
	);
}

function itemOf(source: string, blanks: readonly Needs[]): Item {
	return { source, blanks, skills: new Set(blanks.flat()) };
}
