// Spoofed addresses at which somebody lives: they answer the SYN,ACK with RST, and the entry is freed at once. This is
// why an attacker picks addresses where nobody answers (RFC 4987, 2).

import { capacityAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { askChoice, askDuration, option } from "../../build/questions.ts";
import { drawSpoofed, type Spoofed } from "../../build/spoofed.ts";
import { sendsOnlyBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface LiveSources extends Spoofed {
	/** Further SYNs of the attack, and how many of their addresses are live. */
	readonly syns: number;
	readonly live: number;
	readonly floodMs: number;
}

export const spoofedSourcesAnswerRst = synAttack({
	id: "spoofed-sources-answer-rst",
	difficulty: 3,
	notations: ["raw", "relative"],
	misconceptions: ["syn-does-not-consume", "listen-until-third-ack"],
	title: { en: "Spoofed addresses that answer", zh: "伪造的地址上有主机应答" },
	summary: {
		en: "Some of the spoofed source addresses belong to hosts that are up.",
		zh: "攻击者伪造的源地址中，有一些属于在线的主机。",
	},
	ask: { states: true, flags: true, numbers: true, queues: true, hosts: ["server"] },
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 8],
	draw(random, context) {
		const spoofed = drawSpoofed(random, context, "spoofed", { backlog: random.pick([32, 50, 64, 100, 128]) });
		const syns = random.int(12, spoofed.capacity - 1);
		return { ...spoofed, syns, live: random.int(2, syns - 3), floodMs: 10 * random.int(5, 25) };
	},
	script(run, { source, spoofedIsn, syns, live, floodMs }) {
		run.call("server", "listen");
		run.startTimeline();
		run.inject("server", spoofedIsn, source, "spoofed");
		run.deliver();
		run.deliver();
		run.flood("server", syns, floodMs);
		run.liveSources("server", live);
	},
	story: ({ hosts, syns, source }) => ({
		en: `An attacker sends SYNs with spoofed source addresses to port ${hosts[1].port} of a server: first one that names ${source.ip}, a host that is up and knows nothing of it, and then ${syns} more.`,
		zh: `攻击者向服务器的 ${hosts[1].port} 端口发送伪造源地址的 SYN：第一个的源地址是 ${source.ip}，该地址的主机在线，但对此毫不知情；之后又发送 ${syns} 个。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		{
			en: "At the spoofed addresses that are not live nobody answers. No firewall is in the way.",
			zh: "不在线的伪造地址没有人应答；途中没有防火墙。",
		},
	],
	questions: (trace, drawn) => [left(trace, drawn), whyAnswered(trace), freedWhen(trace)],
});

function left(trace: Trace, { syns, live }: LiveSources): TemplateQuestion {
	const key = trace.rows.at(-1)?.queues.server?.syn ?? 0;
	return askChoice("attackers-choice", {
		step: trace.rows.length,
		label: {
			en: "Which source addresses does the attacker rather choose, so that the flood lasts?",
			zh: "为了让洪泛持久有效，攻击者更愿意伪造什么样的源地址？",
		},
		options: [
			option("silent", "Addresses where nobody answers", "没有主机应答的地址"),
			option("live", "Addresses of hosts that are up", "在线主机的地址"),
			option("own", "The attacker's own address", "攻击者自己的地址"),
			option("any", "It makes no difference to the server", "对服务器来说没有区别"),
		],
		key: key < syns ? "silent" : "live",
		rule: "reset-returns-to-listen",
		why: {
			en: `Of ${syns} entries ${live} went with their RST and ${key} stayed. Only where nobody answers does an entry keep its place until the timer gives up.`,
			zh: `${syns} 个条目中，${live} 个随 RST 释放，还剩 ${key} 个。只有没有人应答的地址，条目才会一直占用位置，直到超时。`,
		},
		skills: ["flood-effects"],
	});
}

function whyAnswered(trace: Trace): TemplateQuestion {
	return askChoice("why-rst", {
		step: 3,
		label: {
			en: "Why does the host at the spoofed address send what it sends?",
			zh: "伪造地址上的主机为什么这样应答？",
		},
		options: [
			option("no-connection", "It has no connection that the SYN,ACK could belong to", "它没有这个 SYN,ACK 所属的连接"),
			option("defence", "It recognizes the attack and defends the server", "它识别出攻击，替服务器防御"),
			option("busy", "Its own SYN queue is full", "它自己的半连接队列已满"),
			option("refuses", "It wants to refuse the server's connection request", "它要拒绝服务器的连接请求"),
		],
		key: sendsOnlyBy(trace, "spoofed", "closed-answers-reset") ? "no-connection" : "refuses",
		rule: "closed-answers-reset",
		why: {
			en: "The SYN,ACK acknowledges a SYN that this host never sent. A segment for which there is no connection is answered with RST, whose number is the ack it carries.",
			zh: "SYN,ACK 确认的是该主机从未发送过的 SYN。对不属于任何连接的报文段用 RST 应答，序号取自其确认号。",
		},
		skills: ["reset-rules"],
	});
}

function freedWhen(trace: Trace): TemplateQuestion {
	const sent = trace.rows[1]?.timeMs ?? 0;
	const freed = trace.rows.find((row) => row.effects.some((e) => e.kind === "queue-changed" && e.change === "removed"));
	const key = (freed?.timeMs ?? 0) - sent;
	return askDuration("freed-after", {
		step: 4,
		unit: "ms",
		label: {
			en: "How long after it was made is the first half-open entry freed?",
			zh: "第一个半连接在建立之后多久被释放？",
		},
		key,
		rule: "reset-returns-to-listen",
		why: {
			en: `The SYN,ACK travels ${key / 2} ms, the RST as long on the way back: ${key} ms, far less than any timeout.`,
			zh: `SYN,ACK 在途中用时 ${key / 2} 毫秒，RST 返回用时相同：${key} 毫秒，远小于超时时间。`,
		},
		skills: ["flood-effects"],
		hidesTimesFrom: 4,
	});
}
