// IPv6, and which addresses go together.
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/tcp/simulate.ts";
import type { SimulationEvent } from "../../../src/tcp/simulation/request.ts";
import { CONNECT, ESTABLISHED, LISTEN, PASS, send, traceOf } from "./run.ts";

const syn = (ip: string): SimulationEvent => ({
	type: "inject",
	to: "server",
	segment: { flags: ["SYN"], seq: 7, from: { ip, port: 1024 } },
});

describe("hosts with IPv6 addresses", () => {
	const hosts = { client: { ip: "2001:DB8::10" }, server: { ip: "2001:db8:0:0:0:0:0:5" } };

	it("do what hosts with IPv4 addresses do", () => {
		const events = [LISTEN, CONNECT, PASS, send("client", 3000), PASS];
		expect(traceOf({ hosts, events })).toEqual(traceOf({ events }));
	});

	it("answer to addresses that the trace spells as RFC 5952 does, and know a host by any spelling", () => {
		const events = [LISTEN, syn("2001:0DB8:0::99"), syn("2001:db8::0:10")];
		expect(traceOf({ hosts, events }).flatMap(({ sent }) => sent.map(({ to }) => to))).toEqual([
			"2001:db8::99",
			"client",
		]);
	});

	it("have all others among them, those too that are given no address", () => {
		const some = { client: {}, server: { ip: "fe80::1" }, third: {} };
		const events: readonly SimulationEvent[] = [
			LISTEN,
			{ type: "call", host: "third", call: "connect", to: "server" },
			PASS,
		];
		expect(traceOf({ hosts: some, events }).at(-1)?.states).toMatchObject({
			third: "ESTABLISHED",
			server: "ESTABLISHED",
		});
	});

	it("get what is injected from an IPv6 address if nothing else is said", () => {
		const alone = { server: { ip: "2001:db8::5" } };
		const segment = { flags: ["SYN"], seq: 7 } as const;
		const events: readonly SimulationEvent[] = [LISTEN, { type: "inject", to: "server", segment }];
		expect(traceOf({ hosts: alone, events }).at(-1)?.sent[0]?.to).toBe("2001:db8:ffff::9");
	});
});

describe("addresses", () => {
	it.each([
		["the same twice", "192.0.2.1", "192.0.2.1", "duplicate-address"],
		["the same in two spellings", "2001:db8::1", "2001:DB8:0::0.0.0.1", "duplicate-address"],
		["IPv4 beside IPv6", "2001:db8::1", "192.0.2.1", "mixed-address-families"],
		["IPv6 beside IPv4", "192.0.2.1", "2001:db8::1", "mixed-address-families"],
	])("are refused: %s", (_what, client, server, code) => {
		const hosts = { client: { ip: client }, server: { ip: server } };
		expect(simulate({ hosts, events: [] })).toMatchObject({ ok: false, pointer: "/hosts/server/ip", code });
	});

	it.each([
		["IPv6", {}, "2001:db8::1"],
		["IPv4", { client: { ip: "2001:db8::1" }, server: {} }, "192.0.2.1"],
	])("of another family than the host's cannot be where a segment comes from (%s)", (_what, hosts, ip) => {
		const request = Object.keys(hosts).length > 0 ? { hosts } : {};
		expect(simulate({ ...request, established: ESTABLISHED, events: [syn(ip)] })).toMatchObject({
			ok: false,
			pointer: "/events/0/segment/from/ip",
			code: "mixed-address-families",
		});
	});
});
