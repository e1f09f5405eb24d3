// Linux gives old half-open entries up early in a crowded queue: where that happens in a scenario the learner is told, and
// where a scenario would be unfair for it, it does not happen.
import { describe, expect, it } from "vitest";
import type { Exercise } from "../../../src/exercise/generate.ts";
import { viewExercise } from "../../../src/exercise/view.ts";
import { keyOfQuestion } from "../../../src/exercise/worked-out.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import type { Trace } from "../../../src/scenario/run/trace.ts";
import type { Template, TemplateQuestion } from "../../../src/scenario/template.ts";
import { madeOnce } from "../../support/exercises.ts";
import { notationsInTurn, someSeeds } from "../../support/specs.ts";

const OF_LINUX = TEMPLATES.filter(({ family, profiles }) => family === "syn-attack" && profiles.includes("linux"));

function onLinux(template: Template | undefined, seeds: number): readonly Exercise[] {
	if (!template) throw new Error("no such template");
	const specs = notationsInTurn(someSeeds(seeds), [template]).filter(({ profile }) => profile === "linux");
	return specs.map(madeOnce);
}

function named(id: string, seeds: number): readonly Exercise[] {
	return onLinux(
		OF_LINUX.find((template) => template.id === id),
		seeds,
	);
}

function endsEarly({ prologue, rows }: Trace): boolean {
	const effects = [...prologue, ...rows.flatMap((row) => row.effects)];
	return effects.some((e) => e.kind === "queue-changed" && e.rule === "crowded-syn-queue-frees-entry");
}

/** Any run that the scenario or one of its questions rests on. */
function isCrowded({ trace, questions }: Exercise): boolean {
	for (const question of questions) keyOfQuestion(question);
	return [trace, ...trace.furtherRuns.values()].some(endsEarly);
}

function keyOf({ questions }: Exercise, id: string) {
	const question: TemplateQuestion | undefined = questions.find((one) => one.id === id);
	return question && keyOfQuestion(question);
}

describe("entries that go early", () => {
	it.each(OF_LINUX.map((template) => [template.id, template] as const))("are told of in %s", (_, template) => {
		for (const exercise of onLinux(template, 12)) {
			if (!isCrowded(exercise)) continue;
			const said = viewExercise(exercise, "en").assumptions.join(" ");
			expect(said).toContain("Linux keeps half of the backlog free of old entries");
		}
	});

	it("are nowhere called left out", () => {
		for (const template of OF_LINUX)
			for (const exercise of onLinux(template, 3)) {
				expect(viewExercise(exercise, "en").assumptions.join(" ")).not.toMatch(/left out/i);
				expect(viewExercise(exercise, "zh").assumptions.join(" ")).not.toContain("不考虑");
			}
	});
});

describe("retry-wins-after-expiry on Linux", () => {
	const exercises = named("retry-wins-after-expiry", 60);
	const retriesOf = ({ drawn }: Exercise) => drawn.hosts[1]?.listener.synAckRetries ?? 0;

	it("draws more retransmissions than a full queue leaves, the usual five too", () => {
		expect(new Set(exercises.map(retriesOf))).toEqual(new Set([1, 2, 3, 4, 5]));
	});

	it("lets a client in 7 s after the flood came however many more than two are set, never only after 15 s", () => {
		for (const exercise of exercises.filter((one) => retriesOf(one) > 2)) {
			expect(Number(keyOf(exercise, "sent-after"))).toBeLessThan(10_000);
			expect(endsEarly(exercise.trace)).toBe(true);
		}
	});

	it("does not ask how long each entry stays where half of them go early and half do not", () => {
		for (const exercise of exercises) expect(keyOf(exercise, "lifetime") === undefined).toBe(retriesOf(exercise) > 2);
	});
});

describe("what would be unfair in a crowded queue", () => {
	it.each(["choose-the-defence", "shorter-timeout", "netstat-reading"])(
		"never is asked in %s: no entry goes early",
		(id) => {
			for (const exercise of named(id, 40)) expect(isCrowded(exercise)).toBe(false);
		},
	);

	it("netstat-reading lists no more half-open entries than half of the backlog, and says why that matters", () => {
		for (const exercise of named("netstat-reading", 40)) {
			const { backlog } = exercise.drawn.hosts[1]?.listener ?? { backlog: 0 };
			expect(2 * (Number(keyOf(exercise, "half-open")) + 1)).toBeLessThanOrEqual(backlog);
			expect(viewExercise(exercise, "en").assumptions.join(" ")).toContain("more than half of the backlog");
		}
	});
});
