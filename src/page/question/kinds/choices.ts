// Several options are right.
import type { KindInput } from "./kind-input.ts";
import { idsOf, renderMarked, renderOptions } from "./options.ts";

export const choices: KindInput = {
	start: () => undefined,
	isFilled: (answer) => idsOf(answer).length > 0,
	render: (put) => {
		const chosen = idsOf(put.answer);
		return renderOptions(put, "checkbox", chosen, (id, on) =>
			put.put(on ? [...chosen, id] : chosen.filter((one) => one !== id)),
		);
	},
	renderSolved: (solved) => {
		const { given, expected } = solved;
		return renderMarked(solved, idsOf(given), expected === undefined ? undefined : idsOf(expected), true);
	},
};
