// What the lab says of itself, in every language. What it says of TCP comes from the texts of explanations and timelines.
import type { Impossible } from "../../scenario/lab/perform.ts";
import type { InjectNote } from "../../scenario/run/trace.ts";
import type { CallName } from "../../tcp/calls/event.ts";
import type { TimerKind } from "../../tcp/connection.ts";
import type { Localized } from "../../text/locale.ts";
import type { Fate } from "./fate.ts";
import type { PresetId } from "./presets.ts";

type CallPhrase = (to: string | null) => string;

export interface LabWords {
	readonly title: string;
	readonly presets: Readonly<Record<PresetId, string>>;
	readonly beginWith: string;
	readonly dots: string;
	readonly undo: string;
	readonly redo: string;
	readonly again: string;
	readonly relative: string;
	readonly share: string;
	readonly shared: string;
	readonly notShared: string;
	readonly settings: string;
	readonly happened: string;
	readonly nothingYet: string;
	before(actions: number): string;
	readonly next: string;
	readonly wire: string;
	readonly wireEmpty: string;
	readonly deliver: string;
	readonly lose: string;
	readonly copy: string;
	readonly edit: string;
	readonly deliverAll: string;
	copies(n: number): string;
	route(from: string, to: string): string;
	readonly flags: string;
	readonly seq: string;
	readonly ack: string;
	readonly length: string;
	readonly apply: string;
	readonly cancel: string;
	readonly notANumber: string;
	readonly hosts: string;
	readonly calls: Readonly<Record<CallName, CallPhrase>>;
	readonly closeListener: string;
	readonly wouldFail: string;
	fails(call: string, error: string): string;
	readonly octets: string;
	readonly ackNow: string;
	readonly crash: string;
	readonly look: string;
	readonly queues: Readonly<Record<"syn" | "accept", string>>;
	readonly unread: string;
	readonly unsent: string;
	readonly time: string;
	now(time: string): string;
	readonly timers: Readonly<Record<TimerKind, string>>;
	timer(host: string, timer: string, after: string): string;
	readonly fire: string;
	readonly noTimer: string;
	readonly milliseconds: string;
	readonly pass: string;
	readonly outside: string;
	readonly forge: string;
	readonly address: string;
	readonly port: string;
	readonly target: string;
	readonly send: string;
	readonly expected: string;
	readonly flood: string;
	readonly syns: string;
	readonly during: string;
	readonly addAttacker: string;
	readonly fates: Readonly<Record<Fate, string>>;
	editedTo(what: string): string;
	readonly retransmission: string;
	readonly forged: Readonly<Record<InjectNote, string>>;
	readonly why: string;
	times(n: number): string;
	sendsAck(host: string): string;
	copyArrives(segment: number, host: string): string;
	readonly damaged: string;
	refused(action: number, why: string): string;
	readonly reasons: Readonly<Record<Impossible, string>>;
	readonly full: string;
	readonly profile: string;
	readonly delay: string;
	readonly isn: string;
	readonly window: string;
	readonly delayedAcks: string;
	readonly backlog: string;
	readonly maxSynBacklog: string;
	readonly synCookies: string;
	readonly cookies: Readonly<Record<"false" | "true" | "always", string>>;
	readonly synAckRetries: string;
	readonly abortOnOverflow: string;
	readonly settingsHint: string;
}

/** `connect()`, or what a program does by a socket option. */
const plain =
	(name: string): CallPhrase =>
	() =>
		`${name}()`;

