// How long one half-open entry lives: the SYN,ACK is sent again and again, then the entry is freed (RFC 4987, 2).
import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Attacked, drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { drawIsn } from "../../build/hosts.ts";
import { effectsOf } from "../../run/read-trace.ts";
import { defineTemplate } from "../../template.ts";

interface HalfOpenLifetime extends Attacked {
	readonly spoofedIsn: number;
}

export const halfOpenLifetime = defineTemplate<HalfOpenLifetime>({
	id: "half-open-lifetime",
	family: "syn-attack",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative"],
	skills: [
		"half-open-lifetime",
		"retransmission-backoff",
		"retransmission-keeps-number",
		"syn-consumes-one",
		"ack-is-next-expected",
		"backlog-arithmetic",
		"passive-open-states",
		"sequence-wraps",
	],
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
	ask: { states: true, flags: false, numbers: true, queues: true, hosts: ["server"] },
	blanks: [5, 7],
	countFrom: "initial",
	draw(random, context) {
		const attacked = drawAttacked(random, context, { synAckRetries: random.int(1, 5) });
		const [client, server] = attacked.hosts;
		if (!client || !server) throw new Error("a pair has two hosts");
		return {
			...attacked,
			hosts: [
				{ ...client, id: "spoofed", ip: `203.0.113.${random.int(2, 254)}`, port: random.int(1024, 65_535) },
				server,
			],
			spoofedIsn: drawIsn(random),
		};
	},
	script(run, { hosts, listener, spoofedIsn }) {
		const [spoofed] = hosts;
		if (!spoofed) return;
		run.call("server", "listen");
		run.startTimeline();
		run.inject("server", sequenceNumber(spoofedIsn), { ip: spoofed.ip, port: spoofed.port }, "spoofed");
		run.lose();
		for (let i = 0; i <= listener.synAckRetries; i++) {
			run.untilTimer("server");
			run.lose();
		}
	},
	story: ({ hosts }) => ({
		en: `An attacker sends one SYN with the spoofed source address ${hosts[0]?.ip}. Nobody there answers the server's SYN,ACKs.`,
		zh: `攻击者发送一个源地址伪造为 ${hosts[0]?.ip} 的 SYN，该地址没有人应答服务器的 SYN,ACK。`,
	}),
	assumptions: ({ listener }) => [lifetimeAssumption(listener.synAckRetries)],
	questions(trace, { listener }) {
		const retries = listener.synAckRetries;
		const last = trace.rows.at(-1);
		const lifetime = (last?.timeMs ?? 0) - (trace.rows[1]?.timeMs ?? 0);
		const sent = effectsOf(trace).filter((e) => e.kind === "segment-sent").length;
		const waits = Array.from({ length: retries + 1 }, (_, i) => 2 ** i);
		const sum = `${waits.join(" + ")} = ${lifetime / 1000}`;
		return [
			{
				id: "lifetime",
				kind: "duration",
				unit: "s",
				key: lifetime,
				step: trace.rows.length,
				label: { en: "How long does the half-open entry live?", zh: "这个半连接存活多久？" },
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `${retries} retransmission${retries === 1 ? "" : "s"} and one last wait: ${sum} s, that is 2^${retries + 1} − 1.`,
					zh: `${retries} 次重传，再加最后一次等待：${sum} 秒，即 2^${retries + 1} − 1。`,
				},
				skills: ["half-open-lifetime"],
				hidesTimesFrom: 3,
			},
			{
				id: "syn-acks",
				kind: "count",
				key: sent,
				unit: { en: "SYN,ACKs", zh: "个 SYN,ACK" },
				step: 1,
				label: {
					en: "How many SYN,ACKs does the server send in all, before it frees the entry?",
					zh: "服务器总共发送多少个 SYN,ACK？",
				},
				rule: "syn-ack-retransmitted",
				why: {
					en: `The first one and ${retries} retransmission${retries === 1 ? "" : "s"}: ${sent}.`,
					zh: `第一个加上 ${retries} 次重传，共 ${sent} 个。`,
				},
				skills: ["half-open-lifetime"],
			},
		];
	},
});
