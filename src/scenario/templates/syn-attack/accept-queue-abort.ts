// The same with tcp_abort_on_overflow: the last ACK of a handshake that finds the accept queue full is answered with RST
// (Linux as captured in linux-traces 68).

import { hasRst } from "../../../tcp/segment.ts";
import { RESULTS } from "../../build/call-results.ts";
import { synAttack } from "../../build/family.ts";
import {
	drawFullAcceptQueue,
	type FullAcceptQueue,
	fillAcceptQueue,
	othersInQueue,
	placesAssumptions,
} from "../../build/full-accept-queue.ts";
import { askChoice, askCount, UNITS } from "../../build/questions.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

export const acceptQueueAbort = synAttack({
	id: "accept-queue-abort",
	difficulty: 4,
	notations: ["raw", "relative", "symbolic"],
	misconceptions: ["syn-does-not-consume", "established-on-syn-ack-sent"],
	title: { en: "A full accept queue that answers RST", zh: "全连接队列已满时回 RST" },
	summary: {
		en: "The last ACK of a client's handshake finds the accept queue full, and is answered with RST.",
		zh: "客户端第三次握手的 ACK 遇到全连接队列已满，服务器用 RST 应答。",
	},
	main: {
		text: {
			en: "What does a client learn of a connection for which the server has no room, and what does the server keep of it?",
			zh: "服务器没有位置容纳一个连接时，客户端得知什么？服务器还保留什么？",
		},
		asks: asksAny(
			asksQuestions("send-result", "half-open-left", "waiting"),
			asksFlags(hasRst),
			asksStates(["SYN-RECEIVED"], ["server"]),
			asksStates(["ESTABLISHED", "CLOSED"], ["client"]),
		),
	},
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
	assumptions: (drawn) => placesAssumptions(drawn, true),
	questions: (trace, drawn) => [sendResult(trace, drawn), halfOpenLeft(trace), waiting(trace, drawn)],
});

function sendResult(trace: Trace, { message }: { readonly message: number }): TemplateQuestion {
	const row = rowOfCall(trace, "client", "send");
	const connected = firstRowIn(trace, "client", "ESTABLISHED")?.step ?? 0;
	const reset = trace.rows.find(({ sent }) => sent.some(hasRst))?.step ?? 0;
	return askChoice("send-result", {
		step: row?.step ?? trace.rows.length,
		label: { en: "What does the client's program get from its send()?", zh: "客户端程序的 send() 得到什么结果？" },
		options: results(connected, message),
		key: resultIn(row),
		rule: "reset-exact",
		why: {
			en: `connect() had succeeded in step ${connected}, so nothing was refused: the RST of step ${reset} broke an ESTABLISHED connection, and the next call reports ECONNRESET. In SYN-SENT the RST would have made connect() fail with ECONNREFUSED.`,
			zh: `connect() 在第 ${connected} 步就已成功，不算被拒绝：第 ${reset} 步的 RST 中断了 ESTABLISHED 的连接，下一次调用返回 ECONNRESET。若在 SYN-SENT 时收到 RST，connect() 才会返回 ECONNREFUSED。`,
		},
		skills: ["socket-errors", "reset-rules"],
		hints: {
			evidence: {
				en: `Look at the client's state when the RST of step ${reset} arrives, and at what connect() had reported by then.`,
				zh: `看第 ${reset} 步的 RST 到达时客户端处于什么状态，此前 connect() 报告了什么。`,
			},
			principle: {
				en: "A RST in SYN-SENT makes connect() fail: refused. A RST after that breaks a connection: the next call on it reports that it was reset.",
				zh: "在 SYN-SENT 收到 RST，connect() 以“被拒绝”失败；此后收到 RST 则是连接被重置，由下一次调用报告。",
			},
			begin: {
				en: `The SYN,ACK reaches the client in step ${connected}, before the RST.`,
				zh: `SYN,ACK 在第 ${connected} 步到达客户端，早于 RST。`,
			},
			follow: () => (connected > 0 && connected < reset ? "ECONNRESET" : "ECONNREFUSED"),
		},
	});
}

