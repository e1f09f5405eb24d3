// The third ACK is lost and the client has nothing to say: the server's timer repairs it (RFC 9293, 3.10.7.4; RFC 6298).

import { ACK, SYN } from "../../../tcp/flags.ts";
import type { Localized } from "../../../text/locale.ts";
import { arrivalOf } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { delayAssumption, drawHosts } from "../../build/hosts.ts";
import { askChoice, askDuration, choice } from "../../build/questions.ts";
import { doublingTimeout } from "../../build/timers-told.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, waitsOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const lostThirdAckIdle = handshake({
	id: "lost-third-ack-idle",
	difficulty: 3,
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"ack-names-last-received",
		"established-on-syn-ack-sent",
	],
	title: { en: "The third ACK is lost, the client is silent", zh: "第三次握手的 ACK 丢失，客户端没有数据要发" },
	summary: {
		en: "The client is connected, the server only half: its SYN,ACK comes again.",
		zh: "客户端认为连接已建立，服务器仍是半连接，于是重传 SYN,ACK。",
	},
	main: {
		text: {
			en: "Who takes the connection for open, and how long does the other end stay half-open?",
			zh: "第三次握手的 ACK 丢失后，哪一端认为连接已建立？另一端的半连接持续多久？",
		},
		asks: asksAny(
			asksQuestions("client-is-told", "half-open-for"),
			asksStates(["SYN-RECEIVED"], ["server"]),
			asksStates(["ESTABLISHED"], ["client"]),
		),
	},
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawHosts(random, context),
		/** ACKs of the client that are lost, one after the other. */
		losses: drawTimes(random, context.level, 1, 2),
	}),
	script(run, { losses }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		for (let i = 0; i < losses; i++) {
			run.lose();
			run.untilTimer("server");
			run.deliver();
		}
		run.deliver();
	},
	story: ({ losses }) => ({
		en: `A client opens a connection and then sends no data. The network loses ${losses === 1 ? "the third segment of the handshake" : "the third segment of the handshake, and the client's next ACK as well"}.`,
		zh: `客户端发起连接，之后没有数据要发送。网络丢失了握手的第三个报文段${losses === 1 ? "" : "，接着又丢失了客户端的下一个 ACK"}。`,
	}),
	assumptions: (drawn) => [delayAssumption(drawn), { ...doublingTimeout("server"), tells: ["first-timeout"] }],
	questions: (trace, drawn) => [whenConnected(trace), howLongHalfOpen(trace, drawn.delayMs)],
});

function whenConnected(trace: Trace): TemplateQuestion | null {
	const connected = trace.rows.find((row) =>
		row.effects.some((e) => e.kind === "call-returned" && e.call === "connect" && e.result === "ok"),
	);
	const complete = firstRowIn(trace, "server", "ESTABLISHED");
	if (!connected || !complete) return null;
	const steps = [...new Set([2, connected.step, connected.step + 1, complete.step])];
	const synAck = trace.rows.find((row) => row.sent.some(({ bits }) => (bits & (SYN | ACK)) === (SYN | ACK)));
	return askChoice("client-is-told", {
		step: complete.step,
		label: {
			en: "At which step does the client's program learn that it is connected?",
			zh: "客户端的程序在哪一步得知连接已建立？",
		},
		options: steps.map((step) =>
			choice(`step-${step}`, { en: `Step ${step}`, zh: `第 ${step} 步` }, replyTo(step, connected.step)),
		),
		key: `step-${connected.step}`,
		rule: "syn-ack-completes-active-open",
		why: {
			en: `The first SYN,ACK completes the open for the client (step ${connected.step}): connect() succeeds there, whatever becomes of the ACK that it sends.`,
			zh: `对客户端来说，收到第一个 SYN,ACK 连接就建立了（第 ${connected.step} 步）：此时 connect() 已成功，不管它发出的 ACK 后来怎样。`,
		},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Look for the step in which the SYN,ACK of step ${synAck?.step} arrives.`,
				zh: `找出第 ${synAck?.step} 步发出的 SYN,ACK 在哪一步到达。`,
			},
			principle: {
				en: "connect() succeeds when a SYN,ACK that acknowledges the SYN arrives; it does not wait for anything that the server receives.",
				zh: "确认了 SYN 的 SYN,ACK 一到达，connect() 就成功返回，不必等服务器再收到什么。",
			},
			begin: {
				en: `The SYN,ACK is sent in step ${synAck?.step}, and it is not lost.`,
				zh: `SYN,ACK 在第 ${synAck?.step} 步发出，没有丢失。`,
			},
			follow: () => `step-${arrivalOf(trace, synAck?.sent[0]?.number)?.step}`,
		},
	});
}

/** To somebody who takes another step for it. */
function replyTo(step: number, connected: number): Localized | null {
	if (step === connected) return null;
	return step < connected
		? { en: `In step ${step} no SYN,ACK has reached the client yet.`, zh: `第 ${step} 步时 SYN,ACK 还没有到达客户端。` }
		: {
				en: `By step ${step} the client has long been ESTABLISHED: that the server hears of it later does not hold connect() back.`,
				zh: `到第 ${step} 步客户端早已是 ESTABLISHED：服务器得知得晚，并不会推迟 connect() 返回。`,
			};
}

function howLongHalfOpen(trace: Trace, delayMs: number): TemplateQuestion | null {
	const begun = firstRowIn(trace, "server", "SYN-RECEIVED");
	const complete = firstRowIn(trace, "server", "ESTABLISHED");
	if (!begun || !complete) return null;
	const key = complete.timeMs - begun.timeMs;
	const waits = waitsOf(trace, "server");
	return askDuration("half-open-for", {
		step: complete.step,
		unit: "ms",
		label: {
			en: `How long is the server half-open (step ${begun.step} to step ${complete.step})?`,
			zh: `服务器一侧的半连接持续多久（第 ${begun.step} 步到第 ${complete.step} 步）？`,
		},
		key,
		rule: "syn-ack-retransmitted",
		why: {
			en: `Until the SYN,ACK that is answered in the end goes out: ${waits.join(" + ")} ms. Then there and back: 2 × ${delayMs} ms. Together ${key} ms.`,
			zh: `到最终得到应答的那个 SYN,ACK 发出为止：${waits.join(" + ")} 毫秒；再加一个来回：2 × ${delayMs} 毫秒。共 ${key} 毫秒。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: `Look at the expiries of the server's timer from step ${begun.step} on, and at the travel time in the assumptions.`,
				zh: `看第 ${begun.step} 步之后服务器的定时器到期了几次，以及假设中的在途时间。`,
			},
			principle: {
				en: "The entry stays half-open through each wait that expires (1 s, then 2 s, …), and until the ACK of the last SYN,ACK is back: two travel times.",
				zh: "每次超时的等待（1 秒、2 秒……）都算在内，再加上最后一个 SYN,ACK 到其 ACK 返回的两次在途时间。",
			},
			begin: { en: `The first wait: ${waits[0]} ms.`, zh: `第一次等待：${waits[0]} 毫秒。` },
			follow: () => waits.reduce((sum, wait) => sum + wait, 0) + 2 * delayMs,
		},
		hidesTimesFrom: 4,
	});
}
