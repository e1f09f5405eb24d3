// Spoofed addresses at which somebody lives: they answer the SYN,ACK with RST, and the entry is freed at once. This is
// why an attacker picks addresses where nobody answers (RFC 4987, 2).

import { RST } from "../../../tcp/flags.ts";
import { capacityAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { delayAssumption } from "../../build/hosts.ts";
import { askChoice, askDuration, choice } from "../../build/questions.ts";
import { drawSpoofed, type Spoofed, UNKNOWN_SEGMENT } from "../../build/spoofed.ts";
import { asksAny, asksFlags, asksQuestions, asksQueues } from "../../main-question.ts";
import { sendsOnlyBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "What becomes of a half-open entry when somebody lives at the spoofed address, and what does the attacker learn from it?",
			zh: "伪造的地址上有主机在线时，半连接会怎样？攻击者因此会怎样选择地址？",
		},
		asks: asksAny(
			asksQuestions("attackers-choice", "why-rst", "freed-after"),
			asksQueues(),
			asksFlags(({ bits }) => (bits & RST) !== 0),
		),
	},
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
		en: `A server listens on port ${hosts[1].port}. An attacker sends it SYNs with spoofed source addresses: first one that names ${source.ip}, a host that is up and knows nothing of it, and then ${syns} more.`,
		zh: `服务器在 ${hosts[1].port} 端口监听。攻击者向它发送伪造源地址的 SYN：第一个的源地址是 ${source.ip}，该地址的主机在线，但对此毫不知情；之后又发送 ${syns} 个。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		delayAssumption(drawn),
		{
			en: "At the spoofed addresses that are not live nobody answers, and their entries outlive the timeline.",
			zh: "不在线的伪造地址没有人应答，它们的条目在时间线内不会超时。",
		},
		{ en: "No firewall is in the way.", zh: "途中没有防火墙。" },
	],
	questions: (trace, drawn) => [left(trace, drawn), whyAnswered(trace), freedWhen(trace, drawn)],
});

function addressOptions({ syns, live }: LiveSources): readonly Option[] {
	return [
		choice("silent", { en: "Addresses where nobody answers", zh: "没有主机应答的地址" }, null),
		choice(
			"live",
			{ en: "Addresses of hosts that are up", zh: "在线主机的地址" },
			{
				en: `Hosts that are up undo the attack: ${live} of the ${syns} answered with RST, and their entries were gone after one round trip.`,
				zh: `在线的主机会化解攻击：${syns} 个中有 ${live} 个回了 RST，一个往返之后条目就释放了。`,
			},
		),
		choice(
			"own",
			{ en: "The attacker's own address", zh: "攻击者自己的地址" },
			{
				en: "The attacker's own TCP would answer the SYN,ACKs with RST as well, and the address could be traced and blocked.",
				zh: "攻击者自己的 TCP 同样会用 RST 应答 SYN,ACK，而且该地址会被追查和封锁。",
			},
		),
		choice(
			"any",
			{ en: "It makes no difference to the server", zh: "对服务器来说没有区别" },
			{
				en: `It does: ${live} entries went within one round trip, the other ${syns - live} wait for the server's timer.`,
				zh: `有区别：${live} 个条目在一个往返内就释放了，其余 ${syns - live} 个要等服务器的定时器超时。`,
			},
		),
	];
}

function left(trace: Trace, drawn: LiveSources): TemplateQuestion {
	const { syns, live } = drawn;
	const key = trace.rows.at(-1)?.queues.server?.syn ?? 0;
	return askChoice("attackers-choice", {
		step: trace.rows.length,
		label: {
			en: "Which source addresses would the attacker rather forge, so that the flood lasts?",
			zh: "为了让洪泛持久有效，攻击者更愿意伪造什么样的源地址？",
		},
		options: addressOptions(drawn),
		key: key < syns ? "silent" : "live",
		rule: "reset-returns-to-listen",
		why: {
			en: `Of ${syns} entries ${live} went with their RST and ${key} stayed. Where nobody answers, an entry keeps its place until the server's timer gives up; with live hosts everywhere the queue would be empty after one round trip.`,
			zh: `${syns} 个条目中，${live} 个随 RST 释放，还剩 ${key} 个。没有人应答时，条目一直占用位置，直到超时；若地址都在线，一个往返后队列就空了。`,
		},
		skills: ["flood-effects"],
		hints: {
			evidence: {
				en: `Compare the length of the SYN queue before and after step ${trace.rows.length}.`,
				zh: `比较第 ${trace.rows.length} 步前后半连接队列的长度。`,
			},
			principle: {
				en: "An entry stays until an ACK completes it, a RST ends it, or its timer gives up. A flood lasts the longer, the later that happens.",
				zh: "条目一直保留，直到 ACK 完成握手、RST 终止它，或者定时器超时。这些事发生得越晚，洪泛越持久。",
			},
			begin: {
				en: `${syns} SYNs came in step ${trace.rows.length - 1}, and ${live} RSTs in step ${trace.rows.length}.`,
				zh: `第 ${trace.rows.length - 1} 步到达 ${syns} 个 SYN，第 ${trace.rows.length} 步到达 ${live} 个 RST。`,
			},
			// RSTs shorten the life of an entry, by what the last step shows.
			follow: () => (live > 0 ? "silent" : "any"),
		},
	});
}

