// The catalogue: what there is to practise, what answers earn and what hints cost.
import type { CatalogueFilter } from "../contract/catalogue-request.ts";
import type { Failure } from "../contract/failure.ts";
import { HINT_COSTS } from "../exercise/hint-levels.ts";
import { BLANK_KINDS, type BlankKind } from "../exercise/kinds/names.ts";
import { KINDS } from "../exercise/kinds/registry.ts";
import { CREDIT } from "../exercise/score.ts";
import type { Verdict } from "../exercise/types.ts";
import type { BankTitles } from "../question-bank/bank.ts";
import { SKILL_GRAPH } from "../question-bank/skill-graph.ts";
import { MASTERY } from "../review/mastery.ts";
import { difficultiesOf } from "../scenario/level.ts";
import { MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import { OFFERS } from "../scenario/offers.generated.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import { skillTitles } from "../scenario/skills.ts";
import { FAMILIES, NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";
import type { Template } from "../scenario/template.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { knownSkills, refuseUnknown } from "./known.ts";

interface Titled {
	readonly id: string;
	readonly title: string;
}

/** What `Catalogue` of the contract describes. */
export interface CatalogueDocument extends Omit<ReturnType<typeof describeScenarios>, "skills"> {
	readonly topics: readonly Titled[];
	readonly skills: readonly (Titled & { readonly after: readonly string[] })[];
	readonly mastery: typeof PUBLISHED;
	readonly credit: Readonly<Record<Verdict, number>>;
	readonly hintCosts: Readonly<Record<string, number>>;
}

/** In one language; the filter narrows the templates. */
export function catalogue(
	locale: Locale,
	filter: CatalogueFilter,
	bank: BankTitles,
): { readonly ok: true; readonly document: CatalogueDocument } | Failure {
	const refused = refuseUnknown("skill", "skill", [filter.skill], knownSkills(bank));
	if (refused) return refused;
	const all = describeScenarios(locale);
	const templates = all.templates.filter((template) => meets(template, filter));
	const topics = titled(bank.topics, locale);
	const skills = [...all.skills, ...titled(bank.skills, locale)].map((one) => ({
		...one,
		after: AFTER.get(one.id) ?? [],
	}));
	const numbers = { credit: CREDIT, mastery: PUBLISHED, hintCosts: HINT_COSTS };
	return { ok: true, document: { ...all, templates, topics, skills, ...numbers } };
}

const AFTER: ReadonlyMap<string, readonly string[]> = new Map(SKILL_GRAPH.map(({ id, after }) => [id, after]));

/** What is told of how mastery is worked out. */
const PUBLISHED = {
	newestWeight: MASTERY.newestWeight,
	threshold: MASTERY.threshold,
	inARow: MASTERY.inARow,
	spanHours: MASTERY.spanHours,
	learned: MASTERY.stands,
	retention: MASTERY.retention,
};

function meets(
	template: CatalogueDocument["templates"][number],
	{ family, skill, difficulty }: CatalogueFilter,
): boolean {
	return (
		(family === undefined || template.family === family) &&
		(skill === undefined || template.skills.some((id) => id === skill)) &&
		(difficulty === undefined || template.difficulty === difficulty)
	);
}

/** What scenarios there are to choose from. */
function describeScenarios(locale: Locale) {
	const { families, ...titles } = words(locale).catalogue;
	return {
		families: FAMILIES.map((id) => ({ id, title: families[id] })),
		templates: TEMPLATES.map((template) => describeTemplate(template, locale)),
		skills: titled(skillTitles(), locale),
		misconceptions: Object.entries(MISCONCEPTIONS).map(([id, { title, advice }]) => ({
			id,
			title: title[locale],
			advice: advice[locale],
		})),
		notations: [...NOTATIONS],
		profiles: [...PROFILE_NAMES],
		askKinds: [...BLANK_KINDS],
		titles: {
			notations: titles.notations,
			profiles: titles.profiles,
			askKinds: kindTitles(locale),
		},
	};
}

function describeTemplate(template: Template, locale: Locale) {
	const { id, family, version, difficulty } = template;
	const { skills = [], askKinds = [] } = OFFERS[id] ?? {};
	return {
		id,
		family,
		version,
		title: template.title[locale],
		summary: template.summary[locale],
		difficulty,
		difficulties: [...difficultiesOf(template)],
		skills: [...skills],
		misconceptions: [...template.misconceptions],
		notations: [...template.notations],
		profiles: [...template.profiles],
		askKinds: BLANK_KINDS.filter((kind) => askKinds.includes(kind)),
	};
}

function titled(table: Readonly<Record<string, Localized>>, locale: Locale): readonly Titled[] {
	return Object.entries(table).map(([id, title]) => ({ id, title: title[locale] }));
}

function kindTitles(locale: Locale): Readonly<Record<BlankKind, string>> {
	const titles = BLANK_KINDS.map((kind) => [kind, KINDS[kind].title[locale]]);
	return Object.fromEntries(titles);
}
