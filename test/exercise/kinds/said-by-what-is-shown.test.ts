// Answers that point at what the learner sees: "unchanged" is the value before, w the number of the second FIN.
import { describe, expect, it } from "vitest";
import { type Answered, readAnswer } from "../../../src/exercise/answer.ts";
import type { Blank } from "../../../src/exercise/blank.ts";
import { type Exercise, generateExercise } from "../../../src/exercise/generate.ts";
import { viewExercise } from "../../../src/exercise/view.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { oneOfEach, specsOf } from "../../support/specs.ts";

const read = (exercise: Exercise, blank: Blank, answer: string): unknown => {
	const { reading }: Answered = readAnswer(exercise, blank, answer);
	return reading?.ok ? reading.value : reading?.reason;
};

/** What the timeline shows before the place of a blank; an object where that is a blank, too. */
function shownBefore(exercise: Exercise, blank: Blank): unknown {
	const { timeline } = viewExercise(exercise, "en");
	if (blank.kind === "state") {
		const { host, step } = blank.asks;
		return step === 1 ? exercise.trace.startStates[host] : timeline[step - 2]?.states[host];
	}
	if (blank.kind !== "sequence-number") return undefined;
	const { field, segment } = blank.asks;
	const same = exercise.fields.filter(
		(one) =>
			one.kind === "sequence-number" &&
			one.field === field &&
			[one.segment.from, one.segment.to].map(({ ip, port }) => `${ip} ${port}`).join() ===
				[segment.from, segment.to].map(({ ip, port }) => `${ip} ${port}`).join(),
	);
	const before = same[same.findIndex(({ key }) => key === blank.key) - 1];
	if (before === undefined) return undefined;
	return exercise.blankAt.has(before.key) ? { blank: true } : before.value;
}

describe("“unchanged”", () => {
	const exercises = oneOfEach(5).map(generateExercise);
	const blanks = exercises.flatMap((exercise) => exercise.blanks.map((blank) => [exercise, blank] as const));

	it("is read as the value that is shown before, and as nothing where a blank or nothing stands there", () => {
		const asked = blanks.filter(([, { kind }]) => kind === "state" || kind === "sequence-number");
		for (const [exercise, blank] of asked) {
			const before = shownBefore(exercise, blank);
			const known = typeof before === "string" || typeof before === "number";
			expect(read(exercise, blank, "不变")).toBe(known ? before : "unchanged-from-what");
			expect(read(exercise, blank, "Unchanged")).toBe(known ? before : "unchanged-from-what");
		}
		expect(
			asked.filter(([exercise, blank]) => read(exercise, blank, "不变") !== "unchanged-from-what").length,
		).toBeGreaterThan(9);
	});

	it("is never a time, a set of flags, or a choice", () => {
		for (const [exercise, blank] of blanks)
			if (["flags", "duration", "choice", "choices"].includes(blank.kind))
				expect(read(exercise, blank, "不变")).toMatch(/^(?:unknown-|not-a-)/);
	});
});

describe("the w of textbooks", () => {
	const symbolic = (id: string) => {
		const found = exercisesOf(id);
		expect(found.flatMap(numbers).length).toBeGreaterThan(3);
		return found;
	};
	const exercisesOf = (id: string) =>
		specsOf(
			[1, 2, 3, 4, 5],
			TEMPLATES.filter((template) => template.id === id),
		)
			.filter(({ notation }) => notation === "symbolic")
			.map((spec) => generateExercise({ ...spec, ask: ["sequence-number"] }));
	const numbers = (exercise: Exercise) => exercise.blanks.filter(({ kind }) => kind === "sequence-number");

	it("is v where the second end sends nothing before its FIN", () => {
		for (const exercise of symbolic("client-closes-first"))
			for (const blank of numbers(exercise)) {
				expect(read(exercise, blank, "w+1")).toBe(read(exercise, blank, "v+1"));
				expect(read(exercise, blank, "w")).toBeTypeOf("number");
			}
	});

	it("is no symbol where data stands between, where the other end closes first, and where there are x and y", () => {
		for (const exercise of [...symbolic("half-close"), ...symbolic("server-closes-first"), ...symbolic("three-way")])
			for (const blank of numbers(exercise)) expect(read(exercise, blank, "w+1")).toBe("unknown-symbol");
	});
});