const WHY_RST: readonly Option[] = [
	choice(
		"no-connection",
		{ en: "It has no connection that the SYN,ACK belongs to", zh: "它没有这个 SYN,ACK 所属的连接" },
		null,
	),
	choice(
		"defence",
		{ en: "It recognizes the attack and defends the server", zh: "它识别出攻击，替服务器防御" },
		{
			en: "It knows nothing of the attack: to it the SYN,ACK is a segment out of the blue.",
			zh: "它对攻击一无所知：在它看来，这个 SYN,ACK 是凭空而来的。",
		},
	),
	choice(
		"busy",
		{ en: "It listens, but its own SYN queue is full", zh: "它在监听，但自己的半连接队列已满" },
		{
			en: "A SYN queue is for SYNs without ACK that reach a listener. This is a SYN,ACK, and a full queue would be silent.",
			zh: "半连接队列只与到达监听端口的 SYN 有关；这里来的是 SYN,ACK，而且队列满时也不会应答。",
		},
	),
	choice(
		"refuses",
		{ en: "It refuses the connection that the server asks for", zh: "它要拒绝服务器请求的连接" },
		{
			en: "The server asks for nothing: its SYN,ACK answers a SYN. No program of the host is involved in the RST.",
			zh: "服务器没有请求连接：SYN,ACK 是对 SYN 的应答。RST 由 TCP 自动发送，与程序无关。",
		},
	),
];

function whyAnswered(trace: Trace): TemplateQuestion {
	return askChoice("why-rst", {
		step: 3,
		label: {
			en: "Why does the host at the spoofed address send what it sends?",
			zh: "伪造地址上的主机为什么这样应答？",
		},
		options: WHY_RST,
		key: sendsOnlyBy(trace, "spoofed", "closed-answers-reset") ? "no-connection" : "refuses",
		rule: "closed-answers-reset",
		why: {
			en: "The SYN,ACK acknowledges a SYN that this host never sent. What belongs to no connection is answered with RST, whose seq is the ack of the SYN,ACK. Had the host sent the SYN, it would answer with ACK.",
			zh: "SYN,ACK 确认的是该主机从未发送过的 SYN。对不属于任何连接的报文段用 RST 应答，seq 取自其 ack。如果 SYN 真是它发的，它会回 ACK。",
		},
		skills: ["reset-rules"],
		hints: {
			evidence: {
				en: "Look at what reaches the host in step 3, and at what the story says of the host.",
				zh: "看第 3 步到达该主机的是什么，以及题目对该主机的说明。",
			},
			principle: UNKNOWN_SEGMENT,
			begin: {
				en: "The host itself has sent no SYN: the one of step 1 only names its address.",
				zh: "该主机自己没有发送过 SYN：第 1 步的 SYN 只是写了它的地址。",
			},
			follow: () => (trace.startStates.spoofed === "CLOSED" ? "no-connection" : "refuses"),
		},
	});
}

function freedWhen(trace: Trace, { delayMs }: LiveSources): TemplateQuestion {
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
			en: `The SYN,ACK travels ${delayMs} ms, the RST as long on the way back: ${delayMs} + ${delayMs} = ${key} ms. Had nobody answered, the entry would have stayed until the server's timer gave up.`,
			zh: `SYN,ACK 在途中用时 ${delayMs} 毫秒，RST 返回用时相同：${delayMs} + ${delayMs} = ${key} 毫秒。若没有人应答，条目要等到服务器的定时器最终超时。`,
		},
		skills: ["flood-effects"],
		hints: {
			evidence: {
				en: "The assumptions tell the travel time; look at what goes out in step 2 and what comes back.",
				zh: "假设给出了在途时间；看第 2 步发出了什么，又回来了什么。",
			},
			principle: {
				en: "An entry is made when the SYN arrives, and freed when the RST arrives: one way there and one way back.",
				zh: "SYN 到达时建立条目，RST 到达时释放条目：正好是一去一回。",
			},
			begin: {
				en: `The SYN,ACK reaches the host ${delayMs} ms after step 2.`,
				zh: `SYN,ACK 在第 2 步之后 ${delayMs} 毫秒到达该主机。`,
			},
			follow: () => 2 * delayMs,
		},
		hidesTimesFrom: 4,
	});
}
