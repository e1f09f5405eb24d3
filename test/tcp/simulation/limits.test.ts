// What a script may bring about: limits hold inside an event, not only after it.
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/tcp/simulate.ts";
import type { SimulationEvent, SimulationRequest } from "../../../src/tcp/simulation/request.ts";
import { LIMITS } from "../../../src/tcp/simulation/set-up.ts";
import { perform } from "../../../src/tcp/step.ts";
import type { World } from "../../../src/tcp/world.ts";
import { lab, opened } from "../lab.ts";
import { ESTABLISHED, PASS, send, traceOf } from "./run.ts";

const small: Pick<SimulationRequest, "mss" | "established"> = { mss: 1, established: ESTABLISHED };

describe("a script that sends too many segments", () => {
	it.each<[string, readonly SimulationEvent[]]>([
		["in one call", [send("client", 60_000)]],
		["as answers to what is delivered", [send("client", 6000), PASS]],
		["as duplicate ACKs after a loss", [send("client", 4000), { type: "drop", segment: 1 }, PASS]],
	])("is refused at the event that does, %s", (_how, events) => {
		const pointer = `/events/${events.length - 1}`;
		expect(simulate({ ...small, events })).toMatchObject({ ok: false, pointer, code: "too-many-segments" });
	});

	it("is refused where two ends answer each other without end: each acknowledges what the other one never sent", () => {
		const forged: SimulationEvent = { type: "edit", segment: 1, set: { flags: ["FIN", "ACK"] } };
		expect(simulate({ established: ESTABLISHED, events: [send("client", 10), forged, PASS] })).toMatchObject({
			ok: false,
			pointer: "/events/2",
			code: "too-many-segments",
		});
	});

	it("may send as many as the limit says", () => {
		const events = [send("client", 3000), PASS, send("client", LIMITS.segments - 6000)];
		expect(
			traceOf({ ...small, events })
				.at(-1)
				?.sent.at(-1)?.number,
		).toBe(LIMITS.segments);
		expect(simulate({ ...small, events: [...events, send("client", 1)] })).toMatchObject({ code: "too-many-segments" });
	});
});

describe("an event with a limit of segments", () => {
	/** An opened pair with room for ten segments more. */
	function limited(): World {
		const { world } = opened(lab("rfc9293", { settings: { mss: 1 } }));
		return { ...world, limits: { ...world.limits, segments: 13 } };
	}

	it.each([
		["a call", []],
		["deliver-all", [{ type: "call", host: "client", call: "send", bytes: 8 } as const]],
	])("stops as soon as it has sent one too many: %s", (what, before) => {
		const world = limited();
		for (const event of before) perform(world, event);
		const performed = perform(
			world,
			what === "a call" ? { type: "call", host: "client", call: "send", bytes: 1000 } : { type: "deliver-all" },
		);
		expect(performed).toEqual({ ok: false, reason: "too-many-segments" });
		expect(world.segments).toHaveLength(14);
	});
});