function results(connected: number, message: number): readonly Option[] {
	return [
		{
			...RESULTS.ok,
			reply: {
				en: `The RST is there before the call, and the connection is gone: the ${message} octets have nowhere to go.`,
				zh: `调用之前 RST 已经到达，连接已不存在：这 ${message} 字节无处可发。`,
			},
		},
		{
			...RESULTS.ECONNREFUSED,
			reply: {
				en: `ECONNREFUSED is what connect() reports when a RST answers the SYN. Here a SYN,ACK came first, in step ${connected}.`,
				zh: `ECONNREFUSED 是 SYN 得到 RST 时 connect() 的结果；这里第 ${connected} 步先收到了 SYN,ACK。`,
			},
		},
		RESULTS.ECONNRESET,
		{
			...RESULTS.ETIMEDOUT,
			reply: {
				en: "ETIMEDOUT follows when nothing is answered for long. Here the server answers at once, with a RST.",
				zh: "长时间得不到应答才会返回 ETIMEDOUT；这里服务器立即用 RST 应答。",
			},
		},
	];
}

function halfOpenLeft(trace: Trace): TemplateQuestion {
	const row = rowOfCall(trace, "client", "send");
	const key = row?.queues.server?.syn ?? 0;
	const begun = firstRowIn(trace, "server", "SYN-RECEIVED")?.step ?? 0;
	const reset = trace.rows.find(({ sent }) => sent.some(hasRst))?.step ?? 0;
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
			en: `With the RST of step ${reset} the server gives up the entry of step ${begun}: ${key} left, and nothing is sent again. Had it ignored the ACK, the entry would have stayed and the SYN,ACK would have been repeated.`,
			zh: `服务器在第 ${reset} 步发送 RST 时，就释放了第 ${begun} 步的半连接：剩 ${key} 个，也不再重传。若只是忽略该 ACK，半连接会保留，SYN,ACK 会重传。`,
		},
		skills: ["accept-queue"],
		hints: {
			evidence: {
				en: `Look at what becomes of the entry that step ${begun} adds when step ${reset} sends its segment.`,
				zh: `看第 ${begun} 步加入的条目，在第 ${reset} 步发送报文段之后怎样。`,
			},
			principle: {
				en: "An entry leaves the SYN queue when its connection is complete, when its timer gives up, or when the connection is reset.",
				zh: "连接建立、定时器最终超时或连接被复位时，条目离开半连接队列。",
			},
			begin: {
				en: `The client's SYN adds one entry in step ${begun}; the other clients' handshakes are complete.`,
				zh: `第 ${begun} 步客户端的 SYN 加入一个条目；其他客户端的握手都已完成。`,
			},
			follow: () => 1 - trace.rows.filter(({ sent }) => sent.some(hasRst)).length,
		},
	});
}

function waiting(trace: Trace, drawn: FullAcceptQueue): TemplateQuestion {
	const { places, earlier, meanwhile } = drawn;
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
			en: `Other clients took all ${places} places: ${earlier} before this client's SYN, ${meanwhile} before its ACK. Its own connection never got one, so ${key} wait. Had accept() been called before the ACK came, it would have had a place.`,
			zh: `其他客户端占满了 ${places} 个位置：在该客户端的 SYN 之前 ${earlier} 个，在其 ACK 之前 ${meanwhile} 个。它自己没有得到位置，所以是 ${key} 个。若 ACK 到达前调用过 accept()，就会有位置。`,
		},
		skills: ["accept-queue"],
		hints: {
			evidence: {
				en: "Look at how many other clients complete their handshakes, and at the number of places in the assumptions.",
				zh: "看有多少个其他客户端完成了握手，以及假设中的位置数。",
			},
			principle: {
				en: "Each complete handshake takes a place as long as one is free, and only accept() frees places.",
				zh: "只要有空位，每个完成的握手占一个位置；只有 accept() 才腾出位置。",
			},
			begin: {
				en: `The queue has ${places} places, and accept() is never called.`,
				zh: `队列有 ${places} 个位置，accept() 一直没有调用。`,
			},
			follow: () => othersInQueue(drawn),
		},
	});
}
