// SYN queues over time: keys come from runs, no tie decides one, and what is not seen is told.
import { describe, expect, it } from "vitest";
import type { Exercise } from "../../../src/exercise/generate.ts";
import { questionKey } from "../../../src/exercise/keys.ts";
import { runWrongly } from "../../../src/exercise/misconceive/wrong-run.ts";
import { viewExercise } from "../../../src/exercise/view.ts";
import { keyOfQuestion } from "../../../src/exercise/worked-out.ts";
import { lifeOfEntry } from "../../../src/scenario/build/steady-flood.ts";
import { difficultiesOf } from "../../../src/scenario/level.ts";
import { MISCONCEPTIONS } from "../../../src/scenario/misconceptions.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { effectsOf } from "../../../src/scenario/run/read-trace.ts";
import type { TemplateQuestion } from "../../../src/scenario/template.ts";
import { madeOnce } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";

const exercisesOf = (id: string, seeds = 20) =>
	specsOf(
		someSeeds(seeds),
		TEMPLATES.filter((template) => template.id === id),
	).map(madeOnce);

/** When entries of the flood are made, and when they expire, ms. */
function entryTimes({ trace, drawn }: Exercise) {
	const madeMs = effectsOf(trace).flatMap((e) =>
		e.kind === "segment-sent" && e.rule === "listen-answers-syn" ? [e.atMs] : [],
	);
	const life = lifeOfEntry(trace, drawn, drawn.hosts[1]?.listener?.synAckRetries ?? 0).ms;
	return { madeMs, expireMs: new Set(madeMs.map((made) => made + life)) };
}

it("retry-wins-after-expiry asks in every scenario which retry wins", () => {
	for (const template of TEMPLATES.filter(({ id }) => id === "retry-wins-after-expiry"))
		for (const spec of specsOf(someSeeds(20), [template]))
			for (const difficulty of difficultiesOf(template)) {
				const { blanks } = madeOnce({ ...spec, difficulty });
				expect(blanks.map(({ key }) => key)).toContain(questionKey({ id: "winner" }));
			}
});

describe("legitimate-client-dropped", () => {
	it("takes the lifetime of an entry from a run: under a wrong rule it is another one", () => {
		for (const exercise of exercisesOf("legitimate-client-dropped", 5))
			for (const id of ["linear-backoff", "retry-count-off-by-one", "lifetime-without-last-wait"] as const) {
				const asked = (questions: readonly TemplateQuestion[]) =>
					questions.find((question) => question.id === "lifetime");
				const [right, wrong] = [
					asked(exercise.questions),
					asked(runWrongly(exercise, [MISCONCEPTIONS[id]])?.questions() ?? []),
				];
				expect(right && keyOfQuestion(right)).toBeTypeOf("number");
				expect(wrong && keyOfQuestion(wrong)).toBeTypeOf("number");
				expect(wrong && keyOfQuestion(wrong), id).not.toBe(right && keyOfQuestion(right));
			}
	});
});

it.each(["legitimate-client-dropped", "shorter-timeout"])("no entry of %s expires at the end of a step", (id) => {
	for (const exercise of exercisesOf(id)) {
		const { expireMs } = entryTimes(exercise);
		expect(expireMs.size).toBeGreaterThan(0);
		expect(exercise.trace.rows.filter(({ timeMs }) => expireMs.has(timeMs))).toEqual([]);
	}
});

it("no entry of shorter-timeout expires at the instant at which a SYN arrives", () => {
	for (const exercise of exercisesOf("shorter-timeout")) {
		const { madeMs, expireMs } = entryTimes(exercise);
		expect(madeMs.filter((made) => expireMs.has(made))).toEqual([]);
	}
});

it("spoofed-sources-answer-rst tells how long a RST travels, whose times it hides", () => {
	for (const exercise of exercisesOf("spoofed-sources-answer-rst")) {
		const { assumptions } = viewExercise(exercise, "en");
		expect(assumptions).toContain(`Each segment that arrives travels for ${exercise.drawn.delayMs} ms.`);
	}
});

it("nothing of the Linux limits is said of a textbook queue, and its size is called a convention", () => {
	for (const id of ["legitimate-client-dropped", "shorter-timeout", "syn-cookies", "syn-proxy-gateway"])
		for (const exercise of exercisesOf(id, 3).filter(({ spec }) => spec.profile === "rfc9293")) {
			const said = viewExercise(exercise, "en").assumptions.join(" ");
			expect(said).toContain("By convention of this exercise");
			expect(said).not.toMatch(/Linux|tcp_max_syn_backlog/);
		}
});
