// Both ends call connect() at the same time and their SYNs cross (RFC 9293, 3.5, Figure 7).
import { handshake } from "../../build/family.ts";
import { drawHosts } from "../../build/hosts.ts";

export const simultaneousOpen = handshake({
	id: "simultaneous-open",
	difficulty: 4,
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "Simultaneous open", zh: "同时打开" },
	summary: {
		en: "Both ends open actively and their SYNs cross.",
		zh: "双方同时主动打开，两个 SYN 在途中相遇。",
	},
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 9],
	draw: (random, context) => ({ ...drawHosts(random, context), serverFirst: random.chance(50) }),
	script(run, { serverFirst }) {
		run.startTimeline();
		run.call(serverFirst ? "server" : "client", "connect");
		run.call(serverFirst ? "client" : "server", "connect");
		for (let i = 0; i < 6; i++) run.deliver();
	},
	story: () => ({
		en: "Neither end listens: each calls connect() to the other's port before the other's SYN has arrived.",
		zh: "双方都没有监听：在对方的 SYN 到达之前，各自都向对方的端口调用了 connect()。",
	}),
});
