// A cable between the two ends is pulled: neither is told, and only who sends something can find out (RFC 9293, 3.8.3 and
// 3.8.4).

import { drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import {
	findOut,
	otherReads,
	type PulledCable,
	UNSEEN_CABLE,
	upToPull,
	watcherGets,
} from "../../build/pulled-cable.ts";
import { noticesAfter, withoutKeepalive } from "../../build/pulled-cable-keepalive.ts";
import { givesUpAfter, silentHours } from "../../build/pulled-cable-silence.ts";
import { NO_KEEPALIVE } from "../../build/timers-told.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import type { TemplateAssumption } from "../../template.ts";

export const pulledCable = teardown({
	id: "pulled-cable",
	difficulty: 4,
	misconceptions: ["ack-counts-segments", "ack-names-last-received"],
	title: { en: "A cable is pulled", zh: "网线断开之后" },
	summary: {
		en: "Nothing arrives any more, and nobody is told: who notices, when, and by which error?",
		zh: "什么也不再到达，也没有谁得到通知：谁会发现、什么时候、得到什么错误？",
	},
	ask: { states: true, numbers: true },
	main: {
		text: {
			en: "What does each end still believe after the cable is pulled; who notices it, when, and by which error?",
			zh: "网线断开之后双方各认为连接怎样？谁会发现、什么时候发现、得到什么错误？",
		},
		asks: asksAny(
			asksQuestions("finder-gets", "other-end-gets", "given-up-after", "without-keepalive", "silent-hours"),
			asksStates(["CLOSED"]),
		),
	},
	blanks: [5, 7],
	draw(random, context) {
		const drawn = drawClosing(random, context, 50);
		const keepalive = {
			idleMs: 1000 * random.pick([60, 120, 300, 600, 7200]),
			intervalMs: 1000 * random.pick([10, 15, 30, 75]),
			probes: drawTimes(random, context.level, 2, 4),
		};
		return {
			...drawn,
			message: drawMessage(random),
			keepalive: random.chance(50) ? keepalive : null,
			hours: random.int(3, 12),
			later: drawMessage(random),
			shown: drawTimes(random, context.level, 1, 2),
		} satisfies PulledCable;
	},
	script(run, drawn) {
		upToPull(run, drawn);
		findOut(run, drawn);
		run.callAskingResult(drawn.closer, "receive");
	},
	story({ closer, peer, message, keepalive, hours, later }) {
		const then = keepalive
			? {
					en: `Nobody sends anything more. The ${ENGLISH[closer]}'s program has turned keep-alive on, the ${ENGLISH[peer]}'s has not.`,
					zh: `此后双方都不再发送数据。${CHINESE[closer]}的程序开启了保活，${CHINESE[peer]}没有开启。`,
				}
			: {
					en: `For ${hours} hours nobody sends anything; then the ${ENGLISH[closer]}'s program sends ${later} octets more.`,
					zh: `${hours} 个小时里双方都没有发送数据；之后${CHINESE[closer]}的程序又发送 ${later} 字节。`,
				};
		return {
			en: `The ${ENGLISH[closer]} sends ${message} octets, which the ${ENGLISH[peer]} acknowledges and reads. When the ACK has arrived, a cable on the way is pulled and stays out. ${then.en}`,
			zh: `${CHINESE[closer]}发送 ${message} 字节，${CHINESE[peer]}确认并读走。ACK 到达之后，途中的一根网线被拔掉，没有再接上。${then.zh}`,
		};
	},
	assumptions: (drawn) => [UNSEEN_CABLE, ...(drawn.keepalive ? asksForLife(drawn) : sendsAgain(drawn)), NON_BLOCKING],
	questions: (trace, drawn) => [
		...(drawn.keepalive
			? [noticesAfter(trace, drawn, drawn.keepalive), withoutKeepalive(trace, drawn)]
			: [silentHours(trace, drawn), givesUpAfter(trace, drawn)]),
		watcherGets(trace, drawn),
		otherReads(trace, drawn),
	],
});

const NON_BLOCKING: TemplateAssumption = {
	en: "Sockets are non-blocking: a call that would wait returns EAGAIN.",
	zh: "套接字是非阻塞的，需要等待的调用返回 EAGAIN。",
	usual: true,
};

function asksForLife({ closer, keepalive }: PulledCable): readonly TemplateAssumption[] {
	if (!keepalive) return [];
	const { idleMs, intervalMs, probes } = keepalive;
	return [
		{
			en: `The ${ENGLISH[closer]}'s keep-alive sends its first probe after ${idleMs / 1000} s without a segment, then one every ${intervalMs / 1000} s.`,
			zh: `${CHINESE[closer]}的保活在 ${idleMs / 1000} 秒没有收到报文段之后发出第一个探测，此后每 ${intervalMs / 1000} 秒一个。`,
		},
		{
			en: `After ${probes} unanswered probes the ${ENGLISH[closer]} waits one interval more and gives up.`,
			zh: `${probes} 个探测都没有应答时，${CHINESE[closer]}再等一个间隔就放弃。`,
		},
	];
}

function sendsAgain({ closer, settings, profile }: PulledCable): readonly TemplateAssumption[] {
	return [
		NO_KEEPALIVE,
		profile === "linux"
			? {
					en: `The ${ENGLISH[closer]} gives up as tcp_retries2 = ${settings.dataRetries} says.`,
					zh: `${CHINESE[closer]}按 tcp_retries2 = ${settings.dataRetries} 放弃连接。`,
				}
			: {
					en: `The ${ENGLISH[closer]}'s retransmission timeout is 1 s at first and doubles up to ${settings.maxRtoMs / 1000} s; it retransmits at most ${settings.dataRetries} times and gives up at the next expiry.`,
					zh: `${CHINESE[closer]}的重传超时起初为 1 秒，每次加倍，最多 ${settings.maxRtoMs / 1000} 秒；最多重传 ${settings.dataRetries} 次，再次超时就放弃。`,
				},
	];
}
