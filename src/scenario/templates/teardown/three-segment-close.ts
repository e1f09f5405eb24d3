// The close in three segments: the ACK of the FIN waits and goes along with the second FIN (RFC 9293, 3.8.6.3).

import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { defineTemplate } from "../../template.ts";

interface ThreeSegmentClose extends Connected {
	readonly serverFirst: boolean;
}

export const threeSegmentClose = defineTemplate<ThreeSegmentClose>({
	id: "three-segment-close",
	family: "teardown",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"fin-consumes-one",
		"ack-is-next-expected",
		"sequence-wraps",
		"pure-ack-consumes-nothing",
		"active-close-states",
		"passive-close-states",
		"time-wait",
		"teardown-flags",
	],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number", "no-time-wait"],
	title: { en: "A close in three segments", zh: "三个报文段完成关闭（三次挥手）" },
	summary: {
		en: "The second end closes before its delayed ACK goes out.",
		zh: "后关闭的一方在延迟的 ACK 发出之前就关闭了连接。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["TIME-WAIT", "LAST-ACK"],
	blanks: [5, 7],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context, "delayed"),
		serverFirst: random.chance(50),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "close");
		run.deliver();
		run.call(other, "close");
		run.deliver();
		run.deliver();
		run.untilTimer(one);
	},
	story({ serverFirst }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]} closes. The ${ENGLISH[other]}'s program sees the end of the data and closes at once, before the delayed ACK of the FIN has gone out.`,
			zh: `${CHINESE[one]}关闭连接。${CHINESE[other]}的程序读到数据结束后立即关闭，此时对 FIN 的延迟确认还没有发出。`,
		};
	},
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => timeWaitQuestion(trace, closers(drawn.serverFirst)[0], drawn),
});
