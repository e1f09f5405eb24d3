// One end has crashed and opens again from the same port, the other still believes in the old connection
// (RFC 9293, 3.5.1, Figure 10; RFC 5961, 4).

import { hasRst } from "../../../tcp/segment.ts";
import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { arrivalOf, arrivingIn, firstSent, shown } from "../../build/arrivals.ts";
import { RESULTS } from "../../build/call-results.ts";
import { type Connected, connect, drawConnected } from "../../build/connected.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, isnOf, withIsns } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { firstTimeout, synAgainAfterBadAck } from "../../build/timers-told.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { hostOf, rowOfCall, statesEntered } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const halfOpenReconnect = handshake({
	id: "half-open-reconnect",
	difficulty: 5,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "Reconnecting after a crash", zh: "崩溃后用同一端口重新连接" },
	summary: {
		en: "The client has crashed and connects again from the same port; the server has not noticed.",
		zh: "客户端崩溃后用同一端口重新连接，而服务器毫不知情。",
	},
	main: {
		text: {
			en: "How does the server find out that its connection is dead, and which segment ends it?",
			zh: "服务器怎样发现自己的连接已失效？由哪个报文段终止？",
		},
		asks: asksAny(
			asksQuestions("what-ends-the-old", "why-believed", "old-server-program"),
			asksStates(["ESTABLISHED", "LISTEN"], ["server"]),
			asksNumbers(["seq"], hasRst),
		),
	},
	blanks: [6, 9],
	countFrom: "current",
	draw(random, context) {
		const drawn = drawConnected(random, context);
		const clientIsn = isnOf(drawn, "client");
		const serverIsn = isnOf(drawn, "server");
		const later = sequenceNumber(serverIsn + random.int(30_000, 900_000));
		const restarted = { client: [clientIsn, drawApart(random, clientIsn)], server: [serverIsn, later] };
		return { ...withIsns(drawn, restarted), delayMs: Math.max(10, drawn.delayMs) };
	},
	script(run, drawn) {
		connect(run, drawn, "stays");
		run.crash("client");
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		const reset = run.last();
		if (drawn.settings.resendSynAfterBadAckMs !== null) run.untilTimer("client");
		run.deliver(reset);
		if (drawn.settings.resendSynAfterBadAckMs === null) run.untilTimer("client");
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: () => ({
		en: "Then the client's host crashes and starts again: it remembers nothing. Its program connects to the server from the same port as before. The server has noticed nothing; its listening socket is open, too.",
		zh: "这时客户端主机崩溃并重新启动，忘掉了一切；它的程序用原来的端口再次连接服务器。服务器毫不知情，监听套接字也开着。",
	}),
	assumptions: ({ settings }) => [
		{
			en: "The client's new initial sequence number has nothing to do with the old one.",
			zh: "客户端新的初始序号与旧的无关。",
			usual: true,
		},
		{ ...firstTimeout("client"), usual: true },
		...synAgainAfterBadAck(settings),
	],
	questions: (trace, drawn) => [whatEndsIt(trace), whyBelieved(trace, drawn), serverProgram(trace)],
});

