// Linux without SYN cookies keeps the last quarter of tcp_max_syn_backlog for peers that it has met: a client that was
// connected before gets in where a new one is dropped (tcp_conn_request(); measured on Linux 6.18).

import type { ListenerOptions } from "../../../tcp/listener.ts";
import type { HostSetup } from "../../../tcp/world.ts";
import { drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawApart, isnOf } from "../../build/hosts.ts";
import {
	arrivalOf,
	connectTo,
	FIRST_WAIT,
	isLetIn,
	limitsAssumption,
	limitsOf,
	PROVEN,
	type ProvenPeers,
} from "../../build/proven-peers.ts";
import { letIn, madeAStranger } from "../../build/proven-peers-changes.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { asksQuestions } from "../../main-question.ts";
import { spoofedSyn } from "../../run/outsiders.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, QuestionHints, TemplateQuestion } from "../../template.ts";

export const provenPeersQuarter = synAttack({
	id: "proven-peers-quarter",
	difficulty: 4,
	profiles: ["linux"],
	misconceptions: ["queue-counts-the-dropped"],
	title: { en: "A quarter of the queue for proven peers", zh: "为已证实的对端保留的四分之一" },
	summary: {
		en: "During a flood a client that was connected before gets in, and a new one does not: or neither does.",
		zh: "洪泛期间，以前连接过的客户端能连上，新客户端却不能；也可能都不能。",
	},
	main: {
		text: {
			en: "For whom does Linux keep the last places when a SYN flood fills the queue, and when does that help?",
			zh: "SYN 洪泛填满队列时，Linux 把最后的位置留给谁？什么情况下才留得住？",
		},
		asks: asksQuestions("decides", "places-kept", "made-a-stranger", "let-in"),
		first: asksQuestions("decides"),
	},
	ask: { states: true, queues: true, hosts: ["new-client"] },
	blanks: [4, 6],
	draw(random, context): ProvenPeers {
		const m = random.pick([16, 32, 64, 128]);
		const isReserved = context.level === "easier" || random.chance(60);
		const backlog = isReserved ? random.pick([m, m + m / 4, 2 * m]) : m / 4 + random.int(1, m / 4);
		const attacked = drawAttacked(random, context, {
			backlog,
			maxSynBacklog: m,
		});
		const [client, server] = attacked.hosts;
		const newClient: HostSetup = {
			...client,
			id: "new-client",
			ip: `203.0.113.${random.int(2, 254)}`,
			port: random.int(49_152, 65_535),
			isns: [drawApart(random, isnOf(attacked, "server"), context.level)],
		};
		const listener = { ...attacked.listener, provenPeers: [client.ip] };
		return {
			...attacked,
			listener,
			hosts: [{ ...client, id: "known-client" }, { ...server, listener }, newClient],
			syns: attacked.capacity + random.int(5, 40),
			floodMs: 10 * random.int(5, 20),
			order: random.chance(50) ? ["new-client", "known-client"] : ["known-client", "new-client"],
			minutesAgo: random.int(5, 50),
			limits: limitsOf(listener),
		};
	},
	script(run, drawn) {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", drawn.syns, drawn.floodMs);
		for (const client of drawn.order) connectTo(run, client);
	},
	story: ({ hosts, listener, syns, minutesAgo }) => ({
		en: `A Linux server listens on port ${hosts[1].port} with a backlog of ${listener.backlog}; net.ipv4.tcp_max_syn_backlog is ${listener.maxSynBacklog}, SYN cookies are off. The known client closed its last connection to the server in the usual way ${minutesAgo} minutes ago; the new client has never been there. An attacker sends ${syns} SYNs, then both clients connect.`,
		zh: `一台 Linux 服务器在 ${hosts[1].port} 端口监听，backlog 为 ${listener.backlog}，net.ipv4.tcp_max_syn_backlog 为 ${listener.maxSynBacklog}，未开启 SYN cookie。老客户端在 ${minutesAgo} 分钟前与它正常关闭过一个连接，新客户端从未连接过它。攻击者先发送 ${syns} 个 SYN，随后两个客户端各发起一个连接。`,
	}),
	assumptions: ({ listener }) => [limitsAssumption(listener), PROVEN, SILENT_SOURCES, FIRST_WAIT],
	questions: (trace, drawn) => [
		decides(trace, drawn),
		placesKept(trace, drawn),
		madeAStranger(trace, drawn),
		letIn(trace, drawn),
	],
});

