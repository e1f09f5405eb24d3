// How a connection closes: the FINs, their ACKs, and who waits in TIME-WAIT (RFC 9293, 3.6 and 3.10.7.4).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const CLOSE_RULES = {
	"close-sends-fin": rule(({ host, sentSegment, entered, moves }) => {
		if (entered) return `${host}关闭自己的发送方向：在最后的数据之后发送 FIN，${moves("")}。`;
		return sentSegment === null
			? "每一端都在最后的数据之后发送一个 FIN；再次关闭不会再发一个。"
			: `${host}关闭自己的发送方向：先发完剩余数据，再发 FIN。${sentSegment}同时置 ACK，连接建立后通常如此。`;
	}),
	"close-after-peer-fin": rule(
		({ peer, host, sentSegment, entered, moves }) =>
			`${peer}此前已关闭发送方向，现在${host}也关闭：在最后的数据之后发送 FIN，${moves("等待最后的 ACK")}。${entered || sentSegment === null ? "" : `${sentSegment}同时置 ACK。`}`,
	),
	"close-in-syn-sent": rule(({ ends }) => `SYN-SENT 时连接还没有建立，无须挥手：不发送 FIN，也不发送 RST，${ends}。`),
	"close-in-syn-received": rule(
		({ host, moves }) =>
			`应用程序在${host}处于 SYN-RECEIVED 时就关闭了：剩余数据之后发送 FIN，${host}${moves("随后进入 FIN-WAIT-1")}。`,
	),
	"fin-acked": rule(
		({ arrived, host, peer, moves }) =>
			`${arrived}确认了${host}的 FIN：${host}${moves("进入 FIN-WAIT-2")}，等待${peer}的 FIN。`,
	),
	"fin-acked-while-closing": rule(
		({ arrived, host, peer, moves }) =>
			`${arrived}确认了${host}的 FIN，而${peer}的 FIN 此前已经到达：${host}${moves("进入 TIME-WAIT")}。`,
	),
	"fin-acked-in-last-ack": rule(
		({ arrived, host, ends }) => `${arrived}确认了${host}的 FIN，再没有要等的：${ends}。后关闭的一方没有 TIME-WAIT。`,
	),
	"fin-received": rule(({ peer, host, sentSegment, entered, moves }) => {
		if (entered) return `${peer}的 FIN 及其之前的数据都已收到：${host}${moves("")}，在自己的应用程序关闭之前仍可发送。`;
		return sentSegment === null
			? `${peer}的 FIN 及其之前的数据都已收到；FIN 占用一个序号，确认号要计入它。`
			: `${peer}的 FIN 及其之前的数据都已收到。${sentSegment}予以确认，其中 FIN 占用一个序号。`;
	}),
	"fin-crosses-fin": rule(
		({ peer, host, moves }) =>
			`已收到${peer}的 FIN，但${host}自己的 FIN 尚未得到确认：${host}${moves("进入 CLOSING")}，等待对自己 FIN 的 ACK。`,
	),
	"fin-received-in-fin-wait-2": rule(
		({ peer, host, moves }) =>
			`${peer}也关闭了：${host}确认这个 FIN，${moves("进入 TIME-WAIT")}，以防这个 ACK 丢失、FIN 重传过来。`,
	),
	"fin-with-ack-of-fin": rule(
		({ peer, host, moves }) =>
			`${peer}的 FIN 与它对${host} FIN 的确认在同一个报文段中，两个方向都已关闭：${host}${moves("进入 TIME-WAIT")}。`,
	),
	"fin-repeated": rule(
		({ peer, sent }) => `${peer}的 FIN 此前已经收下，现在又来一次，例如因为 ACK 丢失：再次确认${sent}，确认号不变。`,
	),
	"time-wait-ignores": rule(
		({ arrived }) => `TIME-WAIT 中不会再有新内容：${arrived}既不是重传的 FIN，也没有差错，忽略。`,
	),
	"time-wait-acks-again": rule(({ arrived, sent }) =>
		sent === ""
			? "TIME-WAIT 的作用是再次确认重传的 FIN；序号正是所期望的纯 ACK 无须应答。"
			: `${arrived}到达时连接处于 TIME-WAIT，所以再次应答 ACK${sent}：上一个 ACK 可能丢失了。`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
