// How many.

import type { BlankView } from "../model.ts";
import { textField } from "./field.ts";
import type { Input } from "./input.ts";

/** What is counted, where that is not plain. */
const unitOf = (blank: BlankView): { readonly unit?: string } =>
	blank.kind === "count" && blank.unit !== undefined ? { unit: blank.unit } : {};

export const count: Input = {
	view: (filling) =>
		textField(filling, {
			label: filling.blank.label,
			named: false,
			value: filling.answer,
			asked: { kind: "count" },
			keys: "numeric",
			...unitOf(filling.blank),
			set: filling.set,
		}),
	empty: (blank) => ["?", ...Object.values(unitOf(blank))].join(" "),
	shown: (answer) => String(answer),
};
