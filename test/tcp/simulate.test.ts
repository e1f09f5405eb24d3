// The sandbox: what a learner reads, and what is said of a script that cannot be run.
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/tcp/simulate.ts";
import type { SimulationEvent } from "../../src/tcp/simulation/request.ts";

const LISTEN: SimulationEvent = { type: "call", host: "server", call: "listen" };
const CONNECT: SimulationEvent = { type: "call", host: "client", call: "connect" };
const PASS: SimulationEvent = { type: "deliver-all" };

describe("a simulation", () => {
	it("has one entry an event, with segments, states, queues, results and rules", () => {
		const hosts = { client: { isn: 4_294_967_290 }, server: { isn: 5000 } };
		const result = simulate({ hosts, events: [LISTEN, CONNECT, { type: "deliver", segment: 1 }] });
		expect(result.ok && result.trace[2]).toMatchObject({
			event: 2,
			sent: [
				{ number: 2, from: "server", to: "client", flags: ["SYN", "ACK"], seq: 5000, ack: 4_294_967_291, length: 0 },
			],
			states: { client: "SYN-SENT", server: "SYN-RECEIVED" },
			queues: { server: { syn: 1, accept: 0 } },
			rules: [{ id: "listen-answers-syn", rfc: "RFC 9293", section: "3.10.7.2" }, { id: "syn-queue-adds-entry" }],
		});
	});

	it("shows LISTEN for a listening host without a connection, else CLOSED", () => {
		const result = simulate({ events: [LISTEN] });
		expect(result.ok && result.trace[0]?.states).toEqual({ client: "CLOSED", server: "LISTEN" });
	});

	it("reports the outcome of a connect() in the entry where it is known", () => {
		const result = simulate({ events: [LISTEN, CONNECT, PASS] });
		expect(result.ok && result.trace.map((entry) => entry.calls.map((call) => call.result))).toEqual([
			["ok"],
			["EINPROGRESS"],
			["ok"],
		]);
	});

	it.each([
		["an unknown host", [{ type: "call", host: "bob", call: "listen" }], "/events/0/host", "unknown-host"],
		[
			"an unknown host to inject to",
			[{ type: "inject", to: "bob", segment: { flags: [], seq: 0 } }],
			"/events/0/to",
			"unknown-host",
		],
		[
			"a segment that was never sent",
			[CONNECT, { type: "deliver", segment: 2 }],
			"/events/1/segment",
			"segment-not-sent",
		],
		[
			"a segment that has left the wire",
			[CONNECT, { type: "drop", segment: 1 }, { type: "deliver", segment: 1 }],
			"/events/2/segment",
			"segment-not-on-the-wire",
		],
	] as const satisfies readonly (readonly [string, readonly SimulationEvent[], string, string])[])(
		"points at %s",
		(_what, events, pointer, code) => {
			expect(simulate({ events })).toMatchObject({ ok: false, pointer, code });
		},
	);

	it("refuses two hosts with one address", () => {
		const hosts = { a: { ip: "192.0.2.1" }, b: { ip: "192.0.2.1" } };
		expect(simulate({ hosts, events: [] })).toMatchObject({
			ok: false,
			pointer: "/hosts/b/ip",
			code: "duplicate-address",
		});
	});

	it("refuses a script that would never come to an end instead of running it", () => {
		const call = { type: "call", host: "client", call: "keepalive", idleMs: 1, intervalMs: 1, probes: 1e9 } as const;
		const result = simulate({ events: [LISTEN, CONNECT, PASS, call, { type: "advance", ms: 1e9 }] });
		expect(result).toMatchObject({ ok: false, pointer: "/events/4", code: "endless-exchange" });
	});

	it("runs a flood of 1,100 SYNs, more than a body holds, and all their timeouts", () => {
		const flood = Array.from(
			{ length: 1100 },
			(_, i): SimulationEvent => ({
				type: "inject",
				to: "server",
				segment: { flags: ["SYN"], seq: i, from: { ip: `10.0.${i >> 8}.${i & 255}`, port: 1024 } },
			}),
		);
		const server = { listener: { backlog: 4096 } };
		const result = simulate({
			hosts: { client: {}, server },
			events: [LISTEN, ...flood, { type: "advance", ms: 100_000 }],
		});
		expect(result.ok && result.trace.at(-1)?.queues).toEqual({ server: { syn: 0, accept: 0 } });
	});
});
