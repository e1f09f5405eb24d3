// Calls as users of sockets see them, in every state (RFC 9293, 3.10.1 to 3.10.5; POSIX), in both profiles.
import { describe, expect, it } from "vitest";
import { type Lab, lab, opened, REACH } from "./lab.ts";

const BOTH = ["rfc9293", "linux"] as const;

describe.each(BOTH)("calls (%s)", (profile) => {
	const bench = () => lab(profile);
	const linux = profile === "linux";

	it("connect() to a closed port reports ECONNREFUSED; on Linux the next call hears it once more", () => {
		const b = bench();
		b.call("client", "connect");
		expect(b.deliverAll()).toContain("connect: ECONNREFUSED");
		expect(b.call("client", "send")).toEqual([linux ? "send: ECONNREFUSED" : "send: EPIPE"]);
		expect(b.call("client", "send")).toEqual(["send: EPIPE"]);
	});

	it("a refused socket can connect again", () => {
		const b = bench();
		b.call("client", "connect");
		b.deliverAll();
		b.call("client", "error");
		if (linux) expect(b.call("client", "connect")).toEqual(["connect: ECONNABORTED"]);
		expect(b.call("client", "connect").at(-1)).toBe("connect: EINPROGRESS");
	});

	it("close() of a socket whose connect() failed, or that is only bound, is ok", () => {
		const b = bench();
		b.call("client", "connect");
		b.deliverAll();
		b.call("client", "error");
		if (linux) b.call("client", "connect");
		expect(b.call("client", "close")).toEqual(["close: ok"]);
		expect(b.call("client", "bind", { port: 7777 })).toEqual(["bind: ok"]);
		expect(b.call("client", "close")).toEqual(["close: ok"]);
		expect(b.call("client", "close")).toEqual(["close: ENOTCONN"]);
	});

	it("connect() that finds its port taken fails, and the socket stays bound and can be closed", () => {
		const b = bench();
		b.call("server", "listen");
		b.call("client", "connect");
		b.deliverAll();
		b.call("client", "close");
		b.deliverAll();
		b.call("client", "bind", { reuseAddress: true });
		expect(b.call("client", "connect")).toEqual(["connect: EADDRNOTAVAIL"]);
		expect(b.host("client").boundPort).toBe(49_152);
		expect(b.call("client", "close")).toEqual(["close: ok"]);
		expect(b.host("client").boundPort).toBeNull();
	});

	it("a SYN is sent again for three minutes at least by the RFC, for two on Linux", () => {
		const b = bench();
		b.call("client", "connect", { blocking: true });
		expect(b.advance(linux ? 120_000 : 180_000)).not.toContain("connect: ETIMEDOUT");
		expect(b.advance(60_000)).toContain("connect: ETIMEDOUT");
	});

	it("a blocking connect() returns ok once and then EISCONN", () => {
		const b = bench();
		b.call("server", "listen");
		expect(b.call("client", "connect", { blocking: true })).toEqual(["client SYN 1000"]);
		expect(b.deliverAll()).toContain("connect: ok");
		expect(b.call("client", "connect")).toEqual(["connect: EISCONN"]);
	});

	it("a blocking connect() into silence returns ETIMEDOUT", () => {
		const b = bench();
		b.call("client", "connect", { blocking: true });
		expect(b.advance(200_000).at(-1)).toBe("connect: ETIMEDOUT");
		expect(b.call("client", "error")).toEqual(["error: ok"]);
	});

	it("listen() twice on one port and bind() to a listening port return EADDRINUSE", () => {
		const b = bench();
		expect(b.call("server", "listen")).toEqual(["listen: ok"]);
		expect(b.call("server", "listen")).toEqual(["listen: EADDRINUSE"]);
		expect(b.call("server", "bind", { reuseAddress: true })).toEqual(["bind: EADDRINUSE"]);
		expect(b.call("server", "bind", { port: 8443 })).toEqual(["bind: ok"]);
		expect(b.call("server", "listen")).toEqual(["listen: ok"]);
		expect([...b.host("server").listeners.keys()]).toEqual([443, 8443]);
	});

	it("accept() returns EINVAL without a listener, EAGAIN without a connection, and connections in their order", () => {
		const b = bench();
		expect(b.call("server", "accept")).toEqual(["accept: EINVAL"]);
		b.call("server", "listen");
		expect(b.call("server", "accept")).toEqual(["accept: EAGAIN"]);
	});

	it("receive() takes as much as asked, then EAGAIN, then EOF after the peer's FIN", () => {
		const b = opened(bench());
		b.call("client", "send", { bytes: 10 });
		b.deliverAll();
		expect(b.call("server", "receive", { bytes: 4 })).toEqual(["receive: ok 4"]);
		expect(b.call("server", "receive")).toEqual(["receive: ok 6"]);
		expect(b.call("server", "receive")).toEqual(["receive: EAGAIN"]);
		b.call("client", "close");
		b.deliverAll();
		expect(b.call("server", "receive")).toEqual(["receive: EOF"]);
	});

	it("send() after shutdown() of the sending side returns EPIPE; receiving goes on", () => {
		const b = opened(bench());
		b.call("client", "shutdown");
		expect(b.call("client", "send")).toEqual(["send: EPIPE"]);
		b.deliverAll();
		b.call("server", "send", { bytes: 7 });
		b.deliverAll();
		expect(b.call("client", "receive")).toEqual(["receive: ok 7"]);
	});

	it("shutdown() of the receiving side sends nothing and makes receive() return EOF", () => {
		const b = opened(bench());
		expect(b.call("client", "shutdown", { how: "read" })).toEqual(["shutdown: ok"]);
		expect(b.call("client", "receive")).toEqual(["receive: EOF"]);
		expect(b.states()).toBe("ESTABLISHED ESTABLISHED");
	});

	it("shutdown() of both sides sends a FIN, and data that comes in FIN-WAIT-2 is answered by RST", () => {
		const b = opened(bench());
		expect(b.call("client", "shutdown", { how: "both" })).toEqual(["client FIN,ACK 1001,5001", "shutdown: ok"]);
		b.deliverAll();
		b.call("server", "send", { bytes: 7 });
		expect(b.deliver()).toEqual(["client RST 1002"]);
	});

	it("shutdown() without a connection, or after its end, returns ENOTCONN", () => {
		const b = bench();
		expect(b.call("client", "shutdown")).toEqual(["shutdown: ENOTCONN"]);
		opened(b).call("client", "abort");
		b.deliverAll();
		expect(b.call("server", "shutdown")).toEqual(["shutdown: ENOTCONN"]);
	});

	it("send() before ESTABLISHED queues the data by the RFC, which goes with the third ACK, and returns EAGAIN on Linux", () => {
		const b = bench();
		b.call("server", "listen");
		b.call("client", "connect");
		expect(b.call("client", "send", { bytes: 5 })).toEqual([linux ? "send: EAGAIN" : "send: ok 5"]);
		b.deliver();
		const third = linux ? "client ACK 1001,5001" : "client ACK 1001,5001 +5";
		expect(b.deliver()).toEqual(["connect: ok", third]);
	});

	it("data goes no further than the peer's window and on with its ACKs", () => {
		const b = opened(bench());
		b.call("client", "send", { bytes: 100_000 });
		const flight = b.world.segments.slice(3).reduce((sum, s) => sum + s.length, 0);
		expect(flight).toBeLessThanOrEqual(b.settings.windowOctets);
		b.deliverAll();
		expect(b.call("server", "receive")).toEqual(["receive: ok 100000"]);
	});

	it("what was acknowledged of a retransmission is not sent again", () => {
		const b = opened(lab(profile, { settings: { joinsRetransmissions: true } }));
		b.call("client", "send", { bytes: 10 });
		b.call("client", "send", { bytes: 20 });
		expect(b.fire("client", "retransmission")).toEqual(["client ACK 1001,5001 +30"]);
		b.inject("client", "ACK", { seq: 5001, ack: 1011 });
		expect(b.fire("client", "retransmission")).toEqual(["client ACK 1011,5001 +20"]);
	});

	for (const [state, calls] of Object.entries({
		"SYN-SENT": ["receive: EAGAIN", "connect: EALREADY", "close: ok"],
		"FIN-WAIT-2": ["send: EPIPE", "receive: EAGAIN", "connect: ok", "close: ok"],
		CLOSING: ["send: EPIPE", "receive: EOF", "close: ok"],
	}))
		it(`${state} answers ${calls.join(", ")}`, () => {
			const b: Lab = REACH[state as keyof typeof REACH](bench());
			for (const wanted of calls) {
				const name = wanted.split(":")[0] as "send" | "receive" | "connect" | "close";
				expect(b.call("client", name).at(-1)).toBe(wanted);
			}
		});
});
