// Which setting of Linux limits which queue of a listener: questions that set one of them otherwise.
import { acceptQueueCapacity, type ListenerOptions, synQueueCapacity } from "../../tcp/listener.ts";
import type { Localized } from "../../text/locale.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import type { Attacked } from "./attacked.ts";
import { askChoice, askChoices, choice } from "./questions.ts";

/** What the backlog comes to. */
export function bound({ backlog, somaxconn }: ListenerOptions): number {
	return Math.min(backlog, somaxconn);
}

/** What of `m` unknown peers may take: a quarter is kept for others. */
function unknownPeers({ maxSynBacklog: m }: ListenerOptions): number {
	return m - Math.floor(m / 4) + 1;
}

/** Half-open entries that fit, as the assumptions of `linux-queue-caps` say it: for hints; keys are read off runs. */
export function entriesThatFit(listener: ListenerOptions, synCookies: ListenerOptions["synCookies"]): number {
	const b = bound(listener);
	return synCookies ? b + 1 : Math.min(b + 1, unknownPeers(listener));
}

type LimitName = "backlog" | "somaxconn" | "maxSynBacklog" | "synAckRetries";

/** The settings as options, each with what is said to whoever chose it though it is wrong. */
function settingOptions(replies: Readonly<Partial<Record<LimitName, Localized>>>): readonly Option[] {
	const named = (id: LimitName, en: string, zh: string) => choice(id, { en, zh }, replies[id] ?? null);
	return [
		named("backlog", "The backlog of listen()", "listen() 的 backlog"),
		named("somaxconn", "net.core.somaxconn", "net.core.somaxconn"),
		named("maxSynBacklog", "net.ipv4.tcp_max_syn_backlog", "net.ipv4.tcp_max_syn_backlog"),
		named("synAckRetries", "net.ipv4.tcp_synack_retries", "net.ipv4.tcp_synack_retries"),
	];
}

/** Those with which, set to 1, the engine's accept queue holds less. */
export function acceptLimits({ listener, settings }: Attacked): TemplateQuestion {
	const places = acceptQueueCapacity(listener, settings);
	const options = settingOptions({
		maxSynBacklog: {
			en: `tcp_max_syn_backlog (${listener.maxSynBacklog}) is about half-open connections: those that wait for accept() have left the SYN queue.`,
			zh: `tcp_max_syn_backlog（${listener.maxSynBacklog}）只管半连接；等待 accept() 的连接已离开半连接队列。`,
		},
		synAckRetries: {
			en: "tcp_synack_retries says how often a SYN,ACK is sent again: a time, not a number of places.",
			zh: "tcp_synack_retries 规定 SYN,ACK 重传几次，影响的是时间，不是位置的多少。",
		},
	});
	const limits = options.filter(({ id }) => acceptQueueCapacity({ ...listener, [id]: 1 }, settings) < places);
	const { backlog, somaxconn } = listener;
	return askChoices("accept-limits", {
		step: 1,
		label: {
			en: "Which of these settings, set to 1, would leave less room for complete connections that wait for accept()? Select all that apply.",
			zh: "下列设置中，哪些改为 1 会使等待 accept() 的已建立连接的位置减少？选出全部。",
		},
		options,
		key: limits.map(({ id }) => id),
		rule: "accept-queue-adds-connection",
		why: {
			en: `The accept queue is bounded by min(backlog, somaxconn), here min(${backlog}, ${somaxconn}): either of them set to 1 leaves 1 + 1 places. The other two are about half-open connections.`,
			zh: `全连接队列以 min(backlog, somaxconn) 为限，这里是 min(${backlog}, ${somaxconn})：任何一个改为 1，就只剩 1 + 1 个位置。另外两个设置只与半连接有关。`,
		},
		skills: ["accept-queue"],
		hints: {
			evidence: {
				en: "The assumptions give a formula for the accept queue: see which settings stand in it.",
				zh: "假设给出了全连接队列的公式：看其中有哪些设置。",
			},
			principle: {
				en: "Of several settings of which the smallest counts, each one lowers the limit if it is set low enough.",
				zh: "取最小值的几个设置中，任何一个设得足够小，都会降低上限。",
			},
			begin: {
				en: "The formula is the smaller of two settings, and 1.",
				zh: "公式是两个设置中较小的一个再加 1。",
			},
			follow: () => ["backlog", "somaxconn"],
		},
	});
}

