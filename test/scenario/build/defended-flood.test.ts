// What a defence would have made of a flood: what somebody works out who follows the hint agrees with the engine's runs.
import { describe, expect, it } from "vitest";
import {
	arrivedBy,
	type DefendedFlood,
	drawDefendedFlood,
	expectedOutlook,
	floodWithClient,
	judged,
} from "../../../src/scenario/build/defended-flood.ts";
import { seededRandom } from "../../../src/scenario/random.ts";
import { runScript } from "../../../src/scenario/run/run-script.ts";
import type { Trace } from "../../../src/scenario/run/trace.ts";

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const FLOODS = SEEDS.flatMap((seed) =>
	(["rfc9293", "linux"] as const).map((profile) => drawDefendedFlood(seededRandom(seed), { profile, level: "usual" })),
);

function playOf(flood: DefendedFlood): Trace {
	return runScript(flood, (run) => floodWithClient(run, flood));
}

describe("a flood against a server that is set otherwise", () => {
	it.each(["backlog", "retries"] as const)("comes out by rate and lifetime as the run does: %s", (setting) => {
		for (const flood of FLOODS)
			expect(judged(playOf(flood), flood, setting).outlook).toBe(expectedOutlook(flood, setting).outlook);
	});

	it("meets a backlog that is too small, one that lasts for now, and one that lasts for good", () => {
		const outlooks = new Set(FLOODS.map((flood) => expectedOutlook(flood, "backlog").outlook));
		expect([...outlooks].sort()).toEqual(["dropped", "for-good", "for-now"]);
	});

	it("is full without a defence before the client's SYN arrives, and never brings a SYN at that instant", () => {
		for (const flood of FLOODS) {
			const rows = playOf(flood).rows;
			const client = rows.at(-1);
			const before = rows.at(-2);
			expect(before?.queues.server?.syn).toBe(flood.capacity);
			expect(client?.timeMs).toBeGreaterThan(before?.timeMs ?? 0);
			expect(client?.queues.server?.syn).toBe(flood.capacity);
			expect(arrivedBy(flood)).toBeGreaterThan(flood.capacity);
		}
	});
});
