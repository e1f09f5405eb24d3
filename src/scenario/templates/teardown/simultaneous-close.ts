// Both ends close before the other's FIN has arrived (RFC 9293, 3.6, Figure 13).

import { connect, drawClosing } from "../../build/connected.ts";
import { teardown } from "../../build/family.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";

export const simultaneousClose = teardown({
	id: "simultaneous-close",
	difficulty: 3,
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
	essentialStates: ["CLOSING"],
	blanks: [6, 8],
	draw: (random, context) => drawClosing(random, context, 50),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "close");
		run.call(peer, "close");
		run.deliver();
		run.deliver();
		run.deliver();
		run.deliver();
		run.untilTimer(peer);
	},
	story: () => ({
		en: "Both ends close the connection at the same moment, before either has received the other's FIN.",
		zh: "双方在同一时刻关闭连接，此时谁都还没有收到对方的 FIN。",
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => [timeWaitQuestion(trace, drawn.peer, drawn)],
});
