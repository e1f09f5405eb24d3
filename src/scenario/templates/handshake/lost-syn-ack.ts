// The SYN,ACK is lost: both ends have a timer running, and one extra answer comes of it (RFC 9293, 3.5 and 3.8.1).

import { ACK, SYN } from "../../../tcp/flags.ts";
import { hasSyn } from "../../../tcp/segment.ts";
import { arrivalOf, arrivingIn, hasBits, sendingOf } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { delayAssumption, drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askCount, askDuration, choice, UNITS } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface LostSynAck extends TwoHosts {
	/** The client's second SYN is lost as well, so that the server's timer alone repairs the loss. */
	readonly synLostToo: boolean;
}

export const lostSynAck = handshake({
	id: "lost-syn-ack",
	difficulty: 3,
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"ack-names-last-received",
		"established-on-syn-ack-sent",
	],
	title: { en: "The SYN,ACK is lost", zh: "SYN,ACK 丢失" },
	summary: {
		en: "The server's answer never arrives, and both timers run out.",
		zh: "服务器的应答没有到达，双方的重传定时器先后到期。",
	},
	main: {
		text: {
			en: "Whose timer makes up for the lost SYN,ACK, and what does each end make of what it gets twice?",
			zh: "丢失的 SYN,ACK 由谁的定时器来补救？重复收到的报文段又如何处理？",
		},
		asks: asksAny(
			asksQuestions("what-repairs", "client-connected-after", "half-open-entries"),
			asksStates(["SYN-RECEIVED"]),
			asksNumbers(["seq"], ({ retransmission }) => retransmission),
		),
	},
	blanks: [5, 8],
	draw: (random, context) => ({ ...drawHosts(random, context), synLostToo: drawWhether(random, context.level, 50) }),
	script(run, { synLostToo }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.lose();
		run.untilTimer("client");
		const secondSyn = run.last();
		if (synLostToo) run.lose(secondSyn);
		run.untilTimer("server");
		run.deliverAll();
	},
	story: ({ synLostToo }) => ({
		en: `A client opens a connection. The network loses the server's SYN,ACK${synLostToo ? ", and the client's second SYN as well" : ""}.`,
		zh: `客户端发起连接。网络丢失了服务器的 SYN,ACK${synLostToo ? "，客户端重传的 SYN 也丢失了" : ""}。`,
	}),
	assumptions: (drawn) => [
		delayAssumption(drawn),
		{
			tells: ["first-timeout"],
			en: "Both ends start with a retransmission timeout of 1 s.",
			zh: "双方的初始重传超时都是 1 秒。",
		},
		...(drawn.synLostToo
			? []
			: [
					{
						en: "The server's timer expires just before the client's second SYN arrives.",
						zh: "服务器的定时器恰好在客户端重传的 SYN 到达之前到期。",
					},
				]),
	],
	questions: (trace, drawn) => [
		whatRepairs(trace, drawn),
		connectedAfter(trace, drawn),
		drawn.synLostToo ? null : halfOpenEntries(trace),
	],
});

function whatRepairs(trace: Trace, { synLostToo }: LostSynAck): TemplateQuestion | null {
	const connected = firstRowIn(trace, "client", "ESTABLISHED");
	const answer = arrivingIn(trace, connected);
	const secondSyn = sentBy(trace, "client").filter(hasSyn)[1];
	if (!connected || !answer || !secondSyn) return null;
	const bySyn = arrivalOf(trace, secondSyn.number)?.sent.some(({ number }) => number === answer.number) ?? false;
	return askChoice("what-repairs", {
		step: connected.step,
		label: {
			en: "What brings the client the SYN,ACK that makes it ESTABLISHED?",
			zh: "使客户端进入 ESTABLISHED 的 SYN,ACK 是怎样来的？",
		},
		options: [
			choice(
				"server-timer",
				{ en: "The server's timer: it repeats its SYN,ACK unasked", zh: "服务器的定时器到期，主动重传 SYN,ACK" },
				null,
			),
			choice(
				"second-syn",
				{ en: "The client's second SYN: the server answers it", zh: "客户端重传的 SYN 到达，服务器予以应答" },
				synLostToo
					? {
							en: `Segment ${secondSyn.number}, the second SYN, is lost: nobody can answer it.`,
							zh: `重传的 SYN（报文段 ${secondSyn.number}）丢失了，没有人能应答它。`,
						}
					: {
							en: `Segment ${secondSyn.number} does arrive, but after segment ${answer.number} was sent; what answers it reaches the client later.`,
							zh: `报文段 ${secondSyn.number} 到达时，报文段 ${answer.number} 已经发出；对它的应答更晚才到客户端。`,
						},
			),
			choice(
				"network",
				{ en: "The network: it delivers the lost SYN,ACK late", zh: "网络：丢失的 SYN,ACK 迟到了" },
				{
					en: "What is lost never arrives. The network repeats nothing; the ends do.",
					zh: "丢失的报文段不会再到达；重传由两端完成，网络不会重传。",
				},
			),
			choice(
				"program",
				{ en: "The server's program: it calls accept() again", zh: "服务器的程序再次调用 accept()" },
				{
					en: "accept() sends nothing: it takes a connection that is complete already.",
					zh: "accept() 不发送任何报文段，只取出已经建立的连接。",
				},
			),
		],
		key: bySyn ? "second-syn" : "server-timer",
		rule: "syn-ack-retransmitted",
		why: {
			en: `The server's SYN is unacknowledged, so its own timer runs from step 2 on and expires after 1 s: segment ${answer.number}. ${synLostToo ? "The client's second SYN is lost, and was not needed." : "The client's second SYN comes an instant later; one of the two would have been enough."}`,
			zh: `服务器自己的 SYN 未被确认，它的定时器从第 2 步起计时，1 秒后到期，发出报文段 ${answer.number}。${synLostToo ? "客户端重传的 SYN 丢失了，也并非必需。" : "客户端重传的 SYN 随后才到；两者有一个就够了。"}`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: `Look for the step in which segment ${answer.number} is sent, and what happens in it.`,
				zh: `看报文段 ${answer.number} 在哪一步发出，那一步发生了什么。`,
			},
			principle: {
				en: "An end sends again when its own timer expires, and it answers what arrives: see which of the two begins the step.",
				zh: "自己的定时器到期时会重传，收到报文段时会应答：看那一步由哪一个引起。",
			},
			begin: {
				en: `Segment ${answer.number} is sent in step ${sendingOf(trace, answer.number)?.step}.`,
				zh: `报文段 ${answer.number} 在第 ${sendingOf(trace, answer.number)?.step} 步发出。`,
			},
			follow: () => (sendingOf(trace, answer.number)?.cause.kind === "timer" ? "server-timer" : "second-syn"),
		},
	});
}

