// The third ACK is lost, but data follows: it carries the same acknowledgment and completes the open (RFC 9293, 3.10.7.4).

import { ACK } from "../../../tcp/flags.ts";
import { arrivalOf, firstSent, hasBits } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, drawMessage, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, follows, octetsReceived, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface LostThirdAckThenData extends TwoHosts {
	/** Octets of each message, sent one right after the other. */
	readonly messages: readonly number[];
}

export const lostThirdAckThenData = handshake({
	id: "lost-third-ack-then-data",
	difficulty: 3,
	misconceptions: [
		"syn-does-not-consume",
		"pure-ack-consumes",
		"ack-counts-segments",
		"ack-names-last-received",
		"established-on-syn-ack-sent",
	],
	title: { en: "The third ACK is lost, data follows", zh: "第三次握手的 ACK 丢失，随后有数据" },
	summary: {
		en: "The client's first data arrives in place of the ACK that was lost.",
		zh: "第三次握手的 ACK 丢失，随后客户端的数据到达服务器。",
	},
	main: {
		text: {
			en: "What opens the connection for the server when the third ACK is lost and data follows?",
			zh: "第三次握手的 ACK 丢失，随后数据到达：是什么使服务器一侧的连接建立？",
		},
		asks: asksAny(
			asksQuestions("what-completes-the-open", "readable-octets"),
			asksStates(["SYN-RECEIVED", "ESTABLISHED"], ["server"]),
			asksNumbers(["seq", "ack"], ({ length }) => length > 0),
		),
	},
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawHosts(random, context),
		messages: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawMessage(random)),
	}),
	script(run, { messages }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		run.lose();
		for (const bytes of messages) run.call("client", "send", { bytes });
		run.deliverAll();
	},
	story: ({ messages }) => ({
		en: `A client opens a connection and at once sends ${messages.join(" and ")} octets of data. The network loses the third segment of the handshake.`,
		zh: `客户端发起连接，连接建立后立即${messages.length > 1 ? "先后" : ""}发送 ${messages.join(" 字节和 ")} 字节数据。网络丢失了握手的第三个报文段。`,
	}),
	assumptions: ({ messages }) => [
		{
			en: "The server's retransmission timeout of 1 s does not expire meanwhile.",
			zh: "服务器的重传定时器（1 秒）其间没有到期。",
		},
		...(messages.length > 1
			? [
					{
						tells: ["nagle"] as const,
						en: "The client's socket has TCP_NODELAY set: each message goes out at once.",
						zh: "客户端的套接字设置了 TCP_NODELAY：每次 send() 的数据都立即发送。",
					},
				]
			: []),
	],
	questions: (trace, drawn) => [whatCompletes(trace), readableOctets(trace, drawn)],
});

