// The last ACK is lost: the FIN comes again, and TIME-WAIT starts anew (RFC 9293, 3.6 and 3.10.7.4).

import { closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askDuration } from "../../build/questions.ts";
import { mslAssumption } from "../../build/time-wait-question.ts";
import { firstRowIn } from "../../run/read-trace.ts";

export const lostLastAck = teardown({
	id: "lost-last-ack",
	difficulty: 4,
	misconceptions: [
		"fin-does-not-consume",
		"ack-names-last-received",
		"retransmission-takes-new-number",
		"no-time-wait",
		"passive-closer-waits",
	],
	title: { en: "The last ACK is lost", zh: "最后一个 ACK 丢失" },
	summary: {
		en: "The ACK of the second FIN is lost, and TIME-WAIT shows what it is for.",
		zh: "对第二个 FIN 的 ACK 丢失，TIME-WAIT 的作用由此可见。",
	},
	essentialStates: ["TIME-WAIT", "LAST-ACK"],
	blanks: [6, 9],
	draw: (random, context) => drawClosing(random, context, 50),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		closeAnswered(run, closer);
		run.call(peer, "close");
		run.deliver();
		run.lose();
		run.untilTimer(peer);
		run.deliver();
		run.deliver();
		run.untilTimer(closer);
	},
	story: ({ closer, peer }) => ({
		en: `The ${ENGLISH[closer]} closes first, the ${ENGLISH[peer]} later. The network loses the ${ENGLISH[closer]}'s last ACK.`,
		zh: `${CHINESE[closer]}先关闭，${CHINESE[peer]}稍后关闭。网络丢失了${CHINESE[closer]}的最后一个 ACK。`,
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions(trace, { closer, peer, mslSeconds }) {
		const entered = firstRowIn(trace, closer, "TIME-WAIT");
		const again = trace.rows.findLast((row) => row.cause.kind === "deliver" && row.cause.to === closer);
		const ended = trace.rows.at(-1);
		if (!entered || !again || !ended || ended.states[closer] !== "CLOSED") return [];
		const key = ended.timeMs - again.timeMs;
		return [
			askDuration("time-wait-from-repeated-fin", {
				step: ended.step,
				unit: "s",
				label: {
					en: `How long after the ${ENGLISH[peer]}'s FIN arrived again (step ${again.step}) is the ${ENGLISH[closer]} CLOSED?`,
					zh: `${CHINESE[peer]}的 FIN 再次到达（第 ${again.step} 步）之后，经过多久${CHINESE[closer]}才进入 CLOSED？`,
				},
				key,
				rule: "time-wait-acks-again",
				why: {
					en: `The repeated FIN is acknowledged again and restarts the wait: 2 MSL = 2 × ${mslSeconds} s = ${key / 1000} s, counted from step ${again.step}.`,
					zh: `重传的 FIN 得到再次确认，并重新启动计时：2MSL = 2 × ${mslSeconds} 秒 = ${key / 1000} 秒，从第 ${again.step} 步算起。`,
				},
				skills: ["time-wait"],
				hidesTimesFrom: ended.step,
			}),
		];
	},
});
