// The last ACK never comes: the FIN is sent again and again, then LAST-ACK is given up (RFC 9293, 3.8.3; RFC 6298, 5.5).

import { hasFin } from "../../../tcp/segment.ts";
import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askCount, askDuration } from "../../build/questions.ts";
import { doublingTimeout } from "../../build/timers-told.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { sentBy, sumOf, waitsOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface LastAckPeerGone extends Closing {
	/** Retransmissions of the FIN before LAST-ACK is given up, and how many of them are shown. */
	readonly retries: number;
	readonly shown: number;
}

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
	main: {
		text: {
			en: "How often is the FIN sent, how long does LAST-ACK last, and what becomes of the other end?",
			zh: "FIN 会发送几次？LAST-ACK 会持续多久？另一端又会怎样？",
		},
		asks: asksAny(asksQuestions("how-many-fins", "last-ack-lasts"), asksStates(["LAST-ACK", "CLOSED", "FIN-WAIT-2"])),
	},
	blanks: [5, 8],
	draw(random, context) {
		const retries = random.int(3, 5);
		return {
			...drawClosing(random, context, 50, { settings: { orphanRetries: retries } }),
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
	assumptions: ({ closer, peer, retries }) => [
		{ ...doublingTimeout(peer), tells: ["first-timeout"] },
		{
			tells: ["retries"],
			en: `The ${ENGLISH[peer]} retransmits its FIN at most ${retries} times; when the timeout after the last one expires too, it gives up.`,
			zh: `${CHINESE[peer]}最多重传 FIN ${retries} 次；最后一次重传之后再次超时，它就放弃。`,
		},
		{
			en: `No timer ends the ${ENGLISH[closer]}'s FIN-WAIT-2 (RFC 9293 has none).`,
			zh: `没有定时器会结束${CHINESE[closer]}的 FIN-WAIT-2（RFC 9293 没有规定）。`,
		},
	],
	questions: (trace, drawn) => [howManyFins(trace, drawn), howLong(trace, drawn)],
});

function howManyFins(trace: Trace, { peer, retries }: LastAckPeerGone): TemplateQuestion {
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
			en: `Once, and ${key - 1} retransmissions: ${key}. A limit of retransmissions does not count the first sending. A single ACK at any time would have ended it.`,
			zh: `首次发送加上 ${key - 1} 次重传，共 ${key} 次：重传次数的上限不包括首次发送。其间只要收到一个 ACK 就会结束。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Look at the assumption about retransmissions, and at the step in which the FIN is first sent.",
				zh: "看假设中关于重传次数的说明，以及首次发送 FIN 的那一步。",
			},
			principle: {
				en: "All sendings are the first one and the retransmissions.",
				zh: "发送的总次数是首次发送加上各次重传。",
			},
			begin: { en: `Retransmissions: ${retries}.`, zh: `假设允许重传 ${retries} 次。` },
			follow: () => 1 + retries,
		},
	});
}

function howLong(trace: Trace, { peer, retries }: LastAckPeerGone): TemplateQuestion {
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
			en: `Each wait is twice the one before, and there is one more after the last retransmission: ${waits.join(" + ")} = ${key / 1000} s. Then the connection is given up; LAST-ACK needs no TIME-WAIT.`,
			zh: `每次等待都是前一次的两倍，最后一次重传之后还要等一次：${waits.join(" + ")} = ${key / 1000} 秒。然后放弃连接，不经过 TIME-WAIT。`,
		},
		skills: ["retransmission-backoff", "stuck-connections"],
		hints: {
			evidence: {
				en: `Look at the assumptions: the first timeout, how it grows, and how many retransmissions there are.`,
				zh: "看假设：首次超时多长，如何增长，最多重传几次。",
			},
			principle: {
				en: "Add one wait after each sending of the FIN, the last one included; each is twice the one before.",
				zh: "每次发送 FIN 之后都要等一次，最后一次也不例外；每次等待是前一次的两倍，全部相加。",
			},
			begin: { en: "1 s after the first sending, 2 s after the next, …", zh: "首次发送后 1 秒，下一次后 2 秒……" },
			follow: () => sumOf(Array.from({ length: retries + 1 }, (_, i) => 1000 * 2 ** i)),
		},
		hidesTimesFrom: trace.rows.length,
	});
}
