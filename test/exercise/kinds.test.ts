// The contract that every kind of blank keeps, whatever it asks for.
import { describe, expect, it } from "vitest";
import { type Answered, isRight, keyOf, readAnswer, shareRight, showGiven } from "../../src/exercise/answer.ts";
import type { Blank } from "../../src/exercise/blank.ts";
import type { Exercise } from "../../src/exercise/generate.ts";
import { checkAnswers, gradeExercise } from "../../src/exercise/grade.ts";
import { hintFor } from "../../src/exercise/hint.ts";
import { HINT_LEVELS } from "../../src/exercise/hint-levels.ts";
import { BLANK_KINDS, type BlankKind } from "../../src/exercise/kinds/names.ts";
import { CUT_KINDS, KINDS, type ValueOf } from "../../src/exercise/kinds/registry.ts";
import type { ViewBlank } from "../../src/exercise/types.ts";
import { seededRandom } from "../../src/scenario/random.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { exerciseOf, solutionOf, viewOf } from "../support/exercises.ts";
import { accepts } from "../support/json-schema.ts";
import { modulesOf } from "../support/modules.ts";
import { specsOf } from "../support/specs.ts";

/** Some scenarios that ask for nothing but this kind, in all notations and profiles. */
function exercisesOf(kind: BlankKind): readonly Exercise[] {
	return specsOf([0])
		.filter((_, i) => i % 4 === 0)
		.map((spec) => exerciseOf({ ...spec, ask: [kind] }))
		.filter(({ blanks }) => blanks.length > 0);
}

const shownOf = (exercise: Exercise, { id }: Blank, locale: (typeof LOCALES)[number]) =>
	viewOf(exercise, locale).blanks.find((blank) => blank.id === id) as ViewBlank<BlankKind>;

/** The key as the result shows it. */
const shownKey = <K extends BlankKind>(exercise: Exercise, blank: Blank<K>) =>
	KINDS[blank.kind].show(exercise, blank, keyOf(blank));

const slip = <K extends BlankKind>(blank: Blank<K>, seed: number): ValueOf<K> =>
	KINDS[blank.kind].slip(blank, seededRandom(seed));

/** Several choices are the same in whatever order they stand. */
const sameFor = (kind: BlankKind, value: unknown) =>
	kind === "choices" && Array.isArray(value) ? value.toSorted() : value;

/** `id` as it reads in the list of a blank's choices. */
function textOf(choices: NonNullable<ViewBlank["choices"]>, id: unknown): unknown {
	const choice = choices.find((one) => (typeof one === "string" ? one : one.id) === id);
	return typeof choice === "object" ? choice.text : choice;
}

it("each kind stands in the registry once, under its own name", () => {
	expect(new Set(Object.values(KINDS)).size).toBe(BLANK_KINDS.length);
	expect(CUT_KINDS).toEqual(["next-segment", "order"]);
});

it.each(modulesOf("src/exercise/kinds"))("the kind in %s stands in the registry", async (file) => {
	const exported = Object.values<unknown>(await import(file));
	expect(Object.values<unknown>(KINDS).filter((kind) => exported.includes(kind)).length).toBe(1);
});

it.each(["state", "flags", "choice", "choices", "order"] as const)(
	"a blank of the kind %s lists what its answer is made of",
	(kind) => {
		for (const exercise of exercisesOf(kind).slice(0, 3))
			for (const blank of exercise.blanks) expect(shownOf(exercise, blank, "en").choices?.length).toBeGreaterThan(1);
	},
);