function decidesOptions(drawn: ProvenPeers): readonly Option[] {
	const { minutesAgo, limits, listener, floodMs } = drawn;
	return [
		choice(
			"proven",
			{ en: "It is proven, and some places are only for such peers", zh: "它是已证实的对端，还有只留给这类对端的位置" },
			{
				en: `Proven it is, but the places kept for such peers begin beyond ${limits.strangers} entries. With backlog ${listener.backlog} the queue is full for everybody at ${limits.everybody}.`,
				zh: `它确实已被证实，但保留的位置要超过 ${limits.strangers} 个条目之后才轮得到；backlog 为 ${listener.backlog}，到 ${limits.everybody} 个时队列对谁都满了。`,
			},
		),
		choice(
			"backlog",
			{ en: "More entries than the backlog: nobody's SYN is taken", zh: "条目数超过 backlog，谁的 SYN 都不接受" },
			{
				en: `The flood left ${limits.strangers} entries, no more than the backlog of ${listener.backlog}: that limit is not reached, and the known client is answered.`,
				zh: `洪泛留下 ${limits.strangers} 个条目，没有超过 backlog（${listener.backlog}）：这个上限还没有到，老客户端得到了应答。`,
			},
		),
		choice(
			"expired",
			{ en: "An entry of the flood has timed out and left its place", zh: "洪泛的一个条目已超时，空出了位置" },
			{
				en: `No entry leaves before its first wait of 1 s is over. Both clients are there within a second of the start of the flood, which lasts ${floodMs} ms.`,
				zh: `条目至少要等完第一次等待（1 秒）才会释放；洪泛持续 ${floodMs} 毫秒，从它开始算起，两个客户端的 SYN 都在一秒之内到达。`,
			},
		),
		choice(
			"time-wait",
			{ en: "Its earlier connection is in TIME-WAIT and is reopened", zh: "它以前的连接处于 TIME-WAIT，被重新打开" },
			{
				en: `That connection was closed ${minutesAgo} minutes ago; TIME-WAIT lasts one minute on Linux. Nothing of it is left but a measured time.`,
				zh: `那个连接在 ${minutesAgo} 分钟前就关闭了，而 Linux 的 TIME-WAIT 只有一分钟；留下的只有测得的往返时间。`,
			},
		),
	];
}

/** What settles whether the known client's SYN is taken. */
function decides(trace: Trace, drawn: ProvenPeers): TemplateQuestion | null {
	const arrival = arrivalOf(trace, "known-client");
	if (!arrival) return null;
	const { limits, listener } = drawn;
	const m = listener.maxSynBacklog;
	return askChoice("decides", {
		step: arrival.step,
		label: {
			en: `What decides what becomes of the known client's SYN (step ${arrival.step})?`,
			zh: `老客户端的 SYN（第 ${arrival.step} 步）结果如何，取决于什么？`,
		},
		options: decidesOptions(drawn),
		key: isLetIn(trace) ? "proven" : "backlog",
		rule: "linux-takes-syn",
		why: isLetIn(trace)
			? {
					en: `At ${limits.strangers} entries fewer than ⌊${m}/4⌋ of ${m} places are left: strangers are dropped, the known client is not. Whoever tests a flood from a host that was connected before sees no effect; a new client does.`,
					zh: `有 ${limits.strangers} 个条目时，${m} 个位置中余下的不足 ⌊${m}/4⌋ 个：陌生对端被丢弃，老客户端不受影响。用以前连接过的主机检验洪泛，会以为攻击无效；换新主机才看得到。`,
				}
			: {
					en: `The flood left ${limits.everybody} entries, more than the backlog of ${listener.backlog}: from there on every SYN is dropped. Strangers alone would be dropped from ${limits.strangers} entries on, which this queue never holds.`,
					zh: `洪泛留下 ${limits.everybody} 个条目，超过 backlog（${listener.backlog}）：此后谁的 SYN 都被丢弃。若只挡陌生对端，要到 ${limits.strangers} 个条目，而这个队列到不了。`,
				},
		skills: ["flood-effects", "backlog-arithmetic"],
		hints: decidesHints(listener),
	});
}

