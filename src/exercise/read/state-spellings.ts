// The names that each TCP state goes by, squashed (upper case, no spaces, hyphens, underscores).
// Sources: RFC 9293, Linux (`ss`, `netstat`, kernel TCP_*), BSD (TCPS_*), Windows (MIB_TCP_STATE_*), Stevens, and
// the Chinese textbooks. Digits are Arabic, Roman or Chinese.
import type { State } from "../../tcp/state.ts";

export const STATE_SPELLINGS: Readonly<Record<State, readonly string[]>> = {
	// CLOSE is Linux's name for CLOSED, not for CLOSING or CLOSE-WAIT.
	CLOSED: ["CLOSED", "CLOSE", "关闭", "已关闭", "连接关闭", "连接已关闭"],
	LISTEN: ["LISTEN", "LISTENING", "监听", "监听中", "正在监听", "侦听", "倾听", "收听"],
	"SYN-SENT": ["SYNSENT", "SYNSEND", "同步已发送", "同步发送", "同步已发出", "SYN已发送", "SYN已发出"],
	"SYN-RECEIVED": [
		"SYNRECEIVED",
		"SYNRECIEVED",
		"SYNRECEIVE",
		"SYNRCVD",
		"SYNRECVD",
		"SYNRECV",
		"SYNRCV",
		"SYNREC",
		"NEWSYNRECV",
		"同步收到",
		"同步已收到",
		"同步接收",
		"同步已接收",
		"SYN收到",
		"SYN已收到",
		"SYN已接收",
	],
	ESTABLISHED: ["ESTABLISHED", "ESTABLISH", "ESTAB", "EST", "已建立", "已建立连接", "连接已建立", "连接建立", "已连接"],
	"FIN-WAIT-1": [
		"FINWAIT1",
		"FINWAITI",
		"FINWAITONE",
		"终止等待1",
		"终止等待一",
		"结束等待1",
		"FIN等待1",
		"FIN等待一",
		"等待终止1",
	],
	"FIN-WAIT-2": [
		"FINWAIT2",
		"FINWAITII",
		"FINWAITTWO",
		"终止等待2",
		"终止等待二",
		"结束等待2",
		"FIN等待2",
		"FIN等待二",
		"等待终止2",
	],
	"CLOSE-WAIT": ["CLOSEWAIT", "CLOSEDWAIT", "关闭等待", "等待关闭"],
	CLOSING: ["CLOSING", "正在关闭", "关闭中"],
	"LAST-ACK": ["LASTACK", "最后确认", "最后的确认", "等待最后确认", "最后ACK"],
	"TIME-WAIT": ["TIMEWAIT", "TIMEDWAIT", "2MSLWAIT", "时间等待", "计时等待", "2MSL等待"],
};

/** Names that fit several states: the reader asks which was meant instead of guessing. */
export const AMBIGUOUS_SPELLINGS: ReadonlyMap<string, readonly State[]> = new Map([
	["FINWAIT", ["FIN-WAIT-1", "FIN-WAIT-2"]],
	["终止等待", ["FIN-WAIT-1", "FIN-WAIT-2"]],
	["结束等待", ["FIN-WAIT-1", "FIN-WAIT-2"]],
	["FIN等待", ["FIN-WAIT-1", "FIN-WAIT-2"]],
	["SYN", ["SYN-SENT", "SYN-RECEIVED"]],
	["同步", ["SYN-SENT", "SYN-RECEIVED"]],
	["WAIT", ["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "TIME-WAIT"]],
	["等待", ["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "TIME-WAIT"]],
	["CLOSINGWAIT", ["CLOSING", "CLOSE-WAIT"]],
	["HALFCLOSED", ["FIN-WAIT-2", "CLOSE-WAIT"]],
	["HALFCLOSE", ["FIN-WAIT-2", "CLOSE-WAIT"]],
	["半关闭", ["FIN-WAIT-2", "CLOSE-WAIT"]],
	["OPEN", ["LISTEN", "ESTABLISHED"]],
	["OPENED", ["LISTEN", "ESTABLISHED"]],
	["打开", ["LISTEN", "ESTABLISHED"]],
]);
