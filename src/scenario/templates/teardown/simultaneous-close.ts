// Both ends close before the other's FIN has arrived (RFC 9293, 3.6, Figure 13).

import { type Connected, closers, connect, drawConnected } from "../../build/connected.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { defineTemplate } from "../../template.ts";

interface SimultaneousClose extends Connected {
	readonly serverFirst: boolean;
}

export const simultaneousClose = defineTemplate<SimultaneousClose>({
	id: "simultaneous-close",
	family: "teardown",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"simultaneous-close-states",
		"fin-consumes-one",
		"ack-is-next-expected",
		"sequence-wraps",
		"pure-ack-consumes-nothing",
		"time-wait",
		"teardown-flags",
	],
	misconceptions: [
		"fin-does-not-consume",
		"ack-names-last-received",
		"ack-repeats-sequence-number",
		"no-time-wait",
		"closing-is-time-wait",
	],
	title: { en: "Simultaneous close", zh: "同时关闭" },
	summary: {
		en: "Both ends close and their FINs cross.",
		zh: "双方同时关闭，两个 FIN 在途中相遇。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["CLOSING"],
	blanks: [6, 8],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(50),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "close");
		run.call(other, "close");
		run.deliver();
		run.deliver();
		run.deliver();
		run.deliver();
		run.untilTimer(other);
	},
	story: () => ({
		en: "Both ends close the connection at the same moment, before either has received the other's FIN.",
		zh: "双方在同一时刻关闭连接，此时谁都还没有收到对方的 FIN。",
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => timeWaitQuestion(trace, closers(drawn.serverFirst)[1], drawn),
});
