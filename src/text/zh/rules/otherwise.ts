// What one would have seen if things had gone otherwise, in Chinese: said after the rule of a state or of flags.
import type { RuleOtherwise } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const otherwise: RuleOtherwise = {
	"active-open-sends-syn": rule(() => "如果那里没有进程监听，收到的会是 RST,ACK。"),
	"listen-answers-syn": rule(() => "自己的 SYN 得到确认后才进入 ESTABLISHED。"),
	"syn-ack-completes-active-open": rule(() => "如果没有收到 SYN,ACK，它会重传 SYN。"),
	"ack-completes-passive-open": rule(() => "如果没有收到这个 ACK，它会重传 SYN,ACK。"),
	"simultaneous-open": rule(() => "若其中还有对自己 SYN 的确认，就直接进入 ESTABLISHED。"),
	"close-sends-fin": rule(() => "如果是异常中止，发出的会是 RST。"),
	"close-after-peer-fin": rule(() => "在此之前它会一直停在 CLOSE-WAIT。"),
	"fin-acked": rule(() => "没有这个 ACK，它会重传 FIN。"),
	"fin-acked-while-closing": rule(() => "没有这个 ACK，它会重传 FIN。"),
	"fin-acked-in-last-ack": rule(() => "没有这个 ACK，它会重传 FIN。"),
	"fin-crosses-fin": rule(() => "如果同一报文段还带有这个 ACK，就已进入 TIME-WAIT。"),
	"fin-with-ack-of-fin": rule(() => "如果 FIN 不带这个确认，就会进入 CLOSING。"),
	"abort-sends-reset": rule(({ reset }) =>
		reset === "RST,ACK" ? "Linux 还会置 ACK；按 RFC 9293 只置 RST。" : "如果正常关闭，会发送 FIN 并等待对它的 ACK。",
	),
	"close-with-unread-data-resets": rule(() => "如果数据都已读完，发出的会是 FIN。"),
	"time-wait-accepts-new-syn": rule(() => "如果序号较低，只会再得到最后的 ACK。"),
	"duplicate-syn-answered": rule(({ sentFlags }) =>
		sentFlags === "SYN,ACK"
			? "Linux 会重传 SYN,ACK；按 RFC 9293 只回一个 ACK。"
			: "来自别的端口的 SYN 才会产生新条目。",
	),
	"data-after-close-resets": rule(() => "若只调用 shutdown(SHUT_WR)，数据仍会被接收。"),
	"retransmission-gives-up": rule(() => "只要收到对它的 ACK，就不会放弃。"),
	"keepalive-gives-up": rule(() => "只要有一次应答，连接就会保持。"),
	"reset-returns-to-listen": rule(() => "如果没有它，SYN,ACK 会一直重传到放弃为止。"),
	"syn-sent-refused": rule(() => "如果没有任何应答，它会重传 SYN。"),
	"reset-exact": rule(() => "如果序号在窗口内却不等于期望值，只会引来挑战 ACK。"),
	"syn-queue-full-drops-syn": rule(() => "如果有空位，就会应答 SYN,ACK。"),
	"syn-cookie-keeps-no-entry": rule(() => "确认号等于这个序号加 1 的 ACK 到达后，连接才建立。"),
	"syn-retransmitted": rule(() => "如果 SYN,ACK 及时到达，定时器就会停止。"),
	"syn-ack-retransmitted": rule(() => "如果 ACK 及时到达，定时器就会停止。"),
	"fin-retransmitted": rule(() => "如果 ACK 及时到达，定时器就会停止。"),
	"data-retransmitted": rule(() => "如果 ACK 及时到达，定时器就会停止。"),
	"syn-gives-up": rule(() => "如果收到 RST，立即就会得知 ECONNREFUSED。"),
};
