// The hosts of a SYN attack: a listener of known size, and floods from addresses where nobody answers (RFC 4987, 2).
import type { ListenerOptions } from "../../tcp/listener.ts";
import { synQueueCapacity } from "../../tcp/listener.ts";
import { advance } from "../../tcp/sequence-number.ts";
import type { Random } from "../random.ts";
import type { DrawContext, TemplateAssumption } from "../template.ts";
import { drawHosts, isnOf, type TwoHosts, USUAL_LISTENER, withIsns } from "./hosts.ts";

export interface Attacked extends TwoHosts {
	readonly listener: ListenerOptions;
	/** Half-open entries that fit. */
	readonly capacity: number;
}

/** A server with a backlog of `backlog`, as the profile counts it. */
export function drawAttacked(random: Random, context: DrawContext, listener: Partial<ListenerOptions>): Attacked {
	const pair = drawHosts(random, context, { listener });
	const options = { ...USUAL_LISTENER, ...listener };
	return { ...pair, listener: options, capacity: synQueueCapacity(options, pair.settings) };
}

/** The number drawn for the server goes to the connection that is shown, not to one of the `others` before it. */
export function shownIsnAfter<P extends TwoHosts>(pair: P, others: number): P {
	const isn = isnOf(pair, "server");
	const earlier = Array.from({ length: others }, (_, i) => advance(isn, -1_000_003 * (i + 1)));
	return withIsns(pair, { server: [...earlier, isn] });
}

/** How many entries the SYN queue holds, and why. */
export function capacityAssumption(drawn: Attacked): TemplateAssumption {
	return { ...capacityTold(drawn), tells: ["queues"] };
}

function capacityTold({ listener, capacity, profile }: Attacked): TemplateAssumption {
	const { backlog, maxSynBacklog, synCookies } = listener;
	const places = { host: "server", queue: "syn", places: capacity } as const;
	if (profile === "rfc9293")
		return {
			en: `By convention of this exercise (as textbooks simplify it), the SYN queue holds exactly backlog = ${backlog} half-open entries.`,
			zh: `本题约定（教材简化）：半连接队列正好容纳 backlog = ${backlog} 个条目。`,
			places,
		};
	if (synCookies)
		return {
			en: `Linux with SYN cookies on keeps at most backlog + 1 = ${capacity} half-open entries (backlog ${backlog}).`,
			zh: `开启 SYN cookie 的 Linux 最多保留 backlog + 1 = ${capacity} 个半连接（backlog 为 ${backlog}）。`,
			places,
		};
	return {
		en: `Linux keeps at most min(backlog + 1, m − ⌊m/4⌋ + 1) half-open entries of peers that it has not met before, as all are here; backlog is ${backlog}, m = tcp_max_syn_backlog is ${maxSynBacklog}.`,
		zh: `来自陌生对端（本题均是）的半连接，Linux 最多保留 min(backlog + 1, m − ⌊m/4⌋ + 1) 个；backlog 为 ${backlog}，m = tcp_max_syn_backlog 为 ${maxSynBacklog}。`,
	};
}

/** Sources that never answer: nothing but the timer frees an entry. */
export const SILENT_SOURCES: TemplateAssumption = {
	en: "The source addresses of the attack are spoofed and nobody there answers, so only the timer frees an entry.",
	zh: "攻击报文的源地址是伪造的，没有人应答，因此半连接只能等定时器超时后释放。",
	usual: true,
};

export function lifetimeAssumption(synAckRetries: number): TemplateAssumption {
	return {
		tells: ["first-timeout", "retries"],
		en: `The server sends an unanswered SYN,ACK again ${synAckRetries === 1 ? "once at most" : `up to ${synAckRetries} times`}; the waits are 1 s, 2 s, 4 s, …`,
		zh: `服务器对没有应答的 SYN,ACK 最多重传 ${synAckRetries} 次，等待时间依次为 1 秒、2 秒、4 秒……`,
	};
}

/** The same where each setting is considered in turn: how often is said in the question. */
export const SYN_ACK_WAITS: TemplateAssumption = {
	en: "An unanswered SYN,ACK is sent again as often as the setting says; the waits are 1 s, 2 s, 4 s, …",
	zh: "没有应答的 SYN,ACK 按设定的次数重传，等待时间依次为 1 秒、2 秒、4 秒……",
	tells: ["first-timeout", "retries"],
};
