// How long TIME-WAIT lasts, why 2 MSL, and what that means for a busy host (RFC 9293, 3.4.2 and 3.6).

import { type Closing, closeInTurn, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, type Closers, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, askChoices, askCount, option, UNITS } from "../../build/questions.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { firstRowIn, nextRowIn } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface TimeWaitLength extends Closing {
	/** Connections a second of a busy host that closes them all first. */
	readonly rate: number;
}

export const timeWaitLength = teardown({
	id: "time-wait-length",
	difficulty: 3,
	misconceptions: ["no-time-wait", "msl-for-2msl"],
	title: { en: "How long is TIME-WAIT, and why?", zh: "TIME-WAIT 持续多久，为什么？" },
	summary: {
		en: "Who waits, how long, what for, and how many connections wait on a busy host.",
		zh: "谁等待、等多久、为什么，以及繁忙的主机上有多少连接在等待。",
	},
	ask: { states: true },
	essentialStates: ["TIME-WAIT"],
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawClosing(random, context, 50),
		rate: random.pick([5, 10, 20, 25, 40, 50, 100, 200]),
	}),
	script(run, drawn) {
		connect(run, drawn);
		closeInTurn(run, drawn);
		run.untilTimer(drawn.closer);
	},
	story: ({ closer, peer, rate }) => ({
		en: `The ${ENGLISH[closer]} closes first, the ${ENGLISH[peer]} later. All day long the ${ENGLISH[closer]} goes through ${rate} such connections a second, evenly spread, and always closes first.`,
		zh: `${CHINESE[closer]}先关闭，${CHINESE[peer]}稍后关闭。${CHINESE[closer]}整天都这样每秒均匀地处理 ${rate} 个连接，而且总是先关闭。`,
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => [
		timeWaitQuestion(trace, drawn.closer, drawn),
		whyTwice(trace, drawn),
		whatFor(trace, drawn.closer),
		howManyWait(trace, drawn),
		whoWouldWait(trace, drawn),
	],
});

function howManyWait(trace: Trace, { closer, rate }: TimeWaitLength): TemplateQuestion {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	const ended = entered && nextRowIn(trace, entered, closer, "CLOSED");
	const wait = ended ? (ended.timeMs - entered.timeMs) / 1000 : 0;
	const key = rate * wait;
	return askCount("connections-waiting", {
		step: trace.rows.length,
		unit: UNITS.connections,
		label: {
			en: `How many connections of the busy ${ENGLISH[closer]} are in TIME-WAIT at any moment?`,
			zh: `繁忙的${CHINESE[closer]}上，任一时刻有多少个连接处于 TIME-WAIT？`,
		},
		key,
		rule: "time-wait-expires",
		why: {
			en: `Each second ${rate} connections enter TIME-WAIT, and each stays for ${wait} s: ${rate} × ${wait} = ${key}.`,
			zh: `每秒有 ${rate} 个连接进入 TIME-WAIT，每个停留 ${wait} 秒：${rate} × ${wait} = ${key} 个。`,
		},
		skills: ["time-wait", "port-reuse"],
		hidesTimesFrom: trace.rows.length,
	});
}

function whyTwice(trace: Trace, { closer, peer }: Closers): TemplateQuestion | null {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	if (!entered) return null;
	return askChoice("why-twice-the-msl", {
		step: entered.step,
		label: { en: "Why does TIME-WAIT last twice the MSL?", zh: "TIME-WAIT 为什么是 MSL 的两倍？" },
		options: [
			option(
				"ack-and-fin",
				"One MSL until the last ACK is gone, one more for a FIN that is sent again because of its loss",
				"一个 MSL 让最后的 ACK 消失，再一个 MSL 让因它丢失而重传的 FIN 到达",
			),
			option("each-end", "One MSL for each end to free its memory", "两端各需要一个 MSL 来释放内存"),
			option(
				"round-trip",
				"It is the measured round-trip time, doubled for safety",
				"它是测得的往返时间，为保险而加倍",
			),
			option("two-fins", "One MSL for each of the two FINs", "两个 FIN 各占一个 MSL"),
		],
		key: "ack-and-fin",
		rule: "fin-received-in-fin-wait-2",
		why: {
			en: `The ${ENGLISH[closer]}'s last ACK may live for one MSL and be lost at the end of it; the FIN that the ${ENGLISH[peer]} then sends again may take one more. After both no old segment of this connection is left.`,
			zh: `${CHINESE[closer]}的最后一个 ACK 可能在网络中存活一个 MSL 后丢失，${CHINESE[peer]}因此重传的 FIN 又可能再用一个 MSL。两者之后，网络中不再有这个连接的旧报文段。`,
		},
		skills: ["time-wait"],
	});
}

/** The two reasons of RFC 9293, 3.6.1 and 3.4.2. */
function whatFor(trace: Trace, closer: End): TemplateQuestion | null {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	if (!entered) return null;
	return askChoices("what-for", {
		step: entered.step,
		label: {
			en: "What is TIME-WAIT for? Select all that apply.",
			zh: "TIME-WAIT 的作用是什么？选出全部正确的。",
		},
		options: [
			option(
				"answer-fin",
				"To answer the other end's FIN once more, should the last ACK be lost",
				"最后一个 ACK 丢失时，能再次应答对方重传的 FIN",
			),
			option(
				"old-segments",
				"To let old segments die out before the same ports are used again",
				"同样的端口再次使用之前，让旧报文段在网络中消失",
			),
			option(
				"read-rest",
				"To let the program read what is left in its receive buffer",
				"让程序读完接收缓冲区中剩下的数据",
			),
			option("slow-attackers", "To slow down whoever connects too often", "减慢过于频繁的连接"),
		],
		key: ["answer-fin", "old-segments"],
		rule: "fin-received-in-fin-wait-2",
		why: {
			en: `Without it a FIN that the ${ENGLISH[closer]}'s peer sends again would meet a closed port and be answered with RST, and an old segment could be taken for one of a new connection.`,
			zh: `否则对方重传的 FIN 会遇到已关闭的端口而得到 RST，旧报文段也可能被当作新连接的数据。`,
		},
		skills: ["time-wait"],
	});
}

/** The end that waits is the one that closed first: turning the order round turns this round. */
function whoWouldWait(trace: Trace, { closer, peer }: Closers): TemplateQuestion {
	const firstWaits = firstRowIn(trace, closer, "TIME-WAIT") !== undefined;
	return askChoice("who-would-wait", {
		step: trace.rows.length,
		label: {
			en: `If from now on the ${ENGLISH[peer]} always closed first: on which end would connections pile up in TIME-WAIT?`,
			zh: `如果今后总是${CHINESE[peer]}先关闭：TIME-WAIT 连接会堆积在哪一端？`,
		},
		options: [
			option("client", "The client", "客户端"),
			option("server", "The server", "服务器"),
			option("both", "Both ends", "两端都有"),
			option("neither", "Neither end", "两端都没有"),
		],
		key: firstWaits ? peer : "neither",
		rule: "fin-received-in-fin-wait-2",
		why: {
			en: `The end that closes first sends the last ACK, and waits in case that ACK is lost. That would then be the ${ENGLISH[peer]}: it does not matter who is client and who is server.`,
			zh: `先关闭的一方发送最后一个 ACK，要等待以防它丢失。那时就轮到${CHINESE[peer]}等待；这与谁是客户端、谁是服务器无关。`,
		},
		skills: ["time-wait"],
	});
}
