// What timers do: retransmission, giving up, keep-alive, the ends of waiting states (RFC 6298; RFC 9293, 3.8 and 3.10.8).
import { type RuleSentence, rule } from "./rule-words.ts";

export const TIMER_RULES = {
	"syn-retransmitted": rule(
		({ wait, sent }) =>
			`No answer has completed the handshake ${within(wait)}, so the same SYN goes out again${sent}, with the same sequence number.`,
		({ wait, sent }) => `${withinZh(wait)}没有应答完成握手，所以重传同一个 SYN${sent}，序号不变。`,
	),
	"syn-ack-retransmitted": rule(
		({ wait, sent }) =>
			`No ACK has completed the handshake ${within(wait)}, so the same SYN,ACK goes out again${sent}, with the same sequence number.`,
		({ wait, sent }) => `${withinZh(wait)}没有 ACK 完成握手，所以重传同一个 SYN,ACK${sent}，序号不变。`,
	),
	"data-retransmitted": rule(
		({ wait, sent }) =>
			`${wait === null ? "Data that is not acknowledged is taken for lost" : `The oldest data has not been acknowledged within ${wait}`}, so it goes out again${sent}, each octet with the number it had.`,
		({ wait, sent }) =>
			`${wait === null ? "没有得到确认的数据视为丢失" : `${wait}内最早的数据没有得到确认`}，所以重传${sent}，各字节的序号不变。`,
	),
	"fin-retransmitted": rule(
		({ wait, Host, sent }) =>
			`${Host}'s FIN ${wait === null ? "is not acknowledged and taken for lost" : `has not been acknowledged within ${wait}`}, so it goes out again${sent} with ACK set and keeps its number.`,
		({ wait, host, sent }) =>
			`${wait === null ? "" : `${wait}内`}${host}的 FIN 没有得到确认${wait === null ? "，视为丢失" : ""}，所以重传${sent}，同时置 ACK，FIN 的序号不变。`,
	),
	"rto-doubles": rule(
		() =>
			"Each time the retransmission timer expires, the next wait is twice as long, up to a limit; some systems first repeat a SYN a few times without doubling.",
		() => "重传定时器每超时一次，下一次等待就加倍，直到上限；有些系统最初几次重传 SYN 时不加倍。",
	),
	"syn-gives-up": rule(
		({ wait, ends }) =>
			`All retransmissions of the SYN are used up, and one more wait${wait === null ? "" : ` of ${wait}`} brought no connection: connect() fails with ETIMEDOUT, and ${ends}.`,
		({ wait, ends }) =>
			`SYN 的重传次数用尽，最后一次等待${wait === null ? "" : ` ${wait}`}仍未建立连接：connect() 以 ETIMEDOUT 失败，${ends}。`,
	),
	"retransmission-gives-up": rule(
		({ ends }) =>
			`The oldest segment has been retransmitted for as long as is allowed and is still unacknowledged: ${ends}.`,
		({ ends }) => `最早的报文段已重传到允许的限度，仍没有得到确认：${ends}。`,
	),
	"keepalive-probe": rule(
		({ Sent }) =>
			Sent === null
				? "A keep-alive probe asks a peer that has been silent whether it is still there: an ACK one sequence number too low, which must be answered."
				: `Nothing has been heard for a while. ${Sent} is a keep-alive probe: an ACK one sequence number too low, which a live peer must answer.`,
		({ Sent }) =>
			Sent === null
				? "保活探测询问久无音讯的对方是否还在：它是一个序号减 1 的 ACK，对方必须应答。"
				: `已有一段时间没有收到对方的报文段。${Sent}是保活探测：序号减 1 的 ACK，对方若还在就必须应答。`,
	),
	"keepalive-gives-up": rule(
		({ sent, ends }) => `No keep-alive probe has been answered: a reset${sent} is sent, and ${ends}.`,
		({ sent, ends }) => `保活探测都没有得到应答：发送复位${sent}，${ends}。`,
	),
	"fin-wait-2-expires": rule(
		({ wait, peer, ends }) =>
			`No application holds the connection any more, and ${wait === null ? "" : `after ${wait} `}${peer}'s FIN is still awaited: ${ends}. TIME-WAIT is left out.`,
		({ wait, peer, ends }) =>
			`已没有应用程序持有这个连接，${wait === null ? "" : `过了 ${wait}`}仍在等待${peer}的 FIN：${ends}，不经过 TIME-WAIT。`,
	),
	"time-wait-expires": rule(
		({ wait, ends }) =>
			`TIME-WAIT is over${wait === null ? "" : ` after ${wait}`}: time enough for a repeated FIN to be acknowledged again and for old segments to die out. So ${ends}.`,
		({ wait, ends }) =>
			`TIME-WAIT ${wait === null ? "" : `持续 ${wait}后`}结束：足以再次确认重传的 FIN，也足以让旧报文段在网络中消失。${ends}。`,
	),
} as const satisfies Record<string, RuleSentence>;

function within(wait: string | null): string {
	return wait === null ? "in time" : `within ${wait}`;
}

function withinZh(wait: string | null): string {
	return wait === null ? "在规定时间内" : `${wait}内`;
}
