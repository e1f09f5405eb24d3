// The example of a misconception: what the engine and the bank say that somebody answers who holds it.
import { describe, expect, it } from "vitest";
import type { Item } from "../../src/course/assignment.ts";
import { generateExercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { exampleOf, MOST_LOOKED_AT } from "../../src/practice/idea-example.ts";
import { parseQuestion } from "../../src/question-bank/bank.ts";
import { MISCONCEPTION_IDS, type MisconceptionId } from "../../src/scenario/misconceptions.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import type { Template } from "../../src/scenario/template.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { BANK } from "../question-bank/the-bank.ts";

const itemOf = ({ id, notations, profiles }: Template): Item => ({
	type: "scenario",
	wish: { template: id, notation: notations[0] ?? "raw", profile: profiles[0] ?? "linux" },
	points: 1,
	secret: null,
});

const find = (id: MisconceptionId, item: Item, locale: Locale = "en", left = MOST_LOOKED_AT) =>
	exampleOf(id, item, { bank: BANK, locale, trying: { left } });

const claiming = (id: MisconceptionId) => TEMPLATES.filter(({ misconceptions }) => misconceptions.includes(id));

const CLAIMED = MISCONCEPTION_IDS.filter((id) => claiming(id).length > 0);

describe.each(LOCALES)("in %s", (locale) => {
	it.each(CLAIMED.map((id) => [id] as const))(
		"%s shows in each template that claims it, unlike what is right",
		(id) => {
			const examples = claiming(id).map((template) => find(id, itemOf(template), locale));
			expect(examples.filter((example) => example === null).length).toBeLessThanOrEqual(examples.length / 2);
			for (const example of examples) {
				if (!example) continue;
				expect(example.believed).not.toBe(example.right);
				for (const said of [example.asked, example.right, example.believed])
					expect(said).not.toMatch(/undefined|NaN|^$/);
			}
		},
	);
});

it("whoever answers as the example says is wrong there", () => {
	for (const id of CLAIMED) {
		const [template] = claiming(id);
		const example = template && find(id, itemOf(template));
		if (!template || example?.type !== "scenario") continue;
		const { seed, notation, profile } = example.scenario;
		const exercise = generateExercise({ template: template.id, version: template.version, seed, notation, profile });
		const blank = viewExercise(exercise, "en").blanks.find(({ label }) => label === example.asked);
		if (!blank) continue;
		const said = example.believed.replace(/^“|”$/g, "");
		const { blanks } = gradeExercise(exercise, { [blank.id]: said }, "en");
		expect([id, blanks[blank.id]?.verdict]).toEqual([id, "wrong"]);
	}
});

it("of a question is the option that names it", () => {
	const questions = BANK.entries.map(parseQuestion).flatMap((question) => {
		const options = "options" in question ? question.options : [];
		return options.flatMap((option) =>
			"misconception" in option && option.misconception ? [[question.id, option.misconception] as const] : [],
		);
	});
	expect(questions.length).toBeGreaterThan(10);
	for (const [questionId, id] of questions) {
		const example = find(id, { type: "question", questionId, points: 1, seed: null });
		expect(example).toMatchObject({ type: "question", questionId });
		expect(example?.believed).not.toBe(example?.right);
	}
});

it("is looked for in so many scenarios and no more", () => {
	const [template] = claiming("no-time-wait");
	if (!template) throw new Error("no template claims it");
	expect(find("no-time-wait", itemOf(template), "en", 0)).toBeNull();
	const trying = { left: 5 };
	exampleOf("full-queue-answers-rst", itemOf(template), { bank: BANK, locale: "en", trying });
	expect(trying.left).toBe(2);
});