/** What each setting, doubled alone, would change. */
function doublingOptions(listener: ListenerOptions): readonly Option[] {
	const { backlog, somaxconn, maxSynBacklog: m, synCookies } = listener;
	const fits = entriesThatFit(listener, synCookies);
	return settingOptions({
		backlog: {
			en: `With backlog ${2 * backlog} the limit stays ${fits}: another setting is the smaller one.`,
			zh: `backlog 改为 ${2 * backlog}，上限仍是 ${fits}：更小的是别的设置。`,
		},
		somaxconn: {
			en: `With somaxconn ${2 * somaxconn} the limit stays ${fits}: another setting is the smaller one.`,
			zh: `somaxconn 改为 ${2 * somaxconn}，上限仍是 ${fits}：更小的是别的设置。`,
		},
		maxSynBacklog: synCookies
			? {
					en: "With SYN cookies on tcp_max_syn_backlog does not count.",
					zh: "开启 SYN cookie 时，tcp_max_syn_backlog 不起作用。",
				}
			: {
					en: `m = ${m} would allow ${unknownPeers(listener)}; what holds is min(backlog, somaxconn) + 1 = ${bound(listener) + 1}.`,
					zh: `m = ${m} 允许 ${unknownPeers(listener)} 个；起作用的是 min(backlog, somaxconn) + 1 = ${bound(listener) + 1}。`,
				},
		synAckRetries: {
			en: "tcp_synack_retries changes how long an entry stays, not how many fit.",
			zh: "tcp_synack_retries 改变条目停留多久，不改变能放多少个。",
		},
	});
}

/** The one setting that, doubled alone, gives the SYN queue more room; nothing is asked where two hold equally. */
export function synLimit({ listener, settings, capacity }: Attacked): TemplateQuestion | null {
	const names = ["backlog", "somaxconn", "maxSynBacklog"] as const;
	const more = (id: LimitName) => synQueueCapacity({ ...listener, [id]: 2 * listener[id] }, settings) > capacity;
	const key = names.find(more);
	if (!key || names.filter(more).length > 1) return null;
	const { backlog, somaxconn, maxSynBacklog: m, synCookies } = listener;
	const cookies = {
		en: `SYN cookies ${synCookies ? "on" : "off"}`,
		zh: `${synCookies ? "开启" : "未开启"} SYN cookie`,
	};
	const fits = entriesThatFit(listener, synCookies);
	return askChoice("syn-limit", {
		step: 1,
		label: {
			en: `Which setting, doubled alone, would give the SYN queue more room here (${cookies.en})?`,
			zh: `这里（${cookies.zh}）单独把哪个设置加倍，半连接队列才能容纳更多条目？`,
		},
		options: doublingOptions(listener),
		key,
		rule: synCookies ? "linux-listen-backlog" : "linux-takes-syn",
		why: {
			en: `backlog ${backlog}, somaxconn ${somaxconn}${synCookies ? "; tcp_max_syn_backlog does not count with cookies on" : `, and m − ⌊m/4⌋ + 1 = ${unknownPeers(listener)}`}: the smallest limit alone decides (${fits} entries). Raising any other setting changes nothing.`,
			zh: `backlog 为 ${backlog}，somaxconn 为 ${somaxconn}${synCookies ? "；开启 cookie 时 tcp_max_syn_backlog 不起作用" : `，m − ⌊m/4⌋ + 1 = ${unknownPeers(listener)}`}：只有最小的限制起作用（${fits} 个条目），提高其他设置没有用。`,
		},
		skills: ["backlog-arithmetic"],
		hints: {
			evidence: {
				en: `Compare the settings of the story in the formula for ${cookies.en}.`,
				zh: `把题目中的设置代入${cookies.zh} 时的公式，比较大小。`,
			},
			principle: {
				en: "Where the smallest of several limits decides, only raising that one helps.",
				zh: "由最小的限制决定时，只有提高它才有用。",
			},
			begin: {
				en: `backlog is ${backlog}, somaxconn ${somaxconn}${synCookies ? "" : `, and m − ⌊m/4⌋ is ${m} − ${m >> 2}`}.`,
				zh: `backlog 为 ${backlog}，somaxconn 为 ${somaxconn}${synCookies ? "" : `，m − ⌊m/4⌋ 为 ${m} − ${m >> 2}`}。`,
			},
			follow: () =>
				!synCookies && unknownPeers(listener) < bound(listener) + 1
					? "maxSynBacklog"
					: backlog < somaxconn
						? "backlog"
						: "somaxconn",
		},
	});
}
