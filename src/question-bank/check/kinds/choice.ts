// One option is right.
import { optionTexts, repeated, rightOnes } from "./items.ts";
import type { KindChecks } from "./kind-checks.ts";

export const choice: KindChecks<"choice"> = {
	texts: ({ options }) => optionTexts(options),
	keyFaults: ({ options }) => [...repeated(options), ...rightOnes(options, 1, 1)],
};