function whatCompletes(trace: Trace): TemplateQuestion | null {
	const complete = firstRowIn(trace, "server", "ESTABLISHED");
	const lost = firstSent(trace, (segment) => hasBits(segment, ACK));
	const data = firstSent(trace, ({ length }) => length > 0);
	if (!complete || !lost || !data) return null;
	return askChoice("what-completes-the-open", {
		step: complete.step,
		label: {
			en: `What in the first data segment (segment ${data.number}) makes up for the lost third ACK?`,
			zh: `第一个数据报文段（报文段 ${data.number}）中的什么弥补了丢失的 ACK？`,
		},
		options: [
			choice(
				"ack",
				{ en: "Its acknowledgment number, the same as the lost ACK's", zh: "它的确认号，与丢失的 ACK 相同" },
				null,
			),
			choice(
				"octets",
				{ en: "Its data: whoever sends data must be connected", zh: "它的数据：能发数据就说明已经连接" },
				{
					en: "Octets say nothing of whether the server's SYN has arrived. In SYN-RECEIVED data without an acceptable ACK opens nothing.",
					zh: "数据本身说明不了服务器的 SYN 是否送达。在 SYN-RECEIVED，没有有效确认的数据不能使连接建立。",
				},
			),
			choice(
				"seq",
				{ en: "Its sequence number, one higher than the lost ACK's", zh: "它的序号，比丢失的 ACK 的序号大 1" },
				{
					en: `Segments ${lost.number} and ${data.number} have the same seq: an ACK alone takes no number.`,
					zh: `报文段 ${lost.number} 与 ${data.number} 的 seq 相同：单纯的 ACK 不占用序号。`,
				},
			),
			choice(
				"nothing",
				{ en: "Nothing: the server must repeat its SYN,ACK first", zh: "没有：服务器必须先重传 SYN,ACK" },
				{
					en: `That is what happens when the client stays silent. Here the server is ESTABLISHED in step ${complete.step}, before its timer expires.`,
					zh: `客户端没有数据要发时才会那样。这里服务器在第 ${complete.step} 步就进入 ESTABLISHED，定时器尚未到期。`,
				},
			),
		],
		key: follows(trace, "ack-completes-passive-open") ? "ack" : "nothing",
		rule: "ack-completes-passive-open",
		why: {
			en: `Every segment of the client now acknowledges the server's SYN, segment ${data.number} too: all that the server waits for in SYN-RECEIVED. Its octets are taken right after. Had the client been silent, the SYN,ACK would have come again.`,
			zh: `客户端此后的每个报文段都确认了服务器的 SYN，报文段 ${data.number} 也不例外：服务器在 SYN-RECEIVED 等的就是它，随后数据即被接收。如果客户端不发数据，服务器就要重传 SYN,ACK。`,
		},
		skills: ["handshake-purpose"],
		hints: {
			evidence: {
				en: `Compare segment ${data.number} with the lost segment ${lost.number}: flags, seq, ack.`,
				zh: `比较报文段 ${data.number} 与丢失的报文段 ${lost.number}：标志位、seq、ack。`,
			},
			principle: {
				en: "SYN-RECEIVED ends when a segment arrives that acknowledges the server's SYN, whatever else it carries.",
				zh: "确认了服务器 SYN 的报文段一到达，SYN-RECEIVED 就结束，不论它还带着什么。",
			},
			begin: {
				en: `In step ${complete.step} segment ${data.number} arrives; the server waits for one thing only.`,
				zh: `第 ${complete.step} 步，报文段 ${data.number} 到达；服务器等的只有一样东西。`,
			},
			follow: () => (data.bits & ACK && arrivalOf(trace, data.number) ? "ack" : "nothing"),
		},
	});
}

function readableOctets(trace: Trace, { messages }: LostThirdAckThenData): TemplateQuestion {
	const received = octetsReceived(trace, "server");
	const key = sumOf(received);
	return askCount("readable-octets", {
		step: trace.rows.length,
		unit: UNITS.octets,
		label: {
			en: `How many octets can the server's program read after step ${trace.rows.length}?`,
			zh: `第 ${trace.rows.length} 步之后，服务器的程序可以读到多少字节？`,
		},
		key,
		rule: "data-acknowledged",
		why: {
			en: `None of the data was lost: ${received.join(" + ")}${received.length > 1 ? ` = ${key}` : ""} octets, though the first of it found the server in SYN-RECEIVED. SYN and ACK bring none. Were it dropped there, the client would have to send it again.`,
			zh: `数据没有丢失：${received.join(" + ")}${received.length > 1 ? ` = ${key}` : ""} 字节，尽管第一份数据到达时服务器还处于 SYN-RECEIVED。SYN 和 ACK 不带数据。如果那时丢弃，客户端就要重传。`,
		},
		skills: ["data-delivery"],
		hints: {
			evidence: {
				en: "Look at the segments with data: which of them arrive?",
				zh: "看带数据的报文段：哪些到达了服务器？",
			},
			principle: {
				en: "Octets that arrive in order with an ACK that opens the connection are kept for the program; flags and ACKs bring no octets.",
				zh: "按序到达的数据，若其确认号使连接建立，就留给程序读取；标志位和 ACK 本身不含数据。",
			},
			begin: {
				en: `${messages.length === 1 ? "One segment with data follows" : "Two segments with data follow"} the lost ACK; only that ACK is lost.`,
				zh: `丢失的 ACK 之后有 ${messages.length} 个带数据的报文段；丢失的只有那个 ACK。`,
			},
			follow: () => sumOf(messages),
		},
	});
}
