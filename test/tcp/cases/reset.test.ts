// Cases 47 to 76: resets, aborts, and segments that do not belong (RFC 9293, 3.5.2, 3.5.3, 3.6.1, 3.10.7; RFC 5961).
import { describe, expect } from "vitest";
import { type Lab, lab, opened, REACH, type Side } from "../lab.ts";
import { theCase, theCaseIn } from "../the-case.ts";

/** The server half-open after a SYN numbered 1000 whose SYN,ACK is lost. */
function halfOpen(bench: Lab): Lab {
	bench.call("server", "listen");
	bench.inject("server", "SYN", { seq: 1000 });
	bench.drop();
	return bench;
}

/** The client in SYN-RECEIVED by active open. */
function crossing(bench: Lab): Lab {
	bench.call("client", "connect");
	bench.call("server", "connect");
	bench.deliver(2);
	return bench;
}

describe("resets and aborts", () => {
	theCase(
		47,
		"close() with SO_LINGER 0 sends RST, on Linux with ACK, and is CLOSED, and the peer gets ECONNRESET",
		["abort-sends-reset", "reset-exact"],
		(p) => {
			const bench = opened(lab(p));
			expect(bench.call("client", "close", { lingerZero: true })).toEqual([
				p === "linux" ? "client RST,ACK 1001,5001" : "client RST 1001",
				"close: ok",
			]);
			bench.deliver();
			expect(bench.states()).toBe("CLOSED LISTEN");
			expect(bench.call("server", "receive")).toEqual(["receive: ECONNRESET"]);
			expect(bench.call("server", "receive")).toEqual(["receive: EOF"]);
			expect(bench.call("server", "send")).toEqual(["send: EPIPE"]);
			return bench;
		},
	);

	theCase(
		48,
		"close() with unread data sends RST instead of FIN, on Linux with ACK",
		["close-with-unread-data-resets"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "send", { bytes: 10 });
			bench.deliverAll();
			expect(bench.call("server", "close")).toEqual([
				p === "linux" ? "server RST,ACK 5001,1011" : "server RST 5001",
				"close: ok",
			]);
			expect(bench.state("server")).toBe("LISTEN");
			return bench;
		},
	);

	theCase(49, "close() sends FIN when what arrived last repeats data already read", ["close-sends-fin"], (p) => {
		const bench = opened(lab(p));
		bench.call("client", "send", { bytes: 10 });
		bench.deliverAll();
		bench.call("server", "receive");
		bench.duplicate(4);
		expect(bench.call("server", "close")).toEqual(["server FIN,ACK 5001,1011", "close: ok"]);
		return bench;
	});

	theCase(
		50,
		"data for a process that has closed is answered by RST numbered SEG.ACK",
		["data-after-close-resets"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "close");
			bench.deliverAll();
			bench.call("server", "send", { bytes: 10 });
			expect(bench.deliver()).toEqual(["client RST 1002"]);
			expect(bench.state("client")).toBe("CLOSED");
			return bench;
		},
	);

	theCase(51, "ESTABLISHED is CLOSED by an RST at RCV.NXT", ["reset-exact"], (p) => {
		const bench = opened(lab(p));
		expect(bench.inject("server", "RST", { seq: 1001 })).toEqual([]);
		expect(bench.state("server")).toBe("LISTEN");
		return bench;
	});

	theCase(
		52,
		"ESTABLISHED questions an RST inside the window but not at RCV.NXT with a challenge ACK",
		["reset-inexact-challenged"],
		(p) => {
			const bench = opened(lab(p));
			expect(bench.inject("server", "RST", { seq: 1002 })).toEqual(["server ACK 5001,1001"]);
			expect(bench.state("server")).toBe("ESTABLISHED");
			return bench;
		},
	);

	theCase(53, "ESTABLISHED ignores an RST outside the window", ["reset-outside-window-ignored"], (p) => {
		const bench = opened(lab(p));
		expect(bench.inject("server", "RST", { seq: 1000 })).toEqual([]);
		expect(bench.inject("server", "RST", { seq: 1001 + 70_000 })).toEqual([]);
		expect(bench.state("server")).toBe("ESTABLISHED");
		return bench;
	});

	theCase(54, "ESTABLISHED answers a SYN with a challenge ACK", ["syn-challenged"], (p) => {
		const bench = opened(lab(p));
		expect(bench.inject("server", "SYN", { seq: 1001 })).toEqual(["server ACK 5001,1001"]);
		expect(bench.state("server")).toBe("ESTABLISHED");
		return bench;
	});

	theCase(55, "SYN-SENT ignores an RST without ACK and one with a bad ACK", ["syn-sent-ignores-reset"], (p) => {
		const bench = REACH["SYN-SENT"](lab(p));
		expect(bench.inject("client", "RST", { seq: 0 })).toEqual([]);
		expect(bench.inject("client", "RST,ACK", { seq: 0, ack: 1000 })).toEqual([]);
		expect(bench.state("client")).toBe("SYN-SENT");
		return bench;
	});

	theCase(
		56,
		"SYN-SENT answers an ACK of nothing it sent with RST numbered SEG.ACK and stays",
		["syn-sent-resets-bad-ack"],
		(p) => {
			const bench = REACH["SYN-SENT"](lab(p));
			expect(bench.inject("client", "SYN,ACK", { seq: 7, ack: 1000 })).toEqual(["client RST 1000"]);
			expect(bench.inject("client", "SYN,ACK", { seq: 7, ack: 1002 })).toEqual(["client RST 1002"]);
			expect(bench.state("client")).toBe("SYN-SENT");
			return bench;
		},
	);

	theCase(57, "SYN-SENT drops a good ACK without SYN", ["syn-sent-drops-other"], (p) => {
		const bench = REACH["SYN-SENT"](lab(p));
		expect(bench.inject("client", "ACK", { seq: 7, ack: 1001 })).toEqual([]);
		expect(bench.state("client")).toBe("SYN-SENT");
		return bench;
	});

	theCase(58, "SYN-SENT is CLOSED by an RST with a good ACK", ["syn-sent-refused"], (p) => {
		const bench = REACH["SYN-SENT"](lab(p));
		expect(bench.inject("client", "RST,ACK", { seq: 0, ack: 1001 })).toEqual(["connect: ECONNREFUSED"]);
		expect(bench.state("client")).toBe("CLOSED");
		return bench;
	});

	theCase(
		59,
		"SYN-RECEIVED answers an unacceptable ACK with RST numbered SEG.ACK and stays",
		["bad-ack-in-syn-received"],
		(p) => {
			const bench = halfOpen(lab(p));
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5002 })).toEqual(["server RST 5002"]);
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5000 })).toEqual(["server RST 5000"]);
			expect(bench.state("server")).toBe("SYN-RECEIVED");
			return bench;
		},
	);

	theCase(60, "SYN-RECEIVED by passive open returns to LISTEN on an exact RST", ["reset-returns-to-listen"], (p) => {
		const bench = halfOpen(lab(p));
		expect(bench.inject("server", "RST", { seq: 1001 })).toEqual([]);
		expect(bench.state("server")).toBe("LISTEN");
		expect(bench.queues()).toEqual({ syn: 0, accept: 0 });
		return bench;
	});

	theCase(60, "SYN-RECEIVED by active open is CLOSED by an exact RST", ["reset-exact"], (p) => {
		const bench = crossing(lab(p));
		const error = p === "linux" ? "ECONNRESET" : "ECONNREFUSED";
		expect(bench.inject("client", "RST", { seq: 5001 })).toEqual([`connect: ${error}`]);
		expect(bench.state("client")).toBe("CLOSED");
		return bench;
	});

	theCase(
		61,
		"SYN-RECEIVED questions an RST inside the window but not at RCV.NXT with ACK",
		["reset-inexact-challenged"],
		(p) => {
			const bench = halfOpen(lab(p));
			expect(bench.inject("server", "RST", { seq: 1002 })).toEqual(["server ACK 5001,1001"]);
			expect(bench.state("server")).toBe("SYN-RECEIVED");
			return bench;
		},
	);

	theCase(
		62,
		"SYN-RECEIVED by passive open returns to LISTEN on a new SYN inside the window, on Linux with RST,ACK",
		["new-syn-returns-to-listen"],
		(p) => {
			const bench = halfOpen(lab(p));
			const answer = p === "linux" ? ["server RST,ACK 0,1101"] : [];
			expect(bench.inject("server", "SYN", { seq: 1100 })).toEqual(answer);
			expect(bench.state("server")).toBe("LISTEN");
			return bench;
		},
	);

	theCase(
		63,
		"LISTEN ignores RST, answers ACK with RST, and drops FIN, null and Christmas-tree segments",
		["listen-ignores-reset", "listen-resets-ack", "listen-drops-other"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			expect(bench.inject("server", "RST", { seq: 7 })).toEqual([]);
			expect(bench.inject("server", "ACK", { seq: 7, ack: 99 })).toEqual(["server RST 99"]);
			expect(bench.inject("server", "SYN,ACK", { seq: 7, ack: 99 })).toEqual(["server RST 99"]);
			expect(bench.inject("server", "FIN", { seq: 7 })).toEqual([]);
			expect(bench.inject("server", "", { seq: 7 })).toEqual([]);
			expect(bench.inject("server", "FIN,PSH,URG", { seq: 7 })).toEqual([]);
			expect(bench.state("server")).toBe("LISTEN");
			return bench;
		},
	);

	theCase(
		64,
		"CLOSED answers with RST numbered SEG.ACK, or without ACK with RST,ACK of 0 and SEG.SEQ + SEG.LEN",
		["closed-answers-reset", "closed-ignores-reset"],
		(p) => {
			const bench = lab(p);
			expect(bench.inject("server", "ACK", { seq: 7, ack: 99 })).toEqual(["server RST 99"]);
			expect(bench.inject("server", "SYN", { seq: 7 })).toEqual(["server RST,ACK 0,8"]);
			expect(bench.inject("server", "FIN", { seq: 7, length: 10 })).toEqual(["server RST,ACK 0,18"]);
			expect(bench.inject("server", "", { seq: 4_294_967_295, length: 1 })).toEqual(["server RST,ACK 0,0"]);
			expect(bench.inject("server", "RST", { seq: 7 })).toEqual([]);
			return bench;
		},
	);

	for (const [state, side, reach, seq] of [
		["FIN-WAIT-1", "client", REACH["FIN-WAIT-1"], 5001],
		["FIN-WAIT-2", "client", REACH["FIN-WAIT-2"], 5001],
		["CLOSING", "client", REACH.CLOSING, 5002],
		["CLOSE-WAIT", "server", REACH["FIN-WAIT-2"], 1002],
		["LAST-ACK", "server", (b: Lab) => toLastAck(b), 1002],
	] as const satisfies readonly (readonly [string, Side, (b: Lab) => Lab, number])[]) {
		theCase(65, `${state} is CLOSED by an exact RST`, ["reset-exact"], (p) => {
			const bench = reach(lab(p));
			expect(bench.state(side)).toBe(state);
			expect(bench.inject(side, "RST", { seq })).toEqual([]);
			expect(bench.host(side).connections.size).toBe(0);
			return bench;
		});
	}

	theCase(
		66,
		"half-open: the live side's data is answered by RST numbered SEG.ACK, and it gets ECONNRESET",
		["closed-answers-reset", "reset-exact"],
		(p) => {
			const bench = opened(lab(p));
			bench.crash("client");
			bench.call("server", "send", { bytes: 10 });
			expect(bench.deliver()).toEqual(["client RST 1001"]);
			bench.deliver();
			expect(bench.state("server")).toBe("LISTEN");
			expect(bench.call("server", "receive")).toEqual(["receive: ECONNRESET"]);
			return bench;
		},
	);

	theCase(
		67,
		"half-open: a SYN from the same port draws a challenge ACK, that an RST, and the next SYN opens anew",
		["syn-sent-resets-bad-ack", "reset-exact", "syn-retransmitted", ["syn-challenged", "sequence-unacceptable"]],
		(p) => {
			const bench = opened(lab(p, { laterClientIsns: [3000], settings: { resendSynAfterBadAckMs: null } }));
			bench.crash("client");
			bench.call("client", "connect");
			expect(bench.deliver()).toEqual(["server ACK 5001,1001"]);
			expect(bench.deliver()).toEqual(["client RST 1001"]);
			bench.deliver();
			expect(bench.states()).toBe("SYN-SENT LISTEN");
			bench.advance(1000);
			bench.deliverAll();
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(68, "TIME-WAIT is CLOSED by an exact RST", ["reset-exact"], (p) => {
		const bench = REACH["TIME-WAIT"](lab(p));
		bench.inject("client", "RST", { seq: 5002 });
		expect(bench.state("client")).toBe("CLOSED");
		return bench;
	});

	theCase(68, "TIME-WAIT ignores even the exact RST with RFC 1337 protection", ["reset-ignored-in-time-wait"], (p) => {
		const bench = REACH["TIME-WAIT"](lab(p, { settings: { timeWaitIgnoresReset: true } }));
		expect(bench.inject("client", "RST", { seq: 5002 })).toEqual([]);
		expect(bench.state("client")).toBe("TIME-WAIT");
		return bench;
	});

	theCase(
		69,
		"TIME-WAIT enters SYN-RECEIVED on a SYN above RCV.NXT, with a number above the old ones",
		["time-wait-accepts-new-syn"],
		(p) => {
			const bench = serverInTimeWait(lab(p));
			expect(bench.inject("server", "SYN", { seq: 9000 })).toEqual([`server SYN,ACK ${5002 + 65_537},9001`]);
			expect(bench.state("server")).toBe("SYN-RECEIVED");
			return bench;
		},
	);

	theCase(
		69,
		"TIME-WAIT answers a SYN below RCV.NXT with ACK, whose sender answers RST and tries again",
		["time-wait-acks-again", "syn-sent-resets-bad-ack", "reset-exact"],
		(p) => {
			const bench = serverInTimeWait(lab(p, { laterClientIsns: [500], settings: { resendSynAfterBadAckMs: null } }));
			bench.call("client", "connect");
			expect(bench.deliver()).toEqual(["server ACK 5002,1002"]);
			expect(bench.deliver()).toEqual(["client RST 1002"]);
			bench.advance(1000);
			bench.deliverAll();
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		70,
		"ESTABLISHED answers an ACK of what it never sent with ACK and drops the segment",
		["ack-of-unsent-data"],
		(p) => {
			const bench = opened(lab(p));
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5002, length: 5 })).toEqual(["server ACK 5001,1001"]);
			expect(bench.call("server", "receive")).toEqual(["receive: EAGAIN"]);
			return bench;
		},
	);

	theCase(
		71,
		"ESTABLISHED challenges an ACK that is too old and drops a segment without ACK",
		["ack-too-old", "no-ack-dropped"],
		(p) => {
			const bench = opened(lab(p));
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5001 - 70_000 })).toEqual(["server ACK 5001,1001"]);
			expect(bench.inject("server", "", { seq: 1001, length: 5 })).toEqual([]);
			expect(bench.call("server", "receive")).toEqual(["receive: EAGAIN"]);
			return bench;
		},
	);

	theCase(72, "ESTABLISHED answers data outside the window with ACK and drops it", ["sequence-unacceptable"], (p) => {
		const bench = opened(lab(p));
		expect(bench.inject("server", "ACK", { seq: 1001 + 70_000, ack: 5001, length: 5 })).toEqual([
			"server ACK 5001,1001",
		]);
		expect(bench.call("server", "receive")).toEqual(["receive: EAGAIN"]);
		return bench;
	});

	theCase(
		73,
		"of data that overlaps, only the new part counts",
		["data-acknowledged", "sequence-unacceptable"],
		(p) => {
			const bench = opened(lab(p));
			bench.inject("server", "ACK", { seq: 1001, ack: 5001, length: 10 });
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5001, length: 10 })).toEqual(["server ACK 5001,1011"]);
			expect(bench.inject("server", "ACK", { seq: 1006, ack: 5001, length: 10 })).toEqual(["server ACK 5001,1016"]);
			expect(bench.call("server", "receive")).toEqual(["receive: ok 15"]);
			return bench;
		},
	);

	theCase(74, "data of an old incarnation inside the window is accepted", ["data-acknowledged"], (p) => {
		const bench = opened(lab(p, { laterClientIsns: [1000], laterServerIsns: [5000] }));
		bench.call("client", "send", { bytes: 10 });
		bench.crash("client");
		bench.crash("server");
		bench.call("client", "connect");
		for (const segment of [5, 6, 7]) bench.deliver(segment);
		expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
		expect(bench.deliver(4)).toEqual(["server ACK 5001,1011"]);
		expect(bench.call("server", "receive")).toEqual(["receive: ok 10"]);
		return bench;
	});

	theCase(
		75,
		"a listener that closes resets what nobody accepted, and a half-open one's third ACK gets RST",
		["close-stops-listening", "closed-answers-reset"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliverAll();
			bench.inject("server", "SYN", { seq: 90, from: { ip: "203.0.113.9", port: 1024 } });
			expect(bench.call("server", "close", { socket: "listener" })).toEqual([
				p === "linux" ? "server RST,ACK 5001,1001" : "server RST 5001",
				"close: ok",
			]);
			const y = bench.world.segments[3]?.seq ?? 0;
			const third = { seq: 91, ack: y + 1, from: { ip: "203.0.113.9", port: 1024 } };
			expect(bench.inject("server", "ACK", third)).toEqual([`server RST ${y + 1}`]);
			expect(bench.host("server").connections.size).toBe(0);
			return bench;
		},
	);

	theCase(76, "copies of SYN, SYN,ACK and third ACK do no harm", ["duplicate-syn-answered"], (p) => {
		const bench = lab(p);
		bench.call("server", "listen");
		bench.call("client", "connect");
		bench.duplicate(1);
		bench.deliver(1);
		bench.deliver(1);
		bench.duplicate(2);
		bench.deliverAll();
		bench.duplicate(1);
		bench.duplicate(2);
		bench.deliverAll();
		expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
		expect(bench.queues()).toEqual({ syn: 0, accept: 1 });
		return bench;
	});

	theCaseIn(
		"linux",
		65,
		"CLOSE-WAIT takes an RST numbered like the peer's FIN, and send() then returns EPIPE",
		["reset-at-fin-accepted"],
		(p) => {
			const bench = REACH["FIN-WAIT-2"](lab(p));
			bench.inject("server", "RST", { seq: 1001 });
			expect(bench.state("server")).toBe("LISTEN");
			expect(bench.call("server", "receive")).toEqual(["receive: EOF"]);
			expect(bench.call("server", "send")).toEqual(["send: EPIPE"]);
			return bench;
		},
	);
});

function toLastAck(bench: Lab): Lab {
	REACH["FIN-WAIT-2"](bench).call("server", "shutdown");
	bench.drop();
	return bench;
}

/** The server closed first, so it is the server that waits. */
function serverInTimeWait(bench: Lab): Lab {
	opened(bench).call("server", "close");
	bench.deliverAll();
	bench.call("client", "close");
	bench.deliverAll();
	return bench;
}
