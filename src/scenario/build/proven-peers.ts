// What Linux without SYN cookies grants strangers and proven peers, as the assumptions say it: for hints and drawing; keys
// are read off runs (tcp_conn_request(), tcp_peer_is_proven()).
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { Run } from "../run/run.ts";
import type { Row, Trace } from "../run/trace.ts";
import type { TemplateAssumption } from "../template.ts";
import type { Attacked } from "./attacked.ts";
import { fateOfSyn } from "./fate-of-syn.ts";

export type Client = "known-client" | "new-client";

export interface ProvenPeers extends Attacked {
	readonly syns: number;
	readonly floodMs: number;
	/** In the order in which they connect. */
	readonly order: readonly [Client, Client];
	/** Since the known client closed its earlier connection. */
	readonly minutesAgo: number;
	readonly limits: Limits;
}

export interface Limits {
	/** Half-open entries at which strangers are dropped, unless everybody is before. */
	readonly strangers: number;
	/** Half-open entries at which everybody's SYN is dropped. */
	readonly everybody: number;
}

export function limitsOf({ backlog, maxSynBacklog: m }: ListenerOptions): Limits {
	return { strangers: m - Math.floor(m / 4) + 1, everybody: backlog + 1 };
}

export function limitsAssumption({ backlog, maxSynBacklog }: ListenerOptions): TemplateAssumption {
	return {
		en: `With SYN cookies off Linux drops everybody's SYN while the SYN queue holds backlog + 1 entries or more, and a stranger's already from m − ⌊m/4⌋ + 1 entries on; backlog is ${backlog}, m = tcp_max_syn_backlog is ${maxSynBacklog}.`,
		zh: `未开启 SYN cookie 时，半连接达到 backlog + 1 个，Linux 丢弃任何对端的 SYN；达到 m − ⌊m/4⌋ + 1 个，丢弃陌生对端的 SYN。backlog 为 ${backlog}，m = tcp_max_syn_backlog 为 ${maxSynBacklog}。`,
		tells: ["queues"],
	};
}

export const PROVEN: TemplateAssumption = {
	en: "A peer is proven, and no stranger, if the server has kept a round-trip time for its address: Linux stores one when a connection is closed in the usual way, for an hour.",
	zh: "服务器保存着某个地址的往返时间，该对端就是已证实的，否则是陌生对端：Linux 在连接正常关闭时保存它，有效期一小时。",
};

/** Nothing is said of the waits after it: Linux gives old entries up early where they fill half of the queue. */
export const FIRST_WAIT: TemplateAssumption = {
	en: "The server waits for 1 s before it sends a SYN,ACK again; no entry of the flood is freed sooner.",
	zh: "服务器等待 1 秒才重传 SYN,ACK；洪泛的条目在此之前都不会释放。",
	usual: true,
};

/** Its SYN travels, and whatever comes of it. */
export function connectTo(run: Run, client: Client): void {
	run.call(client, "connect", { to: "server" });
	for (let i = 0; i < 3; i++) run.deliver();
}

/** The row in which the first SYN of that client reaches the server. */
export function arrivalOf(trace: Trace, client: Client): Row | undefined {
	const called = trace.rows.find(({ cause }) => cause.kind === "call" && cause.host === client);
	return called && trace.rows[called.step];
}

/** Whether the engine lets the known client in. */
export function isLetIn(trace: Trace): boolean {
	return fateOfSyn(arrivalOf(trace, "known-client")) === "entry";
}
