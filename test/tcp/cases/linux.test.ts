// "Where Linux differs from the RFC or from the textbooks": each line is a flag of the profile, shown in both profiles
// with the numbers that were measured on Linux 6.18.
import { describe, expect, it } from "vitest";
import { acceptQueueCapacity } from "../../../src/tcp/listener.ts";
import type { Settings } from "../../../src/tcp/settings.ts";
import { type Lab, lab, opened, REACH } from "../lab.ts";

/** Seconds at which SYNs or SYN,ACKs went out, and when they were given up. */
function schedule(bench: Lab, side: "client" | "server"): number[] {
	const times: number[] = [0];
	for (let wait = bench.wait(side, "retransmission"); wait !== undefined; wait = bench.wait(side, "retransmission")) {
		bench.advance(wait);
		times.push(bench.world.nowMs / 1000);
	}
	return times;
}

function synTimes(profile: "linux" | "rfc9293", settings: Partial<Settings> = {}): number[] {
	return schedule(REACH["SYN-SENT"](lab(profile, { settings })), "client");
}

function halfOpen(profile: "linux" | "rfc9293", listener: Parameters<typeof lab>[1] = {}): Lab {
	const bench = lab(profile, listener);
	bench.call("server", "listen");
	bench.inject("server", "SYN", { seq: 1000 });
	bench.drop();
	return bench;
}