function decidesHints(listener: ListenerOptions): QuestionHints<string> {
	const { strangers, everybody } = limitsOf(listener);
	const m = listener.maxSynBacklog;
	return {
		evidence: {
			en: "Work out both limits of the assumptions with the backlog and tcp_max_syn_backlog of the story: the lower one stops the flood.",
			zh: "用题目的 backlog 和 tcp_max_syn_backlog 算出假设中的两个上限：较低的那个会挡住洪泛。",
		},
		principle: {
			en: "The flood comes from strangers and stops at the lower limit. If that is the one for strangers, proven peers still find places; if it is backlog + 1, nobody does.",
			zh: "洪泛来自陌生对端，停在较低的上限。若它是针对陌生对端的上限，已证实的对端还有位置；若它是 backlog + 1，谁都没有位置。",
		},
		begin: {
			en: `backlog + 1 = ${everybody}; m − ⌊m/4⌋ + 1 = ${m} − ${m >> 2} + 1 = ${strangers}.`,
			zh: `backlog + 1 = ${everybody}；m − ⌊m/4⌋ + 1 = ${m} − ${m >> 2} + 1 = ${strangers}。`,
		},
		follow: () => (strangers < everybody ? "proven" : "backlog"),
	};
}

/** More SYNs than any queue holds, from addresses that are proven, after the flood. */
function placesKept(trace: Trace, drawn: ProvenPeers): TemplateQuestion {
	const { syns, limits, capacity, listener } = drawn;
	return askCount("places-kept", {
		step: 1,
		unit: UNITS.entries,
		label: {
			en: "After the flood (step 1), how many more half-open entries could proven peers add if very many of them came at once?",
			zh: "洪泛之后（第 1 步），如果有极多已证实的对端同时发来 SYN，还能再增加多少个半连接？",
		},
		skills: ["backlog-arithmetic"],
		workOut() {
			const many = 300;
			const provenPeers = Array.from({ length: many }, (_, i) => spoofedSyn(syns + i).from.ip);
			const run = runAgain(
				trace,
				drawn,
				"many proven peers",
				(moves) => {
					moves.call("server", "listen");
					moves.startTimeline();
					moves.flood("server", syns, 0);
					moves.flood("server", many, 0);
				},
				{ provenPeers },
			);
			const [after, full] = run.rows.map(({ queues }) => queues.server?.syn ?? 0);
			const key = (full ?? 0) - (after ?? 0);
			return {
				key,
				rule: "linux-takes-syn",
				why:
					key > 0
						? {
								en: `The flood stops at ${capacity} entries; proven peers may fill the queue up to backlog + 1 = ${limits.everybody}: ${limits.everybody} − ${capacity} = ${key}. ${key === listener.maxSynBacklog >> 2 ? "As the backlog equals m, that is just the quarter of m." : "As the backlog is above m, that is more than the quarter of m."}`,
								zh: `洪泛停在 ${capacity} 个条目；已证实的对端可以一直占到 backlog + 1 = ${limits.everybody} 个：${limits.everybody} − ${capacity} = ${key}。${key === listener.maxSynBacklog >> 2 ? "backlog 等于 m，所以正好是 m 的四分之一。" : "backlog 大于 m，所以比 m 的四分之一还多。"}`,
							}
						: {
								en: `None: the flood itself has filled the queue to backlog + 1 = ${limits.everybody}, and beyond that nobody's SYN is taken. With a backlog of ${listener.maxSynBacklog} the last quarter would have been kept.`,
								zh: `一个也不能：洪泛已把队列占到 backlog + 1 = ${limits.everybody} 个，再来谁的 SYN 都不接受。若 backlog 为 ${listener.maxSynBacklog}，最后的四分之一就留得住。`,
							},
				hints: placesKeptHints(listener),
			};
		},
	});
}

function placesKeptHints(listener: ListenerOptions): QuestionHints<number> {
	const { strangers, everybody } = limitsOf(listener);
	return {
		evidence: {
			en: "You need the number of entries after step 1 and the limit that the assumptions give for proven peers.",
			zh: "需要第 1 步之后的条目数，以及假设给出的已证实对端的上限。",
		},
		principle: {
			en: "The flood, all strangers, stops at the lower of the two limits. Proven peers may add entries until there are backlog + 1.",
			zh: "洪泛全是陌生对端，停在两个上限中较低的一个。已证实的对端可以继续增加条目，直到 backlog + 1 个。",
		},
		begin: {
			en: `The flood leaves min(${everybody}, ${strangers}) = ${Math.min(everybody, strangers)} entries.`,
			zh: `洪泛留下 min(${everybody}, ${strangers}) = ${Math.min(everybody, strangers)} 个条目。`,
		},
		follow: () => everybody - Math.min(everybody, strangers),
	};
}
