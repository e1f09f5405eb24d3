import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MAX_ANSWER_BYTES, SimulationResponse } from "../../src/contract/simulation.ts";
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

	it.each<[string, object, string]>([
		["a window of 65536", { hosts: { a: { windowOctets: 65_536 } }, events: [] }, "/hosts/a/windowOctets"],
		["an MSS of 0", { hosts: { a: { mss: 0 } }, events: [] }, "/hosts/a/mss"],
		["an ACK policy that is none", { hosts: { a: { ackPolicy: "late" } }, events: [] }, "/hosts/a/ackPolicy"],
		["an IPv6 address with a zone", { hosts: { a: { ip: "fe80::1%eth0" } }, events: [] }, "/hosts/a/ip"],
		["an IPv6 address of nine groups", { hosts: { a: { ip: "1:2:3:4:5:6:7:8:9" } }, events: [] }, "/hosts/a/ip"],
		["a connection with one end", { established: { client: "client" }, events: [] }, "/established/server"],
		["a connection that is an array", { established: [], events: [] }, "/established"],
		["an ack-now of nobody", { events: [{ type: "ack-now" }] }, "/events/0/host"],
		["an edit that changes nothing", { events: [{ type: "edit", segment: 1, set: {} }] }, "/events/0/set"],
		["an edit of an unknown field", { events: [{ type: "edit", segment: 1, set: { urg: 1 } }] }, "/events/0/set/urg"],
		["an edit to a number below 0", { events: [{ type: "edit", segment: 1, set: { seq: -1 } }] }, "/events/0/set/seq"],
		[
			"an injected window of 65536",
			{ events: [{ type: "inject", to: "server", segment: { flags: [], seq: 1, window: 65_536 } }] },
			"/events/0/segment/window",
		],
	])("is refused with %s", async (_, body, pointer) => {
		const reply = await run(body);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(pointer);
	});

	it("takes hosts with a window, an MSS and an ACK policy of their own, a connection that is there, and edits", async () => {
		const { status, json } = await run({
			profile: "linux",
			hosts: {
				client: { ip: "2001:DB8::10", mss: 1220, windowOctets: 8000 },
				server: { ip: "2001:db8::5", ackPolicy: "delayed" },
			},
			established: { client: "client", server: "server" },
			events: [
				{ type: "call", host: "client", call: "send", bytes: 2000 },
				{ type: "edit", segment: 2, set: { flags: ["ACK"], window: 500 } },
				{ type: "deliver", segment: 1 },
				{ type: "ack-now", host: "server" },
				{ type: "deliver-all" },
				{ type: "call", host: "server", call: "send", bytes: 1000 },
				{ type: "inject", to: "server", segment: { flags: ["SYN"], seq: 1, mss: 600, from: { ip: "2001:db8::99" } } },
			],
		});
		expect(status).toBe(200);
		// v.object drops what it does not name.
		expect(v.parse(SimulationResponse, json)).toEqual(json);
		expect(json.trace[3].sent).toMatchObject([{ number: 3, from: "server", ack: 2221, window: 65_535 }]);
		expect(json.trace[4].edited).toMatchObject([{ number: 2, flags: ["ACK"], window: 500 }]);
		expect(json.trace[5].sent.map(({ length }: { length: number }) => length)).toEqual([500]);
		expect(json.trace[6].sent).toMatchObject([{ to: "2001:db8::99", mss: 1460 }]);
	});

	it.each<[string, object, string, string]>([
		["no ACK pending", { events: [{ type: "ack-now", host: "server" }] }, "/events/0/host", "no-ack-pending"],
		[
			"an edit of what was not sent",
			{ events: [{ type: "edit", segment: 1, set: { seq: 1 } }] },
			"/events/0/segment",
			"segment-not-sent",
		],
		[
			"a connection of one host",
			{ established: { client: "a", server: "a" }, hosts: { a: {} } },
			"/established/server",
			"same-host",
		],
		["two families", { hosts: { a: { ip: "::1" }, b: { ip: "127.0.0.1" } } }, "/hosts/b/ip", "mixed-address-families"],
	])("says where a script cannot be run: %s", async (_, body, pointer, code) => {
		const reply = await run({ events: [], ...body });
		expectProblem(reply, 422, "invalid-script");
		expect(reply.json.errors).toMatchObject([{ pointer, code }]);
	});

	// Six hosts with long ids: each event, and each segment, takes many words.
	const [client, server, ...others] = ["a", "b", "c", "d", "e", "f"].map((id) => id.repeat(32)) as [string, string];
	const wordy = (bytes: number, advances: number) => ({
		mss: 1,
		hosts: Object.fromEntries([client, server, ...others].map((id) => [id, {}])),
		established: { client, server },
		events: [
			{ type: "call", host: client, call: "send", bytes },
			{ type: "deliver-all" },
			...Array.from({ length: advances }, () => ({ type: "advance", ms: 0 })),
		],
	});

	it.each([
		["sends too much", wordy(49_000, 0), /^\/events\/0$/, "too-many-segments"],
		["is told in too many words", wordy(3700, 1500), /^\/events\/\d{3,4}$/, "answer-too-large"],
	])("is refused at the event with which it %s", async (_, body, pointer, code) => {
		const reply = await run(body);
		expectProblem(reply, 422, "invalid-script");
		expect(reply.json.errors).toMatchObject([
			{ code, pointer: expect.stringMatching(pointer), detail: expect.stringContaining("plit the script") },
		]);
	});

	it("answers no more than it may, and as much", async () => {
		const answered = async (advances: number) => {
			const { status, text } = await run(wordy(3700, advances));
			return { status, bytes: text.length };
		};
		let most = 1;
		for (let step = 1024; step >= 1; step >>= 1) if ((await answered(most + step)).status === 200) most += step;
		const { bytes } = await answered(most);
		expect(bytes).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
		expect(bytes).toBeGreaterThan(MAX_ANSWER_BYTES - 1000);
	});

	it.each(["constructor", "to-string", "valueof", "nobody"])("knows no host %s unless there is one", async (host) => {
		expectProblem(await run({ events: [{ type: "call", host, call: "listen" }] }), 422, "invalid-script");
	});
});
