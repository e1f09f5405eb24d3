// Three segments or four: as the delayed ACK and close() fall, and nothing in the timeline says which.
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../../src/exercise/answer.ts";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { questionKey } from "../../../../src/exercise/keys.ts";
import { viewExercise } from "../../../../src/exercise/view.ts";
import { effectsOf } from "../../../../src/scenario/run/read-trace.ts";

const PROFILES = ["rfc9293", "linux"] as const;
const exercises = PROFILES.flatMap((profile) =>
	Array.from({ length: 40 }, (_, seed) =>
		generateExercise({ template: "three-or-four-segments", version: 1, seed, notation: "raw", profile }),
	),
);

const toldIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

describe("three-or-four-segments", () => {
	it("takes three exactly if close() comes while the ACK that is told of may still wait", () => {
		const seen = new Set<string>();
		for (const exercise of exercises) {
			const view = viewExercise(exercise, "en");
			const closes = toldIn(view.story, /close\(\) (\d+) ms after/);
			const waits = toldIn(view.assumptions.join(" "), /goes out after (\d+) ms/);
			const blank = exercise.blanks.find(({ key }) => key === questionKey({ id: "segments-in-all" }));
			expect(blank && keyOf(blank)).toBe(closes < waits ? 3 : 4);
			seen.add(`${waits === 0 ? "at once" : closes < waits ? "within" : "after"}`);
		}
		expect(seen).toEqual(new Set(["at once", "within", "after"]));
	});

	it("shows the two FINs and no other segment, numbered 1 and 2", () => {
		for (const exercise of exercises) {
			const shown = viewExercise(exercise, "en").timeline.flatMap(({ segment }) => (segment ? [segment.number] : []));
			expect(shown).toEqual([1, 2]);
		}
	});

	it("sends nothing a second time", () => {
		for (const { trace } of exercises)
			expect(effectsOf(trace).filter((e) => e.kind === "segment-sent" && e.segment.retransmission)).toEqual([]);
	});
});
