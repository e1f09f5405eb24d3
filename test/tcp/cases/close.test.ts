// Cases 20 to 46: closing a connection (RFC 9293, 3.6, 3.10.4, 3.10.7.4).
import { describe, expect } from "vitest";
import { lab, opened, REACH } from "../lab.ts";
import { theCase, theCaseIn } from "../the-case.ts";

describe("closing a connection", () => {
	theCase(
		20,
		"ESTABLISHED sends a FIN that takes one number on close() and enters FIN-WAIT-1",
		["close-sends-fin"],
		(p) => {
			const bench = opened(lab(p));
			expect(bench.call("client", "close")).toEqual(["client FIN,ACK 1001,5001", "close: ok"]);
			expect(bench.state("client")).toBe("FIN-WAIT-1");
			expect(bench.host("client").connections.values().next().value?.sndNxt).toBe(1002);
			return bench;
		},
	);

	theCase(21, "ESTABLISHED acknowledges a FIN and enters CLOSE-WAIT", ["fin-received"], (p) => {
		const bench = opened(lab(p));
		bench.call("client", "close");
		expect(bench.deliver()).toEqual(["server ACK 5001,1002"]);
		expect(bench.state("server")).toBe("CLOSE-WAIT");
		return bench;
	});

	theCase(22, "FIN-WAIT-1 enters FIN-WAIT-2 on the ACK of its FIN", ["fin-acked"], (p) => {
		const bench = opened(lab(p));
		bench.call("client", "close");
		bench.deliver();
		expect(bench.deliver()).toEqual([]);
		expect(bench.states()).toBe("FIN-WAIT-2 CLOSE-WAIT");
		return bench;
	});

	theCase(23, "FIN-WAIT-2 acknowledges the peer's FIN and enters TIME-WAIT", ["fin-received-in-fin-wait-2"], (p) => {
		const bench = REACH["FIN-WAIT-2"](lab(p));
		bench.call("server", "close");
		expect(bench.deliver()).toEqual(["client ACK 1002,5002"]);
		expect(bench.state("client")).toBe("TIME-WAIT");
		return bench;
	});

	theCase(24, "CLOSE-WAIT sends its FIN on close() and enters LAST-ACK", ["close-after-peer-fin"], (p) => {
		const bench = REACH["FIN-WAIT-2"](lab(p));
		expect(bench.call("server", "close")).toEqual(["server FIN,ACK 5001,1002", "close: ok"]);
		expect(bench.state("server")).toBe("LAST-ACK");
		return bench;
	});

	theCase(25, "LAST-ACK is CLOSED by the ACK of its FIN", ["fin-acked-in-last-ack"], (p) => {
		const bench = REACH["TIME-WAIT"](lab(p));
		expect(bench.states()).toBe("TIME-WAIT LISTEN");
		expect(bench.host("server").connections.size).toBe(0);
		return bench;
	});

	theCase(
		26,
		"FIN-WAIT-1 acknowledges a FIN that does not acknowledge its own and enters CLOSING",
		["fin-crosses-fin"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "close");
			bench.call("server", "close");
			expect(bench.deliver(5)).toEqual(["client ACK 1002,5002"]);
			expect(bench.deliver(4)).toEqual(["server ACK 5002,1002"]);
			expect(bench.states()).toBe("CLOSING CLOSING");
			return bench;
		},
	);

	theCase(27, "CLOSING enters TIME-WAIT on the ACK of its FIN", ["fin-acked-while-closing"], (p) => {
		const bench = opened(lab(p));
		bench.call("client", "close");
		bench.call("server", "close");
		bench.deliverAll();
		expect(bench.states()).toBe("TIME-WAIT TIME-WAIT");
		return bench;
	});

	theCase(
		28,
		"FIN-WAIT-1 enters TIME-WAIT at once on a FIN that acknowledges its own: three segments close",
		["fin-with-ack-of-fin"],
		(p) => {
			const bench = opened(lab(p, { ackPolicy: "delayed" }));
			bench.call("client", "close");
			expect(bench.deliver()).toEqual([]);
			expect(bench.call("server", "close")).toEqual(["server FIN,ACK 5001,1002", "close: ok"]);
			expect(bench.deliver()).toEqual(["client ACK 1002,5002"]);
			expect(bench.state("client")).toBe("TIME-WAIT");
			bench.deliver();
			expect(bench.world.segments.length).toBe(6);
			return bench;
		},
	);

	theCase(
		29,
		"FIN-WAIT-1 learns from the peer's FIN that its own arrived when the ACK of it was lost",
		["fin-with-ack-of-fin"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "close");
			bench.deliver();
			bench.drop();
			bench.call("server", "close");
			bench.deliver();
			expect(bench.states()).toBe("TIME-WAIT LAST-ACK");
			return bench;
		},
	);

	theCase(30, "FIN-WAIT-1 repeats a lost FIN with the same number and stays", ["fin-retransmitted"], (p) => {
		const bench = REACH["FIN-WAIT-1"](lab(p));
		expect(bench.fire("client", "retransmission")).toEqual(["client FIN,ACK 1001,5001"]);
		expect(bench.state("client")).toBe("FIN-WAIT-1");
		return bench;
	});

	theCase(31, "CLOSE-WAIT answers a duplicate FIN with ACK", ["fin-repeated"], (p) => {
		const bench = REACH["FIN-WAIT-2"](lab(p));
		expect(bench.duplicate(4)).toEqual(["server ACK 5001,1002"]);
		expect(bench.state("server")).toBe("CLOSE-WAIT");
		return bench;
	});

	theCase(
		32,
		"TIME-WAIT answers the peer's FIN again with ACK and starts its wait anew",
		["time-wait-acks-again"],
		(p) => {
			const bench = REACH["TIME-WAIT"](lab(p));
			bench.advance(10_000);
			expect(bench.wait("client", "time-wait")).toBe(bench.settings.timeWaitMs - 10_000);
			expect(bench.duplicate(6)).toEqual(["client ACK 1002,5002"]);
			expect(bench.wait("client", "time-wait")).toBe(bench.settings.timeWaitMs);
			return bench;
		},
	);

	theCase(
		33,
		"a simultaneous close with one FIN lost leaves FIN-WAIT-2 against CLOSING until the FIN is repeated",
		["fin-crosses-fin", "fin-acked", "fin-retransmitted"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "close");
			bench.call("server", "close");
			bench.drop(5);
			bench.deliver(4);
			bench.deliver(6);
			expect(bench.states()).toBe("FIN-WAIT-2 CLOSING");
			bench.fire("server", "retransmission");
			bench.deliverAll();
			expect(bench.states()).toBe("TIME-WAIT TIME-WAIT");
			return bench;
		},
	);

	theCase(34, "FIN-WAIT-2 acknowledges data and stays: a half-close", ["data-acknowledged"], (p) => {
		const bench = REACH["FIN-WAIT-2"](lab(p));
		bench.call("server", "send", { bytes: 100 });
		expect(bench.deliver()).toEqual(["client ACK 1002,5101"]);
		expect(bench.state("client")).toBe("FIN-WAIT-2");
		expect(bench.call("client", "receive")).toEqual(["receive: ok 100"]);
		return bench;
	});

	theCase(
		35,
		"FIN-WAIT-1 acknowledges data that does not acknowledge its FIN and stays",
		["data-acknowledged"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "shutdown");
			bench.call("server", "send", { bytes: 100 });
			expect(bench.deliver(5)).toEqual(["client ACK 1002,5101"]);
			expect(bench.state("client")).toBe("FIN-WAIT-1");
			return bench;
		},
	);

	theCase(36, "a FIN that carries L octets moves RCV.NXT by L + 1", ["fin-received", "data-acknowledged"], (p) => {
		const bench = opened(lab(p));
		expect(bench.call("client", "send", { bytes: 10, more: true })).toEqual(["send: ok 10"]);
		expect(bench.call("client", "close")).toEqual(["client FIN,ACK 1001,5001 +10", "close: ok"]);
		expect(bench.deliver()).toEqual(["server ACK 5001,1012"]);
		return bench;
	});

	theCase(
		37,
		"ESTABLISHED repeats its ACK for a FIN before missing data, and enters CLOSE-WAIT when the gap is filled",
		["data-out-of-order", "fin-received"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "send", { bytes: 10 });
			bench.call("client", "close");
			expect(bench.deliver(5)).toEqual(["server ACK 5001,1001"]);
			expect(bench.state("server")).toBe("ESTABLISHED");
			expect(bench.deliver(4)).toEqual(["server ACK 5001,1012"]);
			expect(bench.state("server")).toBe("CLOSE-WAIT");
			return bench;
		},
	);

	theCase(
		38,
		"FIN-WAIT-1 takes an ACK beyond RCV.NXT for its FIN, and acknowledges the older FIN when it arrives",
		["fin-acked", "fin-received-in-fin-wait-2"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "close");
			bench.call("server", "close");
			bench.deliver(4);
			expect(bench.deliver(6)).toEqual([]);
			expect(bench.state("client")).toBe("FIN-WAIT-2");
			expect(bench.deliver(5)).toEqual(["client ACK 1002,5002"]);
			expect(bench.state("client")).toBe("TIME-WAIT");
			return bench;
		},
	);

	theCase(39, "LAST-ACK stays on an ACK that does not cover its FIN", ["close-after-peer-fin"], (p) => {
		const bench = REACH["FIN-WAIT-2"](lab(p));
		bench.call("server", "close");
		expect(bench.inject("server", "ACK", { seq: 1002, ack: 5001 })).toEqual([]);
		expect(bench.state("server")).toBe("LAST-ACK");
		return bench;
	});

	theCase(40, "CLOSING stays on a duplicate FIN, which it acknowledges, and on an old ACK", ["fin-repeated"], (p) => {
		const bench = REACH.CLOSING(lab(p));
		expect(bench.duplicate(5)).toEqual(["client ACK 1002,5002"]);
		expect(bench.inject("client", "ACK", { seq: 5002, ack: 1001 })).toEqual([]);
		expect(bench.state("client")).toBe("CLOSING");
		return bench;
	});

	theCase(41, "SYN-RECEIVED enters CLOSE-WAIT on FIN,ACK", ["ack-completes-passive-open", "fin-received"], (p) => {
		const bench = lab(p);
		bench.call("server", "listen");
		bench.call("client", "connect");
		bench.deliver();
		expect(bench.inject("server", "FIN,ACK", { seq: 1001, ack: 5001 })).toEqual(["server ACK 5001,1002"]);
		expect(bench.state("server")).toBe("CLOSE-WAIT");
		return bench;
	});

	theCase(
		42,
		"SYN-RECEIVED by active open sends a FIN on close() and enters FIN-WAIT-1",
		["close-in-syn-received"],
		(p) => {
			const bench = lab(p);
			bench.call("client", "connect");
			bench.call("server", "connect");
			bench.deliver(2);
			expect(bench.call("client", "close").at(-1)).toBe("close: ok");
			expect(bench.state("client")).toBe("FIN-WAIT-1");
			expect(bench.world.segments.at(-1)).toMatchObject({ seq: 1001, ack: 5001, bits: 17 });
			return bench;
		},
	);

	theCaseIn(
		"rfc9293",
		42,
		"SYN-RECEIVED with data queued sends data and FIN only once it is ESTABLISHED",
		["send-queues-until-established", "close-in-syn-received"],
		(p) => {
			const bench = lab(p);
			bench.call("client", "connect");
			bench.call("server", "connect");
			bench.deliver(2);
			expect(bench.call("client", "send", { bytes: 5 })).toEqual(["send: ok 5"]);
			expect(bench.call("client", "close")).toEqual(["close: ok"]);
			expect(bench.state("client")).toBe("SYN-RECEIVED");
			bench.deliver(1);
			expect(bench.deliver(4)).toContain("client FIN,ACK 1001,5001 +5");
			expect(bench.state("client")).toBe("FIN-WAIT-1");
			return bench;
		},
	);

	theCase(43, "TIME-WAIT is CLOSED after 2 MSL", ["time-wait-expires"], (p) => {
		const bench = REACH["TIME-WAIT"](lab(p));
		bench.advance(bench.settings.timeWaitMs - 1);
		expect(bench.state("client")).toBe("TIME-WAIT");
		bench.advance(1);
		expect(bench.state("client")).toBe("CLOSED");
		return bench;
	});

	theCaseIn(
		"linux",
		44,
		"FIN-WAIT-2 that no process holds is CLOSED after 60 s, and later data gets RST",
		["fin-wait-2-expires", "closed-answers-reset"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "close");
			bench.deliverAll();
			bench.advance(60_000);
			expect(bench.states()).toBe("CLOSED CLOSE-WAIT");
			bench.call("server", "send", { bytes: 10 });
			expect(bench.deliver()).toEqual(["client RST 1002"]);
			return bench;
		},
	);

	theCase(45, "FIN-WAIT-2 that a process holds after shutdown() never expires", ["fin-acked"], (p) => {
		const bench = REACH["FIN-WAIT-2"](lab(p));
		bench.advance(86_400_000);
		expect(bench.states()).toBe("FIN-WAIT-2 CLOSE-WAIT");
		return bench;
	});

	theCase(
		46,
		"LAST-ACK whose peer is gone repeats its FIN at doubling times, then is CLOSED",
		["fin-retransmitted", "retransmission-gives-up"],
		(p) => {
			const bench = opened(lab(p, { settings: { orphanRetries: 3 } }), 23);
			bench.call("client", "close");
			bench.deliver();
			bench.crash("client");
			bench.drop();
			bench.call("server", "close");
			bench.drop();
			const first = bench.wait("server", "retransmission") ?? 0;
			expect(first).toBe(p === "linux" ? 246 : 1000);
			expect(bench.advance(first)).toEqual(["server FIN,ACK 5001,1002"]);
			expect(bench.wait("server", "retransmission")).toBe(2 * first);
			expect(bench.advance(600_000)).toEqual(Array(2).fill("server FIN,ACK 5001,1002"));
			expect(bench.state("server")).toBe("LISTEN");
			return bench;
		},
	);
});