function whatEndsIt(trace: Trace): TemplateQuestion | null {
	const [ended] = statesEntered(trace, "server");
	const row = trace.rows.find(({ effects }) => effects.some((effect) => effect === ended));
	const by = arrivingIn(trace, row);
	const reset = firstSent(trace, hasRst);
	const syn = rowOfCall(trace, "client", "connect")?.sent[0];
	const answer = arrivalOf(trace, syn?.number)?.sent[0];
	if (!ended || !by || !reset || !syn || !answer) return null;
	return askChoice("what-ends-the-old", {
		step: row?.step ?? 1,
		label: {
			en: "What ends the server's old connection?",
			zh: "服务器上旧的连接由什么结束？",
		},
		options: [
			choice(
				"syn",
				{ en: "The client's SYN, when it first arrives", zh: "客户端的 SYN 第一次到达" },
				{
					en: `Segment ${shown(trace, syn)} is only answered with an ACK, segment ${shown(trace, answer)}: the server stays ESTABLISHED. A SYN could be old or forged.`,
					zh: `对报文段 ${shown(trace, syn)}，服务器只回一个 ACK（报文段 ${shown(trace, answer)}），仍是 ESTABLISHED：这个 SYN 可能是旧的或伪造的。`,
				},
			),
			choice("rst", { en: "The client's RST, in answer to the server's ACK", zh: "客户端应答服务器 ACK 的 RST" }, null),
			choice(
				"timer",
				{ en: "A timer of the server, which expires", zh: "服务器的定时器到期" },
				{
					en: "The server has nothing unacknowledged under way and no keepalive: no timer of the old connection runs.",
					zh: "服务器没有尚待确认的内容，也没有启用保活：旧连接上没有定时器在运行。",
				},
			),
			choice(
				"syn-again",
				{ en: "The client's SYN, when it comes again", zh: "客户端重传的 SYN 到达" },
				{
					en: "When the SYN comes again, the old connection is gone already: that is why it is answered with SYN,ACK now.",
					zh: "重传的 SYN 到达时旧连接已不存在，所以这一次才得到 SYN,ACK。",
				},
			),
		],
		key: hasRst(by) ? "rst" : by.number === syn.number ? "syn" : "syn-again",
		rule: ended.rule,
		why: {
			en: `A SYN could be old or forged, so segment ${shown(trace, answer)} only states what the server expects. To the restarted client that ACK belongs to nothing: it answers with RST, and that ends the old connection. If a SYN could end it, anybody could cut it.`,
			zh: `SYN 可能是旧的或伪造的，所以报文段 ${shown(trace, answer)} 只说明服务器期望什么。重启后的客户端不认得这个 ACK，回以 RST，旧连接就此结束。如果凭 SYN 就结束，谁都能切断连接。`,
		},
		skills: ["half-open-discovery"],
		hints: {
			evidence: {
				en: "Follow the server's state, and find the step after which it is no longer ESTABLISHED for the first time.",
				zh: "逐步看服务器的状态，找出它第一次离开 ESTABLISHED 的那一步。",
			},
			principle: {
				en: "In ESTABLISHED a SYN is answered with an ACK and changes nothing; a RST with exactly the number expected ends the connection.",
				zh: "在 ESTABLISHED，SYN 只得到一个 ACK，状态不变；序号正好等于期望序号的 RST 才终止连接。",
			},
			begin: {
				en: `Segment ${shown(trace, syn)}, the SYN, arrives first; the server answers with segment ${shown(trace, answer)}.`,
				zh: `最先到达的是报文段 ${shown(trace, syn)}（SYN），服务器以报文段 ${shown(trace, answer)} 应答。`,
			},
			follow: () => (reset.seq === answer.ack ? "rst" : "syn-again"),
		},
	});
}

