// How a connection closes: the FINs, their ACKs, and who waits in TIME-WAIT (RFC 9293, 3.6 and 3.10.7.4).
import { type RuleSentence, rule } from "./rule-words.ts";

export const CLOSE_RULES = {
	"close-sends-fin": rule(
		({ Host, Sent, entered, moves }) => {
			if (entered) return `${Host} closes its direction: its FIN goes out behind the last data, and it ${moves("")}.`;
			return Sent === null
				? "Each end sends one FIN, behind its last data; closing again sends no second one."
				: `${Host} closes its direction: any data left goes out, then the FIN. ${Sent} has ACK set too, as usual once connected.`;
		},
		({ Host, Sent, entered, moves }) => {
			if (entered) return `${Host}关闭自己的发送方向：在最后的数据之后发送 FIN，${moves("")}。`;
			return Sent === null
				? "每一端都在最后的数据之后发送一个 FIN；再次关闭不会再发一个。"
				: `${Host}关闭自己的发送方向：先发完剩余数据，再发 FIN。${Sent}同时置 ACK，连接建立后通常如此。`;
		},
	),
	"close-after-peer-fin": rule(
		({ Peer, host, Sent, entered, moves }) =>
			`${Peer} has closed its direction before; now ${host} closes too: its FIN goes out behind its last data, and it ${moves("waits for the last ACK")}.${entered || Sent === null ? "" : ` ${Sent} has ACK set too.`}`,
		({ peer, host, Sent, entered, moves }) =>
			`${peer}此前已关闭发送方向，现在${host}也关闭：在最后的数据之后发送 FIN，${moves("等待最后的 ACK")}。${entered || Sent === null ? "" : `${Sent}同时置 ACK。`}`,
	),
	"close-in-syn-sent": rule(
		({ ends }) => `In SYN-SENT there is no connection to close in good order: no FIN and no RST is sent, and ${ends}.`,
		({ ends }) => `SYN-SENT 时连接还没有建立，无须挥手：不发送 FIN，也不发送 RST，${ends}。`,
	),
	"close-in-syn-received": rule(
		({ host, moves }) =>
			`The application closed while ${host} was in SYN-RECEIVED: a FIN follows whatever data is left, and ${host} ${moves("goes on to FIN-WAIT-1")}.`,
		({ host, moves }) =>
			`应用程序在${host}处于 SYN-RECEIVED 时就关闭了：剩余数据之后发送 FIN，${host}${moves("随后进入 FIN-WAIT-1")}。`,
	),
	"fin-acked": rule(
		({ Arrived, host, peer, moves }) =>
			`${Arrived} acknowledges ${host}'s FIN: ${host} ${moves("goes to FIN-WAIT-2")}, where it waits for ${peer}'s FIN.`,
		({ Arrived, host, peer, moves }) =>
			`${Arrived}确认了${host}的 FIN：${host}${moves("进入 FIN-WAIT-2")}，等待${peer}的 FIN。`,
	),
	"fin-acked-while-closing": rule(
		({ Arrived, host, peer, moves }) =>
			`${Arrived} acknowledges ${host}'s FIN, and ${peer}'s FIN has come before: ${host} ${moves("goes to TIME-WAIT")}.`,
		({ Arrived, host, peer, moves }) =>
			`${Arrived}确认了${host}的 FIN，而${peer}的 FIN 此前已经到达：${host}${moves("进入 TIME-WAIT")}。`,
	),
	"fin-acked-in-last-ack": rule(
		({ Arrived, host, ends }) =>
			`${Arrived} acknowledges ${host}'s FIN, the last thing it waited for: ${ends}. The end that closes second has no TIME-WAIT.`,
		({ Arrived, host, ends }) => `${Arrived}确认了${host}的 FIN，再没有要等的：${ends}。后关闭的一方没有 TIME-WAIT。`,
	),
	"fin-received": rule(
		({ peer, host, Sent, entered, moves }) => {
			if (entered)
				return `Everything up to ${peer}'s FIN has arrived: ${host} ${moves("")} and can go on sending until its own application closes.`;
			return Sent === null
				? `Everything up to ${peer}'s FIN has arrived; the FIN takes one sequence number, which the ACK counts.`
				: `Everything up to ${peer}'s FIN has arrived. ${Sent} acknowledges it and counts one number for the FIN.`;
		},
		({ peer, host, Sent, entered, moves }) => {
			if (entered) return `直到${peer}的 FIN，内容都已到达：${host}${moves("")}，在自己的应用程序关闭之前仍可发送。`;
			return Sent === null
				? `直到${peer}的 FIN，内容都已到达；FIN 占用一个序号，确认号要计入它。`
				: `直到${peer}的 FIN，内容都已到达。${Sent}予以确认，FIN 计一个序号。`;
		},
	),
	"fin-crosses-fin": rule(
		({ Peer, host, moves }) =>
			`${Peer}'s FIN is here, but ${host}'s own FIN is not acknowledged yet: ${host} ${moves("goes to CLOSING")} and waits for that ACK.`,
		({ peer, host, moves }) =>
			`已收到${peer}的 FIN，但${host}自己的 FIN 尚未得到确认：${host}${moves("进入 CLOSING")}，等待对自己 FIN 的 ACK。`,
	),
	"fin-received-in-fin-wait-2": rule(
		({ Peer, host, moves }) =>
			`${Peer} has closed too: ${host} acknowledges the FIN and ${moves("goes to TIME-WAIT")}, in case that ACK is lost and the FIN comes again.`,
		({ peer, host, moves }) =>
			`${peer}也关闭了：${host}确认这个 FIN，${moves("进入 TIME-WAIT")}，以防这个 ACK 丢失、FIN 重传过来。`,
	),
	"fin-with-ack-of-fin": rule(
		({ Peer, host, moves }) =>
			`${Peer}'s FIN and its ACK of ${host}'s FIN came in one segment, so both directions are closed: ${host} ${moves("goes to TIME-WAIT")}.`,
		({ peer, host, moves }) =>
			`${peer}的 FIN 与它对${host} FIN 的确认在同一个报文段中，两个方向都已关闭：${host}${moves("进入 TIME-WAIT")}。`,
	),
	"fin-repeated": rule(
		({ Peer, sent }) =>
			`${Peer}'s FIN was taken before and comes again, as after a lost ACK: it is acknowledged once more${sent}, with the same number.`,
		({ peer, sent }) => `${peer}的 FIN 此前已经收下，现在又来一次，例如因为 ACK 丢失：再次确认${sent}，确认号不变。`,
	),
	"time-wait-acks-again": rule(
		({ Arrived, sent }) =>
			sent === ""
				? "TIME-WAIT is there to acknowledge a repeated FIN again. An ACK alone, with the number that is expected, needs no answer."
				: `${Arrived} finds TIME-WAIT, so it is answered with the ACK once more${sent}: the last one may have been lost.`,
		({ Arrived, sent }) =>
			sent === ""
				? "TIME-WAIT 的作用是再次确认重传的 FIN；序号正是所期望的纯 ACK 无须应答。"
				: `${Arrived}到达时连接处于 TIME-WAIT，所以再次应答 ACK${sent}：上一个 ACK 可能丢失了。`,
	),
} as const satisfies Record<string, RuleSentence>;
