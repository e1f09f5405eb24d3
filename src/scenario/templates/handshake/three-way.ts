// The three-way handshake, with or without a first message behind it (RFC 9293, 3.5, Figure 6).

import { ACK, SYN } from "../../../tcp/flags.ts";
import { hasSyn } from "../../../tcp/segment.ts";
import { arrivalOf, firstSent, hasBits } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, drawMessage } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const threeWay = handshake({
	id: "three-way",
	difficulty: 1,
	misconceptions: [
		"syn-does-not-consume",
		"ack-names-last-received",
		"ack-repeats-sequence-number",
		"established-on-syn-ack-sent",
	],
	title: { en: "Three-way handshake", zh: "三次握手" },
	summary: {
		en: "A client opens a connection to a listening server.",
		zh: "客户端与正在监听的服务器建立连接。",
	},
	main: {
		text: {
			en: "Which three segments open a connection, and which of them makes which end ESTABLISHED?",
			zh: "建立连接要交换哪三个报文段？双方各在收到哪一个之后进入 ESTABLISHED？",
		},
		asks: asksAny(
			asksQuestions("who-is-first", "what-the-third-tells"),
			asksStates(["SYN-RECEIVED"]),
			asksStates(["ESTABLISHED"]),
			asksFlags(({ number }) => number <= 3),
		),
	},
	blanks: [4, 6],
	draw: (random, context) => ({
		...drawHosts(random, context),
		/** Octets that the client sends afterwards, 0 for none. */
		message: drawWhether(random, context.level, 50) ? drawMessage(random) : 0,
	}),
	script(run, { message }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		run.deliver();
		if (message === 0) return;
		run.call("client", "send", { bytes: message });
		run.deliver();
	},
	story: ({ message }) => ({
		en: `A client opens a TCP connection to a listening server${message > 0 ? ` and sends its first ${message} octets of data` : ""}.`,
		zh: `客户端与正在监听的服务器建立 TCP 连接${message > 0 ? `，然后发送 ${message} 字节的数据` : ""}。`,
	}),
	questions: (trace) => [whoIsFirst(trace), whatTheThirdTells(trace)],
});

function whoIsFirst(trace: Trace): TemplateQuestion | null {
	const client = firstRowIn(trace, "client", "ESTABLISHED");
	const server = firstRowIn(trace, "server", "ESTABLISHED");
	const halfOpen = firstRowIn(trace, "server", "SYN-RECEIVED");
	const synAck = firstSent(trace, (segment) => hasBits(segment, SYN | ACK));
	if (!client || !server || !halfOpen || !synAck) return null;
	return askChoice("who-is-first", {
		step: server.step,
		label: {
			en: "Which end is ESTABLISHED first, and in which step?",
			zh: "哪一端先进入 ESTABLISHED？在哪一步？",
		},
		options: [
			choice("client", { en: `The client, in step ${client.step}`, zh: `客户端，在第 ${client.step} 步` }, null),
			choice(
				"server-at-syn-ack",
				{ en: `The server, in step ${halfOpen.step}`, zh: `服务器，在第 ${halfOpen.step} 步` },
				{
					en: `In step ${halfOpen.step} the server has only sent its SYN: it cannot know yet that anybody received it. Until then it is SYN-RECEIVED.`,
					zh: `第 ${halfOpen.step} 步服务器才刚发出自己的 SYN，还不知道对方是否收到，因此处于 SYN-RECEIVED。`,
				},
				"established-on-syn-ack-sent",
			),
			choice(
				"server",
				{ en: `The server, in step ${server.step}`, zh: `服务器，在第 ${server.step} 步` },
				{
					en: `By step ${server.step} the client has been ESTABLISHED since step ${client.step}: it was waiting for the SYN,ACK only.`,
					zh: `到第 ${server.step} 步，客户端早在第 ${client.step} 步就进入 ESTABLISHED 了：它只等 SYN,ACK。`,
				},
			),
			choice(
				"both",
				{ en: `Both at once, in step ${server.step}`, zh: `双方同时，在第 ${server.step} 步` },
				{
					en: `Each end changes its state when a segment reaches it, not together with the other: the SYN,ACK arrives before the ACK of it is even sent.`,
					zh: "每一端都在报文段到达自己时改变状态，并不同步：SYN,ACK 到达之后，对它的 ACK 才发出。",
				},
			),
		],
		key: client.step < server.step ? "client" : "server",
		rule: "syn-ack-completes-active-open",
		why: {
			en: `Segment ${synAck.number} acknowledges the client's SYN and arrives in step ${client.step}; the server's own SYN is acknowledged only in step ${server.step}. Were the last ACK lost, the client would be ESTABLISHED and the server not.`,
			zh: `报文段 ${synAck.number} 确认了客户端的 SYN，在第 ${client.step} 步到达；服务器的 SYN 到第 ${server.step} 步才得到确认。如果最后的 ACK 丢失，就只有客户端是 ESTABLISHED。`,
		},
		skills: ["active-open-states"],
		hints: {
			evidence: {
				en: "Look at which segment acknowledges whose SYN, and when it arrives.",
				zh: "看哪个报文段确认了谁的 SYN，又在哪一步到达。",
			},
			principle: {
				en: "An end is ESTABLISHED when it has received the other's SYN and an ACK of its own.",
				zh: "收到对方的 SYN，并且自己的 SYN 得到确认，这一端就进入 ESTABLISHED。",
			},
			begin: {
				en: `Segment ${synAck.number} carries the server's SYN and acknowledges segment 1; when does it arrive?`,
				zh: `报文段 ${synAck.number} 带着服务器的 SYN，并确认了报文段 1；它什么时候到达？`,
			},
			follow: () => {
				const third = firstSent(trace, (segment) => hasBits(segment, ACK));
				const clientStep = arrivalOf(trace, synAck.number)?.step ?? 0;
				return clientStep < (arrivalOf(trace, third?.number)?.step ?? 0) ? "client" : "server";
			},
		},
	});
}

