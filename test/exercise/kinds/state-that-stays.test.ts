// A state that a step does not change is explained by what the host sends in it, or by what once led to the state.
import { expect, it } from "vitest";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { madeOnce } from "../../support/exercises.ts";
import { notationsInTurn, someSeeds } from "../../support/specs.ts";

const templates = TEMPLATES.filter(({ ask }) => ask.states);

/** What is said, in English, of every state that is asked. */
const explanations = notationsInTurn(someSeeds(6), templates).flatMap((spec) => {
	const exercise = madeOnce({ ...spec, ask: ["state"] });
	const { blanks } = gradeExercise(exercise, {}, "en");
	return exercise.blanks.flatMap((blank) =>
		blank.kind === "state" ? [{ asks: blank.asks, said: blanks[blank.id] }] : [],
	);
});

it("speaks of listen() only where the host is in LISTEN", () => {
	for (const { asks, said } of explanations)
		if (asks.value !== "LISTEN") expect(said?.explanation).not.toContain("passive open");
});

it("never goes from a state to the same one", () => {
	for (const { said } of explanations) expect(said?.explanation).not.toMatch(/goes from (\S+) to \1\b/);
});

it("is not put down to data, which moves numbers and no state", () => {
	for (const { said } of explanations) expect(["send-transmits-data", "data-acknowledged"]).not.toContain(said?.rule);
});

it("is entered out of TIME-WAIT for the SYN's number", () => {
	const reopened = explanations.filter(
		({ asks }) => asks.value === "SYN-RECEIVED" && asks.entered?.from === "TIME-WAIT",
	);
	expect(reopened.length).toBeGreaterThan(0);
	for (const { said } of reopened) expect(said?.rule).toBe("time-wait-accepts-new-syn");
});

it("is told with its reason, which fits beside the state and the step", () => {
	for (const { said } of explanations) expect(said?.explanation).not.toMatch(/since step \d+\.$/);
});
