// Both ends call connect() at the same time and their SYNs cross (RFC 9293, 3.5, Figure 7).
import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { defineTemplate } from "../../template.ts";

interface SimultaneousOpen extends TwoHosts {
	readonly serverFirst: boolean;
}

export const simultaneousOpen = defineTemplate<SimultaneousOpen>({
	id: "simultaneous-open",
	family: "handshake",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"simultaneous-open-states",
		"syn-consumes-one",
		"ack-is-next-expected",
		"retransmission-keeps-number",
		"sequence-wraps",
		"handshake-flags",
	],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "Simultaneous open", zh: "同时打开" },
	summary: {
		en: "Both ends open actively and their SYNs cross.",
		zh: "双方同时主动打开，两个 SYN 在途中相遇。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 9],
	countFrom: "initial",
	draw: (random, context) => ({ ...drawHosts(random, context), serverFirst: random.chance(50) }),
	script(run, { serverFirst }) {
		const [one, other] = serverFirst ? (["server", "client"] as const) : (["client", "server"] as const);
		run.startTimeline();
		run.call(one, "connect");
		run.call(other, "connect");
		run.deliver();
		run.deliver();
		run.deliver();
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: () => ({
		en: "Neither end listens: each calls connect() to the other's port before the other's SYN has arrived.",
		zh: "双方都没有监听：在对方的 SYN 到达之前，各自都向对方的端口调用了 connect()。",
	}),
	assumptions: () => [],
});
