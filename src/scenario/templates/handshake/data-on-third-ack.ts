// Data that was handed over before the connection stands goes out with the third ACK (RFC 9293, 3.10.2 and 3.10.7.3).

import { segmentLength } from "../../../tcp/segment.ts";
import { firstSent, sendingOf } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { delayAssumption, drawHosts, drawMessage, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askCount, askDuration, choice, UNITS } from "../../build/questions.ts";
import { WHAT_TAKES_NUMBERS } from "../../build/sent.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions } from "../../main-question.ts";
import { follows, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface DataOnThirdAck extends TwoHosts {
	/** Octets of each send() before the SYN,ACK arrives; together they fit into one segment. */
	readonly queued: readonly number[];
}

export const dataOnThirdAck = handshake({
	id: "data-on-third-ack",
	difficulty: 3,
	profiles: ["rfc9293"],
	misconceptions: [
		"syn-does-not-consume",
		"ack-counts-segments",
		"ack-names-last-received",
		"ack-repeats-sequence-number",
		"established-on-syn-ack-sent",
	],
	title: { en: "Data on the third ACK", zh: "第三次握手的 ACK 携带数据" },
	summary: {
		en: "The client's program sends before the connection is established.",
		zh: "连接建立之前，客户端的程序就已调用 send()。",
	},
	main: {
		text: {
			en: "What holds back data that is handed over early, and with which segment and number does it go out?",
			zh: "提前交付的数据为什么要等待？它随哪个报文段、从哪个序号发出？",
		},
		asks: asksAny(
			asksQuestions("what-holds-it", "data-arrives-after", "numbers-used"),
			asksNumbers(["seq"], ({ length }) => length > 0),
			asksNumbers(["ack"], ({ length, number }) => length === 0 && number > 3),
		),
	},
	blanks: [4, 7],
	draw(random, context) {
		const first = drawMessage(random);
		const queued = drawWhether(random, context.level, 40) ? [Math.ceil(first / 2), random.int(1, 700)] : [first];
		return { ...drawHosts(random, context), queued };
	},
	script(run, { queued }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		for (const bytes of queued) run.call("client", "send", { bytes });
		run.deliverAll();
	},
	story: ({ queued }) => ({
		en: `A client calls connect() and, without waiting for the answer, hands over ${queued.join(" and then ")} octets of data. Its TCP keeps them until they may be sent.`,
		zh: `客户端调用 connect() 之后不等应答，就${queued.length > 1 ? "先后" : ""}交付了 ${queued.join(" 字节和 ")} 字节数据，由它的 TCP 保存到可以发送为止。`,
	}),
	assumptions: (drawn) => [
		delayAssumption(drawn),
		{
			en: "No SYN carries data, and all the data fits into one segment.",
			zh: "SYN 不携带数据；全部数据可以放进一个报文段。",
			usual: true,
		},
	],
	questions: (trace, drawn) => [whatHoldsIt(trace), whenData(trace, drawn), numbersUsed(trace, drawn)],
});

function whatHoldsIt(trace: Trace): TemplateQuestion | null {
	const data = firstSent(trace, ({ length }) => length > 0);
	const sending = sendingOf(trace, data?.number);
	if (!data || !sending) return null;
	return askChoice("what-holds-it", {
		step: sending.step,
		label: {
			en: `What does the client's TCP wait for before it sends the data in step ${sending.step}?`,
			zh: `客户端的 TCP 在第 ${sending.step} 步才发送数据，此前在等什么？`,
		},
		options: [
			choice(
				"synchronized",
				{ en: "For the SYN,ACK, which makes it ESTABLISHED", zh: "等 SYN,ACK，使自己进入 ESTABLISHED" },
				null,
			),
			choice(
				"accepted",
				{ en: "For accept(), which the server's program calls", zh: "等服务器的程序调用 accept()" },
				{
					en: "The client cannot see accept(): the handshake is finished by the two systems, whatever the program does.",
					zh: "客户端看不到 accept()：握手由双方的系统完成，与程序何时调用 accept() 无关。",
				},
			),
			choice(
				"server-established",
				{ en: "For the server, which must be ESTABLISHED first", zh: "等服务器先进入 ESTABLISHED" },
				{
					en: `In step ${sending.step} the server is still SYN-RECEIVED: the very segment with the data makes it ESTABLISHED.`,
					zh: `第 ${sending.step} 步时服务器还是 SYN-RECEIVED，正是这个携带数据的报文段使它进入 ESTABLISHED。`,
				},
			),
			choice(
				"full-segment",
				{ en: "For more data, so that a full segment goes out", zh: "等更多的数据，凑满一个报文段" },
				{
					en: `Segment ${data.number} goes out with ${data.length} octets, which is no full segment. Nagle would hold it only for data that is unacknowledged.`,
					zh: `报文段 ${data.number} 只带 ${data.length} 字节就发出，并未凑满。Nagle 算法也只在有未确认的数据时才等待。`,
				},
			),
		],
		key: follows(trace, "send-queues-until-established") ? "synchronized" : "full-segment",
		rule: "send-queues-until-established",
		why: {
			en: `In SYN-SENT send() only queues. The SYN,ACK makes the client ESTABLISHED in step ${sending.step}, and the ACK that it owes takes the data along. Otherwise that ACK would go out alone, and the data behind it.`,
			zh: `在 SYN-SENT，send() 的数据只是排队。SYN,ACK 使客户端在第 ${sending.step} 步进入 ESTABLISHED，它要发的 ACK 就捎带了数据。否则先单独发送 ACK，再发送数据。`,
		},
		skills: ["data-delivery"],
		hints: {
			evidence: {
				en: `Look at the client's state in step 2 and in step ${sending.step}.`,
				zh: `看客户端在第 2 步和第 ${sending.step} 步的状态。`,
			},
			principle: {
				en: "Data handed over in SYN-SENT is queued until the sender's own side is synchronized; the other end's state does not matter.",
				zh: "在 SYN-SENT 交付的数据先排队，本方完成同步后才发送；与对方的状态无关。",
			},
			begin: {
				en: "In step 2 the client is in SYN-SENT: nothing goes out.",
				zh: "第 2 步客户端处于 SYN-SENT，没有发出任何报文段。",
			},
			follow: () => (sending.states.client === "ESTABLISHED" ? "synchronized" : "server-established"),
		},
	});
}

function whenData(trace: Trace, { delayMs }: DataOnThirdAck): TemplateQuestion {
	const arrived = trace.rows.find((row) => row.effects.some((e) => e.kind === "data-received"));
	const key = (arrived?.timeMs ?? 0) - trace.startMs;
	const firstDelivery = trace.rows.find((row) => row.cause.kind === "deliver");
	return askDuration("data-arrives-after", {
		step: arrived?.step ?? 1,
		unit: "ms",
		label: {
			en: "How long after connect() does the server have the data?",
			zh: "从调用 connect() 到服务器收到数据，经过多久？",
		},
		key,
		rule: "send-queues-until-established",
		why: {
			en: `SYN, SYN,ACK and the third segment, which has the data: ${key / delayMs} × ${delayMs} ms = ${key} ms. A program that waits for connect() before it sends gets there at the same time: the handshake is what takes long.`,
			zh: `依次是 SYN、SYN,ACK 和携带数据的第三个报文段：${key / delayMs} × ${delayMs} 毫秒 = ${key} 毫秒。等 connect() 成功后立即发送，也是这么久：时间都花在握手上。`,
		},
		skills: ["data-delivery"],
		hints: {
			evidence: {
				en: "Look at which segment carries the data, and at the travel time in the assumptions.",
				zh: "看哪个报文段携带数据，以及假设中的在途时间。",
			},
			principle: {
				en: "Each segment of the handshake is sent as soon as the one before arrives. Add the travel times of all segments up to the one with the data.",
				zh: "握手中每个报文段都在前一个到达时立即发出。把直到携带数据的报文段为止的各次在途时间相加。",
			},
			begin: {
				en: `The SYN reaches the server after ${delayMs} ms.`,
				zh: `SYN 在 ${delayMs} 毫秒后到达服务器。`,
			},
			follow: () => (firstSent(trace, ({ length }) => length > 0)?.number ?? 0) * delayMs,
		},
		hidesTimesFrom: firstDelivery?.step ?? 1,
	});
}

function numbersUsed(trace: Trace, { queued }: DataOnThirdAck): TemplateQuestion {
	const sent = sentBy(trace, "client");
	const octets = sumOf(sent.map(({ length }) => length));
	const key = sumOf(sent.map(segmentLength));
	return askCount("numbers-used", {
		step: trace.rows.length,
		unit: UNITS.sequenceNumbers,
		label: {
			en: "How many sequence numbers has the client used up in all?",
			zh: "客户端总共用掉了多少个序号？",
		},
		key,
		rule: "sequence-numbers-count",
		why: {
			en: `${key - octets} for the SYN and ${octets} for the data: ${key}. The ACK in the third segment takes none; if it did, each ACK would have to be acknowledged in turn.`,
			zh: `SYN 占 ${key - octets} 个，数据占 ${octets} 个，共 ${key} 个。第三个报文段中的 ACK 不占用序号，否则 ACK 本身也要被确认。`,
		},
		skills: ["data-counts-octets", "syn-consumes-one"],
		hints: {
			evidence: {
				en: "Look at everything that the client sends: flags and octets of each segment.",
				zh: "看客户端发送的所有报文段：各自的标志位和字节数。",
			},
			principle: WHAT_TAKES_NUMBERS,
			begin: {
				en: `The story tells the octets: ${queued.join(" + ")}.`,
				zh: `字节数见题目：${queued.join(" + ")}。`,
			},
			follow: () => sumOf(queued) + 1,
		},
	});
}
