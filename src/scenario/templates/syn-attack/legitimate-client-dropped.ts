// A client meets a full SYN queue; once the entries expire, its own retry gets in (RFC 4987, 2; RFC 6298).

import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	lifetimeAssumption,
	SILENT_SOURCES,
} from "../../build/attacked.ts";
import { CHINESE, ENGLISH } from "../../build/connected.ts";
import { queueEvents } from "../../run/read-trace.ts";
import { defineTemplate } from "../../template.ts";

interface LegitimateClientDropped extends Attacked {
	readonly syns: number;
	readonly floodMs: number;
}

/** More SYNs of the client than any drawn lifetime needs. */
const MOST_TRIES = 9;

export const legitimateClientDropped = defineTemplate<LegitimateClientDropped>({
	id: "legitimate-client-dropped",
	family: "syn-attack",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative"],
	skills: [
		"flood-effects",
		"backlog-arithmetic",
		"half-open-lifetime",
		"retransmission-backoff",
		"retransmission-keeps-number",
		"syn-consumes-one",
		"ack-is-next-expected",
		"sequence-wraps",
		"active-open-states",
		"passive-open-states",
	],
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"queue-counts-the-dropped",
		"full-queue-answers-rst",
	],
	title: { en: "A legitimate client is dropped", zh: "正常客户端被拒之门外" },
	summary: {
		en: "A client's SYN finds the SYN queue full of spoofed entries.",
		zh: "正常客户端的 SYN 到达时，半连接队列已被伪造的条目占满。",
	},
	ask: { states: true, flags: false, numbers: true, queues: true },
	blanks: [6, 8],
	optionsAsWritten: true,
	countFrom: "initial",
	draw(random, context) {
		const attacked = drawAttacked(random, context, {
			backlog: random.pick([8, 16, 32, 64, 128]),
			maxSynBacklog: random.pick([64, 128, 256]),
			synAckRetries: random.int(1, 2),
		});
		return {
			...attacked,
			syns: attacked.capacity + random.int(0, attacked.capacity),
			floodMs: 10 * random.int(5, 40),
		};
	},
	script(run, { syns, floodMs }) {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", syns, floodMs);
		run.call("client", "connect");
		run.deliver();
		for (let tries = 1; tries < MOST_TRIES && !run.busy(); tries++) {
			run.untilTimer("client");
			run.deliver();
		}
		run.deliver();
		run.deliver();
	},
	story: ({ syns, floodMs }) => ({
		en: `An attacker sends ${syns} SYNs within ${floodMs} ms and then stops. Right after that a legitimate client connects. SYN cookies are off.`,
		zh: `攻击者在 ${floodMs} 毫秒内发送 ${syns} 个 SYN，然后停止。紧接着一个正常客户端发起连接。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES, lifetimeAssumption(drawn.listener.synAckRetries)],
	questions(trace, { listener, syns, capacity }) {
		const tries = trace.rows.flatMap((row) => row.sent).filter((s) => s.bits === 2).length;
		const clientDrops = queueEvents(trace, "refused") - (syns - capacity);
		const lifetime = 2 ** (listener.synAckRetries + 1) - 1;
		return [
			{
				id: "answer-to-client",
				kind: "choice",
				key: clientDrops > 0 ? "nothing" : "syn-ack",
				step: 3,
				label: {
					en: `What does the ${ENGLISH.server} answer to the ${ENGLISH.client}'s first SYN?`,
					zh: `${CHINESE.server}如何应答${CHINESE.client}的第一个 SYN？`,
				},
				options: [
					{ id: "nothing", text: { en: "Nothing: the SYN is dropped", zh: "不应答，SYN 被丢弃" } },
					{ id: "rst", misconception: "full-queue-answers-rst", text: { en: "A RST", zh: "发送 RST" } },
					{ id: "syn-ack", text: { en: "A SYN,ACK", zh: "发送 SYN,ACK" } },
				],
				rule: "syn-queue-full-drops-syn",
				why: {
					en: `All ${capacity} places of the SYN queue are taken, so the SYN is dropped without an answer: for the client it looks lost.`,
					zh: `半连接队列的 ${capacity} 个位置都已占满，SYN 被丢弃且不作应答；在客户端看来就像丢失了一样。`,
				},
				skills: ["flood-effects"],
			},
			{
				id: "lifetime",
				kind: "duration",
				unit: "s",
				key: lifetime * 1000,
				step: 1,
				label: {
					en: "How long does each entry of the attack stay in the SYN queue?",
					zh: "攻击造成的每个半连接在队列中停留多久？",
				},
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `${listener.synAckRetries} retransmission${listener.synAckRetries === 1 ? "" : "s"} and one last wait make 2^${listener.synAckRetries + 1} − 1 = ${lifetime} s. The client's SYN number ${tries} comes after that.`,
					zh: `${listener.synAckRetries} 次重传加最后一次等待，共 2^${listener.synAckRetries + 1} − 1 = ${lifetime} 秒。客户端的第 ${tries} 个 SYN 在此之后到达。`,
				},
				skills: ["half-open-lifetime"],
			},
		];
	},
});