function whyBelieved(trace: Trace, { fromClient }: Connected): TemplateQuestion | null {
	const reset = firstSent(trace, hasRst);
	const syn = rowOfCall(trace, "client", "connect")?.sent[0];
	const answer = arrivalOf(trace, syn?.number)?.sent[0];
	const arrived = arrivalOf(trace, reset?.number);
	if (!reset || !syn || !answer || !arrived) return null;
	const exact = arrived.effects.some((e) => "rule" in e && e.rule === "reset-exact");
	return askChoice("why-believed", {
		step: arrived.step,
		label: {
			en: `Why does the server obey the RST, segment ${shown(trace, reset)}?`,
			zh: `服务器为什么接受 RST（报文段 ${shown(trace, reset)}）？`,
		},
		options: [
			choice(
				"exact",
				{ en: "Its seq is exactly the number that the server expects next", zh: "它的 seq 正是服务器期望的下一个序号" },
				null,
			),
			choice(
				"ports",
				{ en: "It comes from the client's address and port", zh: "它来自客户端的地址和端口" },
				{
					en: "So did the SYN, and it was not obeyed: addresses and ports are easily forged.",
					zh: "SYN 也来自那里，服务器却没有接受：地址和端口很容易伪造。",
				},
			),
			choice(
				"new-number",
				{ en: "Its seq is the one that follows the client's new SYN", zh: "它的 seq 是客户端新 SYN 的下一个序号" },
				{
					en: `It is not: the client took it from the ack of segment ${shown(trace, answer)}, a number of the old connection.`,
					zh: `不是：客户端取自报文段 ${shown(trace, answer)} 的确认号，那是旧连接的序号。`,
				},
			),
			choice(
				"any",
				{ en: "Any RST is obeyed, whatever number it has", zh: "任何 RST 都会被接受，不论序号" },
				{
					en: "A RST outside the window is dropped, and one inside it that is not exact is answered with an ACK (RFC 5961).",
					zh: "窗口之外的 RST 被丢弃；窗口之内但不等于期望序号的，只得到一个 ACK（RFC 5961）。",
				},
			),
		],
		key: exact ? "exact" : "any",
		rule: "reset-exact",
		why: {
			en: `The client has put the ack of segment ${shown(trace, answer)} into its RST: the server's own expectation comes back to it. That is proof that the RST's sender sees the server's segments; one that is merely in the window would not do.`,
			zh: `客户端把报文段 ${shown(trace, answer)} 的确认号写进了 RST：正是服务器自己的期望序号。这证明发送者看得到服务器的报文段；只是落在窗口之内还不够。`,
		},
		skills: ["reset-rules"],
		hints: {
			evidence: {
				en: `Compare the seq of segment ${shown(trace, reset)} with the ack of segment ${shown(trace, answer)} and with the SYN's seq.`,
				zh: `把报文段 ${shown(trace, reset)} 的 seq 与报文段 ${shown(trace, answer)} 的确认号以及 SYN 的 seq 作比较。`,
			},
			principle: {
				en: "What a RST must prove is that its sender knows where the connection stands, to the very number.",
				zh: "RST 必须证明发送者准确知道连接进行到哪个序号。",
			},
			begin: {
				en: `Segment ${shown(trace, answer)} belongs to the old connection, on which the client had sent ${fromClient} octets.`,
				zh: `报文段 ${shown(trace, answer)} 属于旧连接，客户端在旧连接上发送过 ${fromClient} 字节。`,
			},
			follow: () => (reset.seq === answer.ack ? "exact" : "any"),
		},
	});
}

function serverProgram(trace: Trace): TemplateQuestion {
	const reset = firstSent(trace, hasRst);
	return askChoice("old-server-program", {
		step: trace.rows.length,
		label: {
			en: "What does the server's program get when it next calls recv() on the old connection?",
			zh: "服务器上持有旧连接的程序下一次调用 recv() 得到什么结果？",
		},
		options: [
			{
				...RESULTS.EOF,
				reply: {
					en: "0 octets would follow a FIN. The client has sent none: it does not know the old connection.",
					zh: "收到 FIN 才会返回 0。客户端没有发送 FIN：它不知道旧连接的存在。",
				},
			},
			{
				...RESULTS.EAGAIN,
				reply: {
					en: `Nothing more will come: segment ${shown(trace, reset)} has ended the connection, and the program is told so.`,
					zh: `不会再有数据：报文段 ${shown(trace, reset)} 已终止连接，程序会得知。`,
				},
			},
			RESULTS.ECONNRESET,
			{
				...RESULTS.ETIMEDOUT,
				reply: {
					en: "No retransmission or keepalive of the old connection ever ran out; a RST came.",
					zh: "旧连接上没有重传或保活超时，而是收到了 RST。",
				},
			},
		],
		key: hostOf(trace, "server").socket?.error ?? "EOF",
		rule: "reset-exact",
		why: {
			en: `Segment ${shown(trace, reset)} ended its connection, a RST and not a FIN, so recv() fails with ECONNRESET. The new connection is another socket, which accept() will return. After a FIN it would have read 0 octets.`,
			zh: `结束连接的是 RST（报文段 ${shown(trace, reset)}），不是 FIN，所以 recv() 返回 ECONNRESET。新的连接是另一个套接字，由 accept() 返回。如果是 FIN，则返回 0。`,
		},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Look at what ends the old connection at the server: the flags of the segment that arrives then.`,
				zh: "看服务器上旧的连接是怎样结束的：当时到达的报文段带什么标志位。",
			},
			principle: {
				en: "After a FIN recv() returns 0; after a RST it fails with the error of a reset; while nothing has come it waits.",
				zh: "收到 FIN 后 recv() 返回 0；收到 RST 后返回表示复位的错误；什么都没收到则继续等待。",
			},
			begin: {
				en: "The old connection's socket is not the one of the new handshake.",
				zh: "旧连接的套接字与新的握手无关。",
			},
			follow: () => (reset && arrivalOf(trace, reset.number) ? "ECONNRESET" : "EAGAIN"),
		},
	});
}
