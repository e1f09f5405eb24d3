// The third ACK finds the accept queue full and is ignored: the client is ESTABLISHED, the server is not, and sends its
// SYN,ACK again (Linux as captured in linux-traces 67).

import { ACK, SYN } from "../../../tcp/flags.ts";
import { lifetimeAssumption } from "../../build/attacked.ts";
import {
	drawFullAcceptQueue,
	type FullAcceptQueue,
	fillAcceptQueue,
	placesAssumption,
} from "../../build/full-accept-queue.ts";
import { runAgain } from "../../build/steady-flood.ts";
import { drawTimes } from "../../level.ts";
import { queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface AcceptQueueOverflow extends FullAcceptQueue {
	/** Retransmissions of the SYN,ACK whose ACK is ignored too, before the application calls accept(). */
	readonly inVain: number;
}

export const acceptQueueOverflow = defineTemplate<AcceptQueueOverflow>({
	id: "accept-queue-overflow",
	family: "syn-attack",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"accept-queue",
		"syn-consumes-one",
		"ack-is-next-expected",
		"pure-ack-consumes-nothing",
		"sequence-wraps",
		"retransmission-keeps-number",
		"active-open-states",
		"passive-open-states",
		"handshake-flags",
	],
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"established-on-syn-ack-sent",
		"full-queue-answers-rst",
	],
	title: { en: "The accept queue is full", zh: "全连接队列已满" },
	summary: {
		en: "The application does not call accept() in time; a client's third ACK finds the accept queue full.",
		zh: "应用程序来不及调用 accept()，客户端的第三个 ACK 遇到全连接队列已满。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 8],
	optionsAsWritten: true,
	countFrom: "initial",
	draw: (random, context) => ({
		...drawFullAcceptQueue(random, context, false),
		inVain: drawTimes(random, context.level, 0, 1),
	}),
	script(run, drawn) {
		fillAcceptQueue(run, drawn);
		for (let i = 0; i <= drawn.inVain; i++) {
			if (i === drawn.inVain) run.call("server", "accept");
			run.untilTimer("server");
			run.deliver();
			run.deliver();
		}
	},
	story: ({ hosts }) => ({
		en: `The application behind port ${hosts[1]?.port} of the server is busy and calls accept() late. A client connects while others do too.`,
		zh: `服务器 ${hosts[1]?.port} 端口的应用程序很忙，迟迟不调用 accept()。一个客户端与其他客户端先后发起连接。`,
	}),
	assumptions: (drawn) => [
		placesAssumption(drawn),
		{
			en: "tcp_abort_on_overflow is off: a third ACK that finds no room in the accept queue is ignored.",
			zh: "未开启 tcp_abort_on_overflow：第三个 ACK 在全连接队列中没有空位时被忽略。",
		},
		lifetimeAssumption(5),
	],
	questions: (trace, drawn) => [inQueue(trace, drawn), synAcks(trace), connectResult(trace), furtherSyn(trace, drawn)],
});

/** The row in which a third ACK finds no room for the first time. */
function refusedAt(trace: Trace): number {
	const isRefused = (row: Trace["rows"][number]) =>
		row.effects.some((e) => e.kind === "queue-changed" && e.queue === "accept" && e.change === "refused");
	return trace.rows.find(isRefused)?.step ?? trace.rows.length;
}

function inQueue(trace: Trace, { places }: AcceptQueueOverflow): ScenarioQuestion {
	const step = refusedAt(trace);
	const key = trace.rows[step - 1]?.queues.server?.accept ?? 0;
	return {
		id: "waiting",
		kind: "count",
		key,
		unit: { en: "connections", zh: "个连接" },
		step,
		label: {
			en: `How many complete connections wait for accept() after step ${step}?`,
			zh: `第 ${step} 步之后，有多少个已建立的连接在等待 accept()？`,
		},
		rule: "accept-queue-full-ignores-ack",
		why: {
			en: `The accept queue has ${places} place${places === 1 ? "" : "s"}, all taken by other clients; the client's ACK found none and was ignored, so ${key}.`,
			zh: `全连接队列有 ${places} 个位置，都被其他客户端占用；该客户端的 ACK 没有空位，被忽略，所以是 ${key} 个。`,
		},
		skills: ["accept-queue"],
	};
}

