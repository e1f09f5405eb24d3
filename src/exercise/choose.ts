// From a caller's wish to a complete spec: which template, version, notation and profile.
import { type Chance, drawnFrom } from "../scenario/chance.ts";
import { difficultiesOf } from "../scenario/level.ts";
import { OFFERS } from "../scenario/offers.generated.ts";
import { seededRandom } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import { SKILL_IDS, type SkillId } from "../scenario/skills.ts";
import type { Difficulty, ProfileName } from "../scenario/spec.ts";
import type { Template } from "../scenario/template.ts";
import type { Localized } from "../text/locale.ts";
import type { BlankKind } from "./kinds/names.ts";
import type { ExerciseSpec } from "./spec.ts";

export interface Wish {
	readonly family?: string | undefined;
	readonly template?: string | undefined;
	readonly difficulty?: Difficulty | undefined;
	/** Picks among the templates that match, and everything in the scenario. */
	readonly seed: Chance;
	readonly notation?: string | undefined;
	readonly profile?: string | undefined;
	readonly blanks?: number | undefined;
	readonly ask?: readonly BlankKind[] | undefined;
	/** What a blank at least must need. */
	readonly skill?: string | undefined;
}

export type ChosenSpec =
	| { readonly ok: true; readonly spec: ExerciseSpec }
	| {
			readonly ok: false;
			readonly reason:
				| "unknown-template"
				| "unknown-skill"
				| "no-template-matches"
				| "notation-unsupported"
				| "profile-unsupported"
				| "nothing-to-ask";
			readonly detail: Localized;
			/** The wishes that rule it out together. */
			readonly wishes: readonly (keyof Wish)[];
	  };

/** `asksSomething` says whether an exercise asks anything of the kinds, and the skill, that are wished for. */
export function chooseSpec(wish: Wish, asksSomething: (spec: ExerciseSpec) => boolean): ChosenSpec {
	if (wish.template !== undefined && !TEMPLATES.some((t) => t.id === wish.template)) return unknownTemplate(wish);
	const skill = SKILL_IDS.find((id) => id === wish.skill);
	if (wish.skill !== undefined && skill === undefined) return unknownSkill(wish);
	const matching = matchingTemplates(wish);
	if (matching.length === 0) return noMatch(wish);
	const byNotation = matching.filter((t) => wish.notation === undefined || has(t.notations, wish.notation));
	if (byNotation.length === 0)
		return unsupported(
			"notation",
			wish.notation,
			matching.flatMap((t) => t.notations),
		);
	const fitting = byNotation.filter((t) => wish.profile === undefined || has(t.profiles, wish.profile));
	if (fitting.length === 0)
		return unsupported(
			"profile",
			wish.profile,
			byNotation.flatMap((t) => t.profiles),
		);
	const asksAnything = wish.ask === undefined && skill === undefined;
	for (const template of fromOneOf(fitting, wish.seed)) {
		if (!offers(template, wish.ask)) continue;
		for (const profile of profilesFor(template, wish)) {
			const spec = specFor(template, wish, profile, skill);
			if (asksAnything || asksSomething(spec)) return { ok: true, spec };
		}
	}
	return nothingToAsk(wish);
}

/** Those that are of the wished difficulty; where there are none, those that can be had at it. */
function matchingTemplates({ family, template, difficulty, skill }: Wish): readonly Template[] {
	const named = TEMPLATES.filter(
		(t) =>
			(family === undefined || t.family === family) &&
			(template === undefined || t.id === template) &&
			(skill === undefined || trains(t, skill)),
	);
	if (difficulty === undefined) return named;
	const usual = named.filter((t) => t.difficulty === difficulty);
	return usual.length > 0 ? usual : named.filter((t) => difficultiesOf(t).includes(difficulty));
}

/** Whether any of its scenarios asks for one of these: those of other templates need not be made to find out. */
function offers({ id }: Template, kinds: readonly BlankKind[] | undefined): boolean {
	return kinds?.some((kind) => OFFERS[id]?.askKinds.includes(kind) ?? true) ?? true;
}

/** Whether the catalogue lists the skill for this template. */
export function trains({ id }: Template, skill: string): boolean {
	return OFFERS[id]?.skills.some((one) => one === skill) ?? false;
}

function has(list: readonly string[], value: string): boolean {
	return list.includes(value);
}

/** All of them, beginning with the one that chance picks. */
function fromOneOf(templates: readonly Template[], seed: Chance): readonly Template[] {
	const random = typeof seed === "number" ? seededRandom(seed) : drawnFrom(seed, "template", "");
	const first = random.int(0, templates.length - 1);
	return [...templates.slice(first), ...templates.slice(0, first)];
}

