// A new SYN for a connection that is still in TIME-WAIT: taken if its number is beyond the old ones (RFC 9293, 3.6.1 and
// 3.10.7.4), else answered with the old ACK, which brings a RST.

import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { closeAnswered, connect, drawConnected } from "../../build/connected.ts";
import { teardown } from "../../build/family.ts";
import { isnOf, type TwoHosts, withIsns } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { follows, rowOfCall } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const newSynIntoTimeWait = teardown({
	id: "new-syn-into-time-wait",
	difficulty: 5,
	notations: ["raw"],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "passive-closer-waits"],
	title: { en: "A new SYN meets TIME-WAIT", zh: "新的 SYN 遇到 TIME-WAIT" },
	summary: {
		en: "The client opens again from the same port while the server is still in TIME-WAIT.",
		zh: "服务器还处于 TIME-WAIT，客户端就用同一端口再次连接。",
	},
	essentialStates: ["TIME-WAIT"],
	blanks: [7, 10],
	draw(random, context) {
		const drawn = drawConnected(random, context);
		const higher = random.chance(50);
		const old = random.int(1_000_000, 2_000_000_000);
		const next = higher ? old + random.int(5000, 900_000) : old - random.int(5000, 900_000);
		const serverIsn = isnOf(drawn, "server");
		const later = sequenceNumber(serverIsn + random.int(70_000, 900_000));
		return {
			...withIsns(drawn, { client: [sequenceNumber(old), sequenceNumber(next)], server: [serverIsn, later] }),
			delayMs: Math.max(10, drawn.delayMs),
			/** The new number lies beyond everything that the server received on the old connection. */
			higher,
		};
	},
	script(run, drawn) {
		connect(run, drawn, "stays");
		closeAnswered(run, "server");
		closeAnswered(run, "client");
		run.call("client", "connect");
		run.deliver();
		if (!drawn.higher) refuseOnce(run, drawn);
		run.deliver();
		run.deliver();
	},
	story: () => ({
		en: "The server closes first, the client later. At once the client's program connects again, from the same port; the server's listening socket has stayed open.",
		zh: "服务器先关闭，客户端稍后关闭。客户端的程序立即用同一端口再次连接；服务器的监听套接字一直开着。",
	}),
	assumptions: ({ settings, higher }) => [
		{
			en: `No timestamps are in use.${higher ? "" : settings.resendSynAfterBadAckMs === null ? " The client's first retransmission timeout is 1 s." : ` After an ACK that does not fit its SYN, this Linux sends the SYN again ${settings.resendSynAfterBadAckMs} ms later.`}`,
			zh: `没有使用时间戳选项。${higher ? "" : settings.resendSynAfterBadAckMs === null ? "客户端的初始重传超时为 1 秒。" : `收到与 SYN 不符的 ACK 之后，该 Linux 过 ${settings.resendSynAfterBadAckMs} 毫秒就重传 SYN。`}`,
		},
	],
	questions: (trace) => [whyThisAnswer(trace)],
});

/** The old ACK comes back, a RST ends TIME-WAIT, and the SYN goes out again. */
function refuseOnce(run: Run, { settings }: TwoHosts): void {
	run.deliver();
	const reset = run.last();
	const soon = settings.resendSynAfterBadAckMs !== null;
	if (soon) run.untilTimer("client");
	run.deliver(reset);
	if (!soon) run.untilTimer("client");
	run.deliver();
}

function whyThisAnswer(trace: Trace): TemplateQuestion {
	const accepted = follows(trace, "time-wait-accepts-new-syn");
	const step = rowOfCall(trace, "client", "connect")?.step ?? 1;
	return askChoice("why-this-answer", {
		step,
		label: {
			en: `How does the server, in TIME-WAIT, judge the SYN of step ${step} when it arrives?`,
			zh: `处于 TIME-WAIT 的服务器收到第 ${step} 步的 SYN 时，如何判断它？`,
		},
		options: [
			option(
				"beyond",
				"Its number is beyond all that the old connection received: it must be new",
				"序号超出旧连接收到的全部序号，一定是新的",
			),
			option(
				"below",
				"Its number is below what the old connection received: it may be an old duplicate",
				"序号低于旧连接已收到的序号，可能是旧的重复报文段",
			),
			option(
				"any-new",
				"Any SYN is new, for an old connection sends none: its number does not matter",
				"旧连接不会再发 SYN，所以凡是 SYN 都是新的，与序号无关",
			),
			option(
				"none-new",
				"No SYN is taken in TIME-WAIT, whatever its number: the 2 MSL must pass first",
				"处于 TIME-WAIT 时不接受任何 SYN，与序号无关，必须等满 2MSL",
			),
		],
		key: accepted ? "beyond" : "below",
		rule: accepted ? "time-wait-accepts-new-syn" : "time-wait-acks-again",
		why: accepted
			? {
					en: "The SYN's number is above everything that the old connection received, so it cannot be an old duplicate: the server may reopen the connection at once.",
					zh: "这个 SYN 的序号比旧连接收到的全部序号都大，不可能是旧的重复报文段，服务器可以立即重新打开连接。",
				}
			: {
					en: "The SYN's number is below what the old connection received, so it might be an old duplicate. The old ACK asks back: a client that really opens anew answers it with a RST, which ends TIME-WAIT, and its next SYN is taken.",
					zh: "这个 SYN 的序号低于旧连接已收到的序号，可能是旧的重复报文段。服务器重复旧的 ACK 来求证：真正要重新连接的客户端会用 RST 应答，TIME-WAIT 因此结束，下一个 SYN 就被接受。",
				},
		skills: ["port-reuse", "old-duplicates"],
	});
}
