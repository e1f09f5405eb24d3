// Three segments or four: as the delayed ACK and what the other program does fall, and both are told.
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../../src/exercise/answer.ts";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { questionKey } from "../../../../src/exercise/keys.ts";
import { viewExercise } from "../../../../src/exercise/view.ts";
import { effectsOf } from "../../../../src/scenario/run/read-trace.ts";
import { hasFin } from "../../../../src/tcp/segment.ts";

const exercises = (["rfc9293", "linux"] as const).flatMap((profile) =>
	Array.from({ length: 40 }, (_, seed) =>
		generateExercise({ template: "three-or-four-segments", version: 1, seed, notation: "raw", profile }),
	),
);

const toldIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

const keyOfQuestion = (exercise: (typeof exercises)[number], id: string) => {
	const blank = exercise.blanks.find(({ key }) => key === questionKey({ id }));
	return blank && keyOf(blank);
};

describe("three-or-four-segments", () => {
	it("takes three exactly if the program only closes while the ACK that is told of may still wait", () => {
		const seen = new Set<unknown>();
		for (const exercise of exercises) {
			const view = viewExercise(exercise, "en");
			const acts = toldIn(view.story, /(\d+) ms after/);
			const waits = toldIn(view.assumptions.join(" "), /waits for up to (\d+) ms/);
			const sends = toldIn(view.story, /sends (\d+) octets/);
			const sent = exercise.trace.rows.flatMap((row) => row.sent);
			if (sends === 0) expect(sent).toHaveLength(acts < waits ? 3 : 4);
			expect(sent.filter(hasFin)).toHaveLength(2);
			seen.add(waits === 0 ? "at once" : sends > 0 ? "with data" : acts < waits ? "within" : "after");
		}
		expect(seen).toEqual(new Set(["at once", "with data", "within", "after"]));
	});

	it("asks of another close for whose number of segments both answers are right in some scenario", () => {
		const keys = exercises.map((exercise) => keyOfQuestion(exercise, "segments-otherwise"));
		expect(new Set(keys.filter((key) => key !== undefined))).toEqual(new Set([3, 4]));
		const ways = exercises.map((exercise) => keyOfQuestion(exercise, "ack-otherwise"));
		expect(new Set(ways)).toEqual(new Set(["wait-over", "with-fin", "with-data"]));
	});

	it("shows every segment, in the order of time, and sends nothing twice", () => {
		for (const { trace } of exercises) {
			const sent = effectsOf(trace).flatMap((e) => (e.kind === "segment-sent" ? [e.segment] : []));
			expect(trace.rows.flatMap((row) => row.sent)).toEqual(sent);
			expect(sent.filter(({ retransmission }) => retransmission)).toEqual([]);
			expect(sent.every(({ number }) => trace.delivered.has(number))).toBe(true);
			const times = trace.rows.map(({ timeMs }) => timeMs);
			expect(times).toEqual(times.toSorted((a, b) => a - b));
		}
	});
});
