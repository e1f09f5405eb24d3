import { describe, expect, it } from "vitest";
import type { DerivationStep } from "../../src/exercise/types.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { exerciseOf, madeOnce, solutionOf } from "../support/exercises.ts";

const SEEDS = [0, 1, 2, 3];

describe("the derivation of a number", () => {
	it.each(TEMPLATES.filter(({ ask }) => ask.numbers).map((template) => [template.id, template] as const))(
		"of %s adds up to what is expected, in every notation and profile",
		(_, template) => {
			let seen = 0;
			for (const seed of SEEDS)
				for (const notation of template.notations)
					for (const profile of template.profiles) {
						const spec = { template: template.id, version: template.version, seed, notation, profile };
						const exercise = exerciseOf(spec);
						const result = solutionOf(exercise, "en");
						for (const { id, kind } of exercise.blanks) {
							const { derivation, expected } = result.blanks[id] ?? {};
							expect(derivation !== undefined).toBe(kind === "sequence-number");
							if (derivation) expect(sumOf(derivation, notation)).toBe(expected);
							seen += derivation ? 1 : 0;
						}
					}
			expect(seen).toBeGreaterThan(0);
		},
	);
});

describe("the derivations of a whole segment", () => {
	it("add up to its numbers, in every notation and profile", () => {
		let seen = 0;
		for (const template of TEMPLATES)
			for (const seed of SEEDS)
				for (const notation of template.notations)
					for (const profile of template.profiles) {
						const spec = { template: template.id, version: template.version, seed, notation, profile };
						const exercise = madeOnce({ ...spec, ask: ["next-segment"] });
						for (const { id, kind } of exercise.blanks) {
							const { derivations, expected } = solutionOf(exercise, "en").blanks[id] ?? {};
							expect(derivations !== undefined).toBe(kind === "next-segment");
							const numbers = expected as { readonly seq: unknown; readonly ack: unknown };
							if (derivations?.seq) expect(sumOf(derivations.seq, notation)).toBe(numbers.seq);
							expect(derivations?.ack ? sumOf(derivations.ack, notation) : null).toBe(numbers.ack);
							seen += 1;
						}
					}
		expect(seen).toBeGreaterThan(100);
	});
});

function sumOf(steps: readonly DerivationStep[], notation: string): number | string {
	const [start, ...addends] = steps;
	if (!start || !("from" in start)) throw new Error("a derivation begins with a number");
	const plus = addends.reduce((sum, step) => sum + ("plus" in step ? step.plus : Number.NaN), 0);
	if (notation !== "symbolic" || typeof start.value === "number")
		return (((Number(start.value) + plus) % 2 ** 32) + 2 ** 32) % 2 ** 32;
	const [, symbol = "", beyond = "0"] = /^([a-z]?)([+-]?\d*)$/.exec(start.value) ?? [];
	const sum = Number(beyond || "0") + plus;
	if (symbol === "") return String(sum);
	return sum === 0 ? symbol : `${symbol}${sum > 0 ? "+" : ""}${sum}`;
}
