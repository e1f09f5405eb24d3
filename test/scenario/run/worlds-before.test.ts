import { expect, it } from "vitest";
import type { Trace } from "../../../src/scenario/run/trace.ts";
import { worldsBefore } from "../../../src/scenario/run/worlds-before.ts";
import type { Template } from "../../../src/scenario/template.ts";
import { perform } from "../../../src/tcp/step.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { specsOf } from "../../support/specs.ts";

/** What reaches a host whose part the script plays arrives in no world. */
function reachesPlayed({ keepsToProfile }: Template, { end }: Trace, number: number): boolean {
	const to = end.segments[number - 1]?.to.ip ?? "";
	return keepsToProfile !== undefined && end.hostByIp.get(to)?.setup.id !== keepsToProfile;
}

it("the world before a segment arrives leads to just what its arrival led to, and is nobody else's", () => {
	for (const spec of specsOf([4]).filter(({ notation }) => notation === "raw")) {
		const { template, drawn, trace } = exerciseOf(spec);
		const delivered = [...trace.delivered].filter((number) => number > 0 && !reachesPlayed(template, trace, number));
		const worlds = worldsBefore(drawn, (run) => template.script(run, drawn), delivered);
		expect([...worlds.keys()].sort()).toEqual(delivered.sort());
		for (const { cause, effects } of trace.rows) {
			const world = cause.kind === "deliver" ? worlds.get(cause.segment) : undefined;
			if (!world || cause.kind !== "deliver") continue;
			expect(world.wire.has(cause.segment)).toBe(true);
			const performed = perform(world, { type: "deliver", segment: cause.segment });
			if (!performed.ok) throw new Error(performed.reason);
			// Time may have passed before in the same step, and then timers have fired.
			expect(effects.slice(effects.length - performed.effects.length)).toEqual(performed.effects);
		}
	}
});

it("a segment that never arrives has none", () => {
	for (const spec of specsOf([4]).filter(({ notation }) => notation === "raw")) {
		const { template, drawn, trace } = exerciseOf(spec);
		const lost = [...trace.lost].filter((number) => number > 0);
		const worlds = worldsBefore(drawn, (run) => template.script(run, drawn), [...lost, 99_999]);
		expect(worlds.size).toBe(0);
	}
});
