// Segments that are changed on their way.
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/tcp/simulate.ts";
import type { SimulationEdit, SimulationEvent } from "../../../src/tcp/simulation/request.ts";
import { CONNECT, ESTABLISHED, LISTEN, lastSent, PASS, send, shown, traceOf } from "./run.ts";

const edit = (segment: number, set: SimulationEdit): SimulationEvent => ({ type: "edit", segment, set });

/** The last entry of a script in which the client's first segment of ten octets is changed, and then delivered. */
const arrived = (set: SimulationEdit) =>
	traceOf({
		established: ESTABLISHED,
		events: [send("client", 10), edit(1, set), { type: "deliver", segment: 1 }],
	}).at(-1);

describe("a segment that is edited", () => {
	it("arrives changed, under its number, and is shown where it arrives", () => {
		const events = [send("client", 10), edit(1, { seq: 1003, length: 4 }), { type: "deliver", segment: 1 } as const];
		const trace = traceOf({ established: ESTABLISHED, events });
		expect(trace.map((entry) => entry.edited?.map(shown))).toEqual([undefined, undefined, ["client ACK 1003,2001 +4"]]);
		expect(trace[2]?.edited?.[0]?.number).toBe(1);
		expect(trace[2]?.sent.map(shown)).toEqual(["server ACK 2001,1001"]);
		expect(trace[2]?.rules.map(({ id }) => id)).toContain("data-out-of-order");
	});

	it.each<[string, SimulationEdit, string]>([
		["other flags", { flags: ["ACK", "FIN"] }, "client FIN,ACK 1001,2001 +10"],
		["another acknowledgment", { ack: 1900 }, "client ACK 1001,1900 +10"],
		["no acknowledgment", { ack: null }, "client  1001 +10"],
		["flags without ACK", { flags: ["RST"] }, "client RST 1001 +10"],
		["an acknowledgment and flags without ACK", { flags: ["FIN"], ack: 5 }, "client FIN,ACK 1001,5 +10"],
	])("can have %s", (_what, set, text) => {
		expect(arrived(set)?.edited?.map(shown)).toEqual([text]);
	});

	it("can have another window, which its receiver keeps to", () => {
		const events = [send("client", 10), edit(1, { window: 100 }), PASS, send("server", 1000)];
		expect(lastSent({ established: ESTABLISHED, events })).toEqual(["server ACK 2001,1011 +100"]);
	});

	it("can have another MSS option, as where a router clamps it, or none", () => {
		const lengths = (mss: number | null) => {
			const events = [LISTEN, CONNECT, edit(1, { mss }), PASS, send("server", 3000)];
			return traceOf({ events })
				.at(-1)
				?.sent.map(({ length }) => length);
		};
		expect(lengths(1400)).toEqual([1400, 1400, 200]);
		expect(lengths(null)?.[0]).toBe(536);
	});

	it("resets the connection if it arrives as RST: an attack by somebody on the path", () => {
		expect(arrived({ flags: ["RST"], length: 0 })).toMatchObject({
			states: { client: "ESTABLISHED", server: "LISTEN" },
			rules: [{ id: "reset-exact" }],
		});
	});

	it("is sent again by its sender as it was", () => {
		const events = [send("client", 10), edit(1, { seq: 9, length: 1 }), PASS, { type: "advance", ms: 1000 } as const];
		expect(lastSent({ established: ESTABLISHED, events })).toEqual(["client ACK 1001,2001 +10"]);
	});

	it("is edited in all its copies, and in those that come later", () => {
		const copy: SimulationEvent = { type: "duplicate", segment: 1 };
		const events = [send("client", 10), copy, edit(1, { length: 4 }), PASS, copy];
		const trace = traceOf({ established: ESTABLISHED, events });
		expect(trace.map(({ edited }) => edited?.length ?? 0)).toEqual([0, 0, 0, 2, 1]);
	});

	it("can be edited again", () => {
		const events = [send("client", 10), edit(1, { length: 4 }), edit(1, { seq: 1004 }), PASS];
		expect(traceOf({ established: ESTABLISHED, events }).at(-1)?.edited?.map(shown)).toEqual([
			"client ACK 1004,2001 +4",
		]);
	});

	it.each<[string, readonly SimulationEvent[], string]>([
		["was never sent", [edit(1, { seq: 1 })], "segment-not-sent"],
		["was lost", [send("client", 1), { type: "drop", segment: 1 }, edit(1, { seq: 1 })], "segment-not-on-the-wire"],
		["has arrived", [send("client", 1), PASS, edit(1, { seq: 1 })], "segment-not-on-the-wire"],
	])("is refused if it %s", (_what, events, code) => {
		const pointer = `/events/${events.length - 1}/segment`;
		expect(simulate({ established: ESTABLISHED, events })).toMatchObject({ ok: false, pointer, code });
	});
});
