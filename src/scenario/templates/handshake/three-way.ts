// The three-way handshake, with or without a first message behind it (RFC 9293, 3.5, Figure 6).

import { handshake } from "../../build/family.ts";
import { drawHosts, drawMessage } from "../../build/hosts.ts";
import { drawWhether } from "../../level.ts";

export const threeWay = handshake({
	id: "three-way",
	difficulty: 1,
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
	essentialStates: ["SYN-RECEIVED", "ESTABLISHED"],
	blanks: [4, 6],
	draw: (random, context) => ({
		...drawHosts(random, context),
		/** Octets that the client sends afterwards, 0 for none. */
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
});
