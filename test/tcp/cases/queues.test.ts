// Cases 77 to 90: SYN attacks, the two queues of a listener, keep-alive and ports (RFC 4987; RFC 9293, 3.8.4).
import { describe, expect, it } from "vitest";
import { acceptQueueCapacity, synQueueCapacity } from "../../../src/tcp/listener.ts";
import { type Lab, lab, opened, REACH } from "../lab.ts";
import { theCase, theCaseIn } from "../the-case.ts";

const ATTACKER = (i: number) => ({ ip: `203.0.113.${i}`, port: 1024 + i });

function flood(bench: Lab, syns: number): Lab {
	bench.call("server", "listen");
	for (let i = 1; i <= syns; i++) bench.inject("server", "SYN", { seq: 100 * i, from: ATTACKER(i) });
	for (const number of bench.onTheWire()) bench.drop(number);
	return bench;
}

/** A client that connects while only its own segments are delivered. */
function connectThrough(bench: Lab): void {
	bench.call("client", "connect");
	bench.deliverAll();
}

describe("a listener's queues and attacks on them", () => {
	theCase(
		77,
		"a flood fills the SYN queue to its cap, and the legitimate SYN is dropped",
		["syn-queue-full-drops-syn"],
		(p) => {
			const bench = flood(lab(p, { listener: { backlog: 8 } }), 20);
			const cap = p === "linux" ? 9 : 8;
			expect(bench.queues()).toEqual({ syn: cap, accept: 0 });
			connectThrough(bench);
			expect(bench.state("client")).toBe("SYN-SENT");
			return bench;
		},
	);

	theCase(
		78,
		"with SYN cookies the legitimate client enters and takes no half-open entry",
		["syn-cookie-keeps-no-entry", "syn-cookie-accepts-ack"],
		(p) => {
			const bench = flood(lab(p, { listener: { backlog: 8, synCookies: true } }), 20);
			const { syn } = bench.queues() ?? { syn: 0 };
			connectThrough(bench);
			expect(bench.state("client")).toBe("ESTABLISHED");
			expect(bench.queues()).toEqual({ syn, accept: 1 });
			return bench;
		},
	);

	theCase(
		79,
		"a bad ACK of a cookie gets RST; data that carries the right one opens the connection",
		["syn-cookie-refuses-ack", "syn-cookie-accepts-ack", "data-acknowledged"],
		(p) => {
			const bench = lab(p, { listener: { synCookies: "always" } });
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			bench.deliver();
			bench.drop();
			expect(bench.inject("server", "ACK", { seq: 1001, ack: 5007 })).toEqual(["server RST 5007"]);
			expect(bench.host("server").connections.size).toBe(0);
			bench.call("client", "send", { bytes: 20 });
			expect(bench.deliver(bench.world.segments.length)).toEqual(["server ACK 5001,1021"]);
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		80,
		"a full accept queue ignores the third ACK, and the SYN,ACK goes out again",
		["accept-queue-full-ignores-ack", "syn-ack-retransmitted", "accept-takes-connection"],
		(p) => {
			const bench = oneShortOfFull(lab(p, { listener: { backlog: p === "linux" ? 1 : 2 } }));
			bench.call("client", "connect");
			bench.deliver(bench.world.segments.length);
			const [y] = synAcks(bench, 1, 2);
			bench.deliver(bench.world.segments.length - 1);
			bench.inject("server", "ACK", { seq: 201, ack: (y ?? 0) + 1, from: ATTACKER(2) });
			expect(bench.queues()).toEqual({ syn: 1, accept: 2 });
			expect(bench.deliver(bench.world.segments.length)).toEqual([]);
			expect(bench.states()).toBe("ESTABLISHED SYN-RECEIVED");
			expect(bench.advance(1000)).toContain(`server SYN,ACK ${bench.world.segments[2]?.seq},1001`);
			bench.call("server", "accept");
			bench.deliverAll();
			expect(bench.queues()).toEqual({ syn: 0, accept: 2 });
			return bench;
		},
	);

	theCase(
		81,
		"with abort on overflow the third ACK that finds the accept queue full gets RST",
		["accept-queue-full-resets"],
		(p) => {
			const bench = oneShortOfFull(lab(p, { listener: { backlog: p === "linux" ? 1 : 2, abortOnOverflow: true } }));
			const [second, third] = synAcks(bench, 2, 2);
			expect(bench.inject("server", "ACK", { seq: 201, ack: (second ?? 0) + 1, from: ATTACKER(2) })).toEqual([]);
			const answer = bench.inject("server", "ACK", { seq: 301, ack: (third ?? 0) + 1, from: ATTACKER(3) });
			expect(answer).toEqual([`server RST ${((third ?? 0) + 1) >>> 0}`]);
			expect(bench.queues()).toEqual({ syn: 0, accept: 2 });
			return bench;
		},
	);

	theCase(82, "a full accept queue drops new SYNs, even with cookies", ["accept-queue-full-drops-syn"], (p) => {
		const bench = lab(p, { listener: { backlog: 1, synCookies: true } });
		bench.call("server", "listen");
		const room = acceptQueueCapacity(bench.host("server").setup.listener, bench.settings);
		for (let i = 1; i <= room; i++) {
			const [y] = synAcks(bench, 1, i);
			bench.inject("server", "ACK", { seq: 100 * i + 1, ack: (y ?? 0) + 1, from: ATTACKER(i) });
		}
		expect(bench.queues()?.accept).toBe(room);
		connectThrough(bench);
		expect(bench.state("client")).toBe("SYN-SENT");
		return bench;
	});

	theCase(
		83,
		"when the half-open entries have expired, the legitimate client's next SYN wins",
		["syn-ack-timeout-frees-entry", "syn-retransmitted"],
		(p) => {
			const bench = flood(lab(p, { listener: { backlog: 2, synAckRetries: 1 } }), 9);
			connectThrough(bench);
			expect(bench.state("client")).toBe("SYN-SENT");
			for (let i = 0; i < 8 && bench.state("client") === "SYN-SENT"; i++) {
				bench.advance(1000);
				bench.deliverAll();
			}
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		84,
		"a spoofed source that is alive answers RST and frees its entry",
		["closed-answers-reset", "reset-returns-to-listen"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.inject("server", "SYN", { seq: 90 });
			expect(bench.queues()?.syn).toBe(1);
			expect(bench.deliverAll()).toEqual(["client RST 91"]);
			expect(bench.queues()?.syn).toBe(0);
			return bench;
		},
	);

	theCase(
		85,
		"reflection: the victim gets SYN,ACKs that it never asked for and answers each with RST",
		["closed-answers-reset"],
		(p) => {
			const bench = lab(p, { laterServerIsns: [6000, 7000] });
			bench.call("server", "listen");
			const victim = { ip: "192.0.2.10", port: 49_152 };
			for (const port of [1, 2, 3]) bench.inject("server", "SYN", { seq: 90, from: { ...victim, port } });
			expect(bench.deliverAll()).toEqual(Array(3).fill("client RST 91"));
			expect(bench.state("client")).toBe("CLOSED");
			return bench;
		},
	);

	theCase(
		86,
		"a SYN scan reads open, closed and filtered off SYN,ACK, RST,ACK and silence",
		["listen-answers-syn", "closed-answers-reset", "reset-returns-to-listen"],
		(p) => {
			const bench = lab(p);
			expect(bench.inject("server", "SYN", { seq: 90 })).toEqual(["server RST,ACK 0,91"]);
			bench.call("server", "listen");
			expect(bench.inject("server", "SYN", { seq: 90 })).toEqual(["server SYN,ACK 5000,91"]);
			bench.inject("server", "RST", { seq: 91 });
			expect(bench.queues()).toEqual({ syn: 0, accept: 0 });
			bench.call("client", "connect");
			bench.drop(bench.world.segments.length);
			expect(bench.state("client")).toBe("SYN-SENT");
			return bench;
		},
	);

	theCase(
		87,
		"a wrong guess of the server's number gets RST, the right one opens the connection blindly",
		["bad-ack-in-syn-received", "ack-completes-passive-open", "data-acknowledged"],
		(p) => {
			const bench = lab(p);
			bench.call("server", "listen");
			bench.inject("server", "SYN", { seq: 90 });
			expect(bench.inject("server", "ACK", { seq: 91, ack: 4243 })).toEqual(["server RST 4243"]);
			expect(bench.state("server")).toBe("SYN-RECEIVED");
			expect(bench.inject("server", "ACK", { seq: 91, ack: 5001 })).toEqual([]);
			expect(bench.inject("server", "ACK", { seq: 91, ack: 5001, length: 24 })).toEqual(["server ACK 5001,115"]);
			expect(bench.call("server", "receive")).toEqual(["receive: ok 24"]);
			return bench;
		},
	);

	theCase(
		88,
		"behind a gateway that answers SYNs with cookies no half-open entry is kept",
		["syn-cookie-keeps-no-entry", "syn-cookie-accepts-ack"],
		(p) => {
			const bench = flood(lab(p, { listener: { synCookies: "always" } }), 50);
			expect(bench.queues()).toEqual({ syn: 0, accept: 0 });
			connectThrough(bench);
			expect(bench.states()).toBe("ESTABLISHED ESTABLISHED");
			return bench;
		},
	);

	theCase(
		89,
		"a keep-alive probe is numbered SND.NXT - 1 and drawn an ACK from a live peer",
		["keepalive-probe", "sequence-unacceptable"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "keepalive", { idleMs: 1000, intervalMs: 500, probes: 2 });
			expect(bench.advance(1000)).toEqual(["client ACK 1000,5001"]);
			expect(bench.deliver()).toEqual(["server ACK 5001,1001"]);
			bench.deliver();
			expect(bench.wait("client", "keepalive")).toBe(1000);
			return bench;
		},
	);

	theCase(
		89,
		"a keep-alive probe is answered by RST when the peer has lost the connection",
		["keepalive-probe", "listen-resets-ack", "reset-exact"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "keepalive", { idleMs: 1000, intervalMs: 500, probes: 2 });
			bench.crash("server");
			bench.advance(1000);
			expect(bench.deliver()).toEqual(["server RST 5001"]);
			bench.deliver();
			expect(bench.call("client", "receive")).toEqual(["receive: ECONNRESET"]);
			return bench;
		},
	);

	theCase(
		89,
		"unanswered keep-alive probes end the connection with ETIMEDOUT",
		["keepalive-probe", "keepalive-gives-up"],
		(p) => {
			const bench = opened(lab(p));
			bench.call("client", "keepalive", { idleMs: 1000, intervalMs: 500, probes: 2 });
			expect(bench.advance(2000)).toEqual([
				"client ACK 1000,5001",
				"client ACK 1000,5001",
				p === "linux" ? "client RST,ACK 1001,5001" : "client RST 1001",
			]);
			expect(bench.call("client", "receive")).toEqual(["receive: ETIMEDOUT"]);
			return bench;
		},
	);

	theCase(
		90,
		"during TIME-WAIT bind() needs SO_REUSEADDR, and connecting the same pair again gives EADDRNOTAVAIL",
		["port-in-use", "bind-takes-port"],
		(p) => {
			const bench = REACH["TIME-WAIT"](lab(p));
			expect(bench.call("client", "bind")).toEqual(["bind: EADDRINUSE"]);
			expect(bench.call("client", "bind", { reuseAddress: true })).toEqual(["bind: ok"]);
			expect(bench.call("client", "connect")).toEqual(["connect: EADDRNOTAVAIL"]);
			bench.advance(bench.settings.timeWaitMs);
			expect(bench.call("client", "connect").at(-1)).toBe("connect: EINPROGRESS");
			return bench;
		},
	);

	theCaseIn(
		"linux",
		82,
		"a full accept queue drops the data that would complete a cookie",
		["accept-queue-full-ignores-ack"],
		(p) => {
			const bench = lab(p, { listener: { backlog: 0, synCookies: "always" } });
			bench.call("server", "listen");
			const first = synAcks(bench, 2);
			bench.inject("server", "ACK", { seq: 101, ack: (first[0] ?? 0) + 1, from: ATTACKER(1) });
			expect(bench.queues()?.accept).toBe(1);
			expect(bench.inject("server", "ACK", { seq: 201, ack: (first[1] ?? 0) + 1, from: ATTACKER(2) })).toEqual([]);
			expect(bench.queues()?.accept).toBe(1);
			return bench;
		},
	);
});

