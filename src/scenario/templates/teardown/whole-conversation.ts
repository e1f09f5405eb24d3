// A whole conversation: open, data both ways, close, with its numbers throughout (RFC 9293, 3.4 to 3.6).

import { segmentLength } from "../../../tcp/segment.ts";
import { CHINESE, closers, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawHosts, drawMessage } from "../../build/hosts.ts";
import { askCount, UNITS } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const wholeConversation = teardown({
	id: "whole-conversation",
	difficulty: 3,
	misconceptions: [
		"syn-does-not-consume",
		"fin-does-not-consume",
		"ack-counts-segments",
		"ack-names-last-received",
		"pure-ack-consumes",
	],
	title: { en: "A whole conversation", zh: "一次完整的通信" },
	summary: {
		en: "From the first SYN to the last ACK, with data both ways.",
		zh: "从第一个 SYN 到最后一个 ACK，双向都有数据。",
	},
	blanks: [7, 10],
	countFrom: "initial",
	draw: (random, context) => ({
		...drawHosts(random, context),
		request: drawMessage(random),
		/** Octets of each segment of the answer. */
		answer: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawMessage(random)),
		...closers(random.chance(50)),
	}),
	script(run, { request, answer, closer, peer }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliverAll();
		run.call("server", "accept");
		run.call("server", "close", { socket: "listener" });
		run.call("client", "send", { bytes: request });
		run.deliverAll();
		run.call("server", "receive");
		for (const bytes of answer) {
			run.call("server", "send", { bytes });
			run.deliverAll();
		}
		run.call("client", "receive");
		for (const host of [closer, peer]) {
			run.call(host, "close");
			run.deliverAll();
		}
	},
	story: ({ request, answer, closer }) => ({
		en: `A client connects to a server that serves this one client only and then stops listening. It sends a request of ${request} octets; the answer is ${answer.join(" + ")} octets. The ${ENGLISH[closer]} closes first.`,
		zh: `服务器只接待这一个客户端，接受连接后就不再监听。客户端发送 ${request} 字节的请求，服务器回复 ${answer.join(" + ")} 字节，然后${CHINESE[closer]}先关闭。`,
	}),
	questions: (trace) => [numbersUsed(trace, "client"), numbersUsed(trace, "server")],
});

function numbersUsed(trace: Trace, host: End): TemplateQuestion {
	const sent = sentBy(trace, host);
	const key = sumOf(sent.map(segmentLength));
	const octets = sumOf(sent.map(({ length }) => length));
	return askCount(`numbers-used-by-${host}`, {
		step: trace.rows.length,
		unit: UNITS.sequenceNumbers,
		label: {
			en: `How many sequence numbers does the ${ENGLISH[host]} use up in the whole conversation?`,
			zh: `整个通信过程中，${CHINESE[host]}总共用掉多少个序号？`,
		},
		key,
		rule: "close-sends-fin",
		why: {
			en: `1 for its SYN, ${octets} for its data, 1 for its FIN: ${key}. Segments with nothing but an ACK take none.`,
			zh: `SYN 占 1 个，数据占 ${octets} 个，FIN 占 1 个，共 ${key} 个。只带 ACK 的报文段不占用序号。`,
		},
		skills: ["syn-consumes-one", "data-counts-octets", "fin-consumes-one"],
	});
}
