// What two messages would not do: old SYNs open connections that nobody wants, unless a third message is awaited
// (RFC 9293, 3.5: "the principal reason for the three-way handshake").

import { ACK, SYN } from "../../../tcp/flags.ts";
import { hasRst } from "../../../tcp/segment.ts";
import { type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { arrivalOf, firstSent, hasBits, shown } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, drawHosts, isnOf, type TwoHosts, withIsns } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { drawTimes, drawWhether } from "../../level.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { follows, statesEntered } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface TwoWay extends TwoHosts {
	/** Numbers of the old duplicate SYNs, in the order of arrival. */
	readonly oldIsns: readonly SequenceNumber[];
	/** The client opens a connection of its own in the end. */
	readonly thenOpens: boolean;
}

export const twoWayHandshake = handshake({
	id: "two-way-handshake",
	difficulty: 4,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "Would two messages do?", zh: "两次握手行不行？" },
	summary: {
		en: "Old SYNs reach the server while the client wants nothing: what would come of it with two messages?",
		zh: "客户端并未发起连接，旧的 SYN 却到达服务器：如果只有两次握手会怎样？",
	},
	main: {
		text: {
			en: "What would two messages leave behind, and what does the third one prevent?",
			zh: "如果只有两次握手会留下什么？第三次握手防止了什么？",
		},
		asks: asksAny(
			asksQuestions("connections-nobody-wants", "what-saves-the-server"),
			asksStates(["SYN-RECEIVED", "LISTEN"], ["server"]),
			asksFlags(hasRst),
		),
	},
	blanks: [5, 8],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const clientIsn = isnOf(pair, "client");
		const first = isnOf(pair, "server");
		const second = sequenceNumber(first + random.int(30_000, 900_000));
		const third = sequenceNumber(second + random.int(30_000, 900_000));
		return {
			...withIsns(pair, { server: [first, second, third] }),
			oldIsns: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawApart(random, clientIsn)),
			thenOpens: drawWhether(random, context.level, 60),
		};
	},
	script(run, { hosts: [client], oldIsns, thenOpens }) {
		run.call("server", "listen");
		run.startTimeline();
		for (const isn of oldIsns) {
			run.inject("server", isn, { ip: client.ip, port: client.port }, "old-duplicate");
			run.deliverAll();
		}
		if (thenOpens) run.call("client", "connect");
		run.deliverAll();
	},
	story: ({ oldIsns, thenOpens }) => ({
		en: `The client has no connection and wants none, but ${oldIsns.length === 1 ? "an old duplicate SYN of it reaches" : "two old duplicate SYNs of it, one after the other, reach"} the server.${thenOpens ? " Later the client does open a connection." : ""}`,
		zh: `客户端没有连接，也没有发起连接，但它${oldIsns.length === 1 ? "的一个" : "的两个"}迟到的旧 SYN ${oldIsns.length === 1 ? "" : "先后"}到达服务器。${thenOpens ? "之后客户端才真正发起连接。" : ""}`,
	}),
	assumptions: () => [
		{
			en: "The timeline shows the three-way handshake.",
			zh: "时间线给出的是三次握手的过程。",
			usual: true,
		},
		{
			en: "“With two messages” means: a server would be ESTABLISHED as soon as it has sent its SYN,ACK, and no RST would undo that.",
			zh: "“只有两次握手”是指：服务器一发出 SYN,ACK 就进入 ESTABLISHED，RST 也不能撤销它。",
		},
	],
	questions: (trace, drawn) => [withTwoMessages(trace, drawn), whatSaves(trace, drawn)],
});

/** Each half-open connection of the run would have been complete at once with two messages. */
function withTwoMessages(trace: Trace, { oldIsns, thenOpens }: TwoWay): TemplateQuestion {
	const entered = statesEntered(trace, "server");
	const wanted = entered.filter(({ to }) => to === "ESTABLISHED").length;
	const key = entered.filter(({ to }) => to === "SYN-RECEIVED").length - wanted;
	return askCount("connections-nobody-wants", {
		step: trace.rows.length,
		unit: UNITS.connections,
		label: {
			en: "With two messages: how many ESTABLISHED connections that the client never asked for would the server be left with?",
			zh: "如果只有两次握手：到最后，服务器会留下多少个客户端并未发起的 ESTABLISHED 连接？",
		},
		key,
		rule: "listen-answers-syn",
		why: {
			en: `The server answers every SYN with SYN,ACK, old or not: ${key + wanted} in all. The client asked for ${wanted === 0 ? "none" : wanted === 1 ? "one" : String(wanted)} of these, so ${key} would stand there for nobody. With three messages it is none: the client does not confirm them.`,
			zh: `不论新旧，服务器对每个 SYN 都应答 SYN,ACK，共 ${key + wanted} 次，其中客户端真正发起的有 ${wanted} 次，所以会有 ${key} 个连接白白占用资源。三次握手时一个也不会留下：客户端不予确认。`,
		},
		skills: ["handshake-purpose"],
		hints: {
			evidence: {
				en: "Count the SYNs that the server answers, and see which of them came from a connect() of the client.",
				zh: "数一数服务器应答了几个 SYN，其中哪些是客户端现在真正发起的。",
			},
			principle: {
				en: "With two messages each SYN that is answered makes an ESTABLISHED connection, whoever wants it. Take away those that the client asked for.",
				zh: "只有两次握手时，每应答一个 SYN 就建立一个连接，不管有没有人要。再减去客户端真正发起的。",
			},
			begin: {
				en: `SYNs that reach the server: ${oldIsns.length + (thenOpens ? 1 : 0)}.`,
				zh: `到达服务器的 SYN：${oldIsns.length + (thenOpens ? 1 : 0)} 个。`,
			},
			follow: () => {
				const answered = trace.rows.flatMap(({ sent }) => sent).filter((segment) => hasBits(segment, SYN | ACK)).length;
				return answered - (thenOpens ? 1 : 0);
			},
		},
	});
}

