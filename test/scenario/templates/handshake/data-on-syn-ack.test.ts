// Data on the SYN,ACK: what RFC 9293 and what Linux makes of it, as captures 101 and m33c show it.
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../../src/exercise/answer.ts";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { questionKey } from "../../../../src/exercise/keys.ts";
import { viewExercise } from "../../../../src/exercise/view.ts";
import { segmentsOf } from "../../../../src/scenario/run/read-trace.ts";
import { advance } from "../../../../src/tcp/sequence-number.ts";

const exercisesOf = (profile: "rfc9293" | "linux") =>
	Array.from({ length: 20 }, (_, seed) =>
		generateExercise({ template: "data-on-syn-ack", version: 1, seed, notation: "raw", profile }),
	);

const keyOfQuestion = (exercise: ReturnType<typeof exercisesOf>[number], id: string) => {
	const blank = exercise.blanks.find(({ key }) => key === questionKey({ id }));
	return blank && keyOf(blank);
};

describe("data-on-syn-ack", () => {
	it.each([
		{ profile: "rfc9293", taken: true, again: "nothing" },
		{ profile: "linux", taken: false, again: "data" },
	] as const)("has a client after $profile acknowledge the data: $taken", ({ profile, taken, again }) => {
		for (const exercise of exercisesOf(profile)) {
			const [, synAck, answer, request] = exercise.trace.rows.flatMap(segmentsOf);
			if (!synAck) throw new Error("no SYN,ACK");
			const upTo = advance(synAck.seq, 1 + (taken ? synAck.length : 0));
			expect([answer?.ack, request?.ack]).toEqual([upTo, upTo]);
			expect(exercise.trace.rows.at(-1)?.states.client).toBe("ESTABLISHED");
			// The ack that tells is asked, so that it gives no question away.
			expect(exercise.mainKeys.has("ack:2")).toBe(true);
			expect([again, undefined]).toContain(keyOfQuestion(exercise, "what-comes-again"));
			expect([taken ? "taken" : "dropped", undefined]).toContain(keyOfQuestion(exercise, "what-of-the-data"));
		}
	});

	it("shows four segments that all arrive, and the states of the client alone, whose TCP is told", () => {
		for (const exercise of [...exercisesOf("rfc9293"), ...exercisesOf("linux")]) {
			const view = viewExercise(exercise, "en");
			const shown = view.timeline.flatMap(({ segment }) => (segment ? [segment] : []));
			expect(shown.map(({ from, to, fate }) => [from, to, fate])).toEqual([
				["client", "server", "delivered"],
				["server", "client", "delivered"],
				["client", "server", "delivered"],
				["client", "server", "delivered"],
			]);
			for (const { states } of view.timeline) expect(Object.keys(states)).toEqual(["client"]);
			expect(view.assumptions.join(" ")).toMatch(/The client (follows RFC 9293|behaves like Linux)/);
			expect(view.assumptions.join(" ")).not.toContain("Both ends");
		}
	});
});
