// What would have changed the fate of a client that the server knows from before a flood: questions of
// `proven-peers-quarter`, each option tried in the engine.
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { Localized } from "../../text/locale.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import { runAgain } from "./further-run.ts";
import { connectTo, isLetIn, limitsOf, type ProvenPeers } from "./proven-peers.ts";
import { askChoice, choice } from "./questions.ts";

/** What one might change so that the known client is treated as the new one, each tried in the engine. */
const CHANGES = ["flush-server", "flush-client", "other-port", "larger-flood"] as const;

function tried(trace: Trace, drawn: ProvenPeers, change: (typeof CHANGES)[number]): Trace {
	const { syns, floodMs, order } = drawn;
	const script = (moves: Run) => {
		moves.call("server", "listen");
		moves.startTimeline();
		moves.flood("server", change === "larger-flood" ? 2 * syns : syns, floodMs);
		for (const client of order) {
			moves.call(client, "connect", { to: "server", ...(change === "other-port" && { port: 40_000 }) });
			for (let i = 0; i < 3; i++) moves.deliver();
		}
	};
	return runAgain(trace, drawn, change, script, change === "flush-server" ? { provenPeers: [] } : {});
}

function changeOptions({ syns, limits }: ProvenPeers): readonly Option[] {
	const flush = "ip tcp_metrics flush";
	return [
		choice("flush-server", { en: `"${flush}" on the server`, zh: `在服务器上执行 ${flush}` }, null),
		choice(
			"flush-client",
			{ en: `"${flush}" on the known client`, zh: `在老客户端上执行 ${flush}` },
			{
				en: "That deletes what the client remembers of the server. Who decides on a SYN is the server, by what it remembers itself.",
				zh: "这只删除客户端对服务器的记录；决定是否接受 SYN 的是服务器，看的是它自己的记录。",
			},
		),
		choice(
			"other-port",
			{ en: "The known client connects from another port", zh: "老客户端换一个端口发起连接" },
			{
				en: "What Linux remembers of a peer belongs to its address, whatever the port: it is proven all the same.",
				zh: "Linux 按地址记录对端，与端口无关：换端口后它仍是已证实的对端。",
			},
		),
		choice(
			"larger-flood",
			{ en: "The attacker sends twice as many SYNs", zh: "攻击者发送两倍的 SYN" },
			{
				en: `Strangers stop at ${limits.strangers} entries whether they send ${syns} or ${2 * syns} SYNs; the places beyond stay free.`,
				zh: `不论发送 ${syns} 个还是 ${2 * syns} 个 SYN，陌生对端都止于 ${limits.strangers} 个条目，其后的位置仍空着。`,
			},
		),
	];
}

/** Nothing is asked where both are dropped anyway. */
export function madeAStranger(trace: Trace, drawn: ProvenPeers): TemplateQuestion | null {
	if (!isLetIn(trace)) return null;
	return askChoice("made-a-stranger", {
		step: trace.rows.length,
		label: {
			en: "Which change before the flood would have the known client's SYN dropped like the new client's?",
			zh: "洪泛之前做哪个改变，会使老客户端的 SYN 也像新客户端的那样被丢弃？",
		},
		options: changeOptions(drawn),
		skills: ["flood-effects"],
		workOut: () => ({
			key: CHANGES.find((change) => !isLetIn(tried(trace, drawn, change))) ?? "",
			rule: "linux-takes-syn",
			why: {
				en: `What proves a peer is a round-trip time that the server keeps by its address (shown by "ip tcp_metrics"). Without it the known client is a stranger, and the ${drawn.limits.strangers} entries of the flood leave strangers no place.`,
				zh: `证实对端的，是服务器按地址保存的往返时间（用 ip tcp_metrics 查看）。删掉之后老客户端就成了陌生对端，而洪泛的 ${drawn.limits.strangers} 个条目没有给陌生对端留下位置。`,
			},
			hints: {
				evidence: {
					en: "The assumptions say what makes a peer proven, who keeps it and by what it is found.",
					zh: "假设说明了什么使对端得到证实、由谁保存、按什么查找。",
				},
				principle: {
					en: "The known client is dropped once the end that decides on its SYN has nothing left that proves its address.",
					zh: "决定是否接受 SYN 的一端若不再保存能证实该地址的记录，老客户端的 SYN 就会被丢弃。",
				},
				begin: {
					en: `With ${drawn.limits.strangers} entries only proven peers are let in: ask of each change whether the server still has its record.`,
					zh: `有 ${drawn.limits.strangers} 个条目时只接受已证实的对端：逐个看改变之后服务器是否还有记录。`,
				},
				follow: () => "flush-server",
			},
		}),
	});
}

/** Settings that one might raise so that the known client gets in. */
const RAISED = ["backlog", "maxSynBacklog", "somaxconn", "synAckRetries"] as const;

