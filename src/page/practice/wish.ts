// What the address of a page wishes for.
import type { ScenarioWish } from "../shared/api.ts";

const WISHES = ["family", "template", "skill", "notation", "profile"] as const;
const NUMBERS = ["difficulty", "seed", "blanks"] as const;

/** Empty: nothing in particular. */
export function wishOf(query: URLSearchParams): ScenarioWish {
	const given = (name: string) => query.get(name) ?? "";
	return Object.fromEntries([
		...WISHES.flatMap((name) => (given(name) === "" ? [] : [[name, given(name)]])),
		...NUMBERS.flatMap((name) => (given(name) === "" ? [] : [[name, Number(given(name))]])),
	]);
}
