// The last ACK is lost: the FIN comes again, and TIME-WAIT starts anew (RFC 9293, 3.6 and 3.10.7.4).

import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { mslAssumption } from "../../build/time-wait-question.ts";
import { firstRowIn } from "../../run/read-trace.ts";
import { defineTemplate } from "../../template.ts";

interface LostLastAck extends Connected {
	readonly serverFirst: boolean;
}

export const lostLastAck = defineTemplate<LostLastAck>({
	id: "lost-last-ack",
	family: "teardown",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"fin-consumes-one",
		"ack-is-next-expected",
		"retransmission-keeps-number",
		"sequence-wraps",
		"pure-ack-consumes-nothing",
		"active-close-states",
		"passive-close-states",
		"time-wait",
		"teardown-flags",
	],
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
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["TIME-WAIT", "LAST-ACK"],
	blanks: [6, 9],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(50),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "close");
		run.deliver();
		run.deliver();
		run.call(other, "close");
		run.deliver();
		run.lose();
		run.untilTimer(other);
		run.deliver();
		run.deliver();
		run.untilTimer(one);
	},
	story({ serverFirst }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]} closes first, the ${ENGLISH[other]} later. The network loses the ${ENGLISH[one]}'s last ACK.`,
			zh: `${CHINESE[one]}先关闭，${CHINESE[other]}稍后关闭。网络丢失了${CHINESE[one]}的最后一个 ACK。`,
		};
	},
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions(trace, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		const entered = firstRowIn(trace, one, "TIME-WAIT");
		const again = trace.rows.findLast((row) => row.cause.kind === "deliver" && row.cause.to === one);
		const ended = trace.rows.at(-1);
		if (!entered || !again || !ended || ended.states[one] !== "CLOSED") return [];
		const wait = 2 * drawn.mslSeconds;
		return [
			{
				id: "time-wait-from-repeated-fin",
				kind: "duration",
				unit: "s",
				key: ended.timeMs - again.timeMs,
				step: ended.step,
				label: {
					en: `How long after the ${ENGLISH[other]}'s FIN arrived again (step ${again.step}) is the ${ENGLISH[one]} CLOSED?`,
					zh: `${CHINESE[other]}的 FIN 再次到达（第 ${again.step} 步）之后，经过多久${CHINESE[one]}才进入 CLOSED？`,
				},
				rule: "time-wait-acks-again",
				why: {
					en: `The repeated FIN is acknowledged again and restarts the wait: 2 MSL = 2 × ${drawn.mslSeconds} s = ${wait} s, counted from step ${again.step}.`,
					zh: `重传的 FIN 得到再次确认，并重新启动计时：2MSL = 2 × ${drawn.mslSeconds} 秒 = ${wait} 秒，从第 ${again.step} 步算起。`,
				},
				skills: ["time-wait"],
				hidesTimesFrom: ended.step,
			},
		];
	},
});
