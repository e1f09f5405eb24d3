// Each step is another one.
import { label } from "../placed-text.ts";
import { repeated } from "./items.ts";
import type { KindChecks } from "./kind-checks.ts";

export const order: KindChecks<"order"> = {
	texts: ({ steps }) => steps.map(({ id, text }) => label(`steps.${id}`, text)),
	keyFaults: ({ steps }) => repeated(steps),
};
