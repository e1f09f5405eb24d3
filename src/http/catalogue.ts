// The catalogue as the API answers it: what there is to practise, what answers earn and what hints cost.
import type * as v from "valibot";
import type { CatalogueDocument } from "../contract/catalogue.ts";
import type { CatalogueFilter } from "../contract/question-request.ts";
import { HINT_COSTS } from "../exercise/hint.ts";
import { BLANK_KINDS, KINDS } from "../exercise/kinds/registry.ts";
import { CREDIT } from "../exercise/score.ts";
import type { BankTitles } from "../question-bank/bank.ts";
import { describeCatalogue } from "../scenario/registry.ts";
import type { Locale, Localized } from "../text/locale.ts";

type Filter = v.InferOutput<typeof CatalogueFilter>;

export function catalogue(locale: Locale, filter: Filter, bank: BankTitles): CatalogueDocument {
	const all = describeCatalogue(locale, BLANK_KINDS, KINDS);
	const templates = all.templates.filter((template) => meets(template, filter));
	const topics = titled(bank.topics, locale);
	const skills = [...all.skills, ...titled(bank.skills, locale)];
	return { ...all, templates, topics, skills, credit: CREDIT, hintCosts: HINT_COSTS };
}

function titled(table: Readonly<Record<string, Localized>>, locale: Locale) {
	return Object.entries(table).map(([id, title]) => ({ id, title: title[locale] }));
}

function meets(template: CatalogueDocument["templates"][number], { family, skill, difficulty }: Filter): boolean {
	return (
		(family === undefined || template.family === family) &&
		(skill === undefined || template.skills.some((id) => id === skill)) &&
		(difficulty === undefined || template.difficulty === difficulty)
	);
}