/** The wished one, else the template's first; some skills are only asked in another, which then serves as well. */
function profilesFor({ profiles }: Template, { profile, skill }: Wish): readonly ProfileName[] {
	if (profile !== undefined) return profiles.filter((one) => one === profile);
	return skill === undefined ? profiles.slice(0, 1) : profiles;
}

function specFor(template: Template, wish: Wish, profile: ProfileName, skill: SkillId | undefined): ExerciseSpec {
	return {
		template: template.id,
		version: template.version,
		seed: wish.seed,
		notation: template.notations.find((n) => n === wish.notation) ?? template.notations[0] ?? "raw",
		profile,
		...(wish.difficulty !== undefined && wish.difficulty !== template.difficulty && { difficulty: wish.difficulty }),
		...(wish.blanks !== undefined && { blanks: wish.blanks }),
		...(wish.ask !== undefined && { ask: wish.ask }),
		...(skill !== undefined && { skill }),
	};
}

type Refusal = Extract<ChosenSpec, { ok: false }>;

function refuse(reason: Refusal["reason"], wishes: Refusal["wishes"], detail: Localized): Refusal {
	return { ok: false, reason, detail, wishes };
}

function unknownTemplate({ template }: Wish): Refusal {
	return refuse("unknown-template", ["template"], {
		en: `There is no template "${template}"; GET /v1/catalogue lists them.`,
		zh: `没有名为“${template}”的模板；GET /v1/catalogue 列出全部模板。`,
	});
}

function unknownSkill({ skill }: Wish): Refusal {
	return refuse("unknown-skill", ["skill"], {
		en: `There is no skill "${skill}"; GET /v1/catalogue lists them.`,
		zh: `没有名为“${skill}”的技能；GET /v1/catalogue 列出全部技能。`,
	});
}

function noMatch(wish: Wish): Refusal {
	const named = TEMPLATES.find((t) => t.id === wish.template && (wish.family ?? t.family) === t.family);
	if (named && (wish.skill === undefined || trains(named, wish.skill))) return notSoDifficult(named);
	const wishes = (["family", "template", "difficulty", "skill"] as const).filter((key) => wish[key] !== undefined);
	const asked = wishes.map((key) => `${key} ${wish[key]}`);
	return refuse("no-template-matches", wishes, {
		en: `No template has ${asked.join(" and ")}; GET /v1/catalogue lists them.`,
		zh: `没有同时符合 ${asked.join("、")} 的模板；GET /v1/catalogue 列出全部模板。`,
	});
}

function notSoDifficult(template: Template): Refusal {
	const possible = difficultiesOf(template);
	return refuse("no-template-matches", ["difficulty"], {
		en: `The template ${template.id} can be had at the difficulties ${possible.join(", ")}.`,
		zh: `模板 ${template.id} 的难度只能是 ${possible.join("、")}。`,
	});
}

function nothingToAsk(wish: Wish): Refusal {
	const { ask = [], skill } = wish;
	if (skill !== undefined) return nothingNeeds(skill, wish);
	return refuse("nothing-to-ask", ["ask"], {
		en: `No ${ask.join(" or ")} can be asked here; leave \`ask\` out or name other kinds.`,
		zh: `这里不能问 ${ask.join("、")}；请省去 \`ask\`，或者换成别的种类。`,
	});
}

/** A scenario of the template need not have what it takes: sequence numbers that wrap, for one, are rare. */
function nothingNeeds(skill: string, wish: Wish): Refusal {
	const also = (["ask", "seed"] as const).filter((key) => (key === "ask" ? wish.ask : typeof wish.seed === "number"));
	return refuse("nothing-to-ask", ["skill", ...also], {
		en: `No scenario was found that asks the skill ${skill} with these wishes; try again, name another seed or none, or leave the template, the kinds or the difficulty open.`,
		zh: `按这些要求没有找到考查技能 ${skill} 的场景；请重试、换一个种子或不指定种子，或者不限定模板、种类、难度。`,
	});
}

const ASPECTS = {
	notation: { en: "notation", zh: "记数方式" },
	profile: { en: "profile", zh: "配置" },
} as const satisfies Readonly<Record<string, Localized>>;

function unsupported(what: keyof typeof ASPECTS, asked: string | undefined, supported: readonly string[]): Refusal {
	const list = [...new Set(supported)];
	return refuse(`${what}-unsupported`, [what], {
		en: `The ${ASPECTS[what].en} "${asked}" does not fit; possible here: ${list.join(", ")}.`,
		zh: `${ASPECTS[what].zh}“${asked}”在这里不适用；可选：${list.join("、")}。`,
	});
}