function synAcks(trace: Trace): ScenarioQuestion {
	const client = trace.end.hosts.get("client")?.setup.ip;
	const key = sentBy(trace, "server").filter((s) => s.bits === (SYN | ACK) && s.to.ip === client).length;
	const ignored = queueEvents(trace, "refused", "accept");
	return {
		id: "acks-ignored",
		kind: "count",
		key: ignored,
		unit: { en: "ACKs", zh: "个 ACK" },
		step: trace.rows.length,
		label: {
			en: "How many ACKs of the client does the server ignore in all, because the accept queue is full?",
			zh: "因全连接队列已满，服务器总共忽略了该客户端的多少个 ACK？",
		},
		rule: "accept-queue-full-ignores-ack",
		why: {
			en: `The client acknowledges each of the ${key} SYN,ACKs. All its ACKs before accept() frees a place are ignored: ${ignored}.`,
			zh: `客户端对 ${key} 个 SYN,ACK 逐一确认；在 accept() 腾出位置之前的 ACK 都被忽略，共 ${ignored} 个。`,
		},
		skills: ["accept-queue"],
	};
}

function connectResult(trace: Trace): ScenarioQuestion {
	const step = refusedAt(trace);
	const before = trace.rows.slice(0, step).flatMap((row) => row.effects);
	const told = before.findLast((e) => e.kind === "call-returned" && e.host === "client" && e.call === "connect");
	const key = told?.kind === "call-returned" && told.result === "ok" ? "ok" : "waiting";
	return {
		id: "connect-result",
		kind: "choice",
		key,
		step,
		label: {
			en: `What has the client's program learned about its connect() after step ${step}?`,
			zh: `第 ${step} 步之后，客户端的程序得知 connect() 的结果是什么？`,
		},
		options: [
			{ id: "ok", text: { en: "It has succeeded", zh: "已经成功" } },
			{ id: "waiting", text: { en: "Nothing yet: it is still waiting", zh: "还没有结果，仍在等待" } },
			{ id: "ECONNREFUSED", text: { en: "It has failed with ECONNREFUSED", zh: "以 ECONNREFUSED 失败" } },
		],
		rule: "syn-ack-completes-active-open",
		why: {
			en: "For the client the SYN,ACK completes the connection: connect() succeeds, although the server has not completed it yet.",
			zh: "对客户端来说，收到 SYN,ACK 连接就已建立，connect() 成功，尽管服务器这边还没有建立。",
		},
		skills: ["accept-queue", "active-open-states"],
	};
}

/** A further client's SYN at that moment. */
function furtherSyn(trace: Trace, drawn: AcceptQueueOverflow): ScenarioQuestion {
	const run = runAgain(trace, drawn, "further SYN", (run) => {
		fillAcceptQueue(run, drawn);
		run.flood("server", 1, 0);
	});
	const refused = run.rows.at(-1)?.effects.some((e) => e.kind === "queue-changed" && e.change === "refused") ?? false;
	const step = refusedAt(trace);
	return {
		id: "further-syn",
		kind: "choice",
		key: refused ? "dropped" : "answered",
		step,
		label: {
			en: `What would the server do with the SYN of yet another client right after step ${step}?`,
			zh: `如果紧接着第 ${step} 步又到达另一个客户端的 SYN，服务器会怎么做？`,
		},
		options: [
			{
				id: "answered",
				text: { en: "Send SYN,ACK: the SYN queue has room", zh: "发送 SYN,ACK，因为半连接队列有空位" },
			},
			{ id: "dropped", text: { en: "Drop it without an answer", zh: "丢弃，不作应答" } },
			{
				id: "reset",
				text: { en: "Answer with a RST", zh: "用 RST 应答" },
				misconception: "full-queue-answers-rst",
			},
		],
		rule: refused ? "accept-queue-full-drops-syn" : "listen-answers-syn",
		why: {
			en: "While the accept queue is full there is no place that a new connection could move on to: its SYN is dropped, so that the client tries again.",
			zh: "全连接队列已满时，新连接即使完成握手也没有位置，所以 SYN 被丢弃，等客户端重试。",
		},
		skills: ["accept-queue"],
	};
}
