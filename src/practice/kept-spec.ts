// What was played, as a record keeps it: a short JSON text, so that the answers can be graded again when the scenario's id has
// expired.
import { BLANK_KINDS, type BlankKind } from "../exercise/kinds/names.ts";
import type { ExerciseSpec } from "../exercise/spec.ts";
import type { Chance } from "../scenario/chance.ts";
import type { SkillId } from "../scenario/skills.ts";
import type { Difficulty, Notation, ProfileName } from "../scenario/spec.ts";

interface Wishes {
	readonly difficulty?: Difficulty;
	readonly blanks?: number;
	readonly ask?: readonly BlankKind[];
	readonly skill?: SkillId;
}

/** A seed is a number, a secret its octets in hexadecimal. */
type Kept = readonly [string, number, number | string, Notation, ProfileName, Wishes?];

export function specText({ template, version, seed, notation, profile, ...wishes }: ExerciseSpec): string {
	const chance = typeof seed === "number" ? seed : seed.secret.toHex();
	const kept: Kept = [template, version, chance, notation, profile];
	return JSON.stringify(Object.keys(wishes).length > 0 ? [...kept, wishes] : kept);
}

/** Of what `specText` wrote. */
export function readSpec(text: string): ExerciseSpec {
	const [template, version, chance, notation, profile, { ask, ...wishes } = {}]: Kept = JSON.parse(text);
	const seed: Chance = typeof chance === "number" ? chance : { secret: Uint8Array.fromHex(chance) };
	const asked = ask && { ask: BLANK_KINDS.filter((kind) => ask.includes(kind)) };
	return { template, version, seed, notation, profile, ...wishes, ...asked };
}
