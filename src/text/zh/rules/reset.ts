// Who sends a RST, who believes one, and what is only questioned (RFC 9293, 3.5.2, 3.5.3 and 3.10.7; RFC 5961).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const RESET_RULES = {
	"closed-answers-reset": rule(
		({ arrived, sent }) =>
			`没有连接或监听套接字接收${arrived}，所以发送复位${sent}：应答带 ACK 的报文段只置 RST，应答不带 ACK 的则是序号为 0 的 RST,ACK。`,
	),
	"closed-ignores-reset": rule(() => "绝不用 RST 应答 RST，否则两端会无休止地互相复位：丢弃。"),
	"listen-ignores-reset": rule(() => "处于 LISTEN 时没有可供 RST 终止的连接：忽略。"),
	"listen-resets-ack": rule(
		({ arrived, sent }) =>
			`处于 LISTEN 时没有可供${arrived}确认的连接，所以对这个 ACK 用 RST${sent}应答，其序号取自该确认号。`,
	),
	"syn-sent-resets-bad-ack": rule(
		({ arrived, host, sent }) =>
			`${arrived}带有 ACK，但确认的不是${host}的 SYN：用 RST${sent}应答，${host}仍处于 SYN-SENT。`,
	),
	"syn-sent-ignores-reset": rule(
		({ host }) => `在 SYN-SENT，只有确认了${host}的 SYN 的 RST 才有效；这个 RST 没有确认它，所以丢弃。`,
	),
	"syn-sent-refused": rule(({ host, ends }) => `RST 确认了${host}的 SYN，正是在拒绝这次连接请求：${ends}。`),
	"abort-sends-reset": rule(({ sentSegment, reset, entered, ends }) => {
		if (sentSegment !== null) return `异常中止立即放弃连接：${sentSegment}是 ${reset}，此后不再发送，也不再等待。`;
		return entered
			? `异常中止立即放弃连接，不发送 FIN：${ends}。`
			: "异常中止不发送 FIN：应用程序直接放弃连接，而不是正常关闭。";
	}),
	"close-with-unread-data-resets": rule(
		({ sent, reset, ends }) => `应用程序没有读完已到达的数据就关闭，所以 TCP 不发 FIN，而发 ${reset}${sent}，${ends}。`,
	),
	"close-stops-listening": rule(
		({ sentSegment, reset }) =>
			`关闭监听套接字时，尚未被 accept() 取走的连接会被复位${sentSegment === null ? "" : `：${sentSegment}是 ${reset}`}。`,
	),
	"data-after-close-resets": rule(
		({ arrived, host, sent, ends }) =>
			`${arrived}带来新内容，但${host}的应用程序已不再接收：发送复位${sent}，${ends}。`,
	),
	"bad-ack-in-syn-received": rule(
		({ arrived, host, sent }) => `${arrived}确认的不是${host}的 SYN，所以用 RST${sent}应答；半连接保持不变。`,
	),
	"reset-exact": rule(
		({ ends }) => `RST 的序号符合要求（通常必须正好是期望收到的下一个序号）才有效。这个 RST 有效：${ends}，不作应答。`,
	),
	"reset-at-fin-accepted": rule(
		({ ends }) => `RST 的序号与先前的 FIN 相同，比期望的序号小 1；这个系统也认为它有效：${ends}。`,
	),
	"reset-returns-to-listen": rule(() => "有效的 RST 终止由监听方被动打开的半连接：条目被释放，监听方继续监听。"),
	"reset-inexact-challenged": rule(
		({ sent }) => `RST 的序号在窗口内，但不是期望收到的下一个序号，可能是伪造的：用挑战 ACK${sent}应答，状态不变。`,
	),
	"reset-outside-window-ignored": rule(() => "RST 的序号在接收窗口之外：丢弃，不作应答。"),
	"reset-ignored-in-time-wait": rule(() => "这个 RST 不得提前结束 TIME-WAIT：忽略它，继续等待。"),
	"syn-challenged": rule(
		({ sent }) =>
			`此时不该有 SYN，它可能是重传的、旧的或伪造的：用挑战 ACK${sent}应答，状态不变。如果对方确实重启过，会对此发送 RST。`,
	),
	"own-address-as-source-dropped": rule(
		({ arrived }) => `${arrived}的源地址是接收方自己的地址，显然不合法：丢弃，不作应答。`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
