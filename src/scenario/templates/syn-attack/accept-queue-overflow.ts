// The third ACK finds the accept queue full and is ignored: the client is ESTABLISHED, the server is not, and sends its
// SYN,ACK again (Linux as captured in linux-traces 67).

import { hasSyn } from "../../../tcp/segment.ts";
import { lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { fateOfSyn } from "../../build/fate-of-syn.ts";
import {
	drawFullAcceptQueue,
	type FullAcceptQueue,
	fillAcceptQueue,
	placesAssumption,
} from "../../build/full-accept-queue.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { hostOf, lastResultOf, queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const acceptQueueOverflow = synAttack({
	id: "accept-queue-overflow",
	difficulty: 4,
	notations: ["raw", "relative", "symbolic"],
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
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 8],
	optionsAsWritten: true,
	draw: (random, context) => ({
		...drawFullAcceptQueue(random, context, false),
		/** Retransmissions of the SYN,ACK whose ACK is ignored too, before the application calls accept(). */
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
		en: `The application behind port ${hosts[1].port} of the server is busy and calls accept() late. A client connects while others do too.`,
		zh: `服务器 ${hosts[1].port} 端口的应用程序很忙，迟迟不调用 accept()。一个客户端与其他客户端先后发起连接。`,
	}),
	assumptions: (drawn) => [
		placesAssumption(drawn),
		{
			en: "tcp_abort_on_overflow is off: a third ACK that finds no room in the accept queue is ignored.",
			zh: "未开启 tcp_abort_on_overflow：第三个 ACK 在全连接队列中没有空位时被忽略。",
		},
		lifetimeAssumption(drawn.hosts[1].listener.synAckRetries),
	],
	questions: (trace, drawn) => [
		inQueue(trace, drawn),
		acksIgnored(trace),
		connectResult(trace),
		furtherSyn(trace, drawn),
	],
});

/** The row in which a third ACK finds no room for the first time. */
function refusedAt(trace: Trace): number {
	const isRefused = (row: Trace["rows"][number]) =>
		row.effects.some((e) => e.kind === "queue-changed" && e.queue === "accept" && e.change === "refused");
	return trace.rows.find(isRefused)?.step ?? trace.rows.length;
}

function inQueue(trace: Trace, { places }: FullAcceptQueue): TemplateQuestion {
	const step = refusedAt(trace);
	const key = trace.rows[step - 1]?.queues.server?.accept ?? 0;
	return askCount("waiting", {
		step,
		unit: UNITS.connections,
		label: {
			en: `How many complete connections wait for accept() after step ${step}?`,
			zh: `第 ${step} 步之后，有多少个已建立的连接在等待 accept()？`,
		},
		key,
		rule: "accept-queue-full-ignores-ack",
		why: {
			en: `The accept queue has ${places} place${places === 1 ? "" : "s"}, all taken by other clients; the client's ACK found none and was ignored, so ${key}.`,
			zh: `全连接队列有 ${places} 个位置，都被其他客户端占用；该客户端的 ACK 没有空位，被忽略，所以是 ${key} 个。`,
		},
		skills: ["accept-queue"],
	});
}

function acksIgnored(trace: Trace): TemplateQuestion {
	const client = hostOf(trace, "client").setup.ip;
	const synAcks = sentBy(trace, "server").filter((segment) => hasSyn(segment) && segment.to.ip === client).length;
	const key = queueEvents(trace, "refused", "accept");
	return askCount("acks-ignored", {
		step: trace.rows.length,
		unit: { en: "ACKs", zh: "个 ACK" },
		label: {
			en: "How many ACKs of the client does the server ignore in all, because the accept queue is full?",
			zh: "因全连接队列已满，服务器总共忽略了该客户端的多少个 ACK？",
		},
		key,
		rule: "accept-queue-full-ignores-ack",
		why: {
			en: `The client acknowledges each of the ${synAcks} SYN,ACKs. All its ACKs before accept() frees a place are ignored: ${key}.`,
			zh: `客户端对 ${synAcks} 个 SYN,ACK 逐一确认；在 accept() 腾出位置之前的 ACK 都被忽略，共 ${key} 个。`,
		},
		skills: ["accept-queue"],
	});
}

function connectResult(trace: Trace): TemplateQuestion {
	const step = refusedAt(trace);
	return askChoice("connect-result", {
		step,
		label: {
			en: `What has the client's program learned about its connect() after step ${step}?`,
			zh: `第 ${step} 步之后，客户端的程序得知 connect() 的结果是什么？`,
		},
		options: [
			option("ok", "It has succeeded", "已经成功"),
			option("waiting", "Nothing yet: it is still waiting", "还没有结果，仍在等待"),
			option("ECONNREFUSED", "It has failed with ECONNREFUSED", "以 ECONNREFUSED 失败"),
		],
		key: lastResultOf({ rows: trace.rows.slice(0, step) }, "client", "connect") === "ok" ? "ok" : "waiting",
		rule: "syn-ack-completes-active-open",
		why: {
			en: "For the client the SYN,ACK completes the connection: connect() succeeds, although the server has not completed it yet.",
			zh: "对客户端来说，收到 SYN,ACK 连接就已建立，connect() 成功，尽管服务器这边还没有建立。",
		},
		skills: ["accept-queue", "active-open-states"],
	});
}

/** A further client's SYN at that moment. */
function furtherSyn(trace: Trace, drawn: FullAcceptQueue): TemplateQuestion {
	const step = refusedAt(trace);
	return askChoice("further-syn", {
		step,
		label: {
			en: `What would the server do with the SYN of yet another client right after step ${step}?`,
			zh: `如果紧接着第 ${step} 步又到达另一个客户端的 SYN，服务器会怎么做？`,
		},
		options: [
			option("answered", "Send SYN,ACK: the SYN queue has room", "发送 SYN,ACK，因为半连接队列有空位"),
			option("dropped", "Drop it without an answer", "丢弃，不作应答"),
			option("reset", "Answer with a RST", "用 RST 应答", "full-queue-answers-rst"),
		],
		skills: ["accept-queue"],
		workOut() {
			const run = runAgain(trace, drawn, "further SYN", (moves) => {
				fillAcceptQueue(moves, drawn);
				moves.flood("server", 1, 0);
			});
			const dropped = fateOfSyn(run.rows.at(-1)) === "dropped";
			return {
				key: dropped ? "dropped" : "answered",
				rule: dropped ? "accept-queue-full-drops-syn" : "listen-answers-syn",
				why: {
					en: "While the accept queue is full there is no place that a new connection could move on to: its SYN is dropped, so that the client tries again.",
					zh: "全连接队列已满时，新连接即使完成握手也没有位置，所以 SYN 被丢弃，等客户端重试。",
				},
			};
		},
	});
}
