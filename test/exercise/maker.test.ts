import { describe, expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { CUT_KINDS } from "../../src/exercise/kinds/registry.ts";
import { exerciseMaker } from "../../src/exercise/maker.ts";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { secretOf } from "../support/secrets.ts";
import { specsOf } from "../support/specs.ts";

const WISHES = [{}, { blanks: 2 }, ...CUT_KINDS.map((kind) => ({ ask: [kind, "choice"] as const }))];
const SPEC: ExerciseSpec = { template: "three-way", version: 1, seed: 9, notation: "raw", profile: "rfc9293" };

describe("exercises that are made of one scenario", () => {
	it("are those that are made each by itself, in every notation and whatever is asked before", () => {
		const make = exerciseMaker(8);
		const all = specsOf([11]).map((spec, i) => ({ ...spec, ...WISHES[i % WISHES.length] }));
		for (const spec of all) {
			const [one, other] = [make(spec), generateExercise(spec)];
			expect(viewExercise(one, "en"), JSON.stringify(spec)).toEqual(viewExercise(other, "en"));
			expect(gradeExercise(one, { b1: 1 }, "zh"), JSON.stringify(spec)).toEqual(gradeExercise(other, { b1: 1 }, "zh"));
		}
	});

	it("share its run, unless profile, difficulty, seed or template differ", () => {
		const make = exerciseMaker(8);
		const { trace } = make(SPEC);
		expect(make({ ...SPEC, notation: "symbolic", ask: ["state"], blanks: 1 }).trace).toBe(trace);
		for (const other of [{ profile: "linux" }, { difficulty: 2 }, { seed: 10 }, { template: "lost-syn" }] as const)
			expect(make({ ...SPEC, ...other }).trace).not.toBe(trace);
		const secret = make({ ...SPEC, seed: secretOf(1) });
		expect(make({ ...SPEC, seed: secretOf(1), notation: "relative" }).trace).toBe(secret.trace);
		expect(make({ ...SPEC, seed: secretOf(2) }).trace).not.toBe(secret.trace);
	});

	it("no longer share it once so many others were made as are kept", () => {
		const make = exerciseMaker(2);
		const { trace } = make(SPEC);
		make({ ...SPEC, seed: 10 });
		expect(make(SPEC).trace).toBe(trace);
		make({ ...SPEC, seed: 11 });
		expect(make(SPEC).trace).not.toBe(trace);
	});

	it("are refused where there is no such template", () => {
		expect(() => exerciseMaker(1)({ ...SPEC, template: "none" })).toThrow("no template none version 1");
	});
});
