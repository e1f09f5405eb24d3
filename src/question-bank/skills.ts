// What concept questions train beyond the skills of the scenarios. Ids are part of the contract: they never change
// their meaning. Each must be trained by a question, so this table is also what the bank is proved to cover.
import { SKILL_IDS, type SkillId } from "../scenario/skills.ts";
import type { Localized } from "../text/locale.ts";

const skill = (en: string, zh: string): Localized => ({ en, zh });

export const BANK_SKILLS = {
	"header-fields": skill("Fields of the TCP header", "TCP 首部的字段"),
	"flag-meanings": skill("What each flag means", "各标志位的含义"),
	"syn-options": skill("Options on the SYN: MSS, window scale, SACK", "SYN 上的选项：MSS、窗口扩大、SACK"),
	"number-space": skill("Why numbers are 32 bits", "序号为什么是 32 位"),
	"isn-choice": skill("How an initial sequence number is chosen", "初始序号如何选取"),
	"handshake-proof": skill("What each handshake segment proves", "每次握手证明了什么"),
	"why-three-segments": skill("Why three segments, not two or four", "为什么是三次，不是两次或四次"),
	"data-in-handshake": skill("Data in the handshake", "握手能否携带数据"),
	"fast-open": skill("TCP Fast Open", "TCP Fast Open"),
	"open-calls": skill("Which call triggers what", "哪个调用触发什么"),
	"connection-limits": skill("How many connections a port takes", "一个端口能有多少个连接"),
	"state-meanings": skill("What each state waits for", "每种状态在等什么"),
	"state-display": skill("What netstat and ss show", "netstat 和 ss 显示什么"),
	"why-four-segments": skill("Why a close takes four or three segments", "挥手为什么是四次或三次"),
	"half-close": skill("Half-close", "半关闭"),
	"fin-meaning": skill("What a FIN says and does not say", "FIN 表示什么、不表示什么"),
	"close-wait-leak": skill("CLOSE-WAIT leaks", "CLOSE-WAIT 堆积"),
	"fin-wait-2": skill("How long FIN-WAIT-2 lasts", "FIN-WAIT-2 持续多久"),
	"time-wait-reasons": skill("Why TIME-WAIT exists", "TIME-WAIT 存在的理由"),
	"time-wait-many": skill("What many TIME-WAITs block, and what to do", "TIME-WAIT 过多的影响与对策"),
	"close-and-shutdown": skill("close against shutdown", "close 与 shutdown 的区别"),
	"read-returns-zero": skill("What recv() returning 0 means", "recv() 返回 0 的含义"),
	"process-exit": skill("What the kernel does for a dead process", "进程退出后内核做什么"),
	linger: skill("SO_LINGER", "SO_LINGER"),
	"reuse-address": skill("SO_REUSEADDR", "SO_REUSEADDR"),
	"keep-alive": skill("SO_KEEPALIVE", "SO_KEEPALIVE"),
	"sending-rules": skill("Nagle, delayed ACK and zero window", "Nagle 算法、延迟确认与零窗口"),
	"platform-differences": skill("Windows against Linux", "Windows 与 Linux 的差别"),
	"non-blocking-connect": skill("Non-blocking connect", "非阻塞 connect"),
	"linux-call-path": skill("Linux functions from connect() to the SYN", "Linux 中从 connect() 到 SYN 的函数"),
	"flood-mechanism": skill("How a SYN flood works", "SYN 洪泛的原理"),
	"flood-signs": skill("How to see a SYN flood", "如何发现 SYN 洪泛"),
	"denial-kinds": skill("DoS, DDoS, DRDoS and Smurf", "DoS、DDoS、DRDoS 与 Smurf"),
	"defence-costs": skill("What a defence costs", "防御手段的代价"),
	"address-filtering": skill("Filtering of forged addresses", "过滤伪造的源地址"),
	"port-scan": skill("What a scan tells", "扫描能得知什么"),
	"session-hijacking": skill("How a session is hijacked", "会话劫持的原理"),
	encryption: skill("What encryption does and does not protect", "加密能保护什么、不能保护什么"),
} as const satisfies Record<string, Localized>;

export type BankSkillId = keyof typeof BANK_SKILLS;

export type QuestionSkill = SkillId | BankSkillId;

export const QUESTION_SKILLS = [...SKILL_IDS, ...Object.keys(BANK_SKILLS)] as readonly QuestionSkill[];
