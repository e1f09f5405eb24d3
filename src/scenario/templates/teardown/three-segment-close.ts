// The close in three segments: the ACK of the FIN waits and goes along with the second FIN (RFC 9293, 3.8.6.3).

import { connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";

export const threeSegmentClose = teardown({
	id: "three-segment-close",
	difficulty: 3,
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number", "no-time-wait"],
	title: { en: "A close in three segments", zh: "三个报文段完成关闭（三次挥手）" },
	summary: {
		en: "The second end closes before its delayed ACK goes out.",
		zh: "后关闭的一方在延迟的 ACK 发出之前就关闭了连接。",
	},
	essentialStates: ["TIME-WAIT", "LAST-ACK"],
	blanks: [5, 7],
	draw: (random, context) => drawClosing(random, context, 50, { ackPolicy: "delayed" }),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "close");
		run.deliver();
		run.call(peer, "close");
		run.deliver();
		run.deliver();
		run.untilTimer(closer);
	},
	story: ({ closer, peer }) => ({
		en: `The ${ENGLISH[closer]} closes. The ${ENGLISH[peer]}'s program sees the end of the data and closes at once, before the delayed ACK of the FIN has gone out.`,
		zh: `${CHINESE[closer]}关闭连接。${CHINESE[peer]}的程序读到数据结束后立即关闭，此时对 FIN 的延迟确认还没有发出。`,
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => [timeWaitQuestion(trace, drawn.closer, drawn)],
});