function whatSaves(trace: Trace, { oldIsns, hosts: [client] }: TwoWay): TemplateQuestion | null {
	const undone = follows(trace, "reset-returns-to-listen");
	const reset = firstSent(trace, hasRst);
	const arrived = arrivalOf(trace, reset?.number);
	if (!reset || !arrived) return null;
	return askChoice("what-saves-the-server", {
		step: arrived.step,
		label: {
			en: "What keeps the old SYN from opening a connection here?",
			zh: "这里是什么使旧的 SYN 没有建立起连接？",
		},
		options: [
			choice(
				"client-must-confirm",
				{ en: "The server waits for the client, which refuses", zh: "服务器要等客户端确认，而客户端予以拒绝" },
				null,
			),
			choice(
				"server-sees-age",
				{ en: "The server sees from the number that the SYN is old", zh: "服务器从序号看出 SYN 是旧的" },
				{
					en: `It cannot: any initial number is possible, ${oldIsns[0]} too. It does answer with SYN,ACK.`,
					zh: `看不出来：任何数值都可能是初始序号，${oldIsns[0]} 也不例外。它确实回了 SYN,ACK。`,
				},
			),
			choice(
				"wrong-port",
				{ en: "The SYN comes from a port that is not in use", zh: "SYN 来自一个没有使用的端口" },
				{
					en: `The server does not know which ports the client uses; it answers to port ${client.port} all the same.`,
					zh: `服务器不知道客户端用了哪些端口，照样向端口 ${client.port} 应答。`,
				},
			),
			choice(
				"timer",
				{ en: "A timer of the server removes the half-open entry", zh: "服务器的定时器到期，删除了半连接" },
				{
					en: `No timer expires: in step ${arrived.step} the entry goes with the arrival of segment ${shown(trace, reset)}. Without that RST a timer would do it, much later.`,
					zh: `没有定时器到期：第 ${arrived.step} 步，报文段 ${shown(trace, reset)} 到达，半连接随之删除。没有这个 RST，才要等定时器，而且晚得多。`,
				},
			),
		],
		key: undone ? "client-must-confirm" : "timer",
		rule: "reset-returns-to-listen",
		why: {
			en: `The server cannot tell an old SYN from a new one. Only the client knows that it asked for nothing: its RST, segment ${shown(trace, reset)}, undoes the half-open connection, because the server still waits for a third message.`,
			zh: `服务器分不清 SYN 是新是旧，只有客户端知道自己没有发起连接：服务器还在等第三次握手，所以客户端的 RST（报文段 ${shown(trace, reset)}）能撤销这个半连接。`,
		},
		skills: ["handshake-purpose", "old-duplicates"],
		hints: {
			evidence: {
				en: `Look at who sends segment ${shown(trace, reset)}, in answer to what, and at the server's state when it arrives.`,
				zh: `看报文段 ${shown(trace, reset)} 由谁发出、应答什么，以及它到达时服务器的状态。`,
			},
			principle: {
				en: "Whoever has asked for nothing answers a SYN,ACK with RST, and a server in SYN-RECEIVED, which still waits for its ACK, then drops the connection.",
				zh: "没有发起连接的一方对 SYN,ACK 回以 RST；仍在 SYN-RECEIVED 等待确认的服务器就放弃这个连接。",
			},
			begin: {
				en: "After the first SYN the server is in SYN-RECEIVED: half-open.",
				zh: "第一个 SYN 到达之后，服务器处于 SYN-RECEIVED，即半连接。",
			},
			follow: () => (arrived.cause.kind === "deliver" ? "client-must-confirm" : "timer"),
		},
	});
}
