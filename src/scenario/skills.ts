// The things to master, one a blank at least, each with the rule behind it: one sentence without any scenario's values,
// which a hint may say before the answer. Ids are part of the contract: they never change their meaning.
import type { Localized } from "../text/locale.ts";

export interface Skill {
	readonly title: Localized;
	readonly rule: Localized;
}

export const SKILLS = {
	"syn-consumes-one": {
		title: { en: "A SYN takes one sequence number", zh: "SYN 占用一个序号" },
		rule: {
			en: "A SYN takes one sequence number, so that it can be acknowledged.",
			zh: "SYN 占用一个序号，因此能被确认、重传。",
		},
	},
	"fin-consumes-one": {
		title: { en: "A FIN takes one sequence number", zh: "FIN 占用一个序号" },
		rule: {
			en: "A FIN takes one sequence number, after any data in the same segment.",
			zh: "FIN 占用一个序号，排在同一报文段的数据之后。",
		},
	},
	"data-counts-octets": {
		title: { en: "Data takes one sequence number an octet", zh: "数据按字节编号" },
		rule: {
			en: "Every octet of data takes one sequence number.",
			zh: "每个数据字节占用一个序号。",
		},
	},
	"ack-is-next-expected": {
		title: { en: "An ACK names the next octet expected", zh: "确认号是期望收到的下一个字节的序号" },
		rule: {
			en: "An acknowledgment number is the number of the next octet expected from the other end.",
			zh: "确认号是期望从对方收到的下一个字节的序号。",
		},
	},
	"pure-ack-consumes-nothing": {
		title: { en: "A pure ACK takes no sequence number", zh: "纯 ACK 不占用序号" },
		rule: {
			en: "A segment with nothing but an ACK takes no sequence number.",
			zh: "只带 ACK 的报文段不占用序号。",
		},
	},
	"sequence-wraps": {
		title: { en: "Sequence numbers wrap at 2^32", zh: "序号在 2^32 处回绕" },
		rule: {
			en: "Numbers are counted modulo 2^32: after 4294967295 comes 0.",
			zh: "序号按模 2^32 计数：4294967295 之后是 0。",
		},
	},
	"retransmission-keeps-number": {
		title: { en: "A retransmission repeats its sequence number", zh: "重传使用原来的序号" },
		rule: {
			en: "What is sent again is the same octets, so it has the same sequence number.",
			zh: "重传的是同样的字节，所以序号相同。",
		},
	},
	"active-open-states": {
		title: { en: "States of the active opener", zh: "主动打开方的状态" },
		rule: {
			en: "The end that calls connect() goes from CLOSED through SYN-SENT to ESTABLISHED.",
			zh: "调用 connect() 的一方从 CLOSED 经 SYN-SENT 进入 ESTABLISHED。",
		},
	},
	"passive-open-states": {
		title: { en: "States of the passive opener", zh: "被动打开方的状态" },
		rule: {
			en: "The listening end goes from LISTEN through SYN-RECEIVED to ESTABLISHED, when its own SYN is acknowledged.",
			zh: "监听的一方从 LISTEN 经 SYN-RECEIVED，在自己的 SYN 得到确认后进入 ESTABLISHED。",
		},
	},
	"simultaneous-open-states": {
		title: { en: "States in a simultaneous open", zh: "同时打开时的状态" },
		rule: {
			en: "With crossing SYNs both ends go from SYN-SENT through SYN-RECEIVED to ESTABLISHED.",
			zh: "SYN 交错时，双方都从 SYN-SENT 经 SYN-RECEIVED 进入 ESTABLISHED。",
		},
	},
	"active-close-states": {
		title: { en: "States of the end that closes first", zh: "主动关闭方的状态" },
		rule: {
			en: "The end that closes first goes through FIN-WAIT-1 (its FIN is sent), FIN-WAIT-2 (it is acknowledged) and TIME-WAIT.",
			zh: "先关闭的一方依次经过 FIN-WAIT-1（已发 FIN）、FIN-WAIT-2（FIN 已被确认）和 TIME-WAIT。",
		},
	},
	"passive-close-states": {
		title: { en: "States of the end that closes second", zh: "被动关闭方的状态" },
		rule: {
			en: "The end that closes second goes through CLOSE-WAIT (a FIN has arrived) and LAST-ACK (its own FIN is sent) to CLOSED.",
			zh: "后关闭的一方依次经过 CLOSE-WAIT（收到 FIN）和 LAST-ACK（已发自己的 FIN），最后进入 CLOSED。",
		},
	},
	"simultaneous-close-states": {
		title: { en: "States in a simultaneous close", zh: "同时关闭时的状态" },
		rule: {
			en: "With crossing FINs both ends go from FIN-WAIT-1 through CLOSING to TIME-WAIT.",
			zh: "FIN 交错时，双方都从 FIN-WAIT-1 经 CLOSING 进入 TIME-WAIT。",
		},
	},
	"time-wait": {
		title: { en: "TIME-WAIT: who waits and how long", zh: "TIME-WAIT：谁等待、等多久" },
		rule: {
			en: "The end that sends the last ACK waits for twice the maximum segment lifetime.",
			zh: "发送最后一个 ACK 的一方等待两倍的最长报文段寿命（2MSL）。",
		},
	},
	"handshake-flags": {
		title: { en: "Flags of the handshake", zh: "握手报文段的标志位" },
		rule: {
			en: "A segment that opens its sender's direction carries SYN; one that acknowledges something carries ACK.",
			zh: "打开本方发送方向的报文段带 SYN；要确认对方内容的报文段带 ACK。",
		},
	},
	"teardown-flags": {
		title: { en: "Flags of the close", zh: "挥手报文段的标志位" },
		rule: {
			en: "A closing segment carries FIN, and ACK as always once connected; a pure answer carries ACK alone.",
			zh: "关闭连接的报文段带 FIN，并照例带 ACK；单纯的应答只带 ACK。",
		},
	},
	"reset-rules": {
		title: { en: "When a RST is sent and what it carries", zh: "RST 何时发送、携带什么" },
		rule: {
			en: "A RST refuses or ends a connection at once; it is never acknowledged.",
			zh: "RST 立即拒绝或终止连接，它本身不被确认。",
		},
	},
	"retransmission-backoff": {
		title: { en: "Retransmission timeouts double", zh: "重传超时逐次加倍" },
		rule: {
			en: "Each expiry makes the next wait longer: twice as long, unless the assumptions say otherwise.",
			zh: "每次超时后等待加长：除非题目另有说明，每次加倍。",
		},
	},
	"half-open-lifetime": {
		title: { en: "How long a half-open entry lives", zh: "半连接能存活多久" },
		rule: {
			en: "An entry lives through every wait, the one after the last retransmission included.",
			zh: "半连接要经过每一次等待，包括最后一次重传之后的那次。",
		},
	},
	"backlog-arithmetic": {
		title: { en: "How the queues of a listener fill", zh: "监听队列如何被填满" },
		rule: {
			en: "A SYN takes a place only if one is free; what is dropped leaves no entry.",
			zh: "只有队列有空位时 SYN 才占用条目；被丢弃的不留下条目。",
		},
	},
	"syn-cookies": {
		title: { en: "What SYN cookies do", zh: "SYN cookie 的作用" },
		rule: {
			en: "With a cookie the server keeps nothing until the third ACK brings it back.",
			zh: "使用 cookie 时，服务器在第三次握手的 ACK 带回它之前什么也不保存。",
		},
	},
	"flood-effects": {
		title: { en: "What a SYN flood does to others", zh: "SYN 洪泛对正常客户端的影响" },
		rule: {
			en: "A full queue treats all SYNs alike, whoever sent them.",
			zh: "队列满时对所有 SYN 一视同仁，不论来自谁。",
		},
	},
	"handshake-purpose": {
		title: { en: "Why a connection opens with three messages", zh: "为什么建立连接需要三次握手" },
		rule: {
			en: "Each end must learn that the other has received its initial number; that takes three messages.",
			zh: "每一方都必须确知对方收到了自己的初始序号，这需要三个报文段。",
		},
	},
	"old-duplicates": {
		title: { en: "Why old duplicates do no harm", zh: "旧的重复报文段为何无害" },
		rule: {
			en: "A late copy is told from new segments by its numbers: they do not fit the present connection.",
			zh: "迟到的旧报文段与当前连接的序号对不上，由此可以识别。",
		},
	},
	"half-open-discovery": {
		title: { en: "How a half-open connection is found out", zh: "半打开的连接如何被发现" },
		rule: {
			en: "An end that knows nothing of a connection answers its segments with RST.",
			zh: "对某个连接一无所知的一方，用 RST 应答该连接的报文段。",
		},
	},
	"socket-errors": {
		title: { en: "What a program learns from its calls", zh: "程序从系统调用得到什么结果" },
		rule: {
			en: "A call reports the first error that waits on its socket, and each error only once.",
			zh: "系统调用报告套接字上等待的第一个错误，每个错误只报告一次。",
		},
	},
	"port-reuse": {
		title: { en: "When a port can be used again", zh: "端口何时可以再次使用" },
		rule: {
			en: "A pair of addresses and ports is taken as long as any connection of it lives, TIME-WAIT included.",
			zh: "只要一对地址和端口上还有连接（包括 TIME-WAIT），它就被占用。",
		},
	},
	"stuck-connections": {
		title: { en: "Who is stuck in which state, and why", zh: "谁卡在哪个状态、原因是什么" },
		rule: {
			en: "A state ends only with the event that it waits for: a segment, a call, or a timer if it has one.",
			zh: "一个状态只有等到它所等待的事件才会结束：报文段、系统调用，或者它有的定时器。",
		},
	},
	"data-delivery": {
		title: { en: "Which data reaches the program", zh: "哪些数据能交给程序" },
		rule: {
			en: "Data reaches the program in order and once, while a process holds the socket.",
			zh: "只要进程还持有套接字，数据就按序、不重复地交给程序。",
		},
	},
	"flood-rate": {
		title: { en: "Rate of a flood against capacity and lifetime", zh: "洪泛速率与队列容量、半连接寿命的关系" },
		rule: {
			en: "In the long run a flood keeps alive as many entries as arrive during one entry's life; only a queue that is smaller than that fills.",
			zh: "长期来看，洪泛能维持的半连接数等于一个条目存活期间到达的个数；队列比这小才会满。",
		},
	},
	"choosing-a-defence": {
		title: { en: "Which defence helps against which flood", zh: "针对不同的洪泛选择防御手段" },
		rule: {
			en: "Compare what the flood needs, rate times lifetime, with what the queue holds under each defence.",
			zh: "把洪泛所需的数量（速率乘以寿命）与采取每种防御后队列的容量作比较。",
		},
	},
	"accept-queue": {
		title: { en: "What a full accept queue does", zh: "全连接队列已满时会发生什么" },
		rule: {
			en: "A connection is complete for the server only when it has a place in the accept queue; accept() frees places.",
			zh: "连接在全连接队列中有了位置，对服务器来说才算建立；accept() 会腾出位置。",
		},
	},
	"socket-list-reading": {
		title: { en: "Reading a list of sockets (ss, netstat)", zh: "读懂 ss、netstat 的连接列表" },
		rule: {
			en: "The state says how far a connection is, the timer how long it still waits and how often it has retransmitted.",
			zh: "状态说明连接进行到哪一步，定时器说明还要等多久、已经重传了几次。",
		},
	},
	reflection: {
		title: { en: "Reflection: whose answers hit the victim", zh: "反射攻击：谁的应答打到受害者" },
		rule: {
			en: "A server answers to the source address that the SYN names, whoever really sent it.",
			zh: "服务器按 SYN 中写的源地址应答，不管它实际是谁发的。",
		},
	},
	"port-scanning": {
		title: { en: "What a SYN scan sees and sends", zh: "SYN 扫描收到什么、发送什么" },
		rule: {
			en: "Somebody listening, nobody listening, and a firewall that drops: each gives another answer to a SYN.",
			zh: "有进程监听、无进程监听、被防火墙丢弃：对 SYN 的反应各不相同。",
		},
	},
	"isn-prediction": {
		title: { en: "What predicting an initial sequence number allows", zh: "预测初始序号能做到什么" },
		rule: {
			en: "Who cannot see a segment can still acknowledge it, if the initial number can be guessed.",
			zh: "即使看不到报文段，只要能猜中初始序号，也能确认它。",
		},
	},
} as const satisfies Record<string, Skill>;

export type SkillId = keyof typeof SKILLS;

export const SKILL_IDS = Object.keys(SKILLS) as readonly SkillId[];

export function skillTitles(): Readonly<Record<string, Localized>> {
	return Object.fromEntries(Object.entries<Skill>(SKILLS).map(([id, { title }]) => [id, title]));
}
