// Questions whose answers take further runs of the engine.
import { expect, it } from "vitest";
import { generateFrom } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import type { BlankKind } from "../../../src/exercise/kinds/names.ts";
import { viewExercise } from "../../../src/exercise/view.ts";
import { handshake } from "../../../src/scenario/build/family.ts";
import { drawHosts } from "../../../src/scenario/build/hosts.ts";
import { askCount, UNITS } from "../../../src/scenario/build/questions.ts";
import { LOCALES } from "../../../src/text/locale.ts";
import { hintsTo, NO_MAIN } from "../../support/made-up.ts";

const both = (text: string) => ({ en: text, zh: text });

/** A handshake with a question that counts how often it is worked out. */
function counting() {
	const times = { workedOut: 0 };
	const template = handshake({
		id: "counting",
		difficulty: 1,
		misconceptions: ["syn-does-not-consume"],
		title: both("Counting"),
		summary: both("Counting"),
		main: NO_MAIN,
		blanks: [3, 4],
		draw: (random, context) => drawHosts(random, context),
		script(run) {
			run.call("server", "listen");
			run.startTimeline();
			run.call("client", "connect");
			run.deliverAll();
		},
		story: () => both("A client connects."),
		questions: () => [
			null,
			askCount("late", {
				step: 1,
				unit: UNITS.segments,
				label: both("How many?"),
				skills: ["handshake-purpose"],
				workOut() {
					times.workedOut++;
					return { key: 3, rule: "listen-answers-syn", why: both("Three."), hints: hintsTo(3) };
				},
			}),
		],
	});
	const make = (ask: readonly BlankKind[]) =>
		generateFrom(template, { template: "counting", version: 1, seed: 1, notation: "raw", profile: "rfc9293", ask });
	return { times, make };
}

it("a late answer is not worked out while nobody asks for it", () => {
	const { times, make } = counting();
	const exercise = make(["state"]);
	viewExercise(exercise, "en");
	gradeExercise(exercise, {}, "en");
	expect(times.workedOut).toBe(0);
});

it("a late answer is worked out once, however often its exercise is shown and graded", () => {
	const { times, make } = counting();
	const exercise = make(["count"]);
	const [blank] = viewExercise(exercise, "en").blanks;
	for (const locale of LOCALES) {
		const { blanks } = gradeExercise(exercise, { [blank?.id ?? ""]: 3 }, locale);
		expect(blanks[blank?.id ?? ""]).toMatchObject({ expected: 3, rule: "listen-answers-syn" });
	}
	expect(times.workedOut).toBe(1);
});

it("a question that a run has nothing for is left out", () => {
	const { make } = counting();
	expect(make(["count"]).questions.map(({ id }) => id)).toEqual(["late"]);
});
