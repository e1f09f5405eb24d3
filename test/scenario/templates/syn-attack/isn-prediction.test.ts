// The template is about a prediction, so every scenario asks for one.
import { describe, expect, it } from "vitest";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { workedOut } from "../../../../src/exercise/worked-out.ts";
import { someSeeds } from "../../../support/specs.ts";

describe("isn-prediction", () => {
	it.each([4, 5] as const)(
		"asks in every scenario of difficulty %i for a number that nobody has sent yet",
		(difficulty) => {
			for (let seed = 0; seed < 60; seed++) {
				const { blanks, trace } = generateExercise({
					template: "isn-prediction",
					version: 1,
					seed,
					notation: "raw",
					profile: seed % 2 === 0 ? "linux" : "rfc9293",
					difficulty,
				});
				const predictions = blanks.flatMap(({ kind, asks }) =>
					kind === "choice" && (asks.id === "next-ack" || asks.id === "next-isn") ? [asks] : [],
				);
				expect(predictions.length).toBeGreaterThan(0);
				const sent = new Set(trace.rows.flatMap((row) => row.sent.map(({ seq }) => String(seq))));
				for (const { id, key } of predictions) if (id === "next-isn") expect(sent).not.toContain(key);
			}
		},
	);

	it("speaks of one other client as one", () => {
		const said = someSeeds(40).flatMap((seed) => {
			const exercise = generateExercise({
				template: "isn-prediction",
				version: 1,
				seed,
				notation: "raw",
				profile: "linux",
			});
			const question = exercise.questions.find(({ id }) => id === "next-isn");
			const text = JSON.stringify([question, question && workedOut(question)]);
			return text.includes("one other client connects") ? [text] : [];
		});
		expect(said.length).toBeGreaterThan(0);
		for (const text of said) expect(text).not.toMatch(/other clients|其他客户端/);
	});
});
