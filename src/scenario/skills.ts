// The things to master, one a blank at least. Ids are part of the contract: they never change their meaning.
import type { Localized } from "../text/locale.ts";

export interface Skill {
	readonly title: Localized;
}

export const SKILLS = {
	"syn-consumes-one": {
		title: { en: "A SYN takes one sequence number", zh: "SYN 占用一个序号" },
	},
	"fin-consumes-one": {
		title: { en: "A FIN takes one sequence number", zh: "FIN 占用一个序号" },
	},
	"data-counts-octets": {
		title: { en: "Data takes one sequence number an octet", zh: "数据按字节编号" },
	},
	"ack-is-next-expected": {
		title: { en: "An ACK names the next octet expected", zh: "确认号是期望收到的下一个字节的序号" },
	},
	"pure-ack-consumes-nothing": {
		title: { en: "A pure ACK takes no sequence number", zh: "纯 ACK 不占用序号" },
	},
	"sequence-wraps": {
		title: { en: "Sequence numbers wrap at 2^32", zh: "序号在 2^32 处回绕" },
	},
	"retransmission-keeps-number": {
		title: { en: "A retransmission repeats its sequence number", zh: "重传使用原来的序号" },
	},
	"active-open-states": {
		title: { en: "States of the active opener", zh: "主动打开方的状态" },
	},
	"passive-open-states": {
		title: { en: "States of the passive opener", zh: "被动打开方的状态" },
	},
	"simultaneous-open-states": {
		title: { en: "States in a simultaneous open", zh: "同时打开时的状态" },
	},
	"active-close-states": {
		title: { en: "States of the end that closes first", zh: "主动关闭方的状态" },
	},
	"passive-close-states": {
		title: { en: "States of the end that closes second", zh: "被动关闭方的状态" },
	},
	"simultaneous-close-states": {
		title: { en: "States in a simultaneous close", zh: "同时关闭时的状态" },
	},
	"time-wait": {
		title: { en: "TIME-WAIT: who waits and how long", zh: "TIME-WAIT：谁等待、等多久" },
	},
	"handshake-flags": {
		title: { en: "Flags of the handshake", zh: "握手报文段的标志位" },
	},
	"teardown-flags": {
		title: { en: "Flags of the close", zh: "挥手报文段的标志位" },
	},
	"reset-rules": {
		title: { en: "When a RST is sent and what it carries", zh: "RST 何时发送、携带什么" },
	},
	"retransmission-backoff": {
		title: { en: "Retransmission timeouts double", zh: "重传超时逐次加倍" },
	},
	"half-open-lifetime": {
		title: { en: "How long a half-open entry lives", zh: "半连接能存活多久" },
	},
	"backlog-arithmetic": {
		title: { en: "How the queues of a listener fill", zh: "监听队列如何被填满" },
	},
	"syn-cookies": {
		title: { en: "What SYN cookies do", zh: "SYN cookie 的作用" },
	},
	"flood-effects": {
		title: { en: "What a SYN flood does to others", zh: "SYN 洪泛对正常客户端的影响" },
	},
	"handshake-purpose": {
		title: { en: "Why a connection opens with three messages", zh: "为什么建立连接需要三次握手" },
	},
	"old-duplicates": {
		title: { en: "Why old duplicates do no harm", zh: "旧的重复报文段为何无害" },
	},
	"half-open-discovery": {
		title: { en: "How a half-open connection is found out", zh: "半打开的连接如何被发现" },
	},
	"socket-errors": {
		title: { en: "What a program learns from its calls", zh: "程序从系统调用得到什么结果" },
	},
	"port-reuse": {
		title: { en: "When a port can be used again", zh: "端口何时可以再次使用" },
	},
	"stuck-connections": {
		title: { en: "Who is stuck in which state, and why", zh: "谁卡在哪个状态、原因是什么" },
	},
	"data-delivery": {
		title: { en: "Which data reaches the program", zh: "哪些数据能交给程序" },
	},
	"flood-rate": {
		title: { en: "Rate of a flood against capacity and lifetime", zh: "洪泛速率与队列容量、半连接寿命的关系" },
	},
	"choosing-a-defence": {
		title: { en: "Which defence helps against which flood", zh: "针对不同的洪泛选择防御手段" },
	},
	"accept-queue": {
		title: { en: "What a full accept queue does", zh: "全连接队列已满时会发生什么" },
	},
	"socket-list-reading": {
		title: { en: "Reading a list of sockets (ss, netstat)", zh: "读懂 ss、netstat 的连接列表" },
	},
	reflection: {
		title: { en: "Reflection: whose answers hit the victim", zh: "反射攻击：谁的应答打到受害者" },
	},
	"port-scanning": {
		title: { en: "What a SYN scan sees and sends", zh: "SYN 扫描收到什么、发送什么" },
	},
	"isn-prediction": {
		title: { en: "What predicting an initial sequence number allows", zh: "预测初始序号能做到什么" },
	},
} as const satisfies Record<string, Skill>;

export type SkillId = keyof typeof SKILLS;

export const SKILL_IDS = Object.keys(SKILLS) as readonly SkillId[];

export function skillTitles(): Readonly<Record<string, Localized>> {
	return Object.fromEntries(Object.entries<Skill>(SKILLS).map(([id, { title }]) => [id, title]));
}
