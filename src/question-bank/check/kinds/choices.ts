// At least two options are right, and not all of them.
import { optionTexts, repeated, rightOnes } from "./items.ts";
import type { KindChecks } from "./kind-checks.ts";

export const choices: KindChecks<"choices"> = {
	texts: ({ options }) => optionTexts(options),
	keyFaults: ({ options }) => [...repeated(options), ...rightOnes(options, 2, options.length - 1)],
};
