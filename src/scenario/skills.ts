// The things to master, one a blank at least. Ids are part of the contract: they never change their meaning.
// `after` is the order in which they build on each other: numbers, states, loss, queues, attacks.
import type { Localized } from "../text/locale.ts";

interface Titled {
	readonly title: Localized;
	readonly after: readonly string[];
}

const TABLE = {
	"syn-consumes-one": {
		title: { en: "A SYN takes one sequence number", zh: "SYN 占用一个序号" },
		after: [],
	},
	"fin-consumes-one": {
		title: { en: "A FIN takes one sequence number", zh: "FIN 占用一个序号" },
		after: ["syn-consumes-one"],
	},
	"data-counts-octets": {
		title: { en: "Data takes one sequence number an octet", zh: "数据按字节编号" },
		after: [],
	},
	"ack-is-next-expected": {
		title: { en: "An ACK names the next octet expected", zh: "确认号是期望收到的下一个字节的序号" },
		after: ["syn-consumes-one"],
	},
	"pure-ack-consumes-nothing": {
		title: { en: "A pure ACK takes no sequence number", zh: "纯 ACK 不占用序号" },
		after: ["data-counts-octets", "ack-is-next-expected"],
	},
	"sequence-wraps": {
		title: { en: "Sequence numbers wrap at 2^32", zh: "序号在 2^32 处回绕" },
		after: ["data-counts-octets"],
	},
	"retransmission-keeps-number": {
		title: { en: "A retransmission repeats its sequence number", zh: "重传使用原来的序号" },
		after: ["syn-consumes-one"],
	},
	"active-open-states": {
		title: { en: "States of the active opener", zh: "主动打开方的状态" },
		after: ["handshake-flags"],
	},
	"passive-open-states": {
		title: { en: "States of the passive opener", zh: "被动打开方的状态" },
		after: ["handshake-flags"],
	},
	"simultaneous-open-states": {
		title: { en: "States in a simultaneous open", zh: "同时打开时的状态" },
		after: ["active-open-states", "passive-open-states"],
	},
	"active-close-states": {
		title: { en: "States of the end that closes first", zh: "主动关闭方的状态" },
		after: ["active-open-states"],
	},
	"passive-close-states": {
		title: { en: "States of the end that closes second", zh: "被动关闭方的状态" },
		after: ["passive-open-states"],
	},
	"simultaneous-close-states": {
		title: { en: "States in a simultaneous close", zh: "同时关闭时的状态" },
		after: ["active-close-states", "passive-close-states"],
	},
	"time-wait": {
		title: { en: "TIME-WAIT: who waits and how long", zh: "TIME-WAIT：谁等待、等多久" },
		after: ["active-close-states"],
	},
	"handshake-flags": {
		title: { en: "Flags of the handshake", zh: "握手报文段的标志位" },
		after: [],
	},
	"teardown-flags": {
		title: { en: "Flags of the close", zh: "挥手报文段的标志位" },
		after: ["handshake-flags"],
	},
	"reset-rules": {
		title: { en: "When a RST is sent and what it carries", zh: "RST 何时发送、携带什么" },
		after: ["ack-is-next-expected", "handshake-flags"],
	},
	"retransmission-backoff": {
		title: { en: "Retransmission timeouts double", zh: "重传超时逐次加倍" },
		after: ["retransmission-keeps-number"],
	},
	"half-open-lifetime": {
		title: { en: "How long a half-open entry lives", zh: "半连接能存活多久" },
		after: ["passive-open-states", "retransmission-backoff"],
	},
	"backlog-arithmetic": {
		title: { en: "How the queues of a listener fill", zh: "监听队列如何被填满" },
		after: ["passive-open-states"],
	},
	"syn-cookies": {
		title: { en: "What SYN cookies do", zh: "SYN cookie 的作用" },
		after: ["flood-effects"],
	},
	"flood-effects": {
		title: { en: "What a SYN flood does to others", zh: "SYN 洪泛对正常客户端的影响" },
		after: ["backlog-arithmetic"],
	},
	"handshake-purpose": {
		title: { en: "Why a connection opens with three messages", zh: "为什么建立连接需要三次握手" },
		after: ["ack-is-next-expected", "handshake-flags"],
	},
	"old-duplicates": {
		title: { en: "Why old duplicates do no harm", zh: "旧的重复报文段为何无害" },
		after: ["retransmission-keeps-number", "reset-rules"],
	},
	"half-open-discovery": {
		title: { en: "How a half-open connection is found out", zh: "半打开的连接如何被发现" },
		after: ["reset-rules"],
	},
	"socket-errors": {
		title: { en: "What a program learns from its calls", zh: "程序从系统调用得到什么结果" },
		after: ["active-open-states"],
	},
	"port-reuse": {
		title: { en: "When a port can be used again", zh: "端口何时可以再次使用" },
		after: ["time-wait"],
	},
	"stuck-connections": {
		title: { en: "Who is stuck in which state, and why", zh: "谁卡在哪个状态、原因是什么" },
		after: ["active-close-states", "passive-close-states"],
	},
	"data-delivery": {
		title: { en: "Which data reaches the program", zh: "哪些数据能交给程序" },
		after: ["data-counts-octets", "ack-is-next-expected"],
	},
	"flood-rate": {
		title: { en: "Rate of a flood against capacity and lifetime", zh: "洪泛速率与队列容量、半连接寿命的关系" },
		after: ["half-open-lifetime", "backlog-arithmetic"],
	},
	"choosing-a-defence": {
		title: { en: "Which defence helps against which flood", zh: "针对不同的洪泛选择防御手段" },
		after: ["syn-cookies", "flood-rate"],
	},
	"accept-queue": {
		title: { en: "What a full accept queue does", zh: "全连接队列已满时会发生什么" },
		after: ["passive-open-states"],
	},
	"socket-list-reading": {
		title: { en: "Reading a list of sockets (ss, netstat)", zh: "读懂 ss、netstat 的连接列表" },
		after: ["active-open-states", "passive-open-states"],
	},
	reflection: {
		title: { en: "Reflection: whose answers hit the victim", zh: "反射攻击：谁的应答打到受害者" },
		after: ["reset-rules"],
	},
	"port-scanning": {
		title: { en: "What a SYN scan sees and sends", zh: "SYN 扫描收到什么、发送什么" },
		after: ["reset-rules"],
	},
	"isn-prediction": {
		title: { en: "What predicting an initial sequence number allows", zh: "预测初始序号能做到什么" },
		after: ["reset-rules"],
	},
} as const satisfies Record<string, Titled>;

export type SkillId = keyof typeof TABLE;

export interface Skill {
	readonly title: Localized;
	/** What it builds on directly: to be learned before it. No skill comes after itself. */
	readonly after: readonly SkillId[];
}

export const SKILLS: Readonly<Record<SkillId, Skill>> = TABLE;

export const SKILL_IDS = Object.keys(TABLE) as readonly SkillId[];

export function skillTitles(): Readonly<Record<string, Localized>> {
	return Object.fromEntries(Object.entries(SKILLS).map(([id, { title }]) => [id, title]));
}
