// The last ACK of a handshake finds the accept queue full and is ignored: the client is ESTABLISHED, the server is not, and
// sends its SYN,ACK again (Linux as captured in linux-traces 67).

import { hasSyn } from "../../../tcp/segment.ts";
import { lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { fateOfSyn } from "../../build/fate-of-syn.ts";
import {
	drawFullAcceptQueue,
	type FullAcceptQueue,
	fillAcceptQueue,
	othersInQueue,
	placesAssumptions,
} from "../../build/full-accept-queue.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, hostOf, lastResultOf, queueEvents, rowOfCall, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

export const acceptQueueOverflow = synAttack({
	id: "accept-queue-overflow",
	difficulty: 4,
	notations: ["raw", "relative", "symbolic"],
	misconceptions: ["retransmission-takes-new-number", "syn-does-not-consume", "established-on-syn-ack-sent"],
	title: { en: "The accept queue is full", zh: "全连接队列已满" },
	summary: {
		en: "The application does not call accept() in time; the last ACK of a client's handshake finds the accept queue full.",
		zh: "应用程序来不及调用 accept()，客户端第三次握手的 ACK 遇到全连接队列已满。",
	},
	main: {
		text: {
			en: "Who takes the connection for complete while the accept queue is full, and how is it completed in the end?",
			zh: "全连接队列已满期间，哪一端认为连接已建立？最后又是怎样建立的？",
		},
		asks: asksAny(
			asksQuestions("waiting", "acks-ignored", "connect-result", "further-syn"),
			asksStates(["SYN-RECEIVED"], ["server"]),
			asksStates(["ESTABLISHED"], ["client", "server"]),
		),
	},
	blanks: [6, 8],
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
		...placesAssumptions(drawn, false),
		lifetimeAssumption(drawn.hosts[1].listener.synAckRetries),
	],
	questions: (trace, drawn) => [
		inQueue(trace, drawn),
		acksIgnored(trace, drawn),
		connectResult(trace),
		// RFC 9293 has no accept queue: what a full one does to a SYN is Linux's.
		drawn.profile === "linux" ? furtherSyn(trace, drawn) : null,
	],
});

/** What is drawn beside the queue: retransmissions that are answered in vain. */
interface Overflow extends FullAcceptQueue {
	readonly inVain: number;
}

/** The row in which the last ACK of a handshake finds no room for the first time. */
function refusedAt(trace: Trace): number {
	const isRefused = (row: Trace["rows"][number]) =>
		row.effects.some((e) => e.kind === "queue-changed" && e.queue === "accept" && e.change === "refused");
	return trace.rows.find(isRefused)?.step ?? trace.rows.length;
}

function inQueue(trace: Trace, drawn: FullAcceptQueue): TemplateQuestion {
	const { places, earlier, meanwhile } = drawn;
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
			en: `The accept queue has ${places} places, all taken by other clients (${earlier} before this client's SYN, ${meanwhile} after it). Its ACK finds none and is ignored, so ${key} wait. With a free place it would have been one more.`,
			zh: `全连接队列的 ${places} 个位置都被其他客户端占用（该客户端的 SYN 之前 ${earlier} 个，之后 ${meanwhile} 个）。它的 ACK 没有空位，被忽略，所以是 ${key} 个；若有空位就会多一个。`,
		},
		skills: ["accept-queue"],
		hints: {
			evidence: {
				en: `Look at how many other clients have completed their handshakes by step ${step}, and at the places in the assumptions.`,
				zh: `看到第 ${step} 步为止有多少个其他客户端完成了握手，以及假设中的位置数。`,
			},
			principle: {
				en: "Each complete handshake takes a place as long as one is free, and only accept() frees places.",
				zh: "只要有空位，每个完成的握手占一个位置；只有 accept() 才腾出位置。",
			},
			begin: { en: `The queue has ${places} places.`, zh: `队列有 ${places} 个位置。` },
			follow: () => othersInQueue(drawn),
		},
	});
}

function acksIgnored(trace: Trace, { inVain }: Overflow): TemplateQuestion {
	const client = hostOf(trace, "client").setup.ip;
	const synAcks = sentBy(trace, "server").filter((segment) => hasSyn(segment) && segment.to.ip === client).length;
	const key = queueEvents(trace, "refused", "accept");
	const accepted = rowOfCall(trace, "server", "accept")?.step ?? 0;
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
			en: `The client acknowledges each of the ${synAcks} SYN,ACKs. Those ACKs that come before accept() frees a place in step ${accepted} are ignored: ${key}. The next one completes the connection. Without accept() the entry would have expired in the end.`,
			zh: `客户端对 ${synAcks} 个 SYN,ACK 逐一确认；第 ${accepted} 步 accept() 腾出位置之前到达的 ACK 都被忽略，共 ${key} 个，下一个才使连接建立。若一直不调用 accept()，半连接最终会被释放。`,
		},
		skills: ["accept-queue"],
		hints: {
			evidence: {
				en: `Look at the ACKs that reach the server, and at accept() in step ${accepted}.`,
				zh: `看到达服务器的各个 ACK，以及第 ${accepted} 步的 accept()。`,
			},
			principle: {
				en: "Each SYN,ACK is answered with an ACK; one that arrives while all places are taken is ignored, the first one after that counts.",
				zh: "每个 SYN,ACK 都得到一个 ACK：没有空位时到达的被忽略，有空位之后到达的第一个才有效。",
			},
			begin: {
				en: `The first ACK arrives in step ${refusedAt(trace)}, before accept().`,
				zh: `第一个 ACK 在第 ${refusedAt(trace)} 步到达，早于 accept()。`,
			},
			follow: () => 1 + inVain,
		},
	});
}

