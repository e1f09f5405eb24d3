// Which scenario an element is to show: one that is named, or one as its attributes wish.
import type { PropertyDeclarations } from "lit";
import type { Scenario } from "../shared/api.ts";
import type { Wanted } from "./service.ts";

export const WISH_PROPERTIES: PropertyDeclarations = {
	scenarioId: { type: String, attribute: "scenario-id" },
	template: { type: String },
	family: { type: String },
	skill: { type: String },
	difficulty: { type: Number },
	seed: { type: Number },
	notation: { type: String },
	profile: { type: String },
};

/** What names the scenario that is wanted: once it changes, another one is got. */
export const NAMING: readonly PropertyKey[] = [...Object.keys(WISH_PROPERTIES), "learnerId", "src", "api"];

export interface WishAttributes {
	readonly scenarioId: string | null;
	readonly template: string | null;
	readonly family: string | null;
	readonly skill: string | null;
	readonly difficulty: number | null;
	readonly seed: number | null;
	readonly notation: string | null;
	readonly profile: string | null;
}

/** `like`: another one like this is wished, so that neither its id nor its seed counts. */
export function wantedOf(attributes: WishAttributes, like: Scenario | null): Wanted {
	if (attributes.scenarioId !== null && !like) return { id: attributes.scenarioId };
	const { family, skill, difficulty, notation, profile } = attributes;
	const open = attributes.template === null && family === null && skill === null;
	const template = open && like ? like.template : attributes.template;
	const seed = like ? null : attributes.seed;
	const wishes = Object.entries({ template, family, skill, difficulty, seed, notation, profile });
	return { wish: Object.fromEntries(wishes.filter(([, value]) => value !== null && value !== "")) };
}
