import { describe, expect, it } from "vitest";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { hintFor } from "../../src/exercise/hint.ts";
import type { BlankKind } from "../../src/exercise/kinds/names.ts";
import type { ShownOption } from "../../src/exercise/types.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { madeOnce } from "../support/exercises.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

const exercisesOf = (id: string, kind: BlankKind) =>
	specsOf(
		someSeeds(30),
		TEMPLATES.filter((template) => template.id === id),
	)
		.map((spec) => madeOnce({ ...spec, ask: [kind] }))
		.filter(({ blanks }) => blanks.length > 0);

/** The place of each key in the lists of its blanks. */
function placesOfKeys(id: string): ReadonlySet<number> {
	const places = exercisesOf(id, "choice").flatMap((exercise) => {
		const { blanks } = gradeExercise(exercise, {}, "en");
		return viewExercise(exercise, "en").blanks.map(({ id: blank, choices = [] }) =>
			(choices as readonly ShownOption[]).findIndex((choice) => choice.id === blanks[blank]?.expected),
		);
	});
	return new Set(places);
}

describe("the options of a question", () => {
	it.each(["time-wait-length", "isn-prediction", "syn-scan", "two-way-handshake"])(
		"have the right one of %s in every place",
		(id) => expect(placesOfKeys(id)).toEqual(new Set([0, 1, 2, 3])),
	);

	it("are named by the letters of the places in which they are shown", () => {
		for (const exercise of exercisesOf("time-wait-length", "choice")) {
			const { blanks } = gradeExercise(exercise, {}, "en");
			for (const { id, choices = [] } of viewExercise(exercise, "zh").blanks) {
				const place = (choices as readonly ShownOption[]).findIndex((choice) => choice.id === blanks[id]?.expected);
				const letter = "ABCDEF"[place];
				expect(gradeExercise(exercise, { [id]: letter }, "zh").blanks[id]?.verdict).toBe("correct");
			}
		}
	});
});

describe("several choices", () => {
	const [exercise] = exercisesOf("linux-queue-caps", "choices");
	if (!exercise) throw new Error("linux-queue-caps asks for several choices");
	const view = viewExercise(exercise, "en");
	const [blank = { id: "" }] = view.blanks;
	const graded = (answer: unknown) => gradeExercise(exercise, { [blank.id]: answer }, "en").blanks[blank.id];

	it.each([
		[["backlog", "somaxconn"], "correct", 1],
		[["somaxconn", "backlog"], "correct", 1],
		["The backlog of listen(); net.core.somaxconn", "correct", 1],
		["backlog", "partly", 0.5],
		[["backlog", "somaxconn", "maxSynBacklog"], "partly", 0.5],
		[["backlog", "maxSynBacklog"], "wrong", 0],
		[["backlog", "somaxconn", "maxSynBacklog", "synAckRetries"], "wrong", 0],
		[["synAckRetries"], "wrong", 0],
		[["backlog", "colour"], "unreadable", 0],
		[[], "unreadable", 0],
		[{ backlog: true }, "unreadable", 0],
	])("%j is %s and earns %f", (answer, verdict, points) => {
		expect(graded(answer)).toMatchObject({ verdict, points });
	});

	it("are described as a list, explained by name, and hinted at by the question's own working", () => {
		const { properties } = view.answerSchema as { properties: Record<string, { type: string }> };
		expect(properties[blank.id]?.type).toBe("array");
		expect(graded(["synAckRetries"])?.explanation).toContain("“The backlog of listen()”, “net.core.somaxconn”");
		expect(hintFor(exercise, blank.id, 3, "en")?.text).toBe("The formula is the smaller of two settings, and 1.");
	});
});
