// What the bank covers: one folder of `questions/` a topic, in the order in which lists show them. `atLeast` is how many
// questions a topic must have; `check-questions` holds the bank to it.
import type { Localized } from "../text/locale.ts";

interface Topic {
	readonly title: Localized;
	readonly atLeast: number;
}

const topic = (en: string, zh: string, atLeast: number): Topic => ({ title: { en, zh }, atLeast });

export const TOPICS = {
	header: topic("Header fields and flags", "首部字段与标志位", 8),
	"sequence-numbers": topic("Sequence numbers", "序号", 5),
	isn: topic("Initial sequence numbers", "初始序号", 5),
	handshake: topic("The three-way handshake", "三次握手", 9),
	"handshake-data": topic("Data in the handshake", "握手中携带数据", 3),
	"open-calls": topic("Active and passive open", "主动打开与被动打开", 4),
	states: topic("The eleven states", "十一种状态", 10),
	queues: topic("Half-open queue and accept queue", "半连接队列与全连接队列", 6),
	"syn-ack-retries": topic("SYN,ACK retries and half-open lifetime", "SYN,ACK 重传与半连接寿命", 4),
	close: topic("Closing a connection", "释放连接", 5),
	"half-close": topic("Half-close and what a FIN means", "半关闭与 FIN 的含义", 4),
	"simultaneous-close": topic("Simultaneous close", "同时关闭", 2),
	"time-wait": topic("TIME-WAIT", "TIME-WAIT", 8),
	"close-wait": topic("CLOSE-WAIT and FIN-WAIT-2", "CLOSE-WAIT 与 FIN-WAIT-2", 3),
	"close-calls": topic("close, shutdown and the end of a process", "close、shutdown 与进程退出", 6),
	"socket-options": topic("Socket options, Windows and Linux", "套接字选项与 Windows、Linux 的差别", 5),
	reset: topic("RST", "RST", 4),
	"non-blocking-connect": topic("Non-blocking connect", "非阻塞 connect", 2),
	"linux-call-path": topic("From connect() to the SYN in Linux", "Linux 中从 connect() 到 SYN", 4),
	"syn-flood": topic("SYN flood", "SYN 洪泛", 5),
	"denial-of-service": topic("DoS, DDoS, DRDoS and Smurf", "DoS、DDoS、DRDoS 与 Smurf", 3),
	defences: topic("Defences and what they cost", "防御手段及其代价", 6),
	scan: topic("SYN scan", "SYN 扫描", 2),
	hijacking: topic("Hijacking and Mitnick's attack", "会话劫持与 Mitnick 攻击", 4),
	encryption: topic("What encryption changes", "加密能改变什么", 2),
} as const satisfies Record<string, Topic>;

export type TopicId = keyof typeof TOPICS;

export const TOPIC_IDS = Object.keys(TOPICS) as readonly TopicId[];
