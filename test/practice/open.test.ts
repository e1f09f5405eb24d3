import { describe, expect, it } from "vitest";
import { openAnswered, openExercise } from "../../src/practice/open.ts";
import { ANN, asLearner, describeThreeWay, learnerName, NOBODY, opened, SERVER } from "./given.ts";

const BOUND = describeThreeWay({ boundTo: ANN });

describe("a scenario", () => {
	it("opens for everyone unless it is bound", () => {
		for (const user of [NOBODY, SERVER, asLearner(ANN)])
			expect(openExercise("sc1.x", describeThreeWay(), user)).toMatchObject({ ok: true, id: "sc1.x" });
	});

	it("that is bound opens for its learner and for the tenant's server", () => {
		for (const user of [SERVER, asLearner(ANN)]) expect(openExercise("sc1.x", BOUND, user).ok).toBe(true);
	});

	it.each([
		["nobody in particular", NOBODY, "credential-required"],
		["another learner", asLearner(learnerName("acme", "bob")), "scenario-bound-to-another-learner"],
		["a namesake of another tenant", asLearner(learnerName("other", "ann")), "scenario-bound-to-another-learner"],
		[
			"another tenant's server",
			{ kind: "server", tenant: learnerName("other", "x").tenant },
			"scenario-bound-to-another-learner",
		],
	] as const)("that is bound does not open for %s", (_, user, code) => {
		expect(openExercise("sc1.x", BOUND, user)).toMatchObject({ ok: false, code });
	});

	it("of a version that is no more is retired, which only those learn who may open it", () => {
		const gone = { ...BOUND, spec: { ...BOUND.spec, version: 999 } };
		expect(openExercise("sc1.x", gone, SERVER)).toMatchObject({ ok: false, code: "scenario-retired" });
		expect(openExercise("sc1.x", gone, NOBODY)).toMatchObject({ ok: false, code: "credential-required" });
	});
});

describe("answers", () => {
	it("come with the exercise, in the language asked for, else in the scenario's", () => {
		const exercise = opened(describeThreeWay({ locale: "zh" }));
		expect(openAnswered(exercise, { b1: 1 }, undefined)).toMatchObject({ ok: true, locale: "zh" });
		expect(openAnswered(exercise, {}, "en")).toMatchObject({
			ok: true,
			locale: "en",
			exercise: { template: { id: "three-way" } },
		});
	});

	it("to blanks that do not exist are refused, each with its pointer", () => {
		const answers = JSON.parse('{"b1":1,"b99":1,"a/b~c":1,"__proto__":1}');
		const refused = openAnswered(opened(describeThreeWay()), answers, "en");
		expect(refused).toMatchObject({
			ok: false,
			code: "unknown-blank",
			detail: { en: expect.stringContaining("b1, b2") },
		});
		expect(!refused.ok && refused.errors?.map(({ pointer }) => pointer)).toEqual([
			"/answers/b99",
			"/answers/a~1b~0c",
			"/answers/__proto__",
		]);
	});
});