describe.each(BLANK_KINDS.map((kind) => [kind] as const))("a blank of the kind %s", (kind) => {
	const exercises = exercisesOf(kind);
	const each = (law: (exercise: Exercise, blank: Blank) => void) => {
		for (const exercise of exercises) for (const blank of exercise.blanks) law(exercise, blank);
	};

	it("is asked somewhere, under a title in every language", () => {
		expect(exercises.length).toBeGreaterThan(0);
		each((_, blank) => expect(blank.kind).toBe(kind));
		for (const locale of LOCALES) expect(KINDS[kind].title[locale].length).toBeGreaterThan(1);
	});

	it("reads its own key as it is shown, and calls it fully right", () => {
		each((exercise, blank) => {
			const shown = shownKey(exercise, blank);
			const { reading, sent }: Answered = readAnswer(exercise, blank, shown);
			if (!reading?.ok) throw new Error(`${JSON.stringify(shown)} is not read`);
			expect(sameFor(kind, reading.value)).toEqual(sameFor(kind, keyOf(blank)));
			expect(shareRight<BlankKind>(blank, reading.value)).toBe(1);
			expect(isRight(blank, reading.value)).toBe(true);
			const given = showGiven<BlankKind>(exercise, blank, sent, reading.value);
			expect(sameFor(kind, given)).toEqual(sameFor(kind, shown));
			const check = checkAnswers(exercise, { [blank.id]: shown }, "en")[blank.id];
			expect(check).toEqual({ status: "readable", value: given });
		});
	});

	it("reads what is listed to choose from by its words in every language", () => {
		each((exercise, blank) => {
			for (const locale of LOCALES) {
				const { choices } = shownOf(exercise, blank, locale);
				if (!choices) continue;
				const key = shownKey(exercise, blank);
				const words = Array.isArray(key) ? key.map((id) => textOf(choices, id)) : textOf(choices, key);
				const { reading }: Answered = readAnswer(exercise, blank, words);
				const read = reading?.ok ? reading.value : null;
				expect(sameFor(kind, read), JSON.stringify(words)).toEqual(sameFor(kind, keyOf(blank)));
			}
		});
	});

	it("gives full marks to its key, and names no misconception for it", () => {
		each((exercise, blank) => {
			const { blanks, misconceptions } = gradeExercise(exercise, { [blank.id]: shownKey(exercise, blank) }, "zh");
			expect(blanks[blank.id]).toMatchObject({ verdict: "correct", points: blank.points, max: blank.points });
			expect(misconceptions).toEqual([]);
		});
	});

	it("knows its values, and takes nothing else for one", () => {
		each((exercise, blank) => {
			expect(KINDS[kind].isValue(keyOf(blank))).toBe(true);
			for (const other of [undefined, null, true, "NaN", { no: "value" }, [{}]])
				if (KINDS[kind].isValue(other)) expect(isRight(blank, other)).toBe(false);
			for (const seed of [1, 2, 3]) {
				const wrong = slip(blank, seed);
				expect(KINDS[kind].isValue(wrong)).toBe(true);
				const share = shareRight<BlankKind>(blank, wrong);
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share).toBeLessThanOrEqual(1);
				for (const locale of LOCALES)
					expect(KINDS[kind].say(exercise, blank as never, wrong as never, locale)).toBeTypeOf("string");
			}
		});
	});

	it("has a label, three different hints and an explanation with its source, in every language", () => {
		each((exercise, blank) => {
			expect(blank.skills.length).toBeGreaterThan(0);
			for (const locale of LOCALES) {
				const hints = HINT_LEVELS.map((level) => hintFor(exercise, blank.id, level, locale)?.text ?? "");
				const { explanation = "", rule, reference } = solutionOf(exercise, locale).blanks[blank.id] ?? {};
				expect(new Set(hints).size).toBe(HINT_LEVELS.length);
				for (const text of [shownOf(exercise, blank, locale).label, explanation, ...hints]) {
					expect(text.length).toBeGreaterThan(2);
					expect(text).not.toMatch(/undefined|NaN|\[object/);
				}
				expect(rule).toMatch(/^[a-z0-9-]{3,}$/);
				expect(reference).toEqual({
					rfc: expect.stringMatching(/^(RFC \d+|POSIX|Linux)$/),
					section: expect.stringMatching(/./),
				});
			}
		});
	});

	it("describes its answers by a schema that lets the key pass, and nothing of another form", () => {
		// Some of them: to read a schema takes longer than all else here.
		const some = new Set(exercises.filter((_, i) => i % 3 === 0));
		each((exercise, blank) => {
			if (!some.has(exercise)) return;
			const { answerSchema } = viewOf(exercise, "en");
			const shown = shownKey(exercise, blank);
			expect(accepts(answerSchema, { [blank.id]: shown }), JSON.stringify(shown)).toBe(true);
			expect(accepts(answerSchema, {})).toBe(true);
			expect(accepts(answerSchema, { [blank.id]: { no: "value" } })).toBe(false);
			expect(accepts(answerSchema, { [blank.id]: false })).toBe(false);
			expect(accepts(answerSchema, { [blank.id]: shown, other: 1 })).toBe(false);
		});
	});
});
