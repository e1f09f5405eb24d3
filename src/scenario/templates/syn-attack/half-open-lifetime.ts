// How long one half-open entry lives: the SYN,ACK is sent again and again, then the entry is freed (RFC 4987, 2).

import { drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { drawIsn } from "../../build/hosts.ts";
import { askCount, askDuration, UNITS } from "../../build/questions.ts";
import { expectedLifetime, sumOfWaits } from "../../build/steady-flood.ts";
import { asksAny, asksQuestions, asksQueues, asksStates } from "../../main-question.ts";
import { sentBy, waitsOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "How long does a half-open entry take a place in the SYN queue, and what does the server send meanwhile?",
			zh: "一个无人应答的半连接会在半连接队列中占用多久？其间服务器发送什么？",
		},
		asks: asksAny(
			asksQuestions("lifetime", "syn-acks"),
			asksStates(["SYN-RECEIVED", "LISTEN"], ["server"]),
			asksQueues(),
		),
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
	questions: (trace, { listener }) => [lifetime(trace, listener.synAckRetries), synAcks(trace, listener.synAckRetries)],
});

function lifetime(trace: Trace, limit: number): TemplateQuestion {
	const ms = (trace.rows.at(-1)?.timeMs ?? 0) - (trace.rows[1]?.timeMs ?? 0);
	const waits = waitsOf(trace, "server");
	const sum = sumOfWaits({ ms, waits });
	const retries = waits.length - 1;
	return askDuration("lifetime", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: `How long does the half-open entry live (step 2 to step ${trace.rows.length})?`,
			zh: `这个半连接存活多久（第 2 步到第 ${trace.rows.length} 步）？`,
		},
		key: ms,
		rule: "syn-ack-timeout-frees-entry",
		why: {
			en: `Each wait is twice the one before, and after the last retransmission the server waits once more: ${sum} s. Until then that one SYN takes a place in the queue; a RST from its address would have freed it at once.`,
			zh: `每次等待是前一次的两倍，最后一次重传之后还要再等一次：${sum} 秒。其间这一个 SYN 一直占着队列中的位置；若收到 RST，则会立即释放。`,
		},
		skills: ["half-open-lifetime"],
		hints: {
			evidence: {
				en: `Look at the expiries of the server's timer, from step 3 to step ${trace.rows.length}, and at the waits in the assumptions.`,
				zh: `看第 3 步到第 ${trace.rows.length} 步服务器的定时器超时，以及假设中的等待时间。`,
			},
			principle: {
				en: "The entry lives through the first wait and through one more after each retransmission, each twice as long as the one before.",
				zh: "条目要经过首次等待，以及每次重传之后的又一次等待；每次是前一次的两倍。",
			},
			begin: {
				en: `${retries} retransmission${retries === 1 ? "" : "s"}: ${retries + 1} waits, the first of 1 s.`,
				zh: `重传 ${retries} 次，共等待 ${retries + 1} 次，首次 1 秒。`,
			},
			follow: () => 1000 * expectedLifetime(limit),
		},
		hidesTimesFrom: 3,
	});
}

function synAcks(trace: Trace, limit: number): TemplateQuestion {
	const sent = sentBy(trace, "server").length;
	return askCount("syn-acks", {
		step: 1,
		unit: UNITS.synAcks,
		label: {
			en: "How many SYN,ACKs does the server send in all, before it frees the entry?",
			zh: "释放这个半连接之前，服务器总共发送多少个 SYN,ACK？",
		},
		key: sent,
		rule: "syn-ack-retransmitted",
		why: {
			en: `The first one is no retransmission, and ${sent - 1} follow${sent === 2 ? "s" : ""} it: ${sent}. The last expiry sends nothing: the server gives up. One answer from the other end would have stopped them.`,
			zh: `第一个不算重传，之后重传 ${sent - 1} 次，共 ${sent} 个。最后一次超时不再发送，服务器放弃。对方只要应答，重传就会停止。`,
		},
		skills: ["half-open-lifetime"],
		hints: {
			evidence: {
				en: "Look at the number of retransmissions in the assumptions, and at what each expiry of the timer sends.",
				zh: "看假设中的重传次数，以及每次定时器超时发送了什么。",
			},
			principle: {
				en: "A limit of n retransmissions counts what is sent again; the first SYN,ACK comes before them.",
				zh: "重传上限 n 只计再次发送的次数，首次发送的 SYN,ACK 另计。",
			},
			begin: { en: "Step 2 sends the first one.", zh: "第 2 步发送第一个。" },
			follow: () => limit + 1,
		},
	});
}
