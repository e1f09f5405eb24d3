// A count says of what, and no usual wrong answer is the key, whatever numbers are drawn.
import { evaluate } from "../../formula.ts";
import { sentence } from "../placed-text.ts";
import type { KindChecks } from "./kind-checks.ts";

export const numeric: KindChecks<"numeric"> = {
	texts: ({ traps }) => traps.map((trap, index) => sentence(`traps.${index}.feedback`, trap.feedback)),
	keyFaults: ({ reads, unit }) => (reads === "count" && unit === undefined ? ["a count needs a unit"] : []),
	seedFaults: ({ question, seed, values }) => {
		const { traps, tolerance = 0 } = question;
		const { key = 0 } = values;
		return traps
			.filter((trap) => Math.abs(evaluate(trap.value, values) - key) <= tolerance)
			.map(() => `a trap is the key with seed ${seed}`);
	},
};
