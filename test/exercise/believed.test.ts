import { describe, expect, it } from "vitest";
import { believedTimeline, differing } from "../../src/exercise/believed.ts";
import { generateExercise } from "../../src/exercise/generate.ts";
import { misconceive } from "../../src/exercise/misconceive/misconceive.ts";
import { showTimeline } from "../../src/exercise/show.ts";
import { MISCONCEPTION_IDS, MISCONCEPTIONS, type Misconception } from "../../src/scenario/misconceptions.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { exerciseOf } from "../support/exercises.ts";
import { specsOf } from "../support/specs.ts";

const scenario = (template: string, seed = 7) =>
	generateExercise({ template, version: 1, seed, notation: "raw", profile: "rfc9293" });

describe("what somebody believes", () => {
	it("of TIME-WAIT runs as the engine runs under that rule", () => {
		const exercise = scenario("client-closes-first");
		const steps = believedTimeline(exercise, "no-time-wait", "en") ?? [];
		const real = showTimeline(exercise, "en", true);
		const states = (timeline: typeof real) => timeline.flatMap((step) => Object.values(step.states));
		expect(states(real)).toContain("TIME-WAIT");
		expect(states(steps)).not.toContain("TIME-WAIT");
		expect(differing(steps, real).length).toBeGreaterThan(0);
	});

	it("of counting shows in every number that it changes, and in nothing else", () => {
		const exercise = scenario("three-way");
		const steps = believedTimeline(exercise, "syn-does-not-consume", "en") ?? [];
		expect(steps[1]?.segment).toMatchObject({ flags: ["SYN", "ACK"], ack: 8400 });
		expect(steps[2]?.segment).toMatchObject({ flags: ["ACK"], seq: 8400, ack: 2_461_263_213 });
		const withoutNumbers = (timeline: typeof steps) =>
			timeline.map((step) => ({ ...step, segment: step.segment && { ...step.segment, seq: 0, ack: 0 } }));
		expect(withoutNumbers(steps)).toEqual(withoutNumbers(showTimeline(exercise, "en", true)));
	});

	it("of what a state is called shows in the states", () => {
		const exercise = scenario("three-way");
		const steps = believedTimeline(exercise, "established-on-syn-ack-sent", "en") ?? [];
		expect(steps[1]?.states.server).toBe("ESTABLISHED");
	});

	it("about notation changes nothing that happens", () => {
		expect(believedTimeline(scenario("three-way"), "relative-where-raw", "en")).toBeNull();
	});

	it("holds no blank, and differs only where the misconception changes something, in every template", () => {
		for (const spec of specsOf([3])) {
			const exercise = exerciseOf(spec);
			const ids = MISCONCEPTION_IDS.filter((id) => {
				const { run, counting, reading }: Misconception = MISCONCEPTIONS[id];
				return run ?? counting ?? reading;
			});
			for (const [i, id] of ids.entries()) {
				if ((i + spec.template.length) % 3 !== 0) continue;
				const steps = believedTimeline(exercise, id, "en");
				const { run }: Misconception = MISCONCEPTIONS[id];
				const [changed] = misconceive({ ...exercise, questionsByKey: new Map() }, [id]).keys();
				// Another run may differ in what nothing asks for: its times.
				if (!run) expect(steps !== null, `${spec.template} ${id}`).toBe(changed !== undefined);
				if (!steps) continue;
				expect(JSON.stringify(steps)).not.toContain('"blank"');
				expect(differing(steps, showTimeline(exercise, "en", true)).length).toBeGreaterThan(0);
			}
		}
	});

	it("is told in every language", () => {
		const [en, zh] = LOCALES.map((locale) => believedTimeline(scenario("client-closes-first"), "no-time-wait", locale));
		expect(en?.map(({ states }) => states)).toEqual(zh?.map(({ states }) => states));
		expect(en?.[0]?.text).not.toBe(zh?.[0]?.text);
	});

	it("that ends sooner differs at its last step too", () => {
		const real = showTimeline(scenario("client-closes-first"), "en", true);
		expect(differing(real.slice(0, 2), real)).toEqual([2]);
		expect(differing(real, real)).toEqual([]);
	});
});
