// Who gets in during a flood: by the two limits that are told, and by whether the server knows the client.
import { describe, expect, it } from "vitest";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { viewExercise } from "../../../../src/exercise/view.ts";
import { effectsOf } from "../../../../src/scenario/run/read-trace.ts";

const exercises = Array.from({ length: 40 }, (_, seed) =>
	generateExercise({ template: "proven-peers-quarter", version: 1, seed, notation: "raw", profile: "linux" }),
);

describe("proven-peers-quarter", () => {
	it("lets the known client in exactly if strangers stop below the backlog, and never the new one", () => {
		const seen = new Set<boolean>();
		for (const exercise of exercises) {
			const { story } = viewExercise(exercise, "en");
			const [backlog = 0, m = 0] = [/backlog of (\d+)/, /tcp_max_syn_backlog is (\d+)/].map((pattern) =>
				Number(pattern.exec(story)?.[1]),
			);
			const isIn = m - Math.floor(m / 4) < backlog;
			const last = exercise.trace.rows.at(-1);
			expect(last?.states).toMatchObject({
				"known-client": isIn ? "ESTABLISHED" : "SYN-SENT",
				"new-client": "SYN-SENT",
			});
			seen.add(isIn);
		}
		expect(seen.size).toBe(2);
	});

	it("is over before any entry of the flood is a second old", () => {
		for (const { trace } of exercises) {
			expect((trace.rows.at(-1)?.timeMs ?? 0) - trace.startMs).toBeLessThan(1000);
			expect(effectsOf(trace).filter((e) => e.kind === "timer-fired")).toEqual([]);
		}
	});
});
