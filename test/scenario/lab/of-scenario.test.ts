// Every scenario that opens in the lab happens there just as it was played.
import { describe, expect, it } from "vitest";
import { labOf } from "../../../src/scenario/lab/of-scenario.ts";
import { play } from "../../../src/scenario/lab/play.ts";
import { readState } from "../../../src/scenario/lab/read-state.ts";
import { writeState } from "../../../src/scenario/lab/write-state.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { madeOnce } from "../../support/exercises.ts";

/** Their scripts play the part of a host, which nobody can do in a lab. */
const PLAYED = ["data-on-syn-ack"];

describe.each(TEMPLATES.map((template) => [template.id, template] as const))("%s", (id, template) => {
	it.each(template.profiles)("in profile %s happens in the lab as it did", (profile) => {
		for (let seed = 1; seed <= 5; seed++) {
			const spec = { template: id, version: template.version, seed, notation: "raw", profile } as const;
			const { drawn, trace } = madeOnce(spec);
			const lab = labOf(template, profile, drawn);
			if (PLAYED.includes(id)) {
				expect(lab).toBeNull();
				continue;
			}
			if (!lab) throw new Error(`${id} does not open`);
			const link = writeState(lab);
			expect(readState(link)).toEqual(lab);
			const played = play(lab);
			expect(played.refused).toBeNull();
			const told = (rows: typeof trace.rows) =>
				rows.map(({ step, timeMs, sent, states, queues, effects }) => ({
					step,
					timeMs,
					sent,
					states,
					queues,
					effects,
				}));
			expect(told(played.frames)).toEqual(told(trace.rows));
			expect(played.startStates).toEqual(trace.startStates);
			expect(link.length).toBeLessThan(4000);
		}
	});
});
