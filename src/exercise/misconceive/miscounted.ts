// What is found in answers that shows no wrong idea: a number that is off by one, where nothing says why.
import type { Localized } from "../../text/locale.ts";
import type { Values } from "../answer.ts";
import { keyOf } from "../answer.ts";
import type { Blank } from "../blank.ts";
import type { Diagnosis } from "./diagnose.ts";
import { isOffByOne } from "./weight.ts";

export const SLIPS = {
	miscounted: {
		title: { en: "Miscounted by one", zh: "多算或少算了 1" },
		advice: {
			en: "The answer is off by one, and nothing in your answers says why. Write the sum down term by term: where it starts, and what is added once.",
			zh: "结果只差 1，从你的作答看不出其他原因。请把算式逐项写出来：从哪个数开始，每一项是否只加了一次。",
		},
	},
} as const satisfies Record<string, { readonly title: Localized; readonly advice: Localized }>;

export type SlipId = keyof typeof SLIPS;

/** Ids of the `wrong` blanks whose number is off by one and is explained by no misconception. */
export function findMiscounted(
	wrong: readonly Blank[],
	values: Values,
	diagnoses: readonly Diagnosis[],
): readonly string[] {
	const explained = new Set(diagnoses.flatMap(({ blanks }) => blanks));
	return wrong.filter((blank) => !explained.has(blank.id) && isMiscounted(blank, values)).map(({ id }) => id);
}

function isMiscounted(blank: Blank, values: Values): boolean {
	const key = keyOf(blank);
	return typeof key === "number" && isOffByOne(key, values.get(blank.id));
}
