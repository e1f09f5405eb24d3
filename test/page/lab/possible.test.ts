// What the lab offers is what the engine does.
import { describe, expect, it } from "vitest";
import { callsOf, deedsOf, gaugesOf, timersOf, wireOf } from "../../../src/page/lab/possible.ts";
import { PRESETS, type PresetId } from "../../../src/page/lab/presets.ts";
import { play } from "../../../src/scenario/lab/play.ts";

const world = (id: PresetId) => play(PRESETS[id]).world;
const offered = (id: PresetId, host: string) =>
	callsOf(world(id), host)
		.filter(({ fails }) => !fails)
		.map(({ call, options }) => (options.socket ? `${call} ${options.socket}` : call));

describe("calls", () => {
	it("of a host that has done nothing open a connection", () => {
		expect(offered("empty", "client")).toEqual(["listen", "connect"]);
	});

	it("that would fail are told with their error", () => {
		const failing = callsOf(world("empty"), "server").filter(({ fails }) => fails);
		expect(failing).toContainEqual(expect.objectContaining({ call: "send", result: "ENOTCONN" }));
	});

	it("of an open connection send, receive and close it", () => {
		expect(offered("three-way", "server")).toEqual(
			expect.arrayContaining(["send", "shutdown", "close", "close listener", "abort"]),
		);
	});

	it("leave the world as it was", () => {
		const { world: before, record } = play(PRESETS["lost-fin"]);
		const sent = before.segments.length;
		callsOf(before, "client");
		deedsOf(before, "client");
		expect(before.segments).toHaveLength(sent);
		expect(wireOf(record)).toEqual(wireOf(play(PRESETS["lost-fin"]).record));
	});
});

it("an ACK is offered to be sent now where one waits", () => {
	const { start } = PRESETS["three-way"];
	const waiting = start.hosts.map((host) => ({ ...host, rules: { delayDataAck: true, delayFinAck: true } }));
	const { world: delayed } = play({
		start: { ...start, hosts: waiting },
		before: 0,
		actions: [
			...PRESETS["three-way"].actions,
			{ kind: "call", host: "client", call: "send", options: { bytes: 10 } },
			{ kind: "deliver", segment: 4 },
		],
	});
	expect(deedsOf(delayed, "server").map(({ kind }) => kind)).toEqual(["ack-now", "crash", "look"]);
	expect(deedsOf(delayed, "client").map(({ kind }) => kind)).toEqual(["crash", "look"]);
});

it("timers say when they fire, the next of each host first", () => {
	expect(timersOf(world("lost-syn-ack"))).toEqual([
		{ host: "server", timer: "retransmission", inMs: 50, next: true },
		{ host: "client", timer: "retransmission", inMs: 2000, next: true },
	]);
});

it("queues say how many places they have", () => {
	expect(gaugesOf(world("syn-flood"), "server")).toEqual([
		{ queue: "syn", length: 8, places: 8 },
		{ queue: "accept", length: 0, places: 8 },
	]);
	expect(gaugesOf(world("syn-flood"), "client")).toEqual([]);
});
