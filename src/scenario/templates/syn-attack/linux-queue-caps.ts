// How many entries Linux's two queues hold: from the backlog, somaxconn and tcp_max_syn_backlog, with SYN cookies on or
// off (measured on Linux 6.18).

import { acceptQueueCapacity, type ListenerOptions } from "../../../tcp/listener.ts";
import type { Localized } from "../../../text/locale.ts";
import { type Attacked, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askCount, UNITS } from "../../build/questions.ts";
import { acceptLimits, bound, entriesThatFit, synLimit } from "../../build/queue-limits.ts";
import { mostEntries } from "../../build/steady-flood.ts";
import { asksAny, asksQuestions, asksQueues } from "../../main-question.ts";
import { queueEvents, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { QuestionHints, TemplateAssumption, TemplateQuestion } from "../../template.ts";

interface LinuxQueueCaps extends Attacked {
	/** SYNs of each wave. */
	readonly waves: readonly number[];
}

export const linuxQueueCaps = synAttack({
	id: "linux-queue-caps",
	difficulty: 4,
	profiles: ["linux"],
	misconceptions: ["queue-counts-the-dropped"],
	title: { en: "How long Linux's queues are", zh: "Linux 的队列有多长" },
	summary: {
		en: "Backlog, somaxconn, tcp_max_syn_backlog, SYN cookies: which limit holds?",
		zh: "backlog、somaxconn、tcp_max_syn_backlog、SYN cookie：哪个限制起作用？",
	},
	main: {
		text: {
			en: "Which setting limits which queue, and how many entries fit?",
			zh: "哪个设置限制哪个队列？各能容纳多少个条目？",
		},
		asks: asksAny(
			asksQuestions(
				"syn-queue-without-cookies",
				"syn-queue-with-cookies",
				"accept-queue",
				"accept-limits",
				"syn-limit",
				"left-over",
			),
			asksQueues(),
		),
	},
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 5],
	draw(random, context) {
		const attacked = drawAttacked(random, context, {
			backlog: random.pick([5, 10, 16, 32, 50, 64, 100, 128]),
			somaxconn: random.pick([16, 32, 64, 128]),
			maxSynBacklog: random.pick([8, 16, 32, 64, 128]),
			synCookies: random.chance(50),
		});
		const first = random.int(2, attacked.capacity - 1);
		const second = attacked.capacity - first + random.int(5, 40);
		return { ...attacked, waves: [first, second] };
	},
	script(run, { waves }) {
		run.call("server", "listen");
		run.startTimeline();
		for (const syns of waves) run.flood("server", syns, 100);
	},
	story: ({ hosts, listener, waves }) => ({
		en: `A service on a Linux server calls listen() with a backlog of ${listener.backlog} for port ${hosts[1].port}. net.core.somaxconn is ${listener.somaxconn}, net.ipv4.tcp_max_syn_backlog is ${listener.maxSynBacklog}, and SYN cookies are ${listener.synCookies ? "on (1)" : "off (0)"}. A SYN flood comes in two waves, of ${waves.join(" and ")} SYNs.`,
		zh: `一台 Linux 服务器上的服务对 ${hosts[1].port} 端口调用 listen()，backlog 为 ${listener.backlog}。net.core.somaxconn 为 ${listener.somaxconn}，net.ipv4.tcp_max_syn_backlog 为 ${listener.maxSynBacklog}，SYN cookie ${listener.synCookies ? "已开启（1）" : "未开启（0）"}。SYN 洪泛分两波到达，分别为 ${waves.join("、")} 个 SYN。`,
	}),
	assumptions: () => [...FORMULAS, SILENT_SOURCES],
	questions: (trace, drawn) => [
		synCapacity(trace, drawn, false),
		synCapacity(trace, drawn, true),
		acceptCapacity(trace, drawn),
		acceptLimits(drawn),
		synLimit(drawn),
		leftOver(trace, drawn),
	],
});

const FORMULAS: readonly TemplateAssumption[] = [
	{
		tells: ["queues"],
		en: "With SYN cookies on Linux 6.18 keeps at most min(backlog, somaxconn) + 1 half-open entries.",
		zh: "开启 SYN cookie 时，Linux 6.18 最多保留 min(backlog, somaxconn) + 1 个半连接。",
	},
	{
		en: "With SYN cookies off it keeps at most min(backlog + 1, somaxconn + 1, m − ⌊m/4⌋ + 1) half-open entries of peers that it has not met before, as all are here; m is tcp_max_syn_backlog.",
		zh: "未开启 SYN cookie 时，来自陌生对端（本题均是）的半连接最多保留 min(backlog + 1, somaxconn + 1, m − ⌊m/4⌋ + 1) 个，m 为 tcp_max_syn_backlog。",
	},
	{
		en: "The accept queue holds at most min(backlog, somaxconn) + 1 complete connections.",
		zh: "全连接队列最多容纳 min(backlog, somaxconn) + 1 个已建立的连接。",
	},
];

