// A scenario in a learner's hand: every change of it is a function.
import { describe, expect, it } from "vitest";
import { BLANK_KINDS } from "../../../src/exercise/kinds/names.ts";
import { moved } from "../../../src/page/scenario/inputs/order.ts";
import { INPUTS } from "../../../src/page/scenario/inputs/registry.ts";
import * as model from "../../../src/page/scenario/model.ts";
import { everyExercise } from "../../support/every-exercise.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { keyOf, resultOf, scenarioOf } from "../support/scenarios.ts";

const EXERCISE = exerciseOf({ template: "three-way", version: 1, seed: 3, notation: "raw", profile: "rfc9293" });
const STATE = model.begin(scenarioOf(EXERCISE), "diagram");
const [FIRST = "", SECOND = ""] = STATE.picture.order;
const LAST = STATE.picture.order.at(-1) ?? "";

describe("answers", () => {
	it.each([[""], ["  "], [[]], [undefined], [null], [{ flags: [], seq: "", ack: "" }]])("%j is none", (value) => {
		const answered = model.answer(model.answer(STATE, FIRST, "SYN"), FIRST, value);
		expect(model.filledCount(answered)).toBe(0);
	});

	it.each([["0"], [["SYN"]], [{ flags: [], seq: "5" }], ["none"]])("%j is one", (value) => {
		expect(model.filledCount(model.answer(STATE, FIRST, value))).toBe(1);
	});

	it("once graded stay as they are", () => {
		const graded = model.grade(model.answer(STATE, FIRST, "7"), resultOf(EXERCISE, { [FIRST]: "7" }));
		expect(model.answer(graded, FIRST, "8")).toBe(graded);
	});

	it("that could not be read are marked until they change", () => {
		const refused = model.refuse(model.answer(STATE, FIRST, "hello"), { [FIRST]: "no number" });
		expect(refused.answers[FIRST]).toBe("hello");
		expect(model.answer(refused, FIRST, "5").refused).toEqual({});
	});

	it("stay for another attempt, and in another language", () => {
		const graded = model.grade(model.answer(STATE, FIRST, "7"), resultOf(EXERCISE, { [FIRST]: "7" }));
		expect(model.again(graded)).toMatchObject({ answers: { [FIRST]: "7" }, graded: null });
		const translated = model.translate(model.answer(STATE, FIRST, "7"), scenarioOf(EXERCISE, "zh"));
		expect(translated).toMatchObject({ answers: { [FIRST]: "7" }, scenario: { locale: "zh" } });
	});
});

describe("walking", () => {
	it("goes from blank to blank and ends at the ends", () => {
		expect(model.neighbour(STATE, FIRST, 1)).toBe(SECOND);
		expect(model.neighbour(STATE, SECOND, -1)).toBe(FIRST);
		expect(model.neighbour(STATE, FIRST, -1)).toBeNull();
		expect(model.neighbour(STATE, LAST, 1)).toBeNull();
	});

	it("help is for the blank touched last, else for the first that is empty", () => {
		expect(model.blankToHelp(model.answer(STATE, FIRST, "1"))).toBe(SECOND);
		expect(model.blankToHelp(model.open(model.open(STATE, LAST), null))).toBe(LAST);
	});
});

describe("hints", () => {
	const hint = (level: 1 | 2 | 3) => ({
		blank: FIRST,
		level,
		text: `hint ${level}`,
		cost: 0,
		nextLevel: level === 3 ? null : ((level + 1) as 2 | 3),
		recorded: false,
	});

	it("are taken from the first to the third", () => {
		let state = STATE;
		for (const level of [1, 2, 3] as const) {
			expect(model.nextHint(state, FIRST)).toBe(level);
			state = model.takeHint(state, hint(level));
		}
		expect(model.nextHint(state, FIRST)).toBeNull();
		expect(state.hints[FIRST]?.map(({ text }) => text)).toEqual(["hint 1", "hint 2", "hint 3"]);
	});
});

describe("a problem's errors", () => {
	it("name the blanks that they point at", () => {
		const errors = [
			{ pointer: "/answers/b2", detail: "not a number" },
			{ pointer: "/answers/b4/seq", detail: "not a number either" },
			{ pointer: "/locale", detail: "no language" },
			{ detail: "nowhere" },
		];
		expect(model.refusalsOf(errors)).toEqual({ b2: "not a number", b4: "not a number either" });
	});
});

describe("a result", () => {
	it("without its solution has verdicts and no key", () => {
		const {
			timeline: _,
			misconceptions: __,
			slips: ___,
			links: ____,
			...result
		} = resultOf(EXERCISE, { [FIRST]: "7" });
		const blanks = Object.fromEntries(
			Object.entries(result.blanks).map(([id, { expected: _e, explanation: _x, ...kept }]) => [id, kept]),
		);
		// As an assessed attempt comes whose solution is withheld.
		const attempt = { ...result, blanks, attemptsLeft: 2, solution: "withheld" } as unknown as Parameters<
			typeof model.grade
		>[1];
		const { graded, picture } = model.grade(STATE, attempt);
		expect(graded).toMatchObject({ timeline: null, misconceptions: [], attemptsLeft: 2 });
		expect(picture).toBe(STATE.picture);
	});
});

describe("each kind of blank", () => {
	it("shows the right answer in words, whatever the template", () => {
		const met = new Set<string>();
		for (const exercise of everyExercise(1)) {
			const key = keyOf(exercise);
			for (const blank of scenarioOf(exercise).blanks) {
				met.add(blank.kind);
				const shown = INPUTS[blank.kind].shown(key[blank.id], blank);
				if (blank.kind !== "choices" && blank.kind !== "flags") expect(shown).not.toBe("");
				expect(shown).not.toMatch(/undefined|\[object|null/);
			}
		}
		expect([...met].sort()).toEqual([...BLANK_KINDS].sort());
	});

	it("an event moves by one place and no further than the ends", () => {
		expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
		expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
		expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
		expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
	});
});
