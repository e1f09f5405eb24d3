// Numbers that run over 2^32 in the middle of an exchange (RFC 9293, 3.4).

import { SEQUENCE_SPACE, type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, withIsns } from "../../build/hosts.ts";
import { askCount, UNITS } from "../../build/questions.ts";
import type { Level } from "../../level.ts";
import type { Random } from "../../random.ts";
import { rowOfCall, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const isnNearWrap = handshake({
	id: "isn-near-wrap",
	difficulty: 3,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-counts-segments"],
	title: { en: "Sequence numbers wrap", zh: "序号回绕" },
	summary: {
		en: "An initial sequence number just below 2^32: the numbers run over.",
		zh: "初始序号略小于 2^32，序号在交互过程中回绕。",
	},
	ask: { numbers: true },
	blanks: [5, 8],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const wrapping = drawWrapping(random, context.level);
		// Octets of each end's messages.
		const fromClient = [random.int(20, 1400), random.int(20, 1400)] as const;
		const fromServer = random.int(20, 1400);
		const near = (octets: number) => sequenceNumber(SEQUENCE_SPACE - random.int(2, octets));
		const isn = (end: End, octets: number): SequenceNumber =>
			wrapping.includes(end) ? near(octets) : sequenceNumber(random.int(100_000, 2_000_000_000));
		const isns = { client: [isn("client", fromClient[0])], server: [isn("server", fromServer)] };
		return { ...withIsns(pair, isns), wrapping, fromClient, fromServer };
	},
	script(run, { fromClient, fromServer }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		run.deliver();
		run.call("client", "send", { bytes: fromClient[0] });
		run.deliverAll();
		run.call("server", "send", { bytes: fromServer });
		run.deliverAll();
		run.call("client", "send", { bytes: fromClient[1] });
		run.deliverAll();
	},
	story: ({ fromClient, fromServer }) => ({
		en: `A client opens a connection and sends ${fromClient[0]} octets; the server answers with ${fromServer}, and the client sends another ${fromClient[1]}. Sequence numbers have 32 bits: after 4294967295 comes 0.`,
		zh: `客户端建立连接并发送 ${fromClient[0]} 字节，服务器回复 ${fromServer} 字节，客户端再发送 ${fromClient[1]} 字节。序号只有 32 位：4294967295 之后是 0。`,
	}),
	questions: (trace, { wrapping }) => wrapping.map((end) => octetsBeforeZero(trace, end)),
});

/** Whose numbers wrap within the first message of that end. */
function drawWrapping(random: Random, level: Level): readonly End[] {
	switch (level) {
		case "easier":
			return ["client"];
		case "usual":
			return random.pick<readonly End[]>([["client"], ["client"], ["server"], ["client", "server"]]);
		case "harder":
			return ["client", "server"];
	}
}

function octetsBeforeZero(trace: Trace, end: End): TemplateQuestion {
	const row = rowOfCall(trace, end, "send");
	const isn = sentBy(trace, end)[0]?.seq ?? 0;
	const data = row?.sent[0];
	const beforeZero = data && data.seq !== 0 ? Math.min(data.length, SEQUENCE_SPACE - data.seq) : 0;
	const length = data?.length ?? 0;
	return askCount(`${end}-octets-below-2-32`, {
		step: row?.step ?? 1,
		unit: UNITS.octets,
		label: {
			en: `How many of the ${length} octets that the ${ENGLISH[end]} sends first have numbers below 2^32, before the wrap to 0?`,
			zh: `${CHINESE[end]}首先发送的 ${length} 字节中，有多少字节的序号在回绕到 0 之前？`,
		},
		key: beforeZero,
		rule: "send-transmits-data",
		why: {
			en: `The SYN has number ${isn}, so the data would start at ${isn + 1}. Up to 2^32 = 4294967296 that leaves room for ${beforeZero} octets; the other ${length - beforeZero} are numbered from 0.`,
			zh: `SYN 的序号是 ${isn}，数据应从 ${isn + 1} 开始。到 2^32 = 4294967296 为止还能容纳 ${beforeZero} 字节，其余 ${length - beforeZero} 字节从 0 开始编号。`,
		},
		skills: ["sequence-wraps"],
	});
}
