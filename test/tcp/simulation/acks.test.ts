// Delayed ACKs, host by host, and ACKs that a host sends before it must.
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/tcp/simulate.ts";
import type { SimulationEvent } from "../../../src/tcp/simulation/request.ts";
import { ESTABLISHED, lastSent, PASS, send, traceOf } from "./run.ts";

const NOW: SimulationEvent = { type: "ack-now", host: "server" };
const DELAYED = { client: {}, server: { ackPolicy: "delayed" } } as const;

describe.each([
	["rfc9293", 200],
	["linux", 40],
] as const)("ackPolicy delayed (%s)", (profile, waitMs) => {
	const request = { profile, hosts: DELAYED, established: ESTABLISHED };

	it(`withholds the ACK of data for ${waitMs} ms`, () => {
		const events: SimulationEvent[] = [send("client", 100), PASS, { type: "advance", ms: waitMs - 1 }];
		expect(traceOf({ ...request, events }).flatMap(({ sent }) => sent)).toHaveLength(1);
		events.push({ type: "advance", ms: 1 });
		expect(lastSent({ ...request, events })).toEqual(["server ACK 2001,1101"]);
	});

	it("withholds it no longer than until a second full segment, and not from data of its own", () => {
		expect(lastSent({ ...request, events: [send("client", 2920), PASS] })).toEqual(["server ACK 2001,3921"]);
		expect(lastSent({ ...request, events: [send("client", 1), PASS, send("server", 1)] })).toEqual([
			"server ACK 2001,1002 +1",
		]);
	});

	it("holds for the host that says so, whatever holds for all", () => {
		const other = { client: { ackPolicy: "immediate" }, server: {} } as const;
		const all = { profile, hosts: other, ackPolicy: "delayed", established: ESTABLISHED } as const;
		expect(lastSent({ ...all, events: [send("client", 1), PASS] })).toEqual([]);
		expect(lastSent({ ...all, events: [send("server", 1), PASS] })).toEqual(["client ACK 1001,2002"]);
	});

	it("is over with ack-now, and the timer with it", () => {
		const events: SimulationEvent[] = [send("client", 100), PASS, NOW];
		expect(traceOf({ ...request, events }).at(-1)).toMatchObject({
			timeMs: 0,
			sent: [{ number: 2, from: "server", seq: 2001, ack: 1101, length: 0 }],
			rules: [{ id: "data-acknowledged" }],
		});
		expect(lastSent({ ...request, events: [...events, PASS, { type: "advance", ms: 1000 }] })).toEqual([]);
	});

	it("is over for the ACK of a FIN too", () => {
		const close: SimulationEvent = { type: "call", host: "client", call: "close" };
		expect(traceOf({ ...request, events: [close, PASS, NOW] }).at(-1)).toMatchObject({
			sent: [{ from: "server", seq: 2001, ack: 1002 }],
			rules: [{ id: "fin-received" }],
		});
	});
});

describe("ack-now", () => {
	it("sends the ACKs of all connections of the host, in the order in which they were opened", () => {
		const hosts = { client: {}, other: {}, server: { ackPolicy: "delayed" } } as const;
		const from = (host: string): readonly SimulationEvent[] => [
			{ type: "call", host, call: "connect", to: "server" },
			PASS,
			send(host, 10),
			PASS,
		];
		const listen: SimulationEvent = { type: "call", host: "server", call: "listen" };
		const trace = traceOf({ hosts, events: [listen, ...from("other"), ...from("client"), NOW] });
		expect(trace.at(-1)?.sent.map(({ to }) => to)).toEqual(["other", "client"]);
	});

	it.each<[string, "client" | "server", readonly SimulationEvent[]]>([
		["nothing has arrived", "client", []],
		["ACKs go at once", "server", [send("client", 1), PASS]],
		["it was said already", "client", [send("server", 1), PASS, { type: "ack-now", host: "client" }]],
	])("is refused where %s", (_what, host, before) => {
		const hosts = { client: { ackPolicy: "delayed" }, server: {} } as const;
		const events: readonly SimulationEvent[] = [...before, { type: "ack-now", host }];
		expect(simulate({ hosts, established: ESTABLISHED, events })).toMatchObject({
			ok: false,
			pointer: `/events/${before.length}/host`,
			code: "no-ack-pending",
		});
	});

	it("is refused for an unknown host", () => {
		expect(simulate({ events: [{ type: "ack-now", host: "bob" }] })).toMatchObject({
			pointer: "/events/0/host",
			code: "unknown-host",
		});
	});
});
