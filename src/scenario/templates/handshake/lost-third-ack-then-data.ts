// The third ACK is lost, but data follows: it carries the same acknowledgment and completes the open (RFC 9293, 3.10.7.4).

import { handshake } from "../../build/family.ts";
import { drawHosts, drawMessage } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { follows, octetsReceived, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
	title: { en: "The third ACK is lost, data follows", zh: "第三个 ACK 丢失，随后有数据" },
	summary: {
		en: "The client's first data arrives in place of the ACK that was lost.",
		zh: "丢失了第三个 ACK，随后客户端的数据到达服务器。",
	},
	essentialStates: ["SYN-RECEIVED", "ESTABLISHED"],
	blanks: [5, 8],
	optionsAsWritten: true,
	draw: (random, context) => ({
		...drawHosts(random, context),
		/** Octets of each message, sent one right after the other. */
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
		en: `A client opens a connection and then sends ${messages.join(" and ")} octets of data. The network loses the third segment of the handshake.`,
		zh: `客户端发起连接，随后发送 ${messages.join(" 字节和 ")} 字节数据。网络丢失了握手的第三个报文段。`,
	}),
	questions: (trace) => [whatCompletes(trace), readableOctets(trace)],
});

function whatCompletes(trace: Trace): TemplateQuestion {
	return askChoice("what-completes-the-open", {
		step: trace.rows.length,
		label: {
			en: "What in the first data segment makes up for the lost third ACK?",
			zh: "第一个数据报文段中的什么弥补了丢失的第三个 ACK？",
		},
		options: [
			option("ack", "Its acknowledgment number", "它的确认号"),
			option("octets", "Its data: whoever sends data must be connected", "它的数据：能发数据就说明已经连接"),
			option("seq", "Its sequence number, one higher than that of the lost ACK", "它的序号，比丢失的 ACK 的序号大 1"),
			option("nothing", "Nothing: the server must send its SYN,ACK again first", "没有：服务器必须先重传 SYN,ACK"),
		],
		key: follows(trace, "ack-completes-passive-open") ? "ack" : "nothing",
		rule: "ack-completes-passive-open",
		why: {
			en: "Every segment from the client now acknowledges the server's SYN, the data too. That is all the server waits for in SYN-RECEIVED; the octets are taken right after.",
			zh: "客户端此后的每个报文段都确认了服务器的 SYN，数据报文段也不例外。服务器在 SYN-RECEIVED 等的就是这个确认，随后数据即被接收。",
		},
		skills: ["handshake-purpose"],
	});
}

function readableOctets(trace: Trace): TemplateQuestion {
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
			en: `Nothing of the data was lost: ${received.join(" + ")}${received.length > 1 ? ` = ${key}` : ""} octets. SYN and ACK bring none.`,
			zh: `数据没有丢失：${received.join(" + ")}${received.length > 1 ? ` = ${key}` : ""} 字节。SYN 和 ACK 不带数据。`,
		},
		skills: ["data-delivery"],
	});
}
