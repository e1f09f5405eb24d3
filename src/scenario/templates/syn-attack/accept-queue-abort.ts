// The same with tcp_abort_on_overflow: the third ACK that finds the accept queue full is answered with RST (Linux as
// captured in linux-traces 68).

import { RESULTS } from "../../build/call-results.ts";
import { synAttack } from "../../build/family.ts";
import {
	drawFullAcceptQueue,
	type FullAcceptQueue,
	fillAcceptQueue,
	placesAssumption,
} from "../../build/full-accept-queue.ts";
import { askChoice, askCount, UNITS } from "../../build/questions.ts";
import { resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const acceptQueueAbort = synAttack({
	id: "accept-queue-abort",
	difficulty: 4,
	notations: ["raw", "relative", "symbolic"],
	misconceptions: ["syn-does-not-consume", "established-on-syn-ack-sent"],
	title: { en: "A full accept queue that answers RST", zh: "全连接队列已满时回 RST" },
	summary: {
		en: "With tcp_abort_on_overflow on, a client's third ACK finds the accept queue full.",
		zh: "开启 tcp_abort_on_overflow 后，客户端的第三个 ACK 遇到全连接队列已满。",
	},
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 8],
	draw: (random, context) => ({
		...drawFullAcceptQueue(random, context, true),
		/** Octets that the client's program then wants to send. */
		message: 100 * random.int(1, 9),
	}),
	script(run, drawn) {
		fillAcceptQueue(run, drawn);
		run.deliver();
		run.callAskingResult("client", "send", { bytes: drawn.message });
	},
	story: ({ hosts }) => ({
		en: `The application behind port ${hosts[1].port} of the server is busy and does not call accept(). A client connects while others do too, and then its program wants to send a request.`,
		zh: `服务器 ${hosts[1].port} 端口的应用程序很忙，没有调用 accept()。一个客户端与其他客户端先后发起连接，随后它的程序要发送请求。`,
	}),
	assumptions: (drawn) => [
		placesAssumption(drawn),
		{
			en: "tcp_abort_on_overflow is on: a third ACK that finds no room in the accept queue is answered with a RST.",
			zh: "已开启 tcp_abort_on_overflow：第三个 ACK 在全连接队列中没有空位时，用 RST 应答。",
		},
	],
	questions: (trace, drawn) => [sendResult(trace), halfOpenLeft(trace), waiting(trace, drawn)],
});

function sendResult(trace: Trace): TemplateQuestion {
	const row = rowOfCall(trace, "client", "send");
	return askChoice("send-result", {
		step: row?.step ?? trace.rows.length,
		label: { en: "What does the client's program get from its send()?", zh: "客户端程序的 send() 得到什么结果？" },
		options: [RESULTS.ok, RESULTS.ECONNREFUSED, RESULTS.ECONNRESET, RESULTS.ETIMEDOUT],
		key: resultIn(row),
		rule: "reset-exact",
		why: {
			en: "connect() had succeeded already, so the connection was not refused: the RST broke an ESTABLISHED one, and the next call reports ECONNRESET.",
			zh: "connect() 早已成功，所以不算被拒绝：RST 中断了 ESTABLISHED 的连接，下一次系统调用返回 ECONNRESET。",
		},
		skills: ["socket-errors", "reset-rules"],
	});
}

function halfOpenLeft(trace: Trace): TemplateQuestion {
	const row = rowOfCall(trace, "client", "send");
	const key = row?.queues.server?.syn ?? 0;
	return askCount("half-open-left", {
		step: row?.step ?? trace.rows.length,
		unit: UNITS.entries,
		label: {
			en: "How many half-open entries does the server still have at the end?",
			zh: "最后服务器上还有多少个半连接？",
		},
		key,
		rule: "accept-queue-full-resets",
		why: {
			en: `With the RST the server gives the half-open entry up at once; no retransmission follows: ${key}.`,
			zh: `服务器发送 RST 的同时就释放了这个半连接，不再重传：${key} 个。`,
		},
		skills: ["accept-queue"],
	});
}

function waiting(trace: Trace, { places }: FullAcceptQueue): TemplateQuestion {
	const row = rowOfCall(trace, "client", "send");
	const key = row?.queues.server?.accept ?? 0;
	return askCount("waiting", {
		step: row?.step ?? trace.rows.length,
		unit: UNITS.connections,
		label: {
			en: "How many complete connections wait for accept() at the end?",
			zh: "最后有多少个已建立的连接在等待 accept()？",
		},
		key,
		rule: "accept-queue-adds-connection",
		why: {
			en: `The other clients have taken all ${places} place${places === 1 ? "" : "s"}; the client's own connection never got one: ${key}.`,
			zh: `其他客户端占满了 ${places} 个位置，该客户端的连接没有得到位置：${key} 个。`,
		},
		skills: ["accept-queue"],
	});
}
