// What must be asked so that answers tell each misconception from the right rule, and each two of them apart.
import { type Misconceived, sameValue } from "./misconceived.ts";

/** Whether the answer to a field or question tells something apart. */
export type Discriminator = (key: string) => boolean;

/** One value of each must be asked: where each misconception shows, and where each two of them differ. */
export function discriminators(wrong: readonly Misconceived[]): readonly Discriminator[] {
	const alone = wrong.map(showsIn);
	const apart = wrong.flatMap((one, i) => wrong.slice(i + 1).map((other) => differsBetween(one, other)));
	return [...alone, ...apart];
}

function showsIn(changed: Misconceived): Discriminator {
	return (key) => changed.has(key);
}

function differsBetween(one: Misconceived, other: Misconceived): Discriminator {
	return (key) => !sameValue(one.get(key), other.get(key));
}
