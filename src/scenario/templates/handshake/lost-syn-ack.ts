// The SYN,ACK is lost: both ends have a timer running, and one extra answer comes of it (RFC 9293, 3.5 and 3.8.1).

import { handshake } from "../../build/family.ts";
import { drawHosts } from "../../build/hosts.ts";
import { drawWhether } from "../../level.ts";

export const lostSynAck = handshake({
	id: "lost-syn-ack",
	difficulty: 3,
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"ack-names-last-received",
		"established-on-syn-ack-sent",
	],
	title: { en: "The SYN,ACK is lost", zh: "SYN,ACK 丢失" },
	summary: {
		en: "The server's answer never arrives, and both timers run out.",
		zh: "服务器的应答没有到达，双方的重传定时器先后超时。",
	},
	essentialStates: ["SYN-RECEIVED"],
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawHosts(random, context),
		/** The client's second SYN is lost as well, so that the server's timer alone repairs the loss. */
		synLostToo: drawWhether(random, context.level, 50),
	}),
	script(run, { synLostToo }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.lose();
		run.untilTimer("client");
		const secondSyn = run.last();
		if (synLostToo) run.lose(secondSyn);
		run.untilTimer("server");
		run.deliverAll();
	},
	story: ({ synLostToo }) => ({
		en: `A client opens a connection. The network loses the server's SYN,ACK${synLostToo ? ", and the client's second SYN as well" : ""}.`,
		zh: `客户端发起连接。网络丢失了服务器的 SYN,ACK${synLostToo ? "，客户端重传的 SYN 也丢失了" : ""}。`,
	}),
	assumptions: () => [
		{
			en: "Both ends start with a retransmission timeout of 1 s.",
			zh: "双方的初始重传超时都是 1 秒。",
		},
	],
});
