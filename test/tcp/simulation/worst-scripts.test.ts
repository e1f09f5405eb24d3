// What the worst scripts that `npm run bench:worst` knows bring about, in counts: no limit is passed by more than the one
// step that shows it.
import { describe, expect, it } from "vitest";
import { KNOWN_SCRIPTS } from "../../../src/bench/worst/known-scripts.ts";
import { simulateInto } from "../../../src/tcp/simulate.ts";
import { toEngine } from "../../../src/tcp/simulation/engine-event.ts";
import type { SimulationRequest } from "../../../src/tcp/simulation/request.ts";
import { LIMITS, setUp } from "../../../src/tcp/simulation/set-up.ts";
import { perform } from "../../../src/tcp/step.ts";

type Name = keyof typeof KNOWN_SCRIPTS;

/** At which event each is refused, and as what; null: it is run to its end. */
const ENDS: Readonly<Record<Name, readonly [event: number, code: string] | null>> = {
	"a hole before 49,000 segments of an octet": [3, "too-many-segments"],
	"as many segments as may be, with a hole": null,
	"as many segments as may be, with congestion control": null,
	"a loss in the middle, with congestion control": null,
	"650 SYNs from as many addresses, and a day": null,
	"680 SYNs from one address, and all answers": [682, "too-many-segments"],
	"680 SYNs from one address, and a day": [682, "too-many-segments"],
	"2,000 idle advances": null,
	"2,000 idle advances of 16 hosts": null,
	"keep-alive of 1 ms beside a closed window": [3, "endless-exchange"],
	"two ends that answer each other": [2, "too-many-segments"],
	"small segments that wait for each other": null,
	"2,000 copies": null,
	"1,050 connections": null,
};

function countsOf(request: SimulationRequest) {
	const start = setUp(request);
	if (!start.ok) throw new Error(start.detail);
	const { world } = start;
	let refused: readonly [number, string] | null = null;
	for (const [event, one] of request.events.entries()) {
		const performed = perform(world, toEngine(world, one));
		if (performed.ok) continue;
		refused = [event, performed.reason];
		break;
	}
	return { refused, segments: world.segments.length, deliveries: world.deliveries, expiries: world.expiries };
}

describe("a script that is among the worst", () => {
	it.each(Object.entries(KNOWN_SCRIPTS))("fits a body and stays within the limits: %s", (name, script) => {
		expect(JSON.stringify(script).length).toBeLessThanOrEqual(64 * 1024);
		const { refused, segments, deliveries, expiries } = countsOf(script);
		expect(refused).toEqual(ENDS[name as Name]);
		expect(segments).toBeLessThanOrEqual(LIMITS.segments + 1);
		expect(deliveries).toBeLessThanOrEqual(LIMITS.deliveries + 1);
		expect(expiries).toBeLessThanOrEqual(LIMITS.expiries + 1);
	});

	it("is not run on once its reader has had enough", () => {
		const taken: number[] = [];
		const enough = { ok: false, pointer: "/events/1", code: "enough", detail: "" } as const;
		const events = [
			{ type: "advance", ms: 1 },
			{ type: "advance", ms: 1 },
			{ type: "deliver", segment: 9 },
		] as const;
		const refused = simulateInto({ events }, ({ event }) => {
			taken.push(event);
			return event === 1 ? enough : undefined;
		});
		expect({ refused, taken }).toEqual({ refused: enough, taken: [0, 1] });
	});

	it("may let timers expire as often over many events as over one, and no more", () => {
		const keepalive = KNOWN_SCRIPTS["keep-alive of 1 ms beside a closed window"];
		const advances = Array.from({ length: 70 }, () => ({ type: "advance", ms: 101 }) as const);
		const { refused, expiries } = countsOf({ ...keepalive, events: [...keepalive.events.slice(0, 2), ...advances] });
		expect(refused).toEqual([71, "endless-exchange"]);
		expect(expiries).toBe(LIMITS.expiries + 1);
	});
});
