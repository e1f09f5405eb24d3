// One end has crashed and opens again from the same port, the other still believes in the old connection
// (RFC 9293, 3.5.1, Figure 10; RFC 5961, 4).

import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { RESULTS } from "../../build/call-results.ts";
import { connect, drawConnected } from "../../build/connected.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, isnOf, withIsns } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { hostOf, statesEntered } from "../../run/read-trace.ts";
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
	essentialStates: ["SYN-SENT", "ESTABLISHED", "LISTEN"],
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
		en: "In mid-connection the client's host crashes and starts again, and its program connects to the server from the same port as before. The server's old connection still stands, and its listening socket is open.",
		zh: "连接期间客户端主机崩溃，重新启动后程序用与原来相同的端口再次连接服务器。服务器上旧的连接仍在，监听套接字也开着。",
	}),
	assumptions: ({ settings }) => [
		{
			en: `The client's new initial sequence number has nothing to do with the old one. Its first retransmission timeout is 1 s${settings.resendSynAfterBadAckMs === null ? "." : `, but after an ACK that does not fit its SYN this Linux sends the SYN again ${settings.resendSynAfterBadAckMs} ms later.`}`,
			zh: `客户端新的初始序号与旧的无关。它的初始重传超时为 1 秒${settings.resendSynAfterBadAckMs === null ? "。" : `；但收到与 SYN 不符的 ACK 之后，该 Linux 在 ${settings.resendSynAfterBadAckMs} 毫秒后就重传 SYN。`}`,
		},
	],
	questions: (trace) => [whatEndsIt(trace), serverProgram(trace)],
});

function whatEndsIt(trace: Trace): TemplateQuestion | null {
	const [ended] = statesEntered(trace, "server");
	if (!ended) return null;
	return askChoice("what-ends-the-old", {
		step: trace.rows.length,
		label: {
			en: "What ends the server's old connection?",
			zh: "服务器上旧的连接由什么结束？",
		},
		options: [
			option("syn", "The client's SYN, when it first arrives", "客户端的 SYN 第一次到达"),
			option("rst", "The client's RST in answer to the server's ACK", "客户端为应答服务器的 ACK 而发送的 RST"),
			option("timer", "A timer of the server", "服务器的计时器"),
			option("syn-again", "The client's SYN, when it comes again", "客户端重传的 SYN"),
		],
		key: ended.rule === "reset-exact" ? "rst" : "syn",
		rule: "syn-challenged",
		why: {
			en: "A SYN alone could be old or forged, so the server only answers with its ACK. That ACK means nothing to the restarted client: its RST, with exactly the number that the server expects, ends the old connection.",
			zh: "单凭一个 SYN 不能断定它不是旧的或伪造的，所以服务器只用 ACK 应答。重启后的客户端不认得这个 ACK，于是发送 RST，其序号正是服务器所期望的，旧的连接就此结束。",
		},
		skills: ["half-open-discovery"],
	});
}

function serverProgram(trace: Trace): TemplateQuestion {
	return askChoice("old-server-program", {
		step: trace.rows.length,
		label: {
			en: "What does the server's program get when it next calls receive() on the old connection?",
			zh: "服务器上持有旧连接的程序下一次调用 receive() 得到什么结果？",
		},
		options: [RESULTS.EOF, RESULTS.EAGAIN, RESULTS.ECONNRESET, RESULTS.ETIMEDOUT],
		key: hostOf(trace, "server").socket?.error ?? "EOF",
		rule: "reset-exact",
		why: {
			en: "A RST ended its connection, not a FIN: the program learns of it with ECONNRESET. The new connection is another socket.",
			zh: "它的连接由 RST 结束，而不是由 FIN 结束：程序得到 ECONNRESET。新的连接是另一个套接字。",
		},
		skills: ["socket-errors"],
	});
}