function whatTheThirdTells(trace: Trace): TemplateQuestion | null {
	const third = firstSent(trace, (segment) => hasBits(segment, ACK));
	const synAck = firstSent(trace, (segment) => hasBits(segment, SYN | ACK));
	const syn = firstSent(trace, hasSyn);
	if (!third || !synAck || !syn) return null;
	return askChoice("what-the-third-tells", {
		step: arrivalOf(trace, third.number)?.step ?? 1,
		label: {
			en: `What does segment ${third.number} tell the server that it did not know before?`,
			zh: `报文段 ${third.number} 让服务器得知了什么以前不知道的事？`,
		},
		options: [
			choice(
				"own-number",
				{ en: "That the client has the server's initial number", zh: "客户端已收到服务器的初始序号" },
				null,
			),
			choice(
				"client-number",
				{ en: "Which initial number the client has chosen", zh: "客户端选择的初始序号是多少" },
				{
					en: `The client's SYN, segment ${syn.number}, has brought that number already; segment ${synAck.number} acknowledged it.`,
					zh: `客户端的 SYN（报文段 ${syn.number}）已经带来了这个序号，报文段 ${synAck.number} 也已确认。`,
				},
			),
			choice(
				"data-follows",
				{ en: "How many octets the client is going to send", zh: "客户端将要发送多少字节" },
				{
					en: "No TCP segment announces how much will be sent: data is numbered as it comes.",
					zh: "TCP 报文段不会预告数据量：数据到来时才逐字节编号。",
				},
			),
			choice(
				"accepted",
				{ en: "That its own program has called accept()", zh: "自己的程序已调用 accept()" },
				{
					en: "accept() is a matter between the server's program and its own system; no segment of the client tells of it.",
					zh: "accept() 是服务器的程序与本机系统之间的事，客户端的报文段不会告知它。",
				},
			),
		],
		key: follows(trace, "ack-completes-passive-open") ? "own-number" : "client-number",
		rule: "ack-completes-passive-open",
		why: {
			en: `Its ack names the number after the server's SYN. With two segments the server would never know whether its own number had arrived; only now may it count on it.`,
			zh: "它的确认号是服务器 SYN 的序号加 1。如果只有两次握手，服务器就无从知道自己的初始序号是否送达；现在才能确信。",
		},
		skills: ["handshake-purpose"],
		hints: {
			evidence: {
				en: `Look at the ack of segment ${third.number}: whose number does it count on from?`,
				zh: `看报文段 ${third.number} 的确认号：它是从谁的序号数起的？`,
			},
			principle: {
				en: "An ack tells its receiver which of its own numbers have arrived at the other end.",
				zh: "确认号告诉接收方：它自己的哪些序号已经到达对方。",
			},
			begin: {
				en: `Segment ${third.number} answers segment ${synAck.number}, which carries the server's SYN.`,
				zh: `报文段 ${third.number} 应答的是报文段 ${synAck.number}，后者带着服务器的 SYN。`,
			},
			follow: () => (third.ack - synAck.seq === 1 || third.ack === 0 ? "own-number" : "client-number"),
		},
	});
}
