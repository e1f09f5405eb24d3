// Why there is a TIME-WAIT and why it is as long as it is (RFC 9293, 3.4.2 and 3.6.1), as questions.
import { firstRowIn } from "../run/read-trace.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import { CHINESE, type Closers, ENGLISH } from "./ends.ts";
import { askChoice, askChoices, choice } from "./questions.ts";

/** Null where that end does not wait. */
export function whyTwiceQuestion(trace: Trace, { closer, peer }: Closers): TemplateQuestion | null {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	if (!entered) return null;
	return askChoice("why-twice-the-msl", {
		step: entered.step,
		label: { en: "Why does TIME-WAIT last twice the MSL?", zh: "TIME-WAIT 为什么是 MSL 的两倍？" },
		options: whyTwice(peer),
		key: "ack-and-fin",
		rule: "active-closer-lingers",
		why: {
			en: `The ${ENGLISH[closer]}'s last ACK may live for one MSL before it is lost; the FIN that the ${ENGLISH[peer]} then sends again may take one more. After only one MSL that FIN could meet a CLOSED end, and a RST.`,
			zh: `${CHINESE[closer]}的最后一个 ACK 可能存活一个 MSL 后才丢失，${CHINESE[peer]}因此重传的 FIN 又可能用一个 MSL。只等一个 MSL，这个 FIN 就可能遇到 CLOSED 而得到 RST。`,
		},
		skills: ["time-wait"],
		hints: {
			evidence: {
				en: `Think of the last ACK of the close being lost, and of what the ${ENGLISH[peer]} does then.`,
				zh: `设想关闭的最后一个 ACK 丢失，${CHINESE[peer]}会怎么做。`,
			},
			principle: {
				en: "A segment is in the network for at most one MSL. The wait must outlast everything that can still come because of the last segment sent.",
				zh: "报文段在网络中最多存活一个 MSL。等待的时间必须超过由最后发出的报文段引起的一切。",
			},
			begin: { en: "The last ACK: at most one MSL on its way.", zh: "最后一个 ACK：在途中最多一个 MSL。" },
			follow: () => "ack-and-fin",
		},
	});
}

function whyTwice(peer: Closers["peer"]): readonly Option[] {
	return [
		choice(
			"ack-and-fin",
			{
				en: "One MSL for the last ACK, one for a FIN that comes again",
				zh: "一个 MSL 给最后的 ACK，一个给重传的 FIN",
			},
			null,
		),
		choice(
			"each-end",
			{ en: "One MSL for each end to free its memory", zh: "两端各用一个 MSL 释放内存" },
			{
				en: `The ${ENGLISH[peer]} does not wait at all: it is CLOSED as soon as the last ACK arrives.`,
				zh: `${CHINESE[peer]}根本不等待：最后一个 ACK 一到就进入 CLOSED。`,
			},
		),
		choice(
			"round-trip",
			{ en: "It is the measured round-trip time, doubled", zh: "它是测得的往返时间的两倍" },
			{
				en: "The MSL is no measurement: it is a bound on how long any segment may live, far above a round trip.",
				zh: "MSL 不是测出来的，而是任何报文段存活时间的上限，远大于往返时间。",
			},
		),
		choice(
			"two-fins",
			{ en: "One MSL for each of the two FINs", zh: "两个 FIN 各用一个 MSL" },
			{
				en: "The first FIN was acknowledged before TIME-WAIT began: nothing of it is awaited any more.",
				zh: "第一个 FIN 在 TIME-WAIT 开始之前就已得到确认，与它无关。",
			},
		),
	];
}

/** The two reasons; null where that end does not wait. */
export function whatForQuestion(trace: Trace, { closer, peer }: Closers): TemplateQuestion | null {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	if (!entered) return null;
	return askChoices("what-for", {
		step: entered.step,
		label: {
			en: "What is TIME-WAIT for? Select all that apply.",
			zh: "TIME-WAIT 的作用是什么？选出全部正确的。",
		},
		options: purposes(closer),
		key: ["answer-fin", "old-segments"],
		rule: "active-closer-lingers",
		why: {
			en: `Without it, a FIN that the ${ENGLISH[peer]} sends again would get a RST, and an old segment could be taken for one of a new connection.`,
			zh: `否则${CHINESE[peer]}重传的 FIN 会得到 RST，旧报文段也可能被当作新连接的数据。`,
		},
		skills: ["time-wait"],
		hints: {
			evidence: {
				en: `Ask what could still arrive at the ${ENGLISH[closer]} after step ${entered.step}.`,
				zh: `想一想：第 ${entered.step} 步之后，还有什么可能到达${CHINESE[closer]}？`,
			},
			principle: {
				en: "When both programs have closed, all that can still go wrong is in the network: a segment that is lost, or one that comes late.",
				zh: "双方程序都已关闭，还可能出问题的只有网络：报文段可能丢失，也可能迟到。",
			},
			begin: {
				en: `If the last ACK is lost, the ${ENGLISH[peer]} is still in LAST-ACK.`,
				zh: `如果最后一个 ACK 丢失，${CHINESE[peer]}仍处于 LAST-ACK。`,
			},
			follow: () => ["answer-fin", "old-segments"],
		},
	});
}

function purposes(closer: Closers["closer"]): readonly Option[] {
	return [
		choice(
			"answer-fin",
			{ en: "To answer a FIN again if the last ACK is lost", zh: "最后的 ACK 丢失时，再次应答 FIN" },
			null,
		),
		choice(
			"old-segments",
			{
				en: "To let old segments die out before the ports are used again",
				zh: "端口再次使用之前，让旧报文段消失",
			},
			null,
		),
		choice(
			"read-rest",
			{ en: "To let the program read the rest of its data", zh: "让程序读完剩下的数据" },
			{
				en: `The ${ENGLISH[closer]}'s program has closed: it reads no more, and a receive buffer needs no TIME-WAIT.`,
				zh: `${CHINESE[closer]}的程序已经关闭，不再读取；读接收缓冲区也不需要 TIME-WAIT。`,
			},
		),
		choice(
			"ack-of-ack",
			{ en: "To wait until the last ACK is acknowledged", zh: "等待最后一个 ACK 得到确认" },
			{
				en: "An ACK is not acknowledged, or there would be no end of it. That is why a fixed time has to do.",
				zh: "ACK 本身不会得到确认，否则没完没了。正因如此，只能等一段固定的时间。",
			},
		),
	];
}
