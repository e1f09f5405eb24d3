// One reason is right, and there are reasons for either verdict.
import { optionTexts, repeated, rightOnes } from "./items.ts";
import type { KindChecks } from "./kind-checks.ts";

export const trueFalse: KindChecks<"true-false"> = {
	texts: ({ options }) => optionTexts(options),
	keyFaults: ({ options }) => {
		const oneVerdict = new Set(options.map(({ says }) => says)).size < 2;
		return [...repeated(options), ...rightOnes(options, 1, 1), ...(oneVerdict ? ["all reasons say the same"] : [])];
	},
};
