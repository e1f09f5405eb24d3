// What two messages would not do: old SYNs open connections that nobody wants, unless a third message is awaited
// (RFC 9293, 3.5: "the principal reason for the three-way handshake").

import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, drawHosts, isnOf, withIsns } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { drawTimes, drawWhether } from "../../level.ts";
import { follows, statesEntered } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
	essentialStates: ["SYN-RECEIVED", "LISTEN"],
	blanks: [5, 8],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const clientIsn = isnOf(pair, "client");
		const first = isnOf(pair, "server");
		const second = sequenceNumber(first + random.int(30_000, 900_000));
		const third = sequenceNumber(second + random.int(30_000, 900_000));
		return {
			...withIsns(pair, { server: [first, second, third] }),
			/** Numbers of the old duplicate SYNs, in the order of arrival. */
			oldIsns: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawApart(random, clientIsn)),
			/** The client opens a connection of its own in the end. */
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
			en: "The timeline shows the three-way handshake. With two messages, as the questions imagine it, a server would be ESTABLISHED as soon as it has sent its SYN,ACK, and no RST would undo that.",
			zh: "时间线上是三次握手。题目设想的两次握手是指：服务器一发出 SYN,ACK 就进入 ESTABLISHED，也没有 RST 来撤销。",
		},
	],
	questions: (trace) => [withTwoMessages(trace), whatSaves(trace)],
});

/** Each half-open connection of the run would have been complete at once with two messages. */
function withTwoMessages(trace: Trace): TemplateQuestion {
	const entered = statesEntered(trace, "server");
	const wanted = entered.filter(({ to }) => to === "ESTABLISHED").length;
	const key = entered.filter(({ to }) => to === "SYN-RECEIVED").length - wanted;
	return askCount("connections-nobody-wants", {
		step: trace.rows.length,
		unit: UNITS.connections,
		label: {
			en: "With two messages: how many connections that no client program wants would the server have taken as ESTABLISHED by the end?",
			zh: "如果只有两次握手：到最后，服务器会把多少个没有客户程序想要的连接当作 ESTABLISHED？",
		},
		key,
		rule: "listen-answers-syn",
		why: {
			en: `The server answers every SYN with SYN,ACK, old or not: ${key + wanted} in all. ${wanted === 0 ? "None" : wanted === 1 ? "One" : String(wanted)} of them the client asked for, so ${key} would stand there for nobody.`,
			zh: `不论新旧，服务器对每个 SYN 都应答 SYN,ACK，共 ${key + wanted} 次，其中客户端真正发起的有 ${wanted} 次，所以会有 ${key} 个连接白白占用资源。`,
		},
		skills: ["handshake-purpose"],
	});
}

function whatSaves(trace: Trace): TemplateQuestion {
	const undone = follows(trace, "reset-returns-to-listen");
	return askChoice("what-saves-the-server", {
		step: trace.rows.length,
		label: {
			en: "What keeps the old SYN from opening a connection here?",
			zh: "这里是什么使旧的 SYN 没有建立起连接？",
		},
		options: [
			option(
				"client-must-confirm",
				"The server waits until the client confirms its number, and the client refuses",
				"服务器要等客户端确认自己的序号，而客户端予以拒绝",
			),
			option("server-sees-age", "The server sees from the number that the SYN is old", "服务器从序号看出 SYN 是旧的"),
			option("wrong-port", "The SYN comes from a port that is not in use", "SYN 来自一个没有使用的端口"),
			option("timer", "A timer of the server removes the half-open connection", "服务器的计时器删除了半连接"),
		],
		key: undone ? "client-must-confirm" : "timer",
		rule: "reset-returns-to-listen",
		why: {
			en: "The server cannot tell an old SYN from a new one. Only the client knows that it asked for nothing: its RST undoes what the SYN began, because the server still waits for the third message.",
			zh: "服务器分不清 SYN 是新是旧，只有客户端知道自己没有发起连接：服务器还在等第三个报文段，所以客户端的 RST 能撤销旧 SYN 引起的半连接。",
		},
		skills: ["handshake-purpose", "old-duplicates"],
	});
}
