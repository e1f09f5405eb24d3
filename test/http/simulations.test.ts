import { describe, expect, it } from "vitest";
import { call, expectProblem } from "../support/api.ts";

const run = (body: unknown) => call("/v1/simulations", { body });
const listen = { type: "call", host: "server", call: "listen" };

// The request of the design, word for word.
const DESIGN = {
	profile: "rfc9293",
	ackPolicy: "immediate",
	mss: 1460,
	hosts: {
		client: { ip: "192.0.2.10", port: 49152, isn: 4294967290 },
		server: {
			ip: "198.51.100.5",
			port: 443,
			isn: 5000,
			listener: {
				backlog: 128,
				somaxconn: 4096,
				maxSynBacklog: 256,
				synCookies: false,
				synAckRetries: 5,
				abortOnOverflow: false,
			},
		},
	},
	events: [
		{ type: "call", host: "server", call: "listen" },
		{ type: "call", host: "client", call: "connect" },
		{ type: "deliver", segment: 1 },
		{ type: "drop", segment: 2 },
		{ type: "advance", ms: 1000 },
		{ type: "deliver-all" },
		{ type: "call", host: "client", call: "send", bytes: 100 },
		{ type: "deliver-all" },
		{
			type: "inject",
			to: "server",
			segment: { flags: ["SYN"], seq: 7, ack: null, length: 0, from: { ip: "203.0.113.9", port: 1024 } },
		},
		{ type: "call", host: "client", call: "close" },
		{ type: "deliver-all" },
	],
};

describe("a simulation", () => {
	it("answers the design's request with one entry an event", async () => {
		const { status, json } = await run(DESIGN);
		expect(status).toBe(200);
		expect(json.trace.map(({ event }: { event: number }) => event)).toEqual(DESIGN.events.map((_, index) => index));
		expect(json.trace[1]).toMatchObject({
			sent: [{ number: 1, from: "client", to: "server", flags: ["SYN"], seq: 4294967290, ack: null, length: 0 }],
			states: { client: "SYN-SENT", server: "LISTEN" },
			queues: { server: { syn: 0, accept: 0 } },
		});
	});

	it("takes defaults for all that is left out", async () => {
		const { status, json } = await run({ events: [listen] });
		expect(status).toBe(200);
		expect(json.trace[0].states).toEqual({ client: "CLOSED", server: "LISTEN" });
	});

	it("points at the event that cannot happen", async () => {
		const reply = await run({ events: [listen, { type: "deliver", segment: 1 }] });
		expectProblem(reply, 422, "invalid-script");
		expect(reply.json.errors[0]).toMatchObject({ pointer: "/events/1/segment", code: "segment-not-sent" });
	});

	it.each<[string, object, string]>([
		["no events", {}, "/events"],
		["2,001 events", { events: Array.from({ length: 2001 }, () => ({ type: "deliver-all" })) }, "/events"],
		["an event of no kind", { events: [{}] }, "/events/0/type"],
		["an event of an unknown kind", { events: [{ type: "explode" }] }, "/events/0/type"],
		["an event that is an array", { events: [[]] }, "/events/0/type"],
		["an unknown field in an event", { events: [{ ...listen, hots: 1 }] }, "/events/0/hots"],
		["an unknown call", { events: [{ ...listen, call: "dance" }] }, "/events/0/call"],
		["no bytes", { events: [{ type: "call", host: "a", call: "send", bytes: 0 }] }, "/events/0/bytes"],
		["time that runs back", { events: [{ type: "advance", ms: -1 }] }, "/events/0/ms"],
		["half a millisecond", { events: [{ type: "advance", ms: 0.5 }] }, "/events/0/ms"],
		["no hosts", { hosts: {}, events: [] }, "/hosts"],
		["a host that is an array", { hosts: { a: [] }, events: [] }, "/hosts/a"],
		["a host called constructor", { hosts: { constructor: {} }, events: [] }, "/hosts"],
		["a host with an odd name", { hosts: { "A B": {} }, events: [] }, "/hosts/A B"],
		["an address that is none", { hosts: { a: { ip: "1.2.3" } }, events: [] }, "/hosts/a/ip"],
		["port 65536", { hosts: { a: { port: 65536 } }, events: [] }, "/hosts/a/port"],
		["an ISN of 2^32", { hosts: { a: { isn: 2 ** 32 } }, events: [] }, "/hosts/a/isn"],
		[
			"a flag that is none",
			{ events: [{ type: "inject", to: "server", segment: { flags: ["SIN"], seq: 1 } }] },
			"/events/0/segment/flags/0",
		],
	])("is refused with %s", async (_, body, pointer) => {
		const reply = await run(body);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(pointer);
	});

	it.each(["constructor", "to-string", "valueof", "nobody"])("knows no host %s unless there is one", async (host) => {
		expectProblem(await run({ events: [{ type: "call", host, call: "listen" }] }), 422, "invalid-script");
	});
});