describe("where Linux differs", () => {
	it("1. synLinearTimeouts: SYNs at 0,1,2,3,4,5,7,11,19,35,67 s and given up at 131 s; without them at 0,1,3,7,15,31,63 and 127 s", () => {
		expect(synTimes("linux")).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67, 131]);
		expect(synTimes("linux", { synLinearTimeouts: 0 })).toEqual([0, 1, 3, 7, 15, 31, 63, 127]);
		expect(synTimes("rfc9293").slice(0, 6)).toEqual([0, 1, 3, 7, 15, 31]);
	});

	it("2. synAckRetries: SYN,ACKs at 0,1,3,7,15,31 s, freed at 63 s; with r retries after 2^(r+1) - 1 s", () => {
		for (const profile of ["linux", "rfc9293"] as const)
			expect(schedule(halfOpen(profile), "server")).toEqual([0, 1, 3, 7, 15, 31, 63]);
		for (const retries of [0, 1, 2, 3, 4])
			expect(schedule(halfOpen("linux", { listener: { synAckRetries: retries } }), "server").at(-1)).toBe(
				2 ** (retries + 1) - 1,
			);
	});

	it("3, 4, 5. queueFormula: the accept queue holds backlog + 1 on Linux and backlog in the textbook", () => {
		const listener = {
			backlog: 8,
			somaxconn: 4096,
			maxSynBacklog: 128,
			synCookies: false,
			synAckRetries: 5,
			abortOnOverflow: false,
		};
		expect(acceptQueueCapacity(listener, lab("linux").settings)).toBe(9);
		expect(acceptQueueCapacity(listener, lab("rfc9293").settings)).toBe(8);
		expect(acceptQueueCapacity({ ...listener, somaxconn: 4 }, lab("linux").settings)).toBe(5);
	});

	it("6. a half-open entry outlives its closed listener until its timer", () => {
		const bench = halfOpen("linux");
		bench.call("server", "close", { socket: "listener" });
		expect(bench.state("server")).toBe("SYN-RECEIVED");
		expect(bench.advance(999)).toEqual([]);
		expect(bench.state("server")).toBe("SYN-RECEIVED");
		expect(bench.advance(1)).toEqual([]);
		expect(bench.state("server")).toBe("CLOSED");
	});

	it("7. freshDelayedAckMs, delayedAckMs: the ACK of a FIN waits 4 ms on a fresh connection, 40 ms after data", () => {
		const fresh = opened(lab("linux", { ackPolicy: "delayed" }));
		fresh.call("client", "close");
		expect(fresh.deliver()).toEqual([]);
		expect(fresh.wait("server", "delayed-ack")).toBe(4);
		const used = opened(lab("linux", { ackPolicy: "delayed" }));
		used.call("client", "send", { bytes: 10 });
		used.deliverAll();
		used.call("client", "close");
		expect(used.deliver()).toEqual([]);
		expect(used.wait("server", "delayed-ack")).toBe(40);
		expect(used.advance(40)).toEqual(["server ACK 5001,1012"]);
	});

	it("8. resendSynAfterBadAckMs: SYN-SENT answers a bad ACK with RST, and Linux sends its SYN again within 10 ms", () => {
		const linux = REACH["SYN-SENT"](lab("linux"));
		expect(linux.inject("client", "SYN,ACK", { seq: 7, ack: 999 })).toEqual(["client RST 999"]);
		expect(linux.advance(10)).toEqual(["client SYN 1000"]);
		const rfc = REACH["SYN-SENT"](lab("rfc9293"));
		rfc.inject("client", "SYN,ACK", { seq: 7, ack: 999 });
		expect(rfc.advance(999)).toEqual([]);
	});

	it("9. duplicateSynAnswer: SYN-RECEIVED answers a duplicate SYN with SYN,ACK on Linux, with ACK by the RFC", () => {
		expect(halfOpen("linux").inject("server", "SYN", { seq: 1000 })).toEqual(["server SYN,ACK 5000,1001"]);
		expect(halfOpen("rfc9293").inject("server", "SYN", { seq: 1000 })).toEqual(["server ACK 5001,1001"]);
	});

	it("10. listenDropsSynFin: LISTEN drops SYN,FIN on Linux and answers it by the RFC; SYN,RST is dropped by both", () => {
		for (const [profile, answer] of [
			["linux", []],
			["rfc9293", ["server SYN,ACK 5000,8"]],
		] as const) {
			const bench = lab(profile);
			bench.call("server", "listen");
			expect(bench.inject("server", "SYN,RST", { seq: 7 })).toEqual([]);
			expect(bench.inject("server", "SYN,FIN", { seq: 7 })).toEqual(answer);
		}
	});

	it("11. sequenceCheck: SEQ = RCV.NXT + RCV.WND is acceptable on Linux, one too far by the RFC", () => {
		for (const [profile, answer] of [
			["linux", ["server ACK 5001,1001"]],
			["rfc9293", []],
		] as const) {
			const bench = opened(lab(profile));
			expect(bench.inject("server", "RST", { seq: 1001 + bench.settings.windowOctets })).toEqual(answer);
			expect(bench.inject("server", "RST", { seq: 1002 + bench.settings.windowOctets })).toEqual([]);
		}
	});

	it("12. challengeAckIntervalMs: at most one challenge ACK in 500 ms on Linux, each time by the RFC", () => {
		for (const [profile, second] of [
			["linux", []],
			["rfc9293", ["server ACK 5001,1001"]],
		] as const) {
			const bench = opened(lab(profile));
			const rst = () => bench.inject("server", "RST", { seq: 1002 });
			expect(rst()).toEqual(["server ACK 5001,1001"]);
			expect(rst()).toEqual(second);
			bench.advance(500);
			expect(rst()).toEqual(["server ACK 5001,1001"]);
		}
	});

	it("13. inexactResetInTimeWait: TIME-WAIT ignores an inexact RST on Linux and challenges it by the RFC", () => {
		for (const [profile, answer] of [
			["linux", []],
			["rfc9293", ["client ACK 1002,5002"]],
		] as const) {
			const bench = REACH["TIME-WAIT"](lab(profile));
			expect(bench.inject("client", "RST", { seq: 5003 })).toEqual(answer);
			expect(bench.state("client")).toBe("TIME-WAIT");
		}
	});

	it("14. timeWaitMs, finWait2OrphanMs: TIME-WAIT lasts 60 s whatever tcp_fin_timeout, which is for orphaned FIN-WAIT-2 only", () => {
		const bench = REACH["TIME-WAIT"](lab("linux", { settings: { finWait2OrphanMs: 5000 } }));
		expect(bench.wait("client", "time-wait")).toBe(60_000);
		const orphan = opened(lab("linux", { settings: { finWait2OrphanMs: 5000 } }));
		orphan.call("client", "close");
		orphan.deliverAll();
		expect(orphan.wait("client", "fin-wait-2")).toBe(5000);
		const rfc = opened(lab("rfc9293"));
		rfc.call("client", "close");
		rfc.deliverAll();
		expect(rfc.wait("client", "fin-wait-2")).toBeUndefined();
	});

	it("15. resetInActiveSynReceived: RST in SYN-RECEIVED by active open is ECONNRESET on Linux, ECONNREFUSED by the RFC", () => {
		for (const [profile, error] of [
			["linux", "ECONNRESET"],
			["rfc9293", "ECONNREFUSED"],
		] as const) {
			const bench = lab(profile);
			bench.call("client", "connect");
			bench.call("server", "connect");
			bench.deliver(2);
			expect(bench.inject("client", "RST", { seq: 5001 })).toEqual([`connect: ${error}`]);
		}
	});

	it("16. isnTickNs: an initial number grows by 15,625,000 a second on Linux, by 250,000 by the RFC", () => {
		for (const [profile, growth] of [
			["linux", 15_625_000],
			["rfc9293", 250_000],
		] as const) {
			const bench = lab(profile);
			const syn = () => Number(bench.call("client", "connect")[0]?.split(" ")[2]);
			const first = syn();
			bench.call("client", "close");
			bench.advance(1000);
			expect((syn() - first) >>> 0).toBe(growth);
		}
	});

	it("17. rtoAfterLostSynMs: after a retransmitted SYN,ACK the first timeout is 3 s", () => {
		for (const profile of ["linux", "rfc9293"] as const) {
			const bench = lab(profile);
			bench.call("server", "listen");
			bench.call("client", "connect");
			bench.deliver();
			bench.drop();
			bench.advance(1000);
			bench.deliverAll();
			bench.call("server", "accept");
			bench.call("server", "send");
			expect(bench.wait("server", "retransmission")).toBe(3000);
		}
	});

	it("congestionControl: after a timeout Linux holds new data back until an ACK; the RFC 9293 profile models no congestion", () => {
		for (const [profile, sent] of [
			["linux", ["send: ok 10"]],
			["rfc9293", ["client ACK 2001,5001 +10", "send: ok 10"]],
		] as const) {
			const bench = opened(lab(profile));
			bench.call("client", "send", { bytes: 1000 });
			bench.drop();
			bench.fire("client", "retransmission");
			expect(bench.call("client", "send", { bytes: 10 })).toEqual(sent);
			expect(bench.deliverAll().filter((line) => line.startsWith("client"))).toEqual(
				profile === "linux" ? ["client ACK 2001,5001 +10"] : [],
			);
		}
	});

	it("remnants: any RST in the window ends a FIN-WAIT-2 that no process holds on Linux, only the exact one by the RFC", () => {
		for (const [profile, state] of [
			["linux", "CLOSED"],
			["rfc9293", "FIN-WAIT-2"],
		] as const) {
			const bench = opened(lab(profile));
			bench.call("client", "close");
			bench.deliverAll();
			bench.inject("client", "RST", { seq: 5100 });
			expect(bench.state("client")).toBe(state);
		}
	});

	it("unreadAfterReset: what had arrived before a reset can still be received on Linux, and is flushed by the RFC", () => {
		for (const [profile, results] of [
			["linux", ["receive: ok 10", "receive: ECONNRESET"]],
			["rfc9293", ["receive: ECONNRESET", "receive: EOF"]],
		] as const) {
			const bench = opened(lab(profile));
			bench.call("client", "send", { bytes: 10 });
			bench.deliverAll();
			bench.call("client", "abort");
			bench.deliver();
			expect([bench.call("server", "receive"), bench.call("server", "receive")].flat()).toEqual(results);
		}
	});

	it("ackAtOnceBeyond: a delayed ACK waits for two full segments by the RFC, on Linux only for one of the largest seen", () => {
		for (const p of ["rfc9293", "linux"] as const) {
			const bench = opened(lab(p, { ackPolicy: "delayed", settings: { delayDataAck: true } }));
			bench.call("client", "send", { bytes: 100 });
			expect(bench.deliver()).toEqual([]);
			bench.call("client", "send", { bytes: 600 });
			expect(bench.deliver()).toEqual(p === "linux" ? ["server ACK 5001,1701"] : []);
		}
	});
});
