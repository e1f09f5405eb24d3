// What must hold for every teardown: nothing that is asked depends on which of two things comes first.
import { describe, expect, it } from "vitest";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { hasAck, hasRst } from "../../../src/tcp/segment.ts";
import { exerciseOf } from "../../support/exercises.ts";

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

const TEARDOWNS = TEMPLATES.filter(({ family }) => family === "teardown");

function exercisesOf(id: string) {
	return TEARDOWNS.filter((template) => template.id === id).flatMap((template) =>
		template.profiles.flatMap((profile) =>
			SEEDS.map((seed) =>
				exerciseOf({ template: id, version: 1, seed, notation: template.notations[0] ?? "raw", profile }),
			),
		),
	);
}

describe.each(TEARDOWNS.map(({ id }) => id))("%s", (id) => {
	const exercises = exercisesOf(id);

	it("tells every timer that fires in a step of its own", () => {
		for (const { trace } of exercises)
			for (const { cause, effects } of trace.rows) {
				const fired = effects.filter((e) => e.kind === "timer-fired").length;
				if (cause.kind === "timer") expect(fired).toBe(1);
			}
	});

	it("names its main question and asks it", () => {
		for (const { template, mainKeys } of exercises) {
			expect(template.main).toBeDefined();
			expect(mainKeys.size).toBeGreaterThan(0);
		}
	});
});

describe("a simultaneous close", () => {
	it("lets each wait end in its own step, the one that is asked first", () => {
		for (const { trace, blanks } of exercisesOf("simultaneous-close")) {
			const waits = trace.rows.filter(({ cause }) => cause.kind === "timer" && cause.timer === "time-wait");
			expect(waits).toHaveLength(2);
			expect(waits[0]?.timeMs).toBeLessThan(waits[1]?.timeMs ?? 0);
			const lasts = blanks.find(({ key }) => key === "question:time-wait-lasts");
			if (lasts) expect(lasts.step).toBe(waits[0]?.step);
		}
	});
});

describe("an abort", () => {
	it.each(["linger-abort", "close-with-unread-data"])("%s sends RST alone under RFC 9293, RST,ACK on Linux", (id) => {
		for (const { trace, spec } of exercisesOf(id)) {
			const closing = trace.rows.find(({ cause }) => cause.kind === "call" && cause.call === "close")?.sent[0];
			if (closing && hasRst(closing)) expect(hasAck(closing)).toBe(spec.profile === "linux");
		}
	});
});
