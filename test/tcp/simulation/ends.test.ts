// What each end announces, its MSS and its window, and what the other one makes of it.
import { describe, expect, it } from "vitest";
import type { SimulationEvent, SimulationSegment } from "../../../src/tcp/simulation/request.ts";
import { CONNECT, ESTABLISHED, LISTEN, lastSent, PASS, send, traceOf } from "./run.ts";

const PROFILES = ["rfc9293", "linux"] as const;

describe.each(PROFILES)("the MSS (%s)", (profile) => {
	it.each([
		["client", "server"],
		["server", "client"],
	])("of the %s limits what the %s sends, and is in its SYN", (small, other) => {
		const hosts = { client: {}, server: {}, [small]: { mss: 500 } };
		const opened = traceOf({ profile, hosts, events: [LISTEN, CONNECT, PASS] }).flatMap(({ sent }) => sent);
		expect(opened.map(({ from, mss }) => [from, mss])).toEqual([
			["client", small === "client" ? 500 : 1460],
			["server", small === "server" ? 500 : 1460],
			["client", undefined],
		]);
		for (const from of [small, other])
			expect(
				traceOf({ profile, hosts, established: ESTABLISHED, events: [send(from, 1200)] })[0]?.sent.map(
					({ length }) => length,
				),
			).toEqual([500, 500, 200]);
	});

	it("of all hosts is that of the request where a host names none", () => {
		const hosts = { client: { mss: 2000 }, server: {} };
		const request = { profile, mss: 1000, hosts, established: ESTABLISHED };
		expect(lastSent({ ...request, events: [send("client", 1500)] })).toEqual([
			"client ACK 1001,2001 +1000",
			"client ACK 2001,2001 +500",
		]);
	});

	it.each([
		["IPv4", "198.51.100.5", 536],
		["IPv6", "2001:db8::5", 1220],
	])("of a SYN that announces none is taken to be the least that everyone takes (%s)", (_family, ip, usual) => {
		const hosts = { client: {}, server: { ip } };
		const from = { port: 1024 };
		const segment: SimulationSegment = { flags: ["SYN"], seq: 6, mss: null, from };
		const third: SimulationSegment = { flags: ["ACK"], seq: 7, ack: 2001, from };
		const events: readonly SimulationEvent[] = [
			LISTEN,
			{ type: "inject", to: "server", segment },
			{ type: "inject", to: "server", segment: third },
			send("server", 3000),
		];
		expect(traceOf({ profile, hosts, events }).at(-1)?.sent[0]?.length).toBe(usual);
	});

	it.each([
		[1399, 1300],
		[1450, 1440],
		[100, 536],
	])("of %i is remembered by a cookie as %i", (mss, remembered) => {
		const hosts = { client: { mss }, server: { listener: { synCookies: "always" } } } as const;
		const events = [LISTEN, CONNECT, PASS, send("server", 3000)];
		expect(traceOf({ profile, hosts, events }).at(-1)?.sent[0]?.length).toBe(remembered);
	});
});

describe.each(PROFILES)("the window (%s)", (profile) => {
	const hosts = { client: {}, server: { windowOctets: 3000 } };
	const request = { profile, hosts, established: ESTABLISHED };

	it("of one end limits what the other one has under way, and not what it sends itself", () => {
		expect(lastSent({ ...request, events: [send("client", 10_000)] })).toEqual([
			"client ACK 1001,2001 +1460",
			"client ACK 2461,2001 +1460",
			"client ACK 3921,2001 +80",
		]);
		expect(lastSent({ ...request, events: [send("server", 10_000)] })).toHaveLength(7);
	});

	it("moves on with every ACK", () => {
		expect(
			lastSent({
				...request,
				events: [send("client", 10_000), { type: "deliver", segment: 1 }, { type: "deliver", segment: 4 }],
			}),
		).toEqual(["client ACK 4001,2001 +1460"]);
	});

	it("stands in every segment", () => {
		const trace = traceOf({ profile, hosts, events: [LISTEN, CONNECT, PASS] });
		const usual = profile === "linux" ? 64_240 : 65_535;
		expect(trace.flatMap(({ sent }) => sent.map(({ from, window }) => [from, window]))).toEqual([
			["client", usual],
			["server", 3000],
			["client", usual],
		]);
	});

	it("of 0 lets nothing out until an ACK opens it", () => {
		const closed = { client: {}, server: { windowOctets: 0 } };
		const opening: SimulationEvent = {
			type: "inject",
			to: "client",
			segment: { flags: ["ACK"], seq: 2001, ack: 1001, window: 7 },
		};
		const events = [send("client", 100), { type: "advance", ms: 100_000 } as const];
		expect(traceOf({ profile, hosts: closed, established: ESTABLISHED, events }).flatMap(({ sent }) => sent)).toEqual(
			[],
		);
		expect(lastSent({ profile, hosts: closed, established: ESTABLISHED, events: [...events, opening] })).toEqual([
			"client ACK 1001,2001 +7",
		]);
	});

	it("that an injected segment offers is that of the host which it claims to come from", () => {
		const ack: SimulationEvent = { type: "inject", to: "client", segment: { flags: ["ACK"], seq: 2001, ack: 1001 } };
		const first = lastSent({ ...request, events: [ack, send("client", 10_000)] });
		expect(first).toEqual(lastSent({ ...request, events: [send("client", 10_000)] }));
	});
});
