// How long one half-open entry lives: the SYN,ACK is sent again and again, then the entry is freed (RFC 4987, 2).

import { drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { drawIsn } from "../../build/hosts.ts";
import { askCount, askDuration, UNITS } from "../../build/questions.ts";
import { sumOfWaits } from "../../build/steady-flood.ts";
import { sentBy, waitsOf } from "../../run/read-trace.ts";

export const halfOpenLifetime = synAttack({
	id: "half-open-lifetime",
	difficulty: 3,
	notations: ["raw", "relative"],
	misconceptions: [
		"linear-backoff",
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"retry-count-off-by-one",
		"lifetime-without-last-wait",
	],
	title: { en: "The life of a half-open entry", zh: "半连接的寿命" },
	summary: {
		en: "A SYN from a spoofed address: the server answers again and again, until it gives up.",
		zh: "来自伪造地址的 SYN：服务器反复重传 SYN,ACK，直到放弃。",
	},
	ask: { states: true, numbers: true, queues: true, hosts: ["server"] },
	blanks: [5, 7],
	draw(random, context) {
		const attacked = drawAttacked(random, context, { synAckRetries: random.int(1, 5) });
		const [client, server] = attacked.hosts;
		const source = { ip: `203.0.113.${random.int(2, 254)}`, port: random.int(1024, 65_535) };
		return {
			...attacked,
			hosts: [{ ...client, ...source, id: "spoofed" }, server] as const,
			source,
			spoofedIsn: drawIsn(random),
		};
	},
	script(run, { source, listener, spoofedIsn }) {
		run.call("server", "listen");
		run.startTimeline();
		run.inject("server", spoofedIsn, source, "spoofed");
		run.lose();
		for (let i = 0; i <= listener.synAckRetries; i++) {
			run.untilTimer("server");
			run.lose();
		}
	},
	story: ({ source }) => ({
		en: `An attacker sends one SYN with the spoofed source address ${source.ip}. Nobody there answers the server's SYN,ACKs.`,
		zh: `攻击者发送一个源地址伪造为 ${source.ip} 的 SYN，该地址没有人应答服务器的 SYN,ACK。`,
	}),
	assumptions: ({ listener }) => [lifetimeAssumption(listener.synAckRetries)],
	questions(trace) {
		const ms = (trace.rows.at(-1)?.timeMs ?? 0) - (trace.rows[1]?.timeMs ?? 0);
		const sum = sumOfWaits({ ms, waits: waitsOf(trace, "server") });
		const sent = sentBy(trace, "server").length;
		const retries = sent - 1;
		return [
			askDuration("lifetime", {
				step: trace.rows.length,
				unit: "s",
				label: { en: "How long does the half-open entry live?", zh: "这个半连接存活多久？" },
				key: ms,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `${retries} retransmission${retries === 1 ? "" : "s"} and one last wait: ${sum} s, that is 2^${retries + 1} − 1.`,
					zh: `${retries} 次重传，再加最后一次等待：${sum} 秒，即 2^${retries + 1} − 1。`,
				},
				skills: ["half-open-lifetime"],
				hidesTimesFrom: 3,
			}),
			askCount("syn-acks", {
				step: 1,
				unit: UNITS.synAcks,
				label: {
					en: "How many SYN,ACKs does the server send in all, before it frees the entry?",
					zh: "服务器总共发送多少个 SYN,ACK？",
				},
				key: sent,
				rule: "syn-ack-retransmitted",
				why: {
					en: `The first one and ${retries} retransmission${retries === 1 ? "" : "s"}: ${sent}.`,
					zh: `第一个加上 ${retries} 次重传，共 ${sent} 个。`,
				},
				skills: ["half-open-lifetime"],
			}),
		];
	},
});
