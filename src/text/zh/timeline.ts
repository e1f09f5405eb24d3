// What happens in the steps of a timeline, in Chinese.
import type { TimerKind } from "../../tcp/connection.ts";
import { showCount } from "../digits.ts";
import {
	type CallOption,
	type CauseFacts,
	type DeedKind,
	type EventKind,
	errorOf,
	isDeed,
	octetsOf,
	type PerKind,
	say,
	type TimelineWords,
} from "../facts/timeline.ts";
import { showDuration } from "./amounts.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

export const timeline: TimelineWords = {
	sentence: (cause) => (cause.kind === "look" ? statement(cause) : `${statement(cause)}。`),
	statement,
	note,
	lost: (segment) => `报文段 ${segment} 丢失。`,
};

function statement(cause: CauseFacts): string {
	if (!isDeed(cause)) return spaced(say(EVENTS, cause));
	return spaced(`${hostName(cause.host)}${cause.kind === "timer" ? "的" : ""}${note(cause)}`);
}

function note(cause: CauseFacts<DeedKind>): string {
	return spaced(say(DEEDS, cause));
}

/** Calls that programs know by another name, or as a socket option. */
const OTHERWISE_NAMED: ReadonlyMap<string, string> = new Map([
	["receive", "调用 recv()"],
	["keepalive", "开启保活功能"],
	["error", "查询套接字的错误"],
]);

const OPTIONS: Readonly<Record<CallOption, string>> = {
	SO_REUSEADDR: "（已设置 SO_REUSEADDR）",
	SO_LINGER: "（已打开 SO_LINGER，时间为 0）",
	LISTENER: "，关闭监听套接字",
	MSG_MORE: "，带 MSG_MORE 标志，表示后面还有内容",
};

const TIMERS: Readonly<Record<TimerKind, string>> = {
	"delayed-ack": "延迟确认定时器",
	retransmission: "重传定时器",
	keepalive: "保活定时器",
	"fin-wait-2": "FIN-WAIT-2 定时器",
	"time-wait": "TIME-WAIT 定时器",
};

const DEEDS: PerKind<DeedKind> = {
	call: (cause) => {
		const { call, option } = cause;
		const [octets, error] = [octetsOf(cause), errorOf(cause)];
		const does = OTHERWISE_NAMED.get(call) ?? `调用 ${call}()`;
		const data = octets === null ? "" : `，要${call === "send" ? "发送" : "读取"} ${showCount(octets)} 字节数据`;
		return `${does}${data}${option ? OPTIONS[option] : ""}${error === null ? "" : `，返回 ${error}`}`;
	},
	timer: ({ timer, waitedMs }) => `${TIMERS[timer]}${waitedMs === null ? "" : `在 ${showDuration(waitedMs)}后`}到期`,
	crash: () => "崩溃后重新启动，不记得任何连接",
	"in-vain": ({ ms }) => `继续重传，一直没有应答，${ms === null ? "" : `${showDuration(ms)}后`}最终放弃`,
};

const EVENTS: PerKind<EventKind> = {
	deliver: ({ segment, to }) => `报文段 ${segment} 到达${hostName(to)}`,
	inject: (cause) => {
		const host = hostName(cause.to);
		switch (cause.note) {
			case "probe":
				return `向${host}的 ${cause.port} 端口发送一个探测报文段`;
			case "played":
				return `${hostName(cause.from)}向${host}发送一个报文段`;
			case "old-duplicate":
				return `一个来自 ${cause.address} 的迟到的旧报文段正发往${host}`;
			case "spoofed":
				return `一个伪造源地址为 ${cause.address} 的报文段正发往${host}`;
		}
	},
	flood: ({ to, syns, duringMs }) => `${within(duringMs)}${showCount(syns)} 个伪造源地址的 SYN 到达${hostName(to)}`,
	"other-clients": ({ to, clients, duringMs }) =>
		`${within(duringMs)}${clients === 1 ? "一" : `另有 ${showCount(clients)} `}个客户端与${hostName(to)}完成三次握手（报文段未列出）`,
	"live-sources": ({ to, hosts }) =>
		`伪造的地址中有 ${showCount(hosts)} 个属于在线的主机，它们应答了${hostName(to)}的 SYN,ACK`,
	pass: ({ ms }) => `过了${ms === null ? "一段时间" : ` ${showDuration(ms)}`}`,
	unseen: ({ ms }) => `过了${ms === null ? "一段时间" : ` ${showDuration(ms)}`}，期间的报文段未列出`,
	look: ({ host }) => `在${hostName(host)}上运行 ss -tnoa，输出（略去 LISTEN 行和队列两列）：`,
};

function within(duringMs: number): string {
	return duringMs > 0 ? `${showDuration(duringMs)}内，` : "";
}
