import { describe, expect, it } from "vitest";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import { askedIn, playedIn } from "../../src/practice/instance.ts";
import { openQuestion } from "../../src/practice/questions.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { describeThreeWay } from "./given.ts";

const { spec } = describeThreeWay();
const named = (change: Partial<ExerciseSpec>) => playedIn({ ...spec, ...change });

describe("who was shown the key of a scenario knows it", () => {
	it("in every notation and profile, and whatever of it is asked", () => {
		for (const change of [
			{ notation: "symbolic" },
			{ profile: "linux" },
			{ blanks: 3 },
			{ ask: ["state"] },
			{ skill: "time-wait" },
		] as const) {
			expect(named(change)).toBe(named({}));
		}
	});

	it("of this seed, template, version and difficulty alone", () => {
		for (const change of [{ seed: 8 }, { template: "half-close" }, { version: 2 }, { difficulty: 3 }] as const) {
			expect(named(change)).not.toBe(named({}));
		}
	});
});

it("who was shown the answer to a question knows it with every seed, unless the seed draws its numbers", () => {
	const asked = (id: string, seed: number) => {
		const found = openQuestion(BANK, id, seed);
		if (!found.ok) throw new Error(id);
		return { instance: askedIn(found.instance), draws: Object.keys(found.instance.values).length > 0 };
	};
	expect(BANK.entries.some(({ id }) => asked(id, 1).draws)).toBe(true);
	for (const { id } of BANK.entries) {
		const { instance, draws } = asked(id, 1);
		expect([id, instance !== asked(id, 2).instance]).toEqual([id, draws]);
	}
});
