import { describe, expect, it } from "vitest";
import type { Caller } from "../../src/practice/caller.ts";
import type { ScenarioDescription } from "../../src/practice/scenario-description.ts";
import { scenarioDocument } from "../../src/practice/scenario-document.ts";
import { secretOf } from "../support/secrets.ts";
import { ANN, asLearner, assessedForAnn, describeThreeWay, NOBODY, opened, SERVER } from "./given.ts";

const shown = (description: ScenarioDescription, caller: Caller) =>
	scenarioDocument(opened(description), undefined, caller);

describe("a scenario as it is answered", () => {
	it("shows its seed to whoever chose it, and no secret to anybody", () => {
		expect(shown(describeThreeWay(), NOBODY).seed).toBe(7);
		const secret = { spec: { ...describeThreeWay().spec, seed: secretOf(1) } };
		for (const seedGiven of [true, false])
			for (const caller of [NOBODY, SERVER])
				expect(shown(describeThreeWay({ ...secret, seedGiven }), caller).seed).toBeNull();
	});

	it("of an older id shows no seed that nobody chose, of an assessed one only to a server", () => {
		expect(shown(describeThreeWay({ seedGiven: false }), NOBODY).seed).toBeNull();
		expect([shown(assessedForAnn(), SERVER).seed, shown(assessedForAnn(), asLearner(ANN)).seed]).toEqual([7, null]);
	});

	it("says who made it and whether it is assessed", () => {
		expect(shown(describeThreeWay({ madeBy: "learner" }), NOBODY)).toMatchObject({
			madeBy: "learner",
			assessed: false,
		});
		expect(shown(assessedForAnn(), SERVER)).toMatchObject({ madeBy: "server", assessed: true });
	});

	it("speaks the language asked for, else its own", () => {
		const exercise = opened(describeThreeWay({ locale: "zh" }));
		expect(scenarioDocument(exercise, undefined, NOBODY)).toMatchObject({
			locale: "zh",
			title: expect.stringMatching(/\p{Script=Han}/u),
		});
		expect(scenarioDocument(exercise, "en", NOBODY).locale).toBe("en");
	});

	it("links to where it can go: of an assessed one only its teacher to grading, of a learner's own to the attempts", () => {
		expect(shown(describeThreeWay(), NOBODY).links).toMatchObject({ grade: "/v1/scenarios/sc1.x/grade" });
		expect(shown(describeThreeWay(), NOBODY).links).not.toHaveProperty("attempts");
		const { links } = shown(assessedForAnn(), asLearner(ANN));
		expect(links).not.toHaveProperty("grade");
		expect(shown(assessedForAnn(), SERVER).links).toHaveProperty("grade");
		expect(links).toMatchObject({ attempts: "/v1/learners/ann/attempts", self: "/v1/scenarios/sc1.x" });
	});
});
