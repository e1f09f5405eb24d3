// The three-way handshake, with or without a first message behind it (RFC 9293, 3.5, Figure 6).

import { drawHosts, drawMessage, type TwoHosts } from "../../build/hosts.ts";
import { drawWhether } from "../../level.ts";
import { defineTemplate } from "../../template.ts";

interface ThreeWay extends TwoHosts {
	/** Octets that the client sends afterwards, 0 for none. */
	readonly message: number;
}

export const threeWay = defineTemplate<ThreeWay>({
	id: "three-way",
	family: "handshake",
	version: 1,
	difficulty: 1,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"syn-consumes-one",
		"ack-is-next-expected",
		"pure-ack-consumes-nothing",
		"data-counts-octets",
		"sequence-wraps",
		"active-open-states",
		"passive-open-states",
		"handshake-flags",
	],
	misconceptions: [
		"syn-does-not-consume",
		"ack-names-last-received",
		"ack-repeats-sequence-number",
		"established-on-syn-ack-sent",
	],
	title: { en: "Three-way handshake", zh: "三次握手" },
	summary: {
		en: "A client opens a connection to a listening server.",
		zh: "客户端与正在监听的服务器建立连接。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["SYN-RECEIVED", "ESTABLISHED"],
	blanks: [4, 6],
	countFrom: "initial",
	draw: (random, context) => ({
		...drawHosts(random, context),
		message: drawWhether(random, context.level, 50) ? drawMessage(random) : 0,
	}),
	script(run, { message }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		run.deliver();
		if (message === 0) return;
		run.call("client", "send", { bytes: message });
		run.deliver();
	},
	story: ({ message }) => ({
		en: `A client opens a TCP connection to a listening server${message > 0 ? ` and sends its first ${message} octets of data` : ""}.`,
		zh: `客户端与正在监听的服务器建立 TCP 连接${message > 0 ? `，然后发送 ${message} 字节的数据` : ""}。`,
	}),
	assumptions: () => [],
});
