// What must be asked so that answers tell each misconception from the right rule, and each two of them apart.
import type { Situation } from "../situation.ts";
import type { PerhapsPlaced } from "./counting.ts";
import { isAboutNumbers, misconceive } from "./misconceive.ts";
import { type Misconceived, sameValue } from "./misconceived.ts";

/** Whether the answer to a field or question tells something apart. */
export type Discriminator = (key: string) => boolean;

const EVERYTHING: NonNullable<PerhapsPlaced["blankAt"]> = { has: () => true };

/**
 * One value of each must be asked: where each misconception that the template claims changes something itself, and where
 * each two differ. Two may differ in a number that is shown as it is and no longer once wrong numbers go on into it, so
 * there everything is taken for asked.
 */
export function discriminators(situation: Situation): readonly Discriminator[] {
	const { misconceptions } = situation.template;
	const alone = misconceptions.map((id) => misconceive(situation, [id]));
	// Only numbers depend on what is asked before them.
	const asked = alone.map((one, i) => {
		const id = misconceptions[i];
		return id && isAboutNumbers(id) ? misconceive({ ...situation, blankAt: EVERYTHING }, [id]) : one;
	});
	const apart = asked.flatMap((one, i) => asked.slice(i + 1).map((other) => differsBetween(one, other)));
	return [...alone.map(showsIn), ...apart];
}

function showsIn(changed: Misconceived): Discriminator {
	return (key) => changed.has(key);
}

function differsBetween(one: Misconceived, other: Misconceived): Discriminator {
	return (key) => !sameValue(one.get(key), other.get(key));
}