/** SYN,ACK numbers given to so many attackers, the first of them number `first`. */
function synAcks(bench: Lab, count: number, first = 1): number[] {
	return Array.from({ length: count }, (_, k) => {
		const i = first + k;
		bench.inject("server", "SYN", { seq: 100 * i, from: ATTACKER(i) });
		return bench.world.segments.at(-1)?.seq ?? 0;
	});
}

/** A listener whose accept queue holds two, with one connection in it. */
function oneShortOfFull(bench: Lab): Lab {
	bench.call("server", "listen");
	const [y] = synAcks(bench, 1);
	bench.inject("server", "ACK", { seq: 101, ack: (y ?? 0) + 1, from: ATTACKER(1) });
	expect(bench.queues()).toEqual({ syn: 0, accept: 1 });
	return bench;
}

describe("how many entries fit", () => {
	const options = { synAckRetries: 5, abortOnOverflow: false, somaxconn: 4096 };

	it.each([
		[8, 128, 4096, 9],
		[128, 128, 4096, 97],
		[256, 128, 4096, 97],
		[16, 16, 4096, 13],
		[64, 64, 4096, 49],
		[100, 64, 4096, 49],
		[1, 128, 4096, 2],
		[0, 128, 4096, 1],
		[511, 256, 4096, 193],
		[511, 1024, 128, 129],
		[50, 1024, 30, 31],
	])(
		"Linux without cookies, backlog %i, tcp_max_syn_backlog %i, somaxconn %i: %i half-open entries",
		(backlog, maxSynBacklog, somaxconn, cap) => {
			const { settings } = lab("linux");
			expect(synQueueCapacity({ ...options, backlog, maxSynBacklog, somaxconn, synCookies: false }, settings)).toBe(
				cap,
			);
		},
	);

	// Measured on Linux 6.18 with a flood from addresses where nobody answers; the known peer had closed a connection in order.
	it.each([
		[128, 64, "the known peer alone", 49, "SYN-SENT", "ESTABLISHED"],
		[30, 64, "neither", 31, "SYN-SENT", "SYN-SENT"],
		[20, 64, "neither", 21, "SYN-SENT", "SYN-SENT"],
	])(
		"Linux without cookies, backlog %i, tcp_max_syn_backlog %i: of a stranger and a proven peer the flood lets in %s",
		(backlog, maxSynBacklog, _, entries, stranger, proven) => {
			const listener = { backlog, maxSynBacklog };
			const states = [[], ["192.0.2.10"]].map((provenPeers) => {
				const bench = flood(lab("linux", { listener: { ...listener, provenPeers } }), 100);
				expect(bench.queues()?.syn).toBe(entries);
				connectThrough(bench);
				return bench.state("client");
			});
			expect(states).toEqual([stranger, proven]);
		},
	);

	it("a stranger takes the last place that strangers may take, and a proven peer the ones beyond, up to backlog + 1", () => {
		const stranger = flood(lab("linux", { listener: { backlog: 128, maxSynBacklog: 64 } }), 48);
		connectThrough(stranger);
		expect(stranger.state("client")).toBe("ESTABLISHED");
		const provenPeers = Array.from({ length: 100 }, (_, i) => ATTACKER(i + 101).ip);
		const bench = flood(lab("linux", { listener: { backlog: 60, maxSynBacklog: 64, provenPeers } }), 200);
		expect(bench.queues()?.syn).toBe(61);
	});

	it("with cookies, and in the textbook, a proven peer is one like any other", () => {
		const provenPeers = ["192.0.2.10"];
		const withCookies = flood(lab("linux", { listener: { backlog: 8, synCookies: true, provenPeers } }), 20);
		connectThrough(withCookies);
		expect(withCookies.queues()).toEqual({ syn: 9, accept: 1 });
		const textbook = flood(lab("rfc9293", { listener: { backlog: 8, maxSynBacklog: 8, provenPeers } }), 20);
		connectThrough(textbook);
		expect(textbook.state("client")).toBe("SYN-SENT");
	});

	it("Linux with cookies ignores tcp_max_syn_backlog, the textbook knows only the backlog", () => {
		const listener = { ...options, backlog: 256, maxSynBacklog: 128, synCookies: true };
		expect(synQueueCapacity(listener, lab("linux").settings)).toBe(257);
		expect(synQueueCapacity(listener, lab("rfc9293").settings)).toBe(256);
	});
});