/** A flood that is larger than any queue, under that setting. */
function synCapacity(trace: Trace, drawn: LinuxQueueCaps, synCookies: boolean): TemplateQuestion {
	return askCount(synCookies ? "syn-queue-with-cookies" : "syn-queue-without-cookies", {
		step: 1,
		unit: UNITS.entries,
		label: synCookies
			? {
					en: "How many half-open entries does the SYN queue hold at most with SYN cookies on?",
					zh: "开启 SYN cookie 时，半连接队列最多容纳多少个条目？",
				}
			: {
					en: "How many half-open entries does the SYN queue hold at most with SYN cookies off?",
					zh: "未开启 SYN cookie 时，半连接队列最多容纳多少个条目？",
				},
		skills: synCookies ? ["backlog-arithmetic", "syn-cookies"] : ["backlog-arithmetic"],
		workOut() {
			const run = runAgain(
				trace,
				drawn,
				`cookies ${synCookies}`,
				(moves) => {
					moves.call("server", "listen");
					moves.startTimeline();
					moves.flood("server", 140, 0);
				},
				{ synCookies },
			);
			const key = mostEntries(run);
			return {
				key,
				rule: synCookies ? "linux-listen-backlog" : "linux-takes-syn",
				why: synCookies ? whyWithCookies(drawn.listener, key) : whyWithoutCookies(drawn.listener, key),
				hints: synCapacityHints(drawn.listener, synCookies),
			};
		},
	});
}

function whyWithCookies(listener: ListenerOptions, key: number): Localized {
	const b = bound(listener);
	const m = listener.maxSynBacklog;
	return {
		en: `min(backlog, somaxconn) = ${b}, and one more: ${key}. With cookies on Linux need not save room, and tcp_max_syn_backlog (${m}) does not count: SYNs beyond these ${key} are answered with a cookie.`,
		zh: `min(backlog, somaxconn) = ${b}，再加 1：${key}。开启 cookie 后 Linux 不必预留位置，tcp_max_syn_backlog（${m}）不起作用；超出这 ${key} 个的 SYN 用 cookie 应答。`,
	};
}

function whyWithoutCookies(listener: ListenerOptions, key: number): Localized {
	const b = bound(listener);
	const m = listener.maxSynBacklog;
	return {
		en: `min(backlog, somaxconn) + 1 = ${b + 1}; m − ⌊m/4⌋ + 1 = ${m} − ${m >> 2} + 1 = ${m - (m >> 2) + 1}. The smaller one holds: ${key}. The last quarter of m is kept for peers that Linux has met before; SYNs from others are dropped.`,
		zh: `min(backlog, somaxconn) + 1 = ${b + 1}；m − ⌊m/4⌋ + 1 = ${m} − ${m >> 2} + 1 = ${m - (m >> 2) + 1}。取较小者：${key}。m 的最后四分之一留给 Linux 曾经连接过的对端，其他 SYN 被丢弃。`,
	};
}

function synCapacityHints(listener: ListenerOptions, synCookies: boolean): QuestionHints<number> {
	const { backlog, somaxconn, maxSynBacklog } = listener;
	return {
		evidence: {
			en: `Take backlog ${backlog}, somaxconn ${somaxconn} and tcp_max_syn_backlog ${maxSynBacklog} from the story, and the formula for SYN cookies ${synCookies ? "on" : "off"} from the assumptions.`,
			zh: `题目给出 backlog ${backlog}、somaxconn ${somaxconn}、tcp_max_syn_backlog ${maxSynBacklog}；公式用假设中${synCookies ? "开启" : "未开启"} SYN cookie 的那个。`,
		},
		principle: synCookies
			? {
					en: "With cookies on only backlog and somaxconn limit the SYN queue: one more entry than the smaller of them fits.",
					zh: "开启 cookie 时，半连接队列只受 backlog 和 somaxconn 限制，可容纳的条目比两者中较小的多一个。",
				}
			: {
					en: "With cookies off the limits from backlog, somaxconn and tcp_max_syn_backlog hold at once: the smallest one decides.",
					zh: "未开启 cookie 时，由 backlog、somaxconn 和 tcp_max_syn_backlog 得出的限制同时起作用，取最小者。",
				},
		begin: {
			en: `min(backlog, somaxconn) = min(${backlog}, ${somaxconn}) = ${bound(listener)}`,
			zh: `min(backlog, somaxconn) = min(${backlog}, ${somaxconn}) = ${bound(listener)}`,
		},
		follow: () => entriesThatFit(listener, synCookies),
	};
}

