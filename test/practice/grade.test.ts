import { describe, expect, it } from "vitest";
import { checkOpened, gradeOpened } from "../../src/practice/grade.ts";
import { ANN, asLearner, assessedForAnn, describeThreeWay, NOBODY, opened, rightAnswers, SERVER } from "./given.ts";

const PRACTICE = opened(describeThreeWay());
const ASSESSED = opened(assessedForAnn());

describe("checking answers", () => {
	it("says of each blank whether it can be read, and of all together", () => {
		const checked = checkOpened(PRACTICE, { b1: "8,401", b2: "no state at all" }, "en");
		expect(checked).toMatchObject({
			document: {
				scenarioId: "sc1.x",
				readable: false,
				blanks: {
					b1: { status: "readable", value: 8401 },
					b2: { status: "unreadable", message: expect.any(String) },
					b3: { status: "unanswered" },
				},
			},
		});
		expect(checkOpened(PRACTICE, { b1: "8,401" }, "en")).toMatchObject({ document: { readable: true } });
	});

	it("shows of an assessed scenario only what was sent", () => {
		const blanks = { b1: { status: "readable", value: "8,401" } };
		expect(checkOpened(ASSESSED, { b1: "8,401" }, "en")).toMatchObject({ document: { blanks } });
	});
});

describe("grading for practice", () => {
	it("gives the whole result in the language asked for", () => {
		const graded = gradeOpened(PRACTICE, rightAnswers(PRACTICE.exercise), "zh", NOBODY);
		expect(graded).toMatchObject({ ok: true, result: { score: { scaled: 1 } } });
		expect(graded.ok && graded.result.summary).toMatch(/\p{Script=Han}/u);
	});

	it("is refused where only attempts may grade, whatever the answers; a wrong blank is named first", () => {
		const grade = (answers: Record<string, unknown>) => gradeOpened(ASSESSED, answers, "en", asLearner(ANN));
		expect(grade({})).toMatchObject({ ok: false, code: "scenario-assessed" });
		expect(grade({ b99: 1 })).toMatchObject({ ok: false, code: "unknown-blank" });
	});

	it("shows the teacher of an assessed scenario its keys", () => {
		const graded = gradeOpened(ASSESSED, {}, "en", SERVER);
		expect(graded).toMatchObject({ ok: true, result: { blanks: { b1: { expected: expect.anything() } } } });
	});
});
