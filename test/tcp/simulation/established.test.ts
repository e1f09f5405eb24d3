// A script that begins with a connection.
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/tcp/simulate.ts";
import type { SimulationEvent } from "../../../src/tcp/simulation/request.ts";
import type { TracedSegment } from "../../../src/tcp/simulation/trace-entry.ts";
import { CONNECT, ESTABLISHED, LISTEN, lastSent, PASS, send, traceOf } from "./run.ts";

const ACCEPT: SimulationEvent = { type: "call", host: "server", call: "accept" };

/** Data both ways, a loss with its timeout, and a close by either side. */
const LIFE: readonly SimulationEvent[] = [
	send("client", 3000),
	PASS,
	{ type: "call", host: "server", call: "receive" },
	send("server", 20_000),
	{ type: "advance", ms: 3000 },
	PASS,
	{ type: "call", host: "client", call: "close" },
	PASS,
	{ type: "call", host: "server", call: "close" },
	PASS,
	{ type: "advance", ms: 600_000 },
];

describe("a script that begins with a connection", () => {
	it("has it open at both ends from the first event on, with numbers one beyond the initial ones", () => {
		const hosts = { client: { isn: 4_294_967_295 }, server: { isn: 5000 } };
		const [first] = traceOf({ hosts, established: ESTABLISHED, events: [send("server", 10)] });
		expect(first).toMatchObject({
			timeMs: 0,
			sent: [{ number: 1, from: "server", seq: 5001, ack: 0, length: 10 }],
			states: { client: "ESTABLISHED", server: "ESTABLISHED" },
			queues: { server: { syn: 0, accept: 0 } },
		});
	});

	it("has nothing on the wire, and no segment that was ever sent", () => {
		expect(simulate({ established: ESTABLISHED, events: [PASS, { type: "duplicate", segment: 1 }] })).toMatchObject({
			ok: false,
			pointer: "/events/1/segment",
			code: "segment-not-sent",
		});
	});

	it.each(["rfc9293", "linux"] as const)("goes on as after a handshake in the script (%s)", (profile) => {
		const handshake = [LISTEN, CONNECT, PASS, ACCEPT];
		const without = (sent: readonly TracedSegment[]) => sent.map(({ number, ...segment }) => segment);
		const after = traceOf({ profile, events: [...handshake, ...LIFE] }).slice(handshake.length);
		const begun = traceOf({ profile, established: ESTABLISHED, events: LIFE });
		expect(begun.map(({ sent, ...entry }) => ({ ...entry, sent: without(sent) }))).toEqual(
			after.map(({ sent, ...entry }) => ({
				...entry,
				event: entry.event - handshake.length,
				sent: without(sent),
			})),
		);
	});

	it("has a server that goes on listening", () => {
		const syn: SimulationEvent = {
			type: "inject",
			to: "server",
			segment: { flags: ["SYN"], seq: 7, from: { ip: "203.0.113.9", port: 1024 } },
		};
		expect(lastSent({ established: ESTABLISHED, events: [syn] })).toEqual([expect.stringMatching(/^server SYN,ACK /)]);
	});

	it("has none that waits to be accepted, and a connect() that has returned", () => {
		const trace = traceOf({ established: ESTABLISHED, events: [ACCEPT, CONNECT] });
		expect(trace.map(({ calls }) => calls[0]?.result)).toEqual(["EAGAIN", "EISCONN"]);
	});

	it.each([
		["holds nothing", { backlog: 0, somaxconn: 0, maxSynBacklog: 0 }],
		["answers every SYN with a cookie", { synCookies: "always" }],
	] as const)("has the connection although the server's listener %s", (_what, listener) => {
		for (const profile of ["rfc9293", "linux"] as const) {
			const hosts = { client: {}, server: { listener } };
			const [first] = traceOf({ profile, hosts, established: ESTABLISHED, events: [send("client", 1)] });
			expect(first?.states).toEqual({ client: "ESTABLISHED", server: "ESTABLISHED" });
		}
	});

	it("can be between any two hosts, by their ids", () => {
		const hosts = { a: {}, b: {}, c: {} };
		const trace = traceOf({ hosts, established: { client: "c", server: "a" }, events: [send("c", 1), PASS] });
		expect(trace.map(({ sent }) => sent.map(({ from, to }) => `${from} ${to}`))).toEqual([["c a"], ["a c"]]);
	});

	it.each([
		["a client that is no host", { client: "bob", server: "server" }, "/established/client", "unknown-host"],
		["a server that is no host", { client: "client", server: "bob" }, "/established/server", "unknown-host"],
		["one host at both ends", { client: "server", server: "server" }, "/established/server", "same-host"],
	])("is refused with %s", (_what, established, pointer, code) => {
		expect(simulate({ established, events: [] })).toMatchObject({ ok: false, pointer, code });
	});
});
