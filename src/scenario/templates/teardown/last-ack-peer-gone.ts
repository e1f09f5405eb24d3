// The last ACK never comes: the FIN is sent again and again, then LAST-ACK is given up (RFC 9293, 3.8.3; RFC 6298, 5.5).

import { hasFin } from "../../../tcp/segment.ts";
import { closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askCount, askDuration } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { sentBy, waitsOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const lastAckPeerGone = teardown({
	id: "last-ack-peer-gone",
	difficulty: 4,
	profiles: ["rfc9293"],
	misconceptions: ["linear-backoff", "retransmission-takes-new-number", "retry-count-off-by-one"],
	title: { en: "The last ACK never comes", zh: "最后一个 ACK 始终不来" },
	summary: {
		en: "The network breaks down before the second FIN: how long does LAST-ACK last?",
		zh: "第二个 FIN 发出之前网络中断：LAST-ACK 会持续多久？",
	},
	essentialStates: ["LAST-ACK", "CLOSED"],
	blanks: [6, 9],
	draw(random, context) {
		const retries = random.int(3, 5);
		return {
			...drawClosing(random, context, 50, { settings: { orphanRetries: retries } }),
			/** Retransmissions of the FIN before LAST-ACK is given up, and how many of them are shown. */
			retries,
			shown: drawTimes(random, context.level, 1, 2),
		};
	},
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		closeAnswered(run, closer);
		run.call(peer, "close");
		run.lose();
		for (let i = 0; i < drawn.shown; i++) {
			run.untilTimer(peer);
			run.lose();
		}
		run.untilGivenUp(peer);
	},
	story: ({ closer, peer }) => ({
		en: `The ${ENGLISH[closer]} closes first. Then the network between the two breaks down for good, and only after that does the ${ENGLISH[peer]} close.`,
		zh: `${CHINESE[closer]}先关闭。随后两者之间的网络彻底中断，此后${CHINESE[peer]}才关闭。`,
	}),
	assumptions: ({ peer, retries }) => [
		{
			en: `The ${ENGLISH[peer]}'s retransmission timeout is 1 s at first and doubles at each expiry. It retransmits its FIN at most ${retries} times; when the timeout after the last one expires too, it gives up. Nothing ends FIN-WAIT-2 but a segment.`,
			zh: `${CHINESE[peer]}的重传超时起初为 1 秒，每次超时后加倍，最多重传 FIN ${retries} 次；最后一次重传之后再次超时，它就放弃。FIN-WAIT-2 只有收到报文段才会结束。`,
		},
	],
	questions: (trace, { peer }) => [howManyFins(trace, peer), howLong(trace, peer)],
});

function howManyFins(trace: Trace, peer: End): TemplateQuestion {
	const key = sentBy(trace, peer).filter(hasFin).length;
	return askCount("how-many-fins", {
		step: trace.rows.length,
		unit: { en: "times", zh: "次" },
		label: {
			en: `How many times in all does the ${ENGLISH[peer]} send its FIN?`,
			zh: `${CHINESE[peer]}总共发送多少次 FIN？`,
		},
		key,
		rule: "fin-retransmitted",
		why: {
			en: `Once, and ${key - 1} retransmissions: ${key}.`,
			zh: `首次发送加上 ${key - 1} 次重传，共 ${key} 次。`,
		},
		skills: ["retransmission-backoff"],
	});
}

function howLong(trace: Trace, peer: End): TemplateQuestion {
	const sent = trace.rows.find((row) => row.cause.kind === "call" && row.cause.host === peer);
	const ended = trace.rows.at(-1);
	const key = (ended?.timeMs ?? 0) - (sent?.timeMs ?? 0);
	const waits = waitsOf(trace, peer).map((ms) => ms / 1000);
	return askDuration("last-ack-lasts", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: `How long is the ${ENGLISH[peer]} in LAST-ACK?`,
			zh: `${CHINESE[peer]}在 LAST-ACK 停留多久？`,
		},
		key,
		rule: "retransmission-gives-up",
		why: {
			en: `Each wait is twice the one before, and there is one more after the last retransmission: ${waits.join(" + ")} = ${key / 1000} s.`,
			zh: `每次等待都是前一次的两倍，最后一次重传之后还要等一次：${waits.join(" + ")} = ${key / 1000} 秒。`,
		},
		skills: ["retransmission-backoff", "stuck-connections"],
		hidesTimesFrom: trace.rows.length,
	});
}
