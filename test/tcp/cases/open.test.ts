// Cases 1 to 19: opening a connection (RFC 9293, 3.5, 3.10.1, 3.10.7.1 to 3.10.7.4).
import { describe, expect } from "vitest";
import { lab, opened, REACH } from "../lab.ts";
import { theCase, theCaseIn } from "../the-case.ts";

describe("opening a connection", () => {
	theCase(
		1,
		"CLOSED sends a SYN with its own number and enters SYN-SENT on an active open",
		["active-open-sends-syn"],
		(p) => {
			const bench = lab(p);
			expect(bench.call("client", "connect")).toEqual(["client SYN 1000", "connect: EINPROGRESS"]);
			expect(bench.state("client")).toBe("SYN-SENT");
			return bench;
		},
	);

	theCase(
		2,
		"LISTEN answers a SYN with SYN,ACK and enters SYN-RECEIVED",
		["listen-answers-syn", "syn-queue-adds-entry"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			expect(bench.deliver()).toEqual(["server SYN,ACK 5000,1001"]);
			expect(bench.states()).toBe("SYN-SENT SYN-RECEIVED");
			expect(bench.queues()).toEqual({ syn: 1, accept: 0 });
			return bench;
		},
	);

	theCase(3, "SYN-SENT answers SYN,ACK with ACK and enters ESTABLISHED", ["syn-ack-completes-active-open"], (p) => {
		const bench = lab(p);
		bench.call("server", "listen");
		bench.call("client", "connect");
		bench.deliver();
		expect(bench.deliver()).toEqual(["connect: ok", "client ACK 1001,5001"]);
		expect(bench.states()).toBe("ESTABLISHED SYN-RECEIVED");
		return bench;
	});

	theCase(
		4,
		"SYN-RECEIVED enters ESTABLISHED on the third ACK and joins the accept queue",
		["ack-completes-passive-open", "accept-queue-adds-connection"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			bench.deliver();
			expect(bench.deliver()).toEqual([]);
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			expect(bench.queues()).toEqual({ syn: 0, accept: 1 });
			return bench;
		},
	);

	theCase(
		5,
		"SYN-RECEIVED takes the data on the third ACK and acknowledges it",
		["ack-completes-passive-open", "data-acknowledged"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5001, length: 33 })).toEqual(["server ACK 5001,1034"]);
			expect(bench.state("server")).toBe("ESTABLISHED");
			return bench;
		},
	);

	theCase(
		6,
		"SYN-RECEIVED enters ESTABLISHED on data when the third ACK was lost",
		["ack-completes-passive-open"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			bench.deliver();
			bench.drop();
			bench.call("client", "send", { bytes: 10 });
			expect(bench.deliver()).toEqual(["server ACK 5001,1011"]);
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		7,
		"SYN-RECEIVED repeats its SYN,ACK after 1 s when the third ACK was lost, and ESTABLISHED answers it with ACK",
		["syn-ack-retransmitted", ["sequence-unacceptable", "syn-challenged"]],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			bench.deliver();
			bench.drop();
			expect(bench.states()).toBe("ESTABLISHED SYN-RECEIVED");
			expect(bench.advance(999)).toEqual([]);
			expect(bench.advance(1)).toEqual(["server SYN,ACK 5000,1001"]);
			expect(bench.deliver()).toEqual(["client ACK 1001,5001"]);
			bench.deliver();
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(8, "SYN-SENT repeats a lost SYN after 1 s with the same number", ["syn-retransmitted"], (p) => {
		const bench = REACH["SYN-SENT"](lab(p));
		expect(bench.advance(1000)).toEqual(["client SYN 1000"]);
		return bench;
	});

	theCase(
		9,
		"a lost SYN,ACK makes both timers fire and costs one more duplicate ACK",
		["syn-retransmitted", "syn-ack-retransmitted", "duplicate-syn-answered"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			bench.drop();
			expect(bench.advance(1000)).toEqual(["client SYN 1000", "server SYN,ACK 5000,1001"]);
			bench.deliverAll();
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			expect(bench.world.segments.filter((s) => s.bits === 16).length).toBe(2);
			return bench;
		},
	);

	theCase(
		10,
		"CLOSED answers a SYN with RST,ACK of number 0, and the caller gets ECONNREFUSED",
		["closed-answers-reset", "syn-sent-refused"],
		(p) => {
			const bench = lab(p);
			bench.call("client", "connect");
			expect(bench.deliver()).toEqual(["server RST,ACK 0,1001"]);
			expect(bench.deliver()).toEqual(["connect: ECONNREFUSED"]);
			expect(bench.state("client")).toBe("CLOSED");
			return bench;
		},
	);

	theCase(
		11,
		"SYN-SENT answers a crossing SYN with SYN,ACK of its own number and enters SYN-RECEIVED",
		["simultaneous-open"],
		(p) => {
			const bench = lab(p);
			bench.call("client", "connect");
			bench.call("server", "connect");
			expect(bench.deliver(2)).toEqual(["client SYN,ACK 1000,5001"]);
			expect(bench.deliver(1)).toEqual(["server SYN,ACK 5000,1001"]);
			expect(bench.states()).toBe("SYN-RECEIVED SYN-RECEIVED");
			return bench;
		},
	);

	theCase(
		12,
		"SYN-RECEIVED by active open takes the SYN,ACK numbered IRS although it is left of the window",
		["ack-completes-passive-open", "simultaneous-syn-ack-accepted"],
		(p) => {
			const bench = lab(p);
			bench.call("client", "connect");
			bench.call("server", "connect");
			bench.deliver(2);
			bench.deliver(1);
			expect(bench.deliver(4)).toEqual(["connect: ok", "client ACK 1001,5001"]);
			expect(bench.deliver(3)).toEqual(["connect: ok", "server ACK 5001,1001"]);
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		13,
		"SYN-SENT is CLOSED by close() without a segment, and a late SYN,ACK gets RST",
		["close-in-syn-sent", "closed-answers-reset", "reset-returns-to-listen"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			expect(bench.call("client", "close")).toEqual(["close: ok"]);
			expect(bench.state("client")).toBe("CLOSED");
			expect(bench.deliver()).toEqual(["client RST 1001"]);
			bench.deliver();
			expect(bench.state("server")).toBe("LISTEN");
			return bench;
		},
	);

	theCase(
		14,
		"an old duplicate SYN is undone by the client's RST, and the real SYN succeeds",
		["listen-answers-syn", "syn-sent-resets-bad-ack", "reset-returns-to-listen"],
		(p) => {
			const bench = lab(p, { settings: { resendSynAfterBadAckMs: null }, laterServerIsns: [6000] });
			bench.call("server", "listen");
			bench.call("client", "connect");
			expect(bench.inject("server", "SYN", { seq: 90 })).toEqual(["server SYN,ACK 5000,91"]);
			expect(bench.deliver(2)).toEqual(["client RST 91"]);
			bench.deliver(3);
			expect(bench.states()).toBe("SYN-SENT LISTEN");
			bench.deliver(1);
			bench.deliverAll();
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		15,
		"an old SYN of a client that is CLOSED gets the server no further than SYN-RECEIVED",
		["closed-answers-reset", "reset-returns-to-listen"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.inject("server", "SYN", { seq: 90 });
			expect(bench.states()).toBe("CLOSED SYN-RECEIVED");
			expect(bench.deliver()).toEqual(["client RST 91"]);
			bench.deliver();
			expect(bench.states()).toBe("CLOSED LISTEN");
			expect(bench.call("server", "accept")).toEqual(["accept: EAGAIN"]);
			return bench;
		},
	);

	theCase(16, "SYN-SENT gives up with ETIMEDOUT and is CLOSED", ["syn-gives-up"], (p) => {
		const bench = REACH["SYN-SENT"](lab(p));
		const log = bench.advance(200_000);
		expect(log.at(-1)).toBe("connect: ETIMEDOUT");
		expect(bench.state("client")).toBe("CLOSED");
		return bench;
	});

	theCase(17, "a half-open entry is freed after the last wait", ["syn-ack-timeout-frees-entry"], (p) => {
		const bench = lab(p);
		bench.call("server", "listen");
		bench.inject("server", "SYN", { seq: 90, from: { ip: "203.0.113.9", port: 1024 } });
		bench.advance(62_999);
		expect(bench.queues()).toEqual({ syn: 1, accept: 0 });
		bench.advance(1);
		expect(bench.queues()).toEqual({ syn: 0, accept: 0 });
		expect(bench.state("server")).toBe("LISTEN");
		return bench;
	});

	theCase(
		18,
		"sequence numbers wrap from 2^32 - 1 to 0, in the SYN and in the middle of data",
		["syn-ack-completes-active-open", "data-acknowledged"],
		(p) => {
			const bench = opened(lab(p, { x: 4_294_967_295, y: 4_294_967_290 }));
			expect(bench.world.segments.map((s) => `${s.seq},${s.ack}`)).toEqual([
				"4294967295,0",
				"4294967290,0",
				"0,4294967291",
			]);
			expect(bench.call("server", "send", { bytes: 10 })).toEqual(["server ACK 4294967291,0 +10", "send: ok 10"]);
			expect(bench.deliver()).toEqual(["client ACK 0,5"]);
			return bench;
		},
	);

	theCase(
		19,
		"a non-blocking connect() returns EINPROGRESS, EALREADY, ok and EISCONN in turn",
		["connect-again"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			expect(bench.call("client", "connect").at(-1)).toBe("connect: EINPROGRESS");
			expect(bench.call("client", "connect")).toEqual(["connect: EALREADY"]);
			expect(bench.deliverAll()).toContain("connect: ok");
			expect(bench.call("client", "connect")).toEqual(["connect: ok"]);
			expect(bench.call("client", "connect")).toEqual(["connect: EISCONN"]);
			return bench;
		},
	);

	theCaseIn("linux", 19, "a blocking connect() returns once, with its outcome", ["active-open-sends-syn"], (p) => {
		const bench = lab(p);
		expect(bench.call("client", "connect", { blocking: true })).toEqual(["client SYN 1000"]);
		expect(bench.deliverAll()).toEqual(["server RST,ACK 0,1001", "connect: ECONNREFUSED"]);
		expect(bench.call("client", "error")).toEqual(["error: ok"]);
		return bench;
	});
});
