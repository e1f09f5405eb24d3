// How many entries Linux's two queues hold: from the backlog, somaxconn and tcp_max_syn_backlog, with SYN cookies on or
// off (measured on Linux 6.18).

import { acceptQueueCapacity, type ListenerOptions } from "../../../tcp/listener.ts";
import type { Localized } from "../../../text/locale.ts";
import { type Attacked, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoices, askCount, option, UNITS } from "../../build/questions.ts";
import { mostEntries } from "../../build/steady-flood.ts";
import { queueEvents, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
		en: `A service on a Linux server calls listen() with a backlog of ${listener.backlog} for port ${hosts[1].port}. net.core.somaxconn is ${listener.somaxconn}, net.ipv4.tcp_max_syn_backlog is ${listener.maxSynBacklog}, and SYN cookies are ${listener.synCookies ? "on (1)" : "off (0)"}. A SYN flood comes in waves of ${waves.join(" and ")}.`,
		zh: `一台 Linux 服务器上的服务对 ${hosts[1].port} 端口调用 listen()，backlog 为 ${listener.backlog}。net.core.somaxconn 为 ${listener.somaxconn}，net.ipv4.tcp_max_syn_backlog 为 ${listener.maxSynBacklog}，SYN cookie ${listener.synCookies ? "已开启（1）" : "未开启（0）"}。SYN 洪泛分两波到达，分别为 ${waves.join("、")} 个 SYN。`,
	}),
	assumptions: () => [FORMULAS, SILENT_SOURCES],
	questions: (trace, drawn) => [
		synCapacity(trace, drawn, false),
		synCapacity(trace, drawn, true),
		acceptCapacity(trace, drawn),
		acceptLimits(drawn),
		leftOver(trace, drawn),
	],
});

const FORMULAS: Localized = {
	en: "With b = min(backlog, somaxconn) and m = tcp_max_syn_backlog, Linux 6.18 keeps at most min(b + 1, m − ⌊m/4⌋ + 1) half-open entries with SYN cookies off, b + 1 with cookies on, and b + 1 complete connections.",
	zh: "设 b = min(backlog, somaxconn)，m = tcp_max_syn_backlog。Linux 6.18 未开启 SYN cookie 时最多保留 min(b + 1, m − ⌊m/4⌋ + 1) 个半连接，开启时为 b + 1 个；全连接队列最多 b + 1 个连接。",
};

function bound({ backlog, somaxconn }: ListenerOptions): number {
	return Math.min(backlog, somaxconn);
}

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
				rule: synCookies ? "syn-cookie-keeps-no-entry" : "syn-queue-full-drops-syn",
				why: synCookies ? whyWithCookies(drawn.listener, key) : whyWithoutCookies(drawn.listener, key),
			};
		},
	});
}

function whyWithCookies(listener: ListenerOptions, key: number): Localized {
	const b = bound(listener);
	return {
		en: `b = ${b}, and tcp_max_syn_backlog does not count: ${b} + 1 = ${key}.`,
		zh: `b = ${b}，tcp_max_syn_backlog 不起作用：${b} + 1 = ${key}。`,
	};
}

function whyWithoutCookies(listener: ListenerOptions, key: number): Localized {
	const b = bound(listener);
	const m = listener.maxSynBacklog;
	return {
		en: `b + 1 = ${b + 1}; m − ⌊m/4⌋ + 1 = ${m} − ${m >> 2} + 1 = ${m - (m >> 2) + 1}; the smaller of the two is ${key}.`,
		zh: `b + 1 = ${b + 1}；m − ⌊m/4⌋ + 1 = ${m} − ${m >> 2} + 1 = ${m - (m >> 2) + 1}；取较小者 ${key}。`,
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
					en: `min(backlog, somaxconn) = min(${backlog}, ${somaxconn}) = ${bound(drawn.listener)}, and one more: ${key}.`,
					zh: `min(backlog, somaxconn) = min(${backlog}, ${somaxconn}) = ${bound(drawn.listener)}，再加 1：${key}。`,
				},
			};
		},
	});
}

const SETTINGS = {
	backlog: option("backlog", "The backlog of listen()", "listen() 的 backlog"),
	somaxconn: option("somaxconn", "net.core.somaxconn", "net.core.somaxconn"),
	maxSynBacklog: option("maxSynBacklog", "net.ipv4.tcp_max_syn_backlog", "net.ipv4.tcp_max_syn_backlog"),
	synAckRetries: option("synAckRetries", "net.ipv4.tcp_synack_retries", "net.ipv4.tcp_synack_retries"),
} as const;

/** Those with which, set to 1, the engine's accept queue holds less. */
function acceptLimits({ listener, settings }: LinuxQueueCaps): TemplateQuestion {
	const places = acceptQueueCapacity(listener, settings);
	const limits = Object.values(SETTINGS).filter(
		({ id }) => acceptQueueCapacity({ ...listener, [id]: 1 }, settings) < places,
	);
	const { backlog, somaxconn } = listener;
	return askChoices("accept-limits", {
		step: 1,
		label: {
			en: "Which of these settings, set to 1, would leave less room for complete connections that wait for accept()? Name all of them.",
			zh: "下列设置中，哪些改为 1 会使等待 accept() 的已建立连接的位置减少？选出全部。",
		},
		options: Object.values(SETTINGS),
		key: limits.map(({ id }) => id),
		rule: "accept-queue-adds-connection",
		why: {
			en: `The accept queue is bounded by min(backlog, somaxconn), here min(${backlog}, ${somaxconn}). The other two are about half-open connections.`,
			zh: `全连接队列以 min(backlog, somaxconn) 为限，这里是 min(${backlog}, ${somaxconn})；另外两个设置只与半连接有关。`,
		},
		skills: ["accept-queue"],
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
		rule: listener.synCookies ? "syn-cookie-keeps-no-entry" : "syn-queue-full-drops-syn",
		why: {
			en: `${total} SYNs arrived and ${capacity} found room: ${total} − ${capacity} = ${key}.`,
			zh: `共到达 ${total} 个 SYN，${capacity} 个有位置：${total} − ${capacity} = ${key}。`,
		},
		skills: listener.synCookies ? ["syn-cookies"] : ["flood-effects"],
	});
}
