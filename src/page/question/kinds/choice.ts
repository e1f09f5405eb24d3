// One of several options; also one reason for true or false.
import type { KindInput } from "./kind-input.ts";
import { idsOf, renderMarked, renderOptions } from "./options.ts";

export const choice: KindInput = {
	start: () => undefined,
	isFilled: (answer) => typeof answer === "string",
	render: (put) => renderOptions(put, "radio", idsOf(put.answer), (id) => put.put(id)),
	renderSolved: (solved) => {
		const { given, expected } = solved;
		return renderMarked(solved, idsOf(given), expected === undefined ? undefined : idsOf(expected), false);
	},
};
