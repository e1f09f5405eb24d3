// What each of the left side is matched with stands on the right.
import { label, sentence } from "../placed-text.ts";
import { repeated } from "./items.ts";
import type { KindChecks } from "./kind-checks.ts";

export const match: KindChecks<"match"> = {
	texts: ({ left, right }) => [
		...left.map(({ id, text }) => label(`left.${id}`, text)),
		...left.map(({ id, feedback }) => sentence(`left.${id}.feedback`, feedback)),
		...right.map(({ id, text }) => label(`right.${id}`, text)),
	],
	keyFaults: ({ left, right }) => {
		const unmatched = left.filter(({ is }) => !right.some(({ id }) => id === is));
		return [
			...repeated(left),
			...repeated(right),
			...unmatched.map(({ id, is }) => `${id} is matched with "${is}", which is not there`),
		];
	},
};
