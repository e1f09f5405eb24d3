// The things to master, one a blank at least. Ids are part of the contract: they never change their meaning.
import type { Localized } from "../text/locale.ts";

const skill = (en: string, zh: string): Localized => ({ en, zh });

export const SKILLS = {
	"syn-consumes-one": skill("A SYN takes one sequence number", "SYN 占用一个序号"),
	"fin-consumes-one": skill("A FIN takes one sequence number", "FIN 占用一个序号"),
	"data-counts-octets": skill("Data takes one sequence number an octet", "数据按字节编号"),
	"ack-is-next-expected": skill("An ACK names the next octet expected", "确认号是期望收到的下一个字节的序号"),
	"pure-ack-consumes-nothing": skill("A pure ACK takes no sequence number", "纯 ACK 不占用序号"),
	"sequence-wraps": skill("Sequence numbers wrap at 2^32", "序号在 2^32 处回绕"),
	"retransmission-keeps-number": skill("A retransmission repeats its sequence number", "重传使用原来的序号"),
	"active-open-states": skill("States of the active opener", "主动打开方的状态"),
	"passive-open-states": skill("States of the passive opener", "被动打开方的状态"),
	"simultaneous-open-states": skill("States in a simultaneous open", "同时打开时的状态"),
	"active-close-states": skill("States of the end that closes first", "主动关闭方的状态"),
	"passive-close-states": skill("States of the end that closes second", "被动关闭方的状态"),
	"simultaneous-close-states": skill("States in a simultaneous close", "同时关闭时的状态"),
	"time-wait": skill("TIME-WAIT: who waits and how long", "TIME-WAIT：谁等待、等多久"),
	"handshake-flags": skill("Flags of the handshake", "握手报文段的标志位"),
	"teardown-flags": skill("Flags of the close", "挥手报文段的标志位"),
	"reset-rules": skill("When a RST is sent and what it carries", "何时RST 携带哪些内容"),
	"retransmission-backoff": skill("Retransmission timeouts double", "重传超时逐次加倍"),
	"half-open-lifetime": skill("How long a half-open entry lives", "半连接能存活多久"),
	"backlog-arithmetic": skill("How the queues of a listener fill", "监听队列如何被填满"),
	"syn-cookies": skill("What SYN cookies do", "SYN cookie 的作用"),
	"flood-effects": skill("What a SYN flood does to others", "SYN 洪泛对正常客户端的影响"),
	"handshake-purpose": skill("Why a connection opens with three messages", "为什么建立连接需要三次握手"),
	"old-duplicates": skill("Why old duplicates do no harm", "旧的重复报文段为何无害"),
	"half-open-discovery": skill("How a half-open connection is found out", "半打开的连接如何被发现"),
	"socket-errors": skill("What a program learns from its calls", "程序从系统调用得到什么结果"),
	"port-reuse": skill("When a port can be used again", "端口何时可以再次使用"),
	"stuck-connections": skill("Who is stuck in which state, and why", "谁卡在哪个状态、原因是什么"),
	"data-delivery": skill("Which data reaches the program", "哪些数据能交给程序"),
	"flood-rate": skill("Rate of a flood against capacity and lifetime", "洪泛速率与队列容量、半连接寿命的关系"),
	"choosing-a-defence": skill("Which defence helps against which flood", "针对不同的洪泛选择防御手段"),
	"accept-queue": skill("What a full accept queue does", "全连接队列已满时会发生什么"),
	"socket-list-reading": skill("Reading a list of sockets (ss, netstat)", "读懂 ss、netstat 的连接列表"),
	reflection: skill("Reflection: whose answers hit the victim", "反射攻击：谁的应答打到受害者"),
	"port-scanning": skill("What a SYN scan sees and sends", "SYN 扫描收到什么、发送什么"),
	"isn-prediction": skill("What predicting an initial sequence number allows", "预测初始序号能做到什么"),
} as const satisfies Record<string, Localized>;

export type SkillId = keyof typeof SKILLS;