function connectResult(trace: Trace): TemplateQuestion {
	const step = refusedAt(trace);
	const connected = firstRowIn(trace, "client", "ESTABLISHED")?.step ?? step;
	return askChoice("connect-result", {
		step,
		label: {
			en: `What has the client's program learned about its connect() after step ${step}?`,
			zh: `第 ${step} 步之后，客户端的程序得知 connect() 的结果是什么？`,
		},
		options: connectResults(connected, step),
		key: lastResultOf({ rows: trace.rows.slice(0, step) }, "client", "connect") === "ok" ? "ok" : "waiting",
		rule: "syn-ack-completes-active-open",
		why: {
			en: `For the client the SYN,ACK of step ${connected} completes the connection, and connect() succeeds. In step ${step} the server ignores the ACK and tells nobody. Only a RST would have told the client.`,
			zh: `对客户端来说，第 ${connected} 步收到 SYN,ACK 连接就已建立，connect() 成功。服务器在第 ${step} 步忽略 ACK，并不通知任何人；若回 RST，客户端才会知道。`,
		},
		skills: ["accept-queue", "active-open-states"],
		hints: {
			evidence: {
				en: `Look at what has reached the client up to step ${step}.`,
				zh: `看到第 ${step} 步为止，有什么到达了客户端。`,
			},
			principle: {
				en: "connect() succeeds when a SYN,ACK that acknowledges the SYN arrives, and fails when a RST does. It waits for nothing that the server receives.",
				zh: "确认了 SYN 的 SYN,ACK 到达，connect() 就成功；RST 到达则失败。它不等待服务器再收到什么。",
			},
			begin: {
				en: `A SYN,ACK reaches the client in step ${connected}.`,
				zh: `第 ${connected} 步有 SYN,ACK 到达客户端。`,
			},
			follow: () => (connected <= step ? "ok" : "waiting"),
		},
	});
}

function connectResults(connected: number, step: number): readonly Option[] {
	return [
		choice("ok", { en: "It has succeeded", zh: "已经成功" }, null),
		choice(
			"waiting",
			{ en: "Nothing yet: it is still waiting", zh: "还没有结果，仍在等待" },
			{
				en: `It waited for the SYN,ACK, which came in step ${connected}. For the server's view of its ACK it does not wait.`,
				zh: `它等的是 SYN,ACK，第 ${connected} 步已经到达；服务器怎样处理它的 ACK，它并不等待。`,
			},
		),
		choice(
			"ECONNREFUSED",
			{ en: "It has failed with ECONNREFUSED", zh: "以 ECONNREFUSED 失败" },
			{
				en: `That takes a RST in answer to the SYN. In step ${step} the server sends nothing at all.`,
				zh: `那需要 SYN 得到 RST 应答；第 ${step} 步服务器什么也没有发送。`,
			},
		),
	];
}

/** A further client's SYN at that moment, at a Linux server. */
function furtherSyn(trace: Trace, drawn: FullAcceptQueue): TemplateQuestion {
	const step = refusedAt(trace);
	return askChoice("further-syn", {
		step,
		label: {
			en: `What would the server do with the SYN of yet another client right after step ${step}?`,
			zh: `如果紧接着第 ${step} 步又到达另一个客户端的 SYN，服务器会怎么做？`,
		},
		options: answersToSyn(drawn.places),
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
					en: `All ${drawn.places} places of the accept queue are taken. Linux then drops SYNs, though its SYN queue has room: a new connection could go nowhere, and its client tries again. With one free place it would answer SYN,ACK.`,
					zh: `全连接队列的 ${drawn.places} 个位置都被占用。此时 Linux 丢弃 SYN，尽管半连接队列还有空位：新连接即使完成握手也没有位置，客户端会重试。只要有一个空位，就会应答 SYN,ACK。`,
				},
				hints: {
					evidence: {
						en: `Look at how many complete connections wait after step ${step}, and at the places in the assumptions.`,
						zh: `看第 ${step} 步之后有多少个已建立的连接在等待，以及假设中的位置数。`,
					},
					principle: {
						en: "Linux takes a SYN only if the SYN queue and the accept queue both have room. A client whose SYN it does not take hears nothing.",
						zh: "半连接队列和全连接队列都有空位时，Linux 才接受 SYN；不接受时，不向客户端作任何应答。",
					},
					begin: {
						en: `${othersInQueue(drawn)} complete connections wait, and there are ${drawn.places} places.`,
						zh: `有 ${othersInQueue(drawn)} 个已建立的连接在等待，位置有 ${drawn.places} 个。`,
					},
					follow: () => (othersInQueue(drawn) >= drawn.places ? "dropped" : "answered"),
				},
			};
		},
	});
}

function answersToSyn(places: number): readonly Option[] {
	return [
		choice(
			"answered",
			{ en: "Send SYN,ACK: the SYN queue has room", zh: "发送 SYN,ACK，因为半连接队列有空位" },
			{
				en: `The SYN queue has room, but the ${places} places of the accept queue are taken, and Linux looks there too.`,
				zh: `半连接队列确有空位，但全连接队列的 ${places} 个位置都被占用，Linux 也会检查它。`,
			},
		),
		choice("dropped", { en: "Drop it without an answer", zh: "丢弃，不作应答" }, null),
		choice(
			"reset",
			{ en: "Answer with a RST", zh: "用 RST 应答" },
			{
				en: "A RST would say that nobody listens, and the client would give up. Dropped, it tries again.",
				zh: "RST 表示没有进程监听，客户端会放弃；丢弃则让客户端重试。",
			},
			"full-queue-answers-rst",
		),
	];
}
