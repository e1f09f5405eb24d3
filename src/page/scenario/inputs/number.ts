// A sequence or acknowledgment number, in the scenario's notation.
import { askedNumber } from "../reading/asked.ts";
import { textField } from "./field.ts";
import type { Input } from "./input.ts";

export const number: Input = {
	view: (filling) =>
		textField(filling, {
			label: filling.blank.label,
			named: false,
			value: filling.answer,
			asked: askedNumber(filling.scenario),
			keys: filling.scenario.notation === "symbolic" ? "text" : "tel",
			set: filling.set,
		}),
	shown: (answer) => String(answer),
};