export const LAB_WORDS: Localized<LabWords> = {
	en: {
		title: "TCP lab",
		presets: {
			empty: "Empty: two hosts",
			"three-way": "Three-way handshake",
			"lost-syn-ack": "SYN,ACK lost",
			"simultaneous-open": "Simultaneous open",
			"lost-fin": "FIN lost",
			"time-wait": "TIME-WAIT and an old duplicate",
			"syn-flood": "SYN flood",
			"syn-flood-cookies": "SYN flood against SYN cookies",
			"blind-reset": "Blind RST",
		},
		beginWith: "Begin with",
		dots: "…",
		undo: "Undo",
		redo: "Redo",
		again: "Start over",
		relative: "Relative numbers",
		share: "Share",
		shared: "The link is copied: it holds all of this experiment.",
		notShared: "The link could not be copied. It stands in the address bar.",
		settings: "Settings",
		happened: "What has happened",
		nothingYet:
			"Nothing has happened yet. Let the server call listen() and the client connect(), or choose an experiment.",
		before: (n) => `Before this diagram begins, ${n} ${n === 1 ? "step was" : "steps were"} made; they are not shown.`,
		next: "What happens next",
		wire: "On the wire",
		wireEmpty: "No segment is on the wire.",
		deliver: "Deliver",
		lose: "Lose",
		copy: "Copy",
		edit: "Edit",
		deliverAll: "Deliver all, in order",
		copies: (n) => `${n} copies`,
		route: (from, to) => `${from} to ${to}`,
		flags: "Flags",
		seq: "Sequence number",
		ack: "Acknowledgment number",
		length: "Octets of data",
		apply: "Change it",
		cancel: "Cancel",
		notANumber: "A whole number of 32 bits is needed here, such as 1001 or 0x3E9.",
		hosts: "Hosts",
		calls: {
			listen: plain("listen"),
			connect: (to) => (to === null ? "connect()" : `connect() to ${to}`),
			accept: plain("accept"),
			send: plain("send"),
			receive: plain("recv"),
			shutdown: () => "shutdown() writing",
			close: plain("close"),
			abort: () => "abort, with RST",
			keepalive: () => "keep-alive on",
			bind: plain("bind"),
			error: () => "ask SO_ERROR",
		},
		closeListener: "close() the listener",
		wouldFail: "Other calls and events",
		fails: (call, error) => `${call}: ${error}`,
		octets: "Octets to send",
		ackNow: "Send the ACK now",
		crash: "Crash and restart",
		look: "List sockets (ss)",
		queues: { syn: "SYN queue", accept: "Accept queue" },
		unread: "octets not read",
		unsent: "octets not sent yet",
		time: "Time",
		now: (time) => `It is ${time}.`,
		timers: {
			"delayed-ack": "delayed ACK",
			retransmission: "retransmission",
			keepalive: "keep-alive",
			"fin-wait-2": "FIN-WAIT-2",
			"time-wait": "TIME-WAIT",
		},
		timer: (host, timer, after) => `${host}: ${timer}, in ${after}`,
		fire: "Wait for it",
		noTimer: "No timer is running.",
		milliseconds: "Milliseconds",
		pass: "Let them pass",
		outside: "From outside",
		forge: "Forge a segment",
		address: "Claims to come from",
		port: "From port",
		target: "Goes to",
		send: "Send it",
		expected: "The numbers that are expected now are filled in.",
		flood: "SYN flood",
		syns: "SYNs from spoofed addresses",
		during: "Within so many milliseconds",
		addAttacker: "Add an attacker",
		fates: { delivered: "delivered", lost: "lost", "under-way": "on the wire", nobody: "nobody is there" },
		editedTo: (what) => `arrives as ${what}`,
		retransmission: "sent again",
		forged: { spoofed: "forged", "old-duplicate": "old duplicate", probe: "probe", played: "played" },
		why: "Why",
		times: (n) => `${n} times`,
		sendsAck: (host) => `${host} sends the ACK that it was withholding.`,
		copyArrives: (segment, host) => `A copy of segment ${segment} reaches ${host}.`,
		damaged: "This link cannot be read: it was cut off or changed on its way. Ask for it again, or begin here.",
		refused: (action, why) => `From action ${action} on this is not possible: ${why} What came after it was left out.`,
		reasons: {
			"no-such-host": "there is no such host.",
			"not-on-the-wire": "that segment is not on the wire.",
			"no-timer": "no such timer is running.",
			"too-much": "it would go on without end.",
		},
		full: "This experiment has as many actions as a lab takes. Undo some, or start over.",
		profile: "Hosts behave as in",
		delay: "A segment travels for (ms)",
		isn: "Initial sequence number",
		window: "Receive window (octets)",
		delayedAcks: "ACKs may wait",
		backlog: "Backlog of listen()",
		maxSynBacklog: "tcp_max_syn_backlog",
		synCookies: "SYN cookies",
		cookies: { false: "never", true: "when the SYN queue is full", always: "for every SYN" },
		synAckRetries: "Retransmissions of a SYN,ACK",
		abortOnOverflow: "A full accept queue answers with RST",
		settingsHint: "A change plays the same actions again, under the new settings.",
	},
	zh: {
		title: "TCP 实验室",
		presets: {
			empty: "空白：两台主机",
			"three-way": "三次握手",
			"lost-syn-ack": "SYN,ACK 丢失",
			"simultaneous-open": "同时打开",
			"lost-fin": "FIN 丢失",
			"time-wait": "TIME-WAIT 与迟到的重复报文段",
			"syn-flood": "SYN 洪泛",
			"syn-flood-cookies": "用 SYN cookie 应对 SYN 洪泛",
			"blind-reset": "盲猜 RST",
		},
		beginWith: "从实验开始",
		dots: "……",
		undo: "撤销",
		redo: "重做",
		again: "重新开始",
		relative: "相对序号",
		share: "分享",
		shared: "链接已复制，其中包含整个实验。",
		notShared: "无法复制链接，请从地址栏复制。",
		settings: "设置",
		happened: "已发生的事",
		nothingYet: "还没有发生任何事。可以让服务器调用 listen()，再让客户端调用 connect()，或者选一个现成的实验。",
		before: (n) => `图示开始之前已有 ${n} 步操作，未画出。`,
		next: "接下来",
		wire: "线路上",
		wireEmpty: "线路上没有报文段。",
		deliver: "送达",
		lose: "丢弃",
		copy: "复制",
		edit: "修改",
		deliverAll: "按顺序全部送达",
		copies: (n) => `${n} 份`,
		route: (from, to) => `${from}→${to}`,
		flags: "标志位",
		seq: "序号",
		ack: "确认号",
		length: "数据字节数",
		apply: "确定修改",
		cancel: "取消",
		notANumber: "此处需要一个 32 位整数，例如 1001 或 0x3E9。",
		hosts: "主机",
		calls: {
			listen: plain("listen"),
			connect: (to) => (to === null ? "connect()" : `connect() 到${to}`),
			accept: plain("accept"),
			send: plain("send"),
			receive: plain("recv"),
			shutdown: () => "shutdown() 写方向",
			close: plain("close"),
			abort: () => "用 RST 中止",
			keepalive: () => "开启保活",
			bind: plain("bind"),
			error: () => "查询 SO_ERROR",
		},
		closeListener: "close() 监听套接字",
		wouldFail: "其他调用和事件",
		fails: (call, error) => `${call}：${error}`,
		octets: "发送字节数",
		ackNow: "立即发送 ACK",
		crash: "崩溃并重启",
		look: "列出套接字（ss）",
		queues: { syn: "半连接队列", accept: "全连接队列" },
		unread: "字节未读取",
		unsent: "字节尚未发出",
		time: "时间",
		now: (time) => `现在是 ${time}。`,
		timers: {
			"delayed-ack": "延迟确认定时器",
			retransmission: "重传定时器",
			keepalive: "保活定时器",
			"fin-wait-2": "FIN-WAIT-2 定时器",
			"time-wait": "TIME-WAIT 定时器",
		},
		timer: (host, timer, after) => `${host}：${timer}，还有 ${after}`,
		fire: "等到它到期",
		noTimer: "没有定时器在运行。",
		milliseconds: "毫秒数",
		pass: "让时间过去",
		outside: "来自外部",
		forge: "伪造一个报文段",
		address: "声称的来源",
		port: "源端口",
		target: "发往",
		send: "发送",
		expected: "已填入此刻对方期望的序号和确认号。",
		flood: "SYN 洪泛",
		syns: "伪造源地址的 SYN 个数",
		during: "持续毫秒数",
		addAttacker: "加入攻击者",
		fates: { delivered: "已送达", lost: "丢失", "under-way": "在途中", nobody: "那里没有主机" },
		editedTo: (what) => `到达时为 ${what}`,
		retransmission: "重传",
		forged: { spoofed: "伪造", "old-duplicate": "迟到的重复", probe: "探测", played: "代为发送" },
		why: "原因",
		times: (n) => `${n} 次`,
		sendsAck: (host) => `${host}发送此前推迟的 ACK。`,
		copyArrives: (segment, host) => `报文段 ${segment} 的一个副本到达${host}。`,
		damaged: "无法读取这个链接：它在传递中被截断或改动过。请重新索取链接，或者从这里开始。",
		refused: (action, why) => `从第 ${action} 步操作起无法继续：${why}其后的操作已略去。`,
		reasons: {
			"no-such-host": "没有这台主机。",
			"not-on-the-wire": "该报文段不在线路上。",
			"no-timer": "没有这样的定时器在运行。",
			"too-much": "它将永无止境。",
		},
		full: "这个实验的操作数已达上限。请撤销一些，或者重新开始。",
		profile: "主机遵循",
		delay: "报文段的在途时间（毫秒）",
		isn: "初始序号",
		window: "接收窗口（字节）",
		delayedAcks: "允许延迟确认",
		backlog: "listen() 的 backlog",
		maxSynBacklog: "tcp_max_syn_backlog",
		synCookies: "SYN cookie",
		cookies: { false: "不用", true: "半连接队列满时使用", always: "对每个 SYN 使用" },
		synAckRetries: "SYN,ACK 的重传次数",
		abortOnOverflow: "全连接队列满时回 RST",
		settingsHint: "修改后，会在新的设置下重放同样的操作。",
	},
};
