// Data that was handed over before the connection stands goes out with the third ACK (RFC 9293, 3.10.2 and 3.10.7.3).

import { segmentLength } from "../../../tcp/segment.ts";
import { handshake } from "../../build/family.ts";
import { delayAssumption, drawHosts, drawMessage } from "../../build/hosts.ts";
import { askCount, askDuration, UNITS } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const dataOnThirdAck = handshake({
	id: "data-on-third-ack",
	difficulty: 3,
	profiles: ["rfc9293"],
	misconceptions: [
		"syn-does-not-consume",
		"ack-counts-segments",
		"ack-names-last-received",
		"ack-repeats-sequence-number",
		"established-on-syn-ack-sent",
	],
	title: { en: "Data on the third ACK", zh: "第三个 ACK 携带数据" },
	summary: {
		en: "The client's program sends before the connection is established.",
		zh: "连接建立之前，客户端的程序就已调用 send()。",
	},
	essentialStates: ["SYN-SENT", "ESTABLISHED"],
	blanks: [4, 7],
	draw(random, context) {
		const first = drawMessage(random);
		// Octets of each send() before the SYN,ACK arrives; together they fit into one segment.
		const queued = drawWhether(random, context.level, 40) ? [Math.ceil(first / 2), random.int(1, 700)] : [first];
		return { ...drawHosts(random, context), queued };
	},
	script(run, { queued }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		for (const bytes of queued) run.call("client", "send", { bytes });
		run.deliverAll();
	},
	story: ({ queued }) => ({
		en: `A client calls connect() and, without waiting for the answer, hands over ${queued.join(" and then ")} octets of data. Its TCP keeps them until they may be sent.`,
		zh: `客户端调用 connect() 之后不等应答，就交付了 ${queued.join(" 字节和 ")} 字节数据，由它的 TCP 保存到可以发送为止。`,
	}),
	assumptions: (drawn) => [
		delayAssumption(drawn),
		{
			en: "No SYN carries data, and all the data fits into one segment.",
			zh: "SYN 不携带数据；全部数据可以放进一个报文段。",
		},
	],
	questions: (trace, { delayMs }) => [whenData(trace, delayMs), numbersUsed(trace)],
});

function whenData(trace: Trace, delayMs: number): TemplateQuestion {
	const arrived = trace.rows.find((row) => row.effects.some((e) => e.kind === "data-received"));
	const key = (arrived?.timeMs ?? 0) - trace.startMs;
	const firstDelivery = trace.rows.find((row) => row.cause.kind === "deliver");
	return askDuration("data-arrives-after", {
		step: arrived?.step ?? 1,
		unit: "ms",
		label: {
			en: "How long after connect() does the server have the data?",
			zh: "从调用 connect() 到服务器收到数据，经过多久？",
		},
		key,
		rule: "send-transmits-data",
		why: {
			en: `SYN, SYN,ACK and the third segment, which has the data: ${key / delayMs} × ${delayMs} ms = ${key} ms.`,
			zh: `依次是 SYN、SYN,ACK 和携带数据的第三个报文段：${key / delayMs} × ${delayMs} 毫秒 = ${key} 毫秒。`,
		},
		skills: ["data-delivery"],
		hidesTimesFrom: firstDelivery?.step ?? 1,
	});
}

function numbersUsed(trace: Trace): TemplateQuestion {
	const sent = sentBy(trace, "client");
	const octets = sumOf(sent.map(({ length }) => length));
	const key = sumOf(sent.map(segmentLength));
	return askCount("numbers-used", {
		step: trace.rows.length,
		unit: UNITS.sequenceNumbers,
		label: {
			en: "How many sequence numbers has the client used up in all?",
			zh: "客户端总共用掉了多少个序号？",
		},
		key,
		rule: "send-transmits-data",
		why: {
			en: `${key - octets} for the SYN and ${octets} for the data: ${key}. The ACK on the third segment takes none.`,
			zh: `SYN 占 ${key - octets} 个，数据占 ${octets} 个，共 ${key} 个。第三个报文段上的 ACK 不占用序号。`,
		},
		skills: ["data-counts-octets", "syn-consumes-one"],
	});
}