function connectedAfter(trace: Trace, { delayMs, settings }: LostSynAck): TemplateQuestion | null {
	const connected = firstRowIn(trace, "client", "ESTABLISHED");
	if (!connected) return null;
	const key = connected.timeMs - trace.startMs;
	return askDuration("client-connected-after", {
		step: connected.step,
		unit: "ms",
		label: {
			en: "How long after connect() is the client ESTABLISHED?",
			zh: "调用 connect() 之后多久，客户端进入 ESTABLISHED？",
		},
		key,
		rule: "syn-ack-retransmitted",
		why: {
			en: `The SYN travels ${delayMs} ms, the server's timer waits ${settings.initialRtoMs} ms, its second SYN,ACK travels ${delayMs} ms: ${key} ms. Without the loss it would be ${2 * delayMs} ms.`,
			zh: `SYN 在途 ${delayMs} 毫秒，服务器的定时器等待 ${settings.initialRtoMs} 毫秒，重传的 SYN,ACK 在途 ${delayMs} 毫秒：共 ${key} 毫秒。没有丢失时只需 ${2 * delayMs} 毫秒。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Look at steps 2 and 4, and at travel time and timeout in the assumptions.",
				zh: "看第 2 步和第 4 步，以及假设中的在途时间和重传超时。",
			},
			principle: {
				en: "A timer runs from the moment at which the segment is sent that it guards. Add the SYN's travel, the server's wait, and the second SYN,ACK's travel.",
				zh: "定时器从它所保护的报文段发出时开始计时。把 SYN 的在途时间、服务器的等待和重传的 SYN,ACK 的在途时间相加。",
			},
			begin: {
				en: `The server sends its first SYN,ACK ${delayMs} ms after connect().`,
				zh: `调用 connect() 后 ${delayMs} 毫秒，服务器发出第一个 SYN,ACK。`,
			},
			follow: () => 2 * delayMs + settings.initialRtoMs,
		},
		hidesTimesFrom: 3,
	});
}

function halfOpenEntries(trace: Trace): TemplateQuestion | null {
	const secondSyn = sentBy(trace, "client").filter(hasSyn)[1];
	const row = arrivalOf(trace, secondSyn?.number);
	if (!secondSyn || !row) return null;
	const key = row.queues.server?.syn ?? 0;
	const answer = row.sent[0];
	const named = answer && hasBits(answer, SYN | ACK) ? "SYN,ACK" : "ACK";
	return askCount("half-open-entries", {
		step: row.step,
		unit: UNITS.entries,
		label: {
			en: `How many entries does the server's SYN queue hold after segment ${secondSyn.number} has arrived?`,
			zh: `报文段 ${secondSyn.number} 到达之后，服务器的半连接队列中有多少个条目？`,
		},
		key,
		rule: "duplicate-syn-answered",
		why: {
			en: `Segment ${secondSyn.number} has the same addresses, ports and number as segment 1: it belongs to the entry that stands there, which is only answered again (${named}). A new entry would take another pair of address and port.`,
			zh: `报文段 ${secondSyn.number} 的地址、端口和序号都与报文段 1 相同，属于已有的条目，只是再应答一次（${named}）。地址或端口不同，才会有新条目。`,
		},
		skills: ["passive-open-states"],
		hints: {
			evidence: {
				en: `Compare segment ${secondSyn.number} with segment 1: addresses, ports, seq.`,
				zh: `比较报文段 ${secondSyn.number} 与报文段 1：地址、端口、seq。`,
			},
			principle: {
				en: "An entry belongs to one pair of addresses and ports; a SYN of a pair that has one adds none.",
				zh: "每个条目对应一对地址和端口；这对地址和端口已有条目时，SYN 不再增加条目。",
			},
			begin: {
				en: "Segment 1 has put the first entry into the queue in step 2.",
				zh: "第 2 步，报文段 1 在队列中留下了第一个条目。",
			},
			follow: () =>
				new Set(
					sentBy(trace, "client")
						.filter(hasSyn)
						.map(({ from, to }) => `${from.port} ${to.port}`),
				).size,
		},
	});
}
