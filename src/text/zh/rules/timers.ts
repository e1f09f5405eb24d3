// What timers do: retransmission, giving up, keep-alive, the ends of waiting states (RFC 6298; RFC 9293, 3.8 and 3.10.8).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const TIMER_RULES = {
	"syn-retransmitted": rule(
		({ wait, sent }) =>
			`定时器${wait === null ? "" : ` ${wait}后`}到期，还没有应答完成握手，所以重传同一个 SYN${sent}，序号不变。`,
	),
	"syn-ack-retransmitted": rule(
		({ wait, sent }) => `${within(wait)}没有 ACK 完成握手，所以重传同一个 SYN,ACK${sent}，序号不变。`,
	),
	"data-retransmitted": rule(
		({ wait, sent }) =>
			`${wait === null ? "没有得到确认的数据视为丢失" : `${wait}内最早的数据没有得到确认`}，所以重传${sent}，各字节的序号不变。`,
	),
	"fin-retransmitted": rule(
		({ wait, host, sent }) =>
			`${wait === null ? "" : `${wait}内`}${host}的 FIN 没有得到确认${wait === null ? "，视为丢失" : ""}，所以重传${sent}，同时置 ACK，FIN 的序号不变。`,
	),
	"rto-doubles": rule(() => "重传定时器每超时一次，下一次等待就加倍，直到上限；有些系统最初几次重传 SYN 时不加倍。"),
	"syn-gives-up": rule(
		({ wait, ends }) =>
			`SYN 的重传次数用尽，最后一次等待${wait === null ? "" : ` ${wait}`}仍未建立连接：connect() 以 ETIMEDOUT 失败，${ends}。`,
	),
	"retransmission-gives-up": rule(({ ends }) => `最早的报文段已重传到允许的限度，仍没有得到确认：${ends}。`),
	"keepalive-probe": rule(({ sentSegment }) =>
		sentSegment === null
			? "保活探测询问久无音讯的对方是否还在：它是一个序号减 1 的 ACK，对方必须应答。"
			: `已有一段时间没有收到对方的报文段。${sentSegment}是保活探测：序号减 1 的 ACK，对方若还在就必须应答。`,
	),
	"keepalive-gives-up": rule(({ sent, ends }) => `保活探测都没有得到应答：发送复位${sent}，${ends}。`),
	"fin-wait-2-expires": rule(
		({ wait, peer, ends }) =>
			`已没有应用程序持有这个连接，${peer}的 FIN 又没有在 ${wait ?? "tcp_fin_timeout "}内到来：${ends}，不经过 TIME-WAIT。`,
	),
	"time-wait-expires": rule(
		({ wait, ends }) =>
			`TIME-WAIT ${wait === null ? "" : `持续 ${wait}后`}结束：足以再次确认重传的 FIN，也足以让旧报文段在网络中消失。${ends}。`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;

function within(wait: string | null): string {
	return wait === null ? "在规定时间内" : `${wait}内`;
}