/** The server is in TIME-WAIT: it has closed first. */
function serverWaits(bench: Lab): Lab {
	opened(bench).call("server", "close");
	bench.deliverAll();
	bench.call("client", "close");
	bench.deliverAll();
	expect(bench.state("server")).toBe("TIME-WAIT");
	return bench;
}

describe("a SYN that ends a TIME-WAIT of the server", () => {
	// Linux: measured on 6.18, backlog 4, the SYN numbered above all before it.
	it.each([
		["linux", false, "SYN-RECEIVED", 5, 6],
		["linux", true, "SYN-RECEIVED", 5, 6],
		["linux", "always", "SYN-RECEIVED", 0, 1],
		["rfc9293", false, "nothing", 4, 4],
		["rfc9293", true, "nothing", 4, 4],
	] as const)("%s, cookies %s: under a flood it leaves %s, where there were %i entries there are %i", (...row) => {
		const [profile, synCookies, state, before, after] = row;
		const bench = serverWaits(lab(profile, { listener: { backlog: 4, synCookies } }));
		for (let i = 1; i <= 20; i++) bench.inject("server", "SYN", { seq: 100 * i, from: ATTACKER(i) });
		expect(bench.queues()?.syn).toBe(before);
		bench.inject("server", "SYN", { seq: 50_000 });
		expect(bench.queues()?.syn).toBe(after);
		const ofClient = [...bench.host("server").connections].find(({ remote }) => remote.ip === "192.0.2.10");
		expect(ofClient?.state ?? "nothing").toBe(state);
	});

	it("is dropped on Linux too while the accept queue is full, and the TIME-WAIT is over", () => {
		const bench = serverWaits(lab("linux", { listener: { backlog: 1 } }));
		for (const i of [1, 2]) {
			const [y] = synAcks(bench, 1, i);
			bench.inject("server", "ACK", { seq: 100 * i + 1, ack: (y ?? 0) + 1, from: ATTACKER(i) });
		}
		expect(bench.queues()).toEqual({ syn: 0, accept: 2 });
		expect(bench.inject("server", "SYN", { seq: 50_000 })).toEqual([]);
		expect([...bench.host("server").connections].map((c) => c.state)).toEqual(["ESTABLISHED", "ESTABLISHED"]);
	});
});
