// From a caller's wish to a complete spec: which template, version, notation and profile.
import { type Chance, drawnFrom } from "../scenario/chance.ts";
import { difficultiesOf } from "../scenario/level.ts";
import { OFFERS } from "../scenario/offers.generated.ts";
import { seededRandom } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Difficulty } from "../scenario/spec.ts";
import type { Template } from "../scenario/template.ts";
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
}

export type ChosenSpec =
	| { readonly ok: true; readonly spec: ExerciseSpec }
	| {
			readonly ok: false;
			readonly reason:
				| "unknown-template"
				| "no-template-matches"
				| "notation-unsupported"
				| "profile-unsupported"
				| "nothing-to-ask";
			readonly detail: string;
	  };

/** `asksSomething` says whether an exercise has anything of the kinds that are wished for. */
export function chooseSpec(wish: Wish, asksSomething: (spec: ExerciseSpec) => boolean): ChosenSpec {
	if (wish.template !== undefined && !TEMPLATES.some((t) => t.id === wish.template))
		return refuse("unknown-template", `There is no template "${wish.template}"; GET /v1/catalogue lists them.`);
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
	const found = fromOneOf(fitting, wish.seed).find(
		(template) => wish.ask === undefined || (offers(template, wish.ask) && asksSomething(specFor(template, wish))),
	);
	return found ? { ok: true, spec: specFor(found, wish) } : nothingToAsk(wish);
}

/** Those that are of the wished difficulty; where there are none, those that can be had at it. */
function matchingTemplates({ family, template, difficulty }: Wish): readonly Template[] {
	const named = TEMPLATES.filter(
		(t) => (family === undefined || t.family === family) && (template === undefined || t.id === template),
	);
	if (difficulty === undefined) return named;
	const usual = named.filter((t) => t.difficulty === difficulty);
	return usual.length > 0 ? usual : named.filter((t) => difficultiesOf(t).includes(difficulty));
}

/** Whether any of its scenarios asks for one of these: those of other templates need not be made to find out. */
function offers({ id }: Template, kinds: readonly BlankKind[]): boolean {
	return kinds.some((kind) => OFFERS[id]?.askKinds.includes(kind) ?? true);
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

function specFor(template: Template, wish: Wish): ExerciseSpec {
	return {
		template: template.id,
		version: template.version,
		seed: wish.seed,
		notation: template.notations.find((n) => n === wish.notation) ?? template.notations[0] ?? "raw",
		profile: template.profiles.find((p) => p === wish.profile) ?? template.profiles[0] ?? "rfc9293",
		...(wish.difficulty !== undefined && wish.difficulty !== template.difficulty && { difficulty: wish.difficulty }),
		...(wish.blanks !== undefined && { blanks: wish.blanks }),
		...(wish.ask !== undefined && { ask: wish.ask }),
	};
}

function refuse(reason: Exclude<ChosenSpec, { ok: true }>["reason"], detail: string): ChosenSpec {
	return { ok: false, reason, detail };
}

function noMatch(wish: Wish): ChosenSpec {
	const named = TEMPLATES.find((t) => t.id === wish.template && (wish.family ?? t.family) === t.family);
	if (named) {
		const possible = difficultiesOf(named).join(", ");
		return refuse("no-template-matches", `The template ${named.id} can be had at the difficulties ${possible}.`);
	}
	const asked = (["family", "template", "difficulty"] as const)
		.filter((key) => wish[key] !== undefined)
		.map((key) => `${key} ${wish[key]}`);
	return refuse("no-template-matches", `No template has ${asked.join(" and ")}; GET /v1/catalogue lists them.`);
}

function nothingToAsk({ ask = [] }: Wish): ChosenSpec {
	return refuse("nothing-to-ask", `No ${ask.join(" or ")} can be asked here; leave \`ask\` out or name other kinds.`);
}

function unsupported(
	what: "notation" | "profile",
	asked: string | undefined,
	supported: readonly string[],
): ChosenSpec {
	const list = [...new Set(supported)].join(", ");
	return refuse(`${what}-unsupported`, `The ${what} "${asked}" does not fit; possible here: ${list}.`);
}