function raised({ listener }: ProvenPeers, setting: (typeof RAISED)[number]): Partial<ListenerOptions> {
	return { [setting]: setting === "backlog" ? 2 * listener.maxSynBacklog : 2 * listener[setting] };
}

function raisedOptions({ listener, limits }: ProvenPeers): readonly Option[] {
	const { maxSynBacklog: m, somaxconn, synAckRetries } = listener;
	const stays: Localized = {
		en: `the queue is still full for everybody at backlog + 1 = ${limits.everybody}`,
		zh: `到 backlog + 1 = ${limits.everybody} 个条目时，队列仍对谁都满了`,
	};
	return [
		choice("backlog", { en: `listen() with a backlog of ${2 * m}`, zh: `listen() 的 backlog 改为 ${2 * m}` }, null),
		choice(
			"maxSynBacklog",
			{ en: `tcp_max_syn_backlog set to ${2 * m}`, zh: `tcp_max_syn_backlog 改为 ${2 * m}` },
			{ en: `It moves the limit for strangers only; ${stays.en}.`, zh: `它只提高陌生对端的上限；${stays.zh}。` },
		),
		choice(
			"somaxconn",
			{ en: `net.core.somaxconn set to ${2 * somaxconn}`, zh: `net.core.somaxconn 改为 ${2 * somaxconn}` },
			{
				en: `somaxconn (${somaxconn}) caps larger backlogs; this one is ${listener.backlog}, so ${stays.en}.`,
				zh: `somaxconn（${somaxconn}）只截断更大的 backlog，而这里是 ${listener.backlog}；${stays.zh}。`,
			},
		),
		choice(
			"synAckRetries",
			{ en: `tcp_synack_retries set to ${2 * synAckRetries}`, zh: `tcp_synack_retries 改为 ${2 * synAckRetries}` },
			{
				en: "How often a SYN,ACK is sent again bears on how long an entry stays, not on how many fit.",
				zh: "SYN,ACK 重传几次影响条目停留多久，不影响能放多少个。",
			},
		),
	];
}

/** Nothing is asked where the known client gets in anyway. */
export function letIn(trace: Trace, drawn: ProvenPeers): TemplateQuestion | null {
	if (isLetIn(trace)) return null;
	const { syns, floodMs, order, limits, listener } = drawn;
	const script = (moves: Run) => {
		moves.call("server", "listen");
		moves.startTimeline();
		moves.flood("server", syns + 4 * listener.maxSynBacklog, floodMs);
		for (const client of order) connectTo(moves, client);
	};
	const m = 2 * listener.maxSynBacklog;
	return askChoice("let-in", {
		step: trace.rows.length,
		label: {
			en: "Which setting would let the known client in, however large the flood is?",
			zh: "改变哪个设置，不论洪泛多大都能让老客户端连上？",
		},
		options: raisedOptions(drawn),
		skills: ["backlog-arithmetic", "choosing-a-defence"],
		workOut: () => ({
			key: RAISED.find((one) => isLetIn(runAgain(trace, drawn, one, script, raised(drawn, one)))) ?? "",
			rule: "linux-takes-syn",
			why: {
				en: `With a backlog of ${m} strangers stop at m − ⌊m/4⌋ + 1 = ${limits.strangers} entries, and the places beyond are kept for proven peers. As it is, backlog + 1 = ${limits.everybody} is the lower limit, and the flood takes every place.`,
				zh: `backlog 为 ${m} 时，陌生对端止于 m − ⌊m/4⌋ + 1 = ${limits.strangers} 个条目，其后的位置留给已证实的对端。现在较低的上限是 backlog + 1 = ${limits.everybody}，洪泛占满了全部位置。`,
			},
			hints: {
				evidence: {
					en: "Look at which settings stand in the two limits of the assumptions, and which of the limits is the lower one.",
					zh: "看假设的两个上限中各有哪些设置，哪个上限较低。",
				},
				principle: {
					en: "Places are kept for proven peers only if the limit that stops strangers is lower than the one that stops everybody.",
					zh: "只有挡住陌生对端的上限低于挡住所有对端的上限，才有位置留给已证实的对端。",
				},
				begin: {
					en: `The limit for everybody is ${limits.everybody}, the one for strangers would be ${limits.strangers}.`,
					zh: `所有对端的上限是 ${limits.everybody}，针对陌生对端的是 ${limits.strangers}。`,
				},
				follow: () => RAISED.find((one) => keepsPlaces({ ...listener, ...raised(drawn, one) })) ?? "",
			},
		}),
	});
}

function keepsPlaces(listener: ListenerOptions): boolean {
	const { strangers, everybody } = limitsOf(listener);
	return strangers < everybody;
}
