// One direction is closed, the other goes on: data after the FIN (RFC 9293, 3.6.1).

import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { isAfterOwnFin } from "../../build/sent.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { octetsReceived, rowOfCall, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface HalfClose extends Closing {
	/** Octets of each message that still goes the other way. */
	readonly messages: readonly number[];
}

export const halfClose = teardown({
	id: "half-close",
	difficulty: 3,
	misconceptions: [
		"fin-does-not-consume",
		"ack-names-last-received",
		"pure-ack-consumes",
		"ack-counts-segments",
		"close-ends-both-directions",
	],
	title: { en: "Half-close: data after the FIN", zh: "半关闭：FIN 之后仍有数据" },
	summary: {
		en: "One end shuts its sending side; the other still sends data.",
		zh: "一方关闭发送方向，另一方继续发送数据。",
	},
	main: {
		text: {
			en: "What can each end still do, and in which state, once one direction is closed?",
			zh: "一个方向关闭之后，双方各处于什么状态，还能做什么？",
		},
		asks: asksAny(
			asksQuestions("what-is-still-sent"),
			asksStates(["CLOSE-WAIT", "FIN-WAIT-2"]),
			asksNumbers(["seq", "ack"], isAfterOwnFin),
		),
	},
	blanks: [6, 8],
	draw: (random, context) => ({
		...drawClosing(random, context, 30),
		messages: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawMessage(random)),
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "shutdown", { how: "write" });
		run.deliver();
		run.deliver();
		for (const bytes of drawn.messages) {
			run.call(peer, "send", { bytes });
			run.deliver();
			run.deliver();
		}
		closeAnswered(run, peer);
	},
	story: ({ closer, peer, messages }) => ({
		en: `The ${ENGLISH[closer]} has nothing more to send and calls shutdown(SHUT_WR). The ${ENGLISH[peer]} still sends ${messages.join(" and ")} octets, then closes.`,
		zh: `${CHINESE[closer]}没有更多数据要发送，调用 shutdown(SHUT_WR)。${CHINESE[peer]}又发送了 ${messages.join(" 字节和 ")} 字节，然后关闭。`,
	}),
	questions: (trace, drawn) => [whatIsStillSent(trace, drawn)],
});

function whatIsStillSent(trace: Trace, { closer, peer, messages }: HalfClose): TemplateQuestion | null {
	const row = rowOfCall(trace, peer, "send");
	if (!row) return null;
	const octets = sumOf(messages);
	const took = { closer: sumOf(octetsReceived(trace, closer)) > 0, peer: sumOf(octetsReceived(trace, peer)) > 0 };
	return askChoice("what-is-still-sent", {
		step: row.step,
		label: {
			en: `The ${ENGLISH[closer]}'s FIN has been acknowledged (step ${row.step - 1}). What may each end still send from then on?`,
			zh: `${CHINESE[closer]}的 FIN 已得到确认（第 ${row.step - 1} 步）。此后双方还可以发送什么？`,
		},
		options: [
			choice(
				"peer-data",
				{
					en: `The ${ENGLISH[peer]} data, then a FIN; the ${ENGLISH[closer]} only ACKs`,
					zh: `${CHINESE[peer]}可以发送数据和 FIN，${CHINESE[closer]}只能发送 ACK`,
				},
				null,
			),
			choice(
				"both-data",
				{
					en: "Both ends data, until the second FIN",
					zh: "双方都可以发送数据，直到第二个 FIN",
				},
				{
					en: `The ${ENGLISH[closer]}'s FIN has the last number of its direction: data after it would have no place.`,
					zh: `${CHINESE[closer]}的 FIN 占了它这个方向的最后一个序号，其后不可能再有数据。`,
				},
			),
			choice(
				"fin-only",
				{
					en: `The ${ENGLISH[peer]} only its FIN, and no data`,
					zh: `${CHINESE[peer]}只能发送 FIN，不能再发送数据`,
				},
				{
					en: `A FIN closes one direction only. Step ${row.step} sends ${messages[0]} octets, and they are acknowledged.`,
					zh: `FIN 只关闭一个方向。第 ${row.step} 步发送了 ${messages[0]} 字节，而且得到了确认。`,
				},
				"close-ends-both-directions",
			),
			choice(
				"closer-data",
				{
					en: `The ${ENGLISH[closer]} data; the ${ENGLISH[peer]} only ACKs`,
					zh: `${CHINESE[closer]}可以发送数据，${CHINESE[peer]}只能发送 ACK`,
				},
				{
					en: `It is the other way round: SHUT_WR is the ${ENGLISH[closer]}'s promise to send no more.`,
					zh: `正好相反：SHUT_WR 表示${CHINESE[closer]}不再发送数据。`,
				},
			),
		],
		key: took.closer ? (took.peer ? "both-data" : "peer-data") : took.peer ? "closer-data" : "fin-only",
		rule: "half-closed",
		why: {
			en: `The FIN closed one direction. The ${ENGLISH[peer]} is in CLOSE-WAIT and may send: ${octets} octets arrive in FIN-WAIT-2. The ${ENGLISH[closer]}'s ACKs take no number. After close() instead of shutdown() the data would meet a RST.`,
			zh: `FIN 只关闭了一个方向：${CHINESE[peer]}在 CLOSE-WAIT 仍可发送，${octets} 字节都在对方的 FIN-WAIT-2 中被接收；${CHINESE[closer]}的 ACK 不占序号。若调用的是 close()，这些数据会得到 RST。`,
		},
		skills: ["active-close-states", "data-delivery"],
		hints: {
			evidence: {
				en: `Look at whose FIN has been sent by step ${row.step - 1}, and at the call that sent it.`,
				zh: `到第 ${row.step - 1} 步为止，谁发送过 FIN？是哪个调用发送的？`,
			},
			principle: {
				en: "A FIN says that its sender has no more data. It says nothing about the other direction, and acknowledging goes on.",
				zh: "FIN 表示发送它的一方不再有数据；它与另一个方向无关，确认也照常进行。",
			},
			begin: {
				en: `Only the ${ENGLISH[closer]} has sent a FIN so far.`,
				zh: `到此为止，只有${CHINESE[closer]}发送过 FIN。`,
			},
			follow: () => ((rowOfCall(trace, peer, "close", 1)?.step ?? 0) > row.step ? "peer-data" : "fin-only"),
		},
	});
}