/** More clients than fit complete their handshakes while nobody calls accept(). */
function acceptCapacity(trace: Trace, drawn: LinuxQueueCaps): TemplateQuestion {
	const { backlog, somaxconn } = drawn.listener;
	return askCount("accept-queue", {
		step: 1,
		unit: UNITS.connections,
		label: {
			en: "Without the flood: how many complete connections can wait at most while nobody calls accept()?",
			zh: "没有洪泛时，如果一直没有调用 accept()，最多有多少个已建立的连接在排队？",
		},
		skills: ["accept-queue", "backlog-arithmetic"],
		workOut() {
			const run = runAgain(trace, drawn, "other clients", (moves) => {
				moves.call("server", "listen");
				moves.startTimeline();
				moves.otherClients("server", acceptQueueCapacity(drawn.listener, drawn.settings) + 3, 0);
			});
			const key = run.rows.at(-1)?.queues.server?.accept ?? 0;
			return {
				key,
				rule: "accept-queue-adds-connection",
				why: {
					en: `min(backlog, somaxconn) = min(${backlog}, ${somaxconn}) = ${bound(drawn.listener)}, and one more: ${key}. Linux lowers a larger backlog to somaxconn without telling the program; tcp_max_syn_backlog is about half-open connections only.`,
					zh: `min(backlog, somaxconn) = min(${backlog}, ${somaxconn}) = ${bound(drawn.listener)}，再加 1：${key}。backlog 超过 somaxconn 时，Linux 会悄悄截断；tcp_max_syn_backlog 只管半连接。`,
				},
				hints: {
					evidence: {
						en: `Take backlog ${backlog} and somaxconn ${somaxconn} from the story, and what the assumptions say of the accept queue.`,
						zh: `题目给出 backlog ${backlog} 和 somaxconn ${somaxconn}；再看假设中关于全连接队列的说明。`,
					},
					principle: {
						en: "The backlog, lowered to somaxconn if it is larger, limits the connections that wait; one more than that fits.",
						zh: "backlog 超过 somaxconn 时按 somaxconn 计，它限制排队的连接数，实际可多容纳一个。",
					},
					begin: {
						en: `The smaller of ${backlog} and ${somaxconn} is ${bound(drawn.listener)}.`,
						zh: `${backlog} 与 ${somaxconn} 中较小的是 ${bound(drawn.listener)}。`,
					},
					follow: () => bound(drawn.listener) + 1,
				},
			};
		},
	});
}

function leftOver(trace: Trace, { listener, waves, capacity }: LinuxQueueCaps): TemplateQuestion {
	const key = queueEvents(trace, listener.synCookies ? "cookie" : "refused");
	const total = sumOf(waves);
	return askCount("left-over", {
		step: trace.rows.length,
		unit: UNITS.syns,
		label: listener.synCookies
			? {
					en: "How many SYNs of the flood are answered with a cookie?",
					zh: "洪泛中有多少个 SYN 得到了带 cookie 的应答？",
				}
			: { en: "How many SYNs of the flood are dropped?", zh: "洪泛中有多少个 SYN 被丢弃？" },
		key,
		rule: listener.synCookies ? "syn-cookie-keeps-no-entry" : "linux-syn-queue",
		why: listener.synCookies
			? {
					en: `${total} SYNs arrived and ${capacity} found room: ${total} − ${capacity} = ${key} got a cookie and left no entry. With cookies off they would have been dropped.`,
					zh: `共到达 ${total} 个 SYN，${capacity} 个有位置：其余 ${total} − ${capacity} = ${key} 个用 cookie 应答，不留条目。若未开启 cookie，它们会被丢弃。`,
				}
			: {
					en: `${total} SYNs arrived and ${capacity} found room: ${total} − ${capacity} = ${key} were dropped. With cookies on they would have been answered all the same.`,
					zh: `共到达 ${total} 个 SYN，${capacity} 个有位置：其余 ${total} − ${capacity} = ${key} 个被丢弃。若开启 cookie，它们也会得到应答。`,
				},
		skills: listener.synCookies ? ["syn-cookies"] : ["flood-effects"],
		hints: {
			evidence: {
				en: `Count the SYNs of both waves, and the entries that fit with SYN cookies ${listener.synCookies ? "on" : "off"} (assumptions).`,
				zh: `把两波的 SYN 数相加，再由假设算出${listener.synCookies ? "开启" : "未开启"} SYN cookie 时能放多少个条目。`,
			},
			principle: {
				en: `Each SYN takes a place as long as there is one; every SYN beyond that is ${listener.synCookies ? "answered with a cookie" : "dropped"}. No entry leaves within so short a time.`,
				zh: `有空位时每个 SYN 占一个位置，超出的 SYN ${listener.synCookies ? "用 cookie 应答" : "被丢弃"}。这么短的时间内没有条目离开。`,
			},
			begin: {
				en: `${waves.join(" + ")} = ${total} SYNs arrive.`,
				zh: `共到达 ${waves.join(" + ")} = ${total} 个 SYN。`,
			},
			follow: () => total - entriesThatFit(listener, listener.synCookies),
		},
	});
}
