// A SYN to a port where nobody listens (RFC 9293, 3.10.7.1).

import { hasRst, hasSyn } from "../../../tcp/segment.ts";
import { handshake } from "../../build/family.ts";
import { delayAssumption, drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askDuration, choice } from "../../build/questions.ts";
import { firstTimeout } from "../../build/timers-told.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksFlags, asksNumbers, asksQuestions } from "../../main-question.ts";
import { follows, lastResultOf, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface ClosedPort extends TwoHosts {
	/** The first SYN is lost, so that a retransmission gets the answer. */
	readonly lost: boolean;
}

export const closedPort = handshake({
	id: "closed-port",
	difficulty: 2,
	misconceptions: ["syn-does-not-consume", "ack-repeats-sequence-number"],
	title: { en: "Nobody listens on the port", zh: "端口无人监听" },
	summary: {
		en: "A client connects to a port on which no process listens.",
		zh: "客户端连接一个没有进程监听的端口。",
	},
	main: {
		text: {
			en: "What does a host answer when nobody listens on the port, and what does the program get, and when?",
			zh: "端口无人监听时，主机如何应答？程序何时得到什么结果？",
		},
		asks: asksAny(
			asksQuestions("connect-result", "how-it-fits", "told-after"),
			asksFlags(hasRst),
			asksNumbers(["ack"], hasRst),
		),
	},
	blanks: [4, 5],
	draw: (random, context) => ({ ...drawHosts(random, context), lost: drawWhether(random, context.level, 40) }),
	script(run, { lost }) {
		run.startTimeline();
		run.call("client", "connect");
		if (lost) {
			run.lose();
			run.untilTimer("client");
		}
		run.deliver();
		run.deliver();
	},
	story: ({ hosts, lost }) => ({
		en: `A client calls connect() to port ${hosts[1].port} of a host that is up, but no process listens there.${lost ? " The first SYN is lost." : ""}`,
		zh: `客户端对一台正常运行的主机的 ${hosts[1].port} 端口调用 connect()，但没有进程在监听。${lost ? "第一个 SYN 丢失。" : ""}`,
	}),
	assumptions: (drawn) => [
		delayAssumption(drawn),
		{
			en: "No firewall stands between the two hosts.",
			zh: "两台主机之间没有防火墙。",
			usual: true,
		},
		...(drawn.lost ? [{ ...firstTimeout("client"), tells: ["first-timeout"] as const }] : []),
	],
	questions: (trace, drawn) => [connectResult(trace), howItFits(trace), toldAfter(trace, drawn)],
});

function connectResult(trace: Trace): TemplateQuestion {
	const reset = sentBy(trace, "server").find(hasRst);
	return askChoice("connect-result", {
		step: trace.rows.length,
		label: { en: "What does the program get from connect(), and when?", zh: "程序的 connect() 何时得到什么结果？" },
		options: [
			choice(
				"ok",
				{ en: "Success, as soon as the answer arrives", zh: "应答一到达就成功返回" },
				{
					en: "The answer is a RST. Only a SYN,ACK would make connect() succeed.",
					zh: "应答是 RST；收到 SYN,ACK 时 connect() 才会成功。",
				},
			),
			choice(
				"ECONNREFUSED",
				{ en: "ECONNREFUSED, as soon as the RST arrives", zh: "RST 一到达就返回 ECONNREFUSED" },
				null,
			),
			choice(
				"ETIMEDOUT",
				{ en: "ETIMEDOUT, after all retransmissions have failed", zh: "所有重传都失败之后返回 ETIMEDOUT" },
				{
					en: `That is what silence leads to, behind a firewall that drops the SYNs. Here segment ${reset?.number} says no.`,
					zh: `那是一直没有应答的结果，例如防火墙丢弃了 SYN。这里报文段 ${reset?.number} 明确拒绝了。`,
				},
			),
			choice(
				"ECONNRESET",
				{ en: "ECONNRESET, from the first send()", zh: "第一次 send() 时返回 ECONNRESET" },
				{
					en: "ECONNRESET tells of a connection that was established. This one never was: connect() itself fails.",
					zh: "ECONNRESET 说的是已建立的连接被复位。这里连接从未建立，失败的是 connect() 本身。",
				},
			),
		],
		key: lastResultOf(trace, "client", "connect"),
		rule: "syn-sent-refused",
		why: {
			en: `In SYN-SENT a RST that acknowledges the SYN, like segment ${reset?.number}, refuses the connection, and the program is told in the same moment. Had nothing come back, connect() would have gone on trying.`,
			zh: `在 SYN-SENT 状态收到确认了 SYN 的 RST（报文段 ${reset?.number}），表示连接被拒绝，程序同时得知。如果一直没有应答，connect() 会继续重试。`,
		},
		skills: ["reset-rules", "socket-errors"],
		hints: {
			evidence: {
				en: `Look at the flags of segment ${reset?.number} and at the client's state when it arrives.`,
				zh: `看报文段 ${reset?.number} 的标志位，以及它到达时客户端的状态。`,
			},
			principle: {
				en: "While a connection is being opened, a RST that acknowledges the SYN refuses it, and connect() fails at once; silence would let the time run out.",
				zh: "正在打开连接时，确认了 SYN 的 RST 表示拒绝，connect() 立即失败；没有应答则要等到超时。",
			},
			begin: {
				en: `The client waits in SYN-SENT; segment ${reset?.number} arrives in step ${trace.rows.length}.`,
				zh: `客户端在 SYN-SENT 等待，报文段 ${reset?.number} 在第 ${trace.rows.length} 步到达。`,
			},
			follow: () => (reset ? "ECONNREFUSED" : "ETIMEDOUT"),
		},
	});
}

function howItFits(trace: Trace): TemplateQuestion | null {
	const reset = sentBy(trace, "server").find(hasRst);
	const syn = sentBy(trace, "client").find(hasSyn);
	if (!reset || !syn) return null;
	return askChoice("how-it-fits", {
		step: trace.rows.length,
		label: {
			en: `Addresses and ports fit. What else must be true of segment ${reset.number}, so that the client believes it?`,
			zh: `地址和端口都相符。报文段 ${reset.number} 还要满足什么，客户端才相信它？`,
		},
		options: [
			choice("ack", { en: "It acknowledges the client's SYN", zh: "它确认了客户端的 SYN" }, null),
			choice(
				"seq",
				{ en: "It has the number that the client expects next", zh: "它的序号是客户端期望的下一个序号" },
				{
					en: `The client has received nothing from the server yet, so it expects no number: the RST's seq is ${reset.seq}, and nobody looks at it.`,
					zh: `客户端还没有收到过服务器的任何序号，谈不上期望：这个 RST 的 seq 是 ${reset.seq}，也不检查。`,
				},
			),
			choice(
				"first",
				{ en: "It comes before the client's timer expires", zh: "它在客户端的定时器到期之前到达" },
				{
					en: "A RST may come at any time while the client is in SYN-SENT; a SYN that was sent again is refused as well.",
					zh: "只要客户端还在 SYN-SENT，RST 何时到达都有效；重传的 SYN 同样会被拒绝。",
				},
			),
			choice(
				"nothing",
				{ en: "Nothing: any such RST ends the attempt", zh: "没有了：这样的 RST 都有效" },
				{
					en: "Then a RST left over from an earlier connection of the same ports, or a forged one, could refuse any attempt.",
					zh: "那样的话，同一对端口以前的连接遗留的 RST，或伪造的 RST，都能拒绝连接请求。",
				},
			),
		],
		key: follows(trace, "syn-sent-refused") ? "ack" : "nothing",
		rule: "syn-sent-refused",
		why: {
			en: "In SYN-SENT the client knows no number of the server, so the only proof is the ack: it names SYN + 1, a number that only somebody who got the SYN knows. A RST without it is dropped.",
			zh: "在 SYN-SENT，客户端还不知道服务器的序号，唯一的凭据是确认号：它等于 SYN 的序号加 1，只有收到了 SYN 的一方才知道。否则这个 RST 会被丢弃。",
		},
		skills: ["reset-rules"],
		hints: {
			evidence: {
				en: `Look at both numbers of segment ${reset.number}, and at what the client knows of the server in SYN-SENT.`,
				zh: `看报文段 ${reset.number} 的序号和确认号，再想想处于 SYN-SENT 的客户端对服务器知道些什么。`,
			},
			principle: {
				en: "In SYN-SENT a segment can be judged only by what it says of the one thing the client has sent, its SYN.",
				zh: "在 SYN-SENT 只能凭一点判断报文段：它对客户端唯一发出的东西（SYN）说了什么。",
			},
			begin: {
				en: `The client has sent segment ${syn.number} and, at most, copies of it; from the server it has nothing yet.`,
				zh: `客户端只发出过报文段 ${syn.number}（及其重传），还没有收到过服务器的任何报文段。`,
			},
			follow: () => (reset.ack - syn.seq === 1 || reset.ack === 0 ? "ack" : "nothing"),
		},
	});
}

function toldAfter(trace: Trace, { delayMs, lost, settings }: ClosedPort): TemplateQuestion {
	const key = (trace.rows.at(-1)?.timeMs ?? 0) - trace.startMs;
	const wait = lost ? `${settings.initialRtoMs} + ` : "";
	return askDuration("told-after", {
		step: trace.rows.length,
		unit: "ms",
		label: {
			en: "How long after its call does connect() fail?",
			zh: "从调用 connect() 到它失败，经过多久？",
		},
		key,
		rule: "syn-sent-refused",
		why: {
			en: `${wait}2 × ${delayMs} = ${key} ms: ${lost ? "the wait for the SYN that was lost, then " : ""}one journey of the SYN and one of the RST. A firewall that drops the SYN would have kept the program waiting for seconds or minutes.`,
			zh: `${wait}2 × ${delayMs} = ${key} 毫秒：${lost ? "先等丢失的 SYN 超时，再加 " : ""}SYN 和 RST 各一次在途时间。如果防火墙丢弃了 SYN，程序要等几十秒甚至更久。`,
		},
		skills: ["reset-rules"],
		hints: {
			evidence: {
				en: `Look at the travel time in the assumptions${lost ? ", and at the timeout" : ""}.`,
				zh: `看假设中的在途时间${lost ? "和重传超时" : ""}。`,
			},
			principle: {
				en: `The RST is sent as soon as a SYN arrives. Add what the SYN and the RST travel${lost ? ", and the wait before the SYN that arrives" : ""}.`,
				zh: `SYN 一到达就发出 RST。把 SYN 与 RST 的在途时间相加${lost ? "，再加上最终到达的 SYN 发出之前的等待" : ""}。`,
			},
			begin: lost
				? {
						en: `The SYN that arrives is sent after ${settings.initialRtoMs} ms.`,
						zh: `最终到达的 SYN 在 ${settings.initialRtoMs} 毫秒后发出。`,
					}
				: {
						en: `The SYN reaches the host after ${delayMs} ms.`,
						zh: `SYN 在 ${delayMs} 毫秒后到达主机。`,
					},
			follow: () => (lost ? settings.initialRtoMs : 0) + 2 * delayMs,
		},
		hidesTimesFrom: 2,
	});
}
